"""Time zones as calendar files name them: by IANA's names, Windows', with a prefix, or described by themselves."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from organizer.exchange.content_lines import Line
from organizer.kernel.errors import FieldError
from organizer.kernel.kinds import zone_of

from .components import Component
from .values import At, when

_SAMPLE = tuple(
    datetime(year, month, day, tzinfo=UTC) for year in (2019, 2024, 2026) for month in range(1, 13) for day in (1, 15)
)
"""When the offsets of a zone that describes itself are looked at."""
_OFFSET = re.compile(r"([+-])(\d{2})(\d{2})(\d{2})?")
_Change = tuple[datetime, timedelta, timedelta]
"""Since when (by the clock before it), from which offset, to which."""


class Zones:
    """The zones of one file. `warn` hears once of each name that is not understood."""

    def __init__(self, warn: Callable[[str], None]) -> None:
        self._warn = warn
        self._described: dict[str, Component] = {}
        self._found: dict[str, ZoneInfo | None] = {}

    def describe(self, component: Component) -> None:
        """Notes what a VTIMEZONE says."""
        for numbered in component.lines:
            if numbered.line.name == "TZID":
                self._described.setdefault(numbered.line.value.strip(), component)
                return

    def zone(self, name: str) -> ZoneInfo | None:
        """The zone of a TZID; None for one that nobody knows, of which the user is told."""
        if name not in self._found:
            self._found[name] = self._find(name)
        return self._found[name]

    def _find(self, name: str) -> ZoneInfo | None:
        for candidate in _names(name):
            try:
                return zone_of(candidate)
            except FieldError:
                continue
        described = self._described.get(name)
        if described is not None:
            found, exact = _alike(described)
            if found is not None:
                if not exact:
                    self._warn(f"the time zone '{name[:60]}' is like none that is known; {found} comes nearest")
                return ZoneInfo(found)
        self._warn(f"there is no time zone '{name[:60]}'; its times are taken as times of day in any zone")
        return None


def _names(name: str) -> Iterable[str]:
    """What a TZID may be short or long for: '/freeassociation.example/Europe/Berlin', 'W. Europe Standard Time'."""
    yield name
    parts = [part for part in name.split("/") if part]
    for count in (2, 3, 1):
        if len(parts) > count - 1 and count > 1:
            yield "/".join(parts[-count:])
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    if name in WINDOWS_TO_OLSON:
        yield WINDOWS_TO_OLSON[name]


def _alike(component: Component) -> tuple[str | None, bool]:
    """The zone whose offsets are those that a component describes, and whether at all times that were looked at."""
    own = _offsets(component)
    if own is None:
        return None, False
    location = next((n.line.value.strip() for n in component.lines if n.line.name == "X-LIC-LOCATION"), "")
    best, most = None, 0
    for name, offsets in _known_offsets().items():
        same = sum(a == b for a, b in zip(own, offsets, strict=True))
        if same > most or (same == most and name == location):
            best, most = name, same
    return best, most == len(own)


@lru_cache(maxsize=1)
def _known_offsets() -> dict[str, tuple[timedelta | None, ...]]:
    """Of zones that are named for a place; the usual ones first, so that of equals they win."""
    usual = (
        "UTC", "Europe/Berlin", "Europe/London", "Europe/Paris", "America/New_York", "America/Chicago",
        "America/Denver", "America/Los_Angeles", "Asia/Tokyo", "Asia/Kolkata", "Australia/Sydney",
    )  # fmt: skip
    names = [
        *usual,
        *sorted(n for n in available_timezones() if "/" in n and not n.startswith(("Etc/", "posix", "right"))),
    ]
    return {name: tuple(at.astimezone(ZoneInfo(name)).utcoffset() for at in _SAMPLE) for name in dict.fromkeys(names)}


def _offsets(component: Component) -> tuple[timedelta | None, ...] | None:
    """The offsets that a VTIMEZONE has at the times of `_SAMPLE`; None where it says too little."""
    changes = sorted(_changes(component), key=lambda change: change[0] - change[1])
    if not changes:
        return None
    found = []
    for at in _SAMPLE:
        plain = at.replace(tzinfo=None)
        passed = [change for change in changes if change[0] - change[1] <= plain]
        found.append(passed[-1][2] if passed else changes[0][1])
    return tuple(found)


def _changes(component: Component) -> Iterable[_Change]:
    part: dict[str, list[Line]] = {}
    for numbered in component.lines:
        line = numbered.line
        if line.name == "BEGIN":
            part = {}
        elif line.name == "END":
            yield from _changes_of(part)
        else:
            part.setdefault(line.name, []).append(line)


def _changes_of(part: dict[str, list[Line]]) -> Iterable[_Change]:
    from organizer.kernel.recurrence import Recurrence
    from organizer.kernel.recurrence.occurrences import occurrences

    try:
        start: At = when(part["DTSTART"][0], None)
        before, after = _offset(part["TZOFFSETFROM"][0].value), _offset(part["TZOFFSETTO"][0].value)
    except (KeyError, FieldError):
        return
    if not isinstance(start, datetime):
        start = datetime(start.year, start.month, start.day)
    start = start.replace(tzinfo=None)
    lines = [line.text for name in ("RRULE", "RDATE") for line in part.get(name, ())]
    if not lines:
        yield start, before, after
        return
    try:
        found = occurrences(Recurrence("\n".join(lines)), start, max(start, datetime(2017, 1, 1)), datetime(2028, 1, 1))
    except FieldError:
        return
    for at in found.starts:
        assert isinstance(at, datetime)
        yield at, before, after
    if not found.starts:
        yield start, before, after


def _offset(text: str) -> timedelta:
    match = _OFFSET.fullmatch(text.strip())
    if match is None:
        raise FieldError("no offset")
    length = timedelta(hours=int(match[2]), minutes=int(match[3]), seconds=int(match[4] or 0))
    return -length if match[1] == "-" else length
