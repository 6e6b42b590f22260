"""Blocks as a calendar file: what the fields say, then the properties that were kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from organizer.areas.calendar.model import DAY, TimeBlock
from organizer.areas.calendar.rules.instances import start_of
from organizer.exchange.content_lines import folded, line_of
from organizer.exchange.content_values import escape, unescape
from organizer.kernel.errors import FieldError
from organizer.kernel.frozen import frozen
from organizer.kernel.text import cleaned, one_line

from .own import OWN_CATEGORY, OWN_DONE, OWN_DUE, OWN_TAGS
from .values import At, when, written, written_length

_HEAD = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Organizer//Organizer 1//EN", "CALSCALE:GREGORIAN")
_ZONE_YEARS = (date(1970, 1, 1), date(2038, 1, 1))


@frozen
class Planned:
    """A block and what its fields point to."""

    block: TimeBlock
    uid: str
    """That of its series, where it is a changed instance."""
    series: TimeBlock | None = None
    category: str = ""


def calendar_text(
    planned: Iterable[Planned], zones: Iterable[str], others: Iterable[Iterable[str]] = ()
) -> Iterator[bytes]:
    """The file piece by piece. `zones` are the names of all zones that the blocks are in, `others` the lines of
    components that are no blocks."""
    yield _lines(_HEAD)
    for name in zones:
        yield zone_text(name)
    for each in planned:
        yield _lines(component_lines(each))
    for component in others:
        yield _lines(component)
    yield _lines(("END:VCALENDAR",))


def _lines(lines: Iterable[str]) -> bytes:
    return "".join(f"{folded(line)}\r\n" for line in lines).encode("utf-8", "replace")


def zone_text(name: str) -> bytes:
    """The VTIMEZONE of a zone, as far as programs look."""
    from icalendar import Timezone

    made: bytes = Timezone.from_tzid(name, first_date=_ZONE_YEARS[0], last_date=_ZONE_YEARS[1]).to_ical()
    return made


def zone_names(block: TimeBlock) -> Iterator[str]:
    """The zones that a block names."""
    if block.start is not None and not block.floating and isinstance(block.start.tzinfo, ZoneInfo):
        yield block.start.tzinfo.key
    if block.recurrence is not None and "TZID=" in block.recurrence.text:
        for line in block.recurrence.text.split("\n"):
            _, mark, rest = line.partition(":")[0].partition("TZID=")
            if mark:
                yield rest.partition(";")[0].strip('"')


def component_lines(planned: Planned) -> Iterator[str]:
    """The lines of one event or task. A block that has no day goes out as a task."""
    block = planned.block
    kept = block.kept.split("\n") if block.kept else []
    task = block.day is None
    own = [*_when_lines(planned), *_what_lines(planned)]
    names = {_name(line) for line in own}
    yield f"BEGIN:{'VTODO' if task else 'VEVENT'}"
    yield f"DTSTAMP:{block.changed.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    instead = {_name(line) for line in kept if _says_more(line, planned)}
    yield from (line for line in own if _name(line) not in instead)
    depth = 0
    for line in kept:
        depth += line.startswith("BEGIN:")
        if depth or _name(line) not in names or _name(line) in instead:
            yield line
        depth -= line.startswith("END:")
    yield f"END:{'VTODO' if task else 'VEVENT'}"


def _name(line: str) -> str:
    return line.partition(":")[0].partition(";")[0].upper()


def _says_more(line: str, planned: Planned) -> bool:
    """Whether a kept line says what a field says, and more, like a language or a time of day: it goes out instead."""
    found = line_of(line)
    block = planned.block
    if found is None:
        return False
    if found.name == "DUE":
        try:
            at = when(found, None)
        except FieldError:
            return False
        return (at.date() if isinstance(at, datetime) else at) == block.due
    fields = {"SUMMARY": block.title, "LOCATION": block.place, "UID": planned.uid}
    if found.name in fields:
        return one_line(unescape(found.value)) == fields[found.name]
    return found.name == "DESCRIPTION" and cleaned(unescape(found.value)) == block.notes


def _what_lines(planned: Planned) -> Iterator[str]:
    block = planned.block
    yield f"UID:{escape(planned.uid)}"
    yield f"SUMMARY:{escape(block.title)}"
    if block.place:
        yield f"LOCATION:{escape(block.place)}"
    if block.notes:
        yield f"DESCRIPTION:{escape(block.notes)}"
    words = [*([planned.category] if planned.category else []), *(t for t in block.tags if t != planned.category)]
    if words:
        yield f"CATEGORIES:{','.join(escape(word) for word in words)}"
    if planned.category:
        yield f"{OWN_CATEGORY}:{escape(planned.category)}"
    if words:
        yield f"{OWN_TAGS}:{','.join(escape(tag) for tag in block.tags)}"


def _when_lines(planned: Planned) -> Iterator[str]:
    block = planned.block
    if block.day is None:
        if block.due is not None:
            yield written("DUE", block.due)
        yield f"ESTIMATED-DURATION:{written_length(block.length)}"
        if block.done is not None:
            yield f"COMPLETED:{block.done.astimezone(UTC):%Y%m%dT%H%M%SZ}"
        return
    first = block.first
    assert first is not None
    yield written("DTSTART", first)
    yield from _end_lines(block, first)
    if block.recurrence is not None:
        yield from (line for line in block.recurrence.text.split("\n") if line.strip())
    if block.instance:
        at = start_of(planned.series or block, block.instance)
        line = written("RECURRENCE-ID", at)
        yield line.replace("RECURRENCE-ID", "RECURRENCE-ID;RANGE=THISANDFUTURE", 1) if block.following else line
    if block.due is not None:
        yield written(OWN_DUE, block.due)
    if block.done is not None:
        yield f"{OWN_DONE}:{block.done.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _end_lines(block: TimeBlock, first: At) -> Iterator[str]:
    """An end rather than a length, which older programs do not know; a length where the calendar ends before it."""
    if not isinstance(first, datetime):
        if block.length != DAY:
            yield written("DTEND", first + block.length)
        return
    if not block.length:
        return
    try:
        end = first + block.length if first.tzinfo is None else (first.astimezone(UTC) + block.length)
        yield written("DTEND", end if first.tzinfo is None else end.astimezone(first.tzinfo))
    except OverflowError:
        yield f"DURATION:{written_length(block.length)}"
