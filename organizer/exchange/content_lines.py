"""Content lines, as vCard and iCalendar share them: reading them physically, taking one apart, folding one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

_LINE = re.compile(r'(?:([\w-]+)\.)?([\w-]+)[ \t]*((?:;(?:[^:;"]|"[^"]*")*)*):(.*)', re.DOTALL)
_FOLD_AT = 75


class Line(NamedTuple):
    """One content line, unfolded. `params` and `value` stand as they are written: quoted, escaped."""

    group: str
    """'' for none."""
    name: str
    """In upper case."""
    params: str
    """From the first semicolon up to the colon, '' for none."""
    value: str

    @property
    def text(self) -> str:
        """The whole line."""
        return f"{self.group}.{self.bare}" if self.group else self.bare

    @property
    def bare(self) -> str:
        """The line without its group."""
        return f"{self.name}{self.params}:{self.value}"


def line_of(text: str) -> Line | None:
    """A line from its unfolded text, or None when it is no content line."""
    match = _LINE.match(text)
    if match is None:
        return None
    group, name, params, value = match.groups("")
    return Line(group, name.upper(), params, value)


def folded(text: str) -> str:
    """A line as it stands in a file: at most 75 octets each, never split inside a character, no end."""
    if len(text) <= _FOLD_AT and text.isascii():
        return text
    if text.isascii():
        rest = [text[at : at + _FOLD_AT - 1] for at in range(_FOLD_AT, len(text), _FOLD_AT - 1)]
        return "\r\n ".join((text[:_FOLD_AT], *rest))
    data, out, start = text.encode(), [], 0
    limit = _FOLD_AT
    while len(data) - start > limit:
        end = start + limit
        while data[end] & 0xC0 == 0x80:
            end -= 1
        out.append(data[start:end])
        start, limit = end, _FOLD_AT - 1
    out.append(data[start:])
    return b"\r\n ".join(out).decode()


def physical_lines(stream: BinaryIO, limit: int) -> Iterator[bytes | None]:
    """Lines without their ends; None for one that is longer than the limit. The mark of UTF-8 is taken off."""
    first = True
    while line := stream.readline(limit + 1):
        if len(line) > limit and not line.endswith(b"\n"):
            del line
            while chunk := stream.readline(1 << 20):
                if chunk.endswith(b"\n"):
                    break
            yield None
            continue
        if first:
            line, first = line.removeprefix(b"\xef\xbb\xbf"), False
        yield line.rstrip(b"\r\n")
