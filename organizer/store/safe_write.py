"""Writing a file so that its place holds the old one or the complete new one, whatever happens in between."""

from __future__ import annotations

import errno
import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from organizer.kernel.errors import EnvironmentFailure

if sys.platform != "win32":
    import fcntl

_BLOCK = 1 << 18
# A database in the making may have a log beside it.
_LEAVING = re.compile(r"\.organizer-[0-9a-f]{32}\.part(-wal|-shm|-journal)?")
_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is used up",
    errno.EFBIG: "it is too large for this disk",
    errno.EACCES: "the folder or the file is protected, or the file is open in another program",
    errno.EPERM: "the folder or the file is protected, or the file is open in another program",
    errno.EROFS: "the disk is read-only",
    errno.ENOENT: "the folder is not there any more",
    errno.ENOTDIR: "the folder is not there any more",
    errno.EISDIR: "a folder has that name",
    errno.ENAMETOOLONG: "the name is too long",
    errno.EIO: "the drive did not answer",
    errno.ENODEV: "the drive is gone",
    errno.ENXIO: "the drive is gone",
    errno.ESTALE: "the network drive is gone",
}


def write_safely(path: Path, chunks: Iterable[bytes]) -> None:
    """Put `chunks` one after the other into the file at `path`, readable by its owner alone (0600).

    Raises EnvironmentFailure, with the reason in plain words, when the file cannot be written; whatever `chunks`
    raises passes through. In both cases the old file is as it was and nothing is left beside it. A link at `path`
    is replaced, not followed.
    """
    folder = path.parent
    sweep_leavings(folder)
    part = folder / f".organizer-{os.urandom(16).hex()}.part"
    with _in_plain_words():
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        try:
            _hold(descriptor)
            _fill(descriptor, chunks)
        finally:
            os.close(descriptor)
        with _in_plain_words():
            part.replace(path)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise
    _sync_folder(folder)


def sweep_leavings(folder: Path) -> int:
    """Remove what writers that were killed left in a folder; how many. A file still being written is let be."""
    swept = 0
    with suppress(OSError):
        for entry in list(os.scandir(folder)):
            if _LEAVING.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                with suppress(OSError):
                    _remove_unheld(Path(entry.path))
                    swept += 1
    return swept


def _fill(descriptor: int, chunks: Iterable[bytes]) -> None:
    total, waiting = 0, bytearray()
    for chunk in chunks:
        waiting += chunk
        if len(waiting) >= _BLOCK:
            total += _write_all(descriptor, bytes(waiting))
            waiting.clear()
    total += _write_all(descriptor, bytes(waiting))
    with _in_plain_words():
        os.fsync(descriptor)
        if os.fstat(descriptor).st_size != total:
            raise OSError(errno.EIO, "short file")


def _write_all(descriptor: int, data: bytes) -> int:
    """Write every byte; a write may take fewer than it was given, and the next one says why."""
    view = memoryview(data)
    with _in_plain_words():
        while view:
            written = os.write(descriptor, view)
            if written <= 0:
                raise OSError(errno.EIO, "nothing written")
            view = view[written:]
    return len(data)


def _hold(descriptor: int) -> None:
    """Mark the file as being written, so that no other process sweeps it, and make its mode exact."""
    if sys.platform != "win32":  # There an open file cannot be removed, and modes are the folder's.
        with suppress(OSError):  # Some network drives know no locks or modes.
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            os.fchmod(descriptor, 0o600)


def _remove_unheld(part: Path) -> None:
    if sys.platform == "win32":
        part.unlink()
        return
    descriptor = os.open(part, os.O_RDONLY | os.O_NOFOLLOW)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        part.unlink()
    finally:
        os.close(descriptor)


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut. The file is whole already, so a refusal is no failure."""
    if sys.platform != "win32":
        with suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)


@contextmanager
def _in_plain_words() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, "the disk refused")
        raise EnvironmentFailure(f"The file could not be saved: {reason}. Nothing was changed.") from error
