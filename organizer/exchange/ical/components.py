"""The components of a calendar file, one after another; memory is bounded by the largest that is accepted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, NamedTuple

from organizer.exchange.content_lines import Line, line_of, physical_lines
from organizer.exchange.source import decoded
from organizer.kernel.text import cleaned

LINE_LIMIT = 2_000_000
"""Bytes of one line."""
COMPONENT_LIMIT = 4_000_000
"""Bytes of one component with all that lies in it. Pictures as large as that are not for a calendar."""
DEPTH_LIMIT = 6
"""How deep components may lie in one another; an alarm in an event in a calendar makes three."""


class Numbered(NamedTuple):
    """A content line and where it stands in the file, counted from 1."""

    number: int
    line: Line


@dataclass(slots=True)
class Component:
    """What lies between BEGIN and END: its lines in order, and those of inner components with their BEGIN and END."""

    name: str
    """In upper case: VEVENT."""
    number: int
    """The line of BEGIN, counted from 1."""
    lines: list[Numbered] = field(default_factory=list, repr=False)
    last: int = 0
    """The last line that belongs to it."""
    ended: bool = False
    broken: list[int] = field(default_factory=list)
    """The numbers of lines that are none."""
    trouble: str = ""
    """Why it cannot be read as a whole."""


@dataclass(slots=True)
class Calendar:
    """What a file says beside its components."""

    zone: str = ""
    """X-WR-TIMEZONE: where its UTC times are meant to be shown."""
    begun: int = 0
    """How many calendars begin in it."""
    unended: int = 0
    """The last line, if the file ends inside a calendar."""


class _Unfolded(NamedTuple):
    number: int
    text: str | None
    """None: longer than LINE_LIMIT."""


def _unfolded(stream: BinaryIO) -> Iterator[_Unfolded]:
    """Lines with their continuations joined as bytes, since some writers fold inside a character. Empty lines between a
    line and its continuation are passed over."""
    parts: list[bytes] = []
    start = size = 0
    for number, raw in enumerate(physical_lines(stream, LINE_LIMIT), 1):
        if raw is not None and not raw.strip():
            continue
        continues = bool(parts) and raw is not None and raw[:1] in (b" ", b"\t")
        if not continues:
            if parts:
                yield _joined(start, parts, size)
            parts, start, size = [], number, 0
        piece = b"" if raw is None else raw[1:] if continues else raw
        size += LINE_LIMIT + 1 if raw is None else len(piece)
        if size <= LINE_LIMIT or not parts:
            parts.append(piece)
    if parts:
        yield _joined(start, parts, size)


def _joined(start: int, parts: list[bytes], size: int) -> _Unfolded:
    return _Unfolded(start, None if size > LINE_LIMIT else cleaned(decoded(b"".join(parts))))


def components(stream: BinaryIO, calendar: Calendar) -> Iterator[Component]:
    """The components right inside the calendars of a file, in order; one that the file ends in is given too."""
    at: Component | None = None
    inner: list[str] = []
    size = number = 0
    open_calendars = 0
    for number, text in _unfolded(stream):
        line = line_of(text) if text is not None else None
        name = line.value.strip().upper() if line is not None and line.name in ("BEGIN", "END") else ""
        if at is None:
            if line is None or not name:
                if line is not None and line.name == "X-WR-TIMEZONE":
                    calendar.zone = line.value.strip()
            elif name == "VCALENDAR":
                open_calendars += 1 if line.name == "BEGIN" else -1
                calendar.begun += line.name == "BEGIN"
            elif line.name == "BEGIN":
                at, inner, size = Component(name, number, last=number), [], 0
            continue
        if name and line is not None and line.name == "END" and not inner and name in (at.name, "VCALENDAR"):
            # A component that is not closed ends with its calendar.
            at.ended, at.last = name == at.name, number
            open_calendars -= name == "VCALENDAR"
            yield at
            at = None
            continue
        if name and line is not None and line.name == "BEGIN" and not inner and name == at.name:
            yield at
            at, size = Component(name, number, last=number), 0
            continue
        at.last = number
        if line is None:
            if text is None:
                at.trouble = at.trouble or f"a line of it is longer than {LINE_LIMIT // 1_000_000} MB (line {number})"
            else:
                at.broken.append(number)
            continue
        if name:
            inner = _within(inner, line.name, name)
            if len(inner) > DEPTH_LIMIT:
                at.trouble = at.trouble or f"components lie in one another too deeply (line {number})"
                inner = inner[:DEPTH_LIMIT]
        size += len(line.value)
        if size > COMPONENT_LIMIT:
            at.trouble = at.trouble or f"it is larger than {COMPONENT_LIMIT // 1_000_000} MB"
        if at.trouble:
            at.lines.clear()
        else:
            at.lines.append(Numbered(number, line))
    if at is not None:
        yield at
    calendar.unended = number if open_calendars > 0 or at is not None else 0


def _within(inner: list[str], edge: str, name: str) -> list[str]:
    if edge == "BEGIN":
        return [*inner, name]
    return inner[: len(inner) - 1 - inner[::-1].index(name)] if name in inner else inner
