"""Opening foreign files: size limits that are named, and deciding what their bytes mean as text."""

from __future__ import annotations

import codecs
import io
import re
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from organizer.kernel.errors import UnreadableFile

MB = 1_000_000
Opener = Callable[[], BinaryIO]
"""Opens the same bytes anew, from their beginning."""
Progress = Callable[[int, int], None]
"""Told how far a reader is: bytes done, bytes in all. May raise Cancelled."""

_CHUNK = 1 << 20
# Only these may be named by a file: some of Python's codecs run for ever or do other things than decode.
_CHARSET = re.compile(
    r"utf-?8|utf-?16(-?[lb]e)?|us-?ascii|ascii|iso[-_]?8859-?\d{1,2}|latin-?\d|windows-?\d{3,4}|cp-?\d{3,4}|"
    r"koi8-[ru]|shift[-_]?jis|gb2312|gbk|gb18030|big5|euc-(kr|jp)|macintosh",
    re.IGNORECASE,
)
_UTF8_SEQUENCE = re.compile(rb"[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def nothing(done: int, total: int) -> None:
    """A progress that nobody looks at."""


def size_of(path: Path, limit: int) -> int:
    """The size of a plain file in bytes. Raises UnreadableFile when it is none, not there, or beyond the limit."""
    try:
        status = path.stat()
    except OSError as error:
        raise UnreadableFile(path.name, f"cannot be opened ({error.strerror})") from None
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableFile(path.name, "is not a file")
    if status.st_size > limit:
        raise UnreadableFile(
            path.name,
            f"is larger than the {limit // MB:,} MB that are read of such a file ({status.st_size // MB:,} MB)",
        )
    return status.st_size


@contextmanager
def opened(path: Path, limit: int) -> Iterator[BinaryIO]:
    """The file's bytes. Raises UnreadableFile as `size_of` does."""
    size_of(path, limit)
    try:
        stream = path.open("rb")
    except OSError as error:
        raise UnreadableFile(path.name, f"cannot be opened ({error.strerror})") from None
    with stream:
        yield stream


def head_of(path: Path, limit: int, length: int = 1 << 16) -> bytes:
    """The first bytes of a file. Raises UnreadableFile as `size_of` does."""
    with opened(path, limit) as stream:
        return stream.read(length)


def is_utf16(head: bytes) -> str | None:
    """The codec of UTF-16 text, by its mark or by the NULs between plain letters; None for anything else."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    even, odd = head[0:200:2], head[1:200:2]
    for filled, empty, codec in ((even, odd, "utf-16-le"), (odd, even, "utf-16-be")):
        if len(head) >= 8 and b"\x00" not in filled and empty.count(0) > len(empty) * 3 // 4:
            return codec
    return None


def decoded(data: bytes, charset: str | None = None) -> str:
    """Bytes as text: by the charset they name, else UTF-8, else windows-1252, else Latin-1. Never fails."""
    named = [charset] if charset and _CHARSET.fullmatch(charset) else []
    for codec in (*named, "utf-8", "cp1252"):
        try:
            return data.decode(codec)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("latin-1")


def encoding_of(open_bytes: Opener, name: str) -> str:
    """The encoding of a whole text file: UTF-16 by its mark, UTF-8, or windows-1252.

    Raises UnreadableFile, with the line, for bytes that are neither, or that are UTF-8 in one place and not in another.
    """
    with open_bytes() as stream:
        head = stream.read(64)
        if codec := is_utf16(head):
            return codec
    failed = _first_undecodable(open_bytes, "utf-8")
    if failed is None:
        return "utf-8-sig"
    if _has_utf8(open_bytes):
        raise UnreadableFile(name, "the text is UTF-8 elsewhere, but not here", failed)
    if (wrong := _first_undecodable(open_bytes, "cp1252")) is not None:
        raise UnreadableFile(name, "the text is neither UTF-8 nor windows-1252", wrong)
    return "cp1252"


def _first_undecodable(open_bytes: Opener, codec: str) -> int | None:
    """The line of the first bytes that do not decode, or None."""
    decoder, line = codecs.getincrementaldecoder(codec)(), 1
    with open_bytes() as stream:
        while True:
            chunk = stream.read(_CHUNK)
            try:
                decoder.decode(chunk, final=not chunk)
            except UnicodeDecodeError as error:
                return line + chunk.count(b"\n", 0, error.start)
            if not chunk:
                return None
            line += chunk.count(b"\n")


def _has_utf8(open_bytes: Opener) -> bool:
    with open_bytes() as stream:
        return any(_UTF8_SEQUENCE.search(chunk) for chunk in iter(lambda: stream.read(_CHUNK), b""))


def as_lines(stream: BinaryIO, size: int, name: str, limit: int) -> BinaryIO:
    """The stream such that its lines end with a line feed and its text is not UTF-16.

    Only files that need it are rewritten, in memory, and these may be as large as `limit`. Raises UnreadableFile.
    """
    head = stream.read(1 << 16)
    stream.seek(0)
    codec = is_utf16(head)
    old_mac = b"\r" in head and b"\n" not in head
    if not codec and not old_mac:
        return stream
    if size > limit:
        raise UnreadableFile(name, f"is larger than the {limit // MB:,} MB that are read in this old form")
    data = stream.read()
    if codec:
        data = data.decode(codec, "replace").encode()
    return io.BytesIO(data.replace(b"\r\n", b"\n").replace(b"\r", b"\n"))
