"""The values of iCalendar's properties: days, times, lengths."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, tzinfo

from organizer.exchange.content_lines import Line
from organizer.exchange.content_values import parameter
from organizer.kernel.errors import FieldError

At = date | datetime
"""A day, a naive time of day that floats, or an aware one."""

_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")
_TIME = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})[T ](\d{2}):?(\d{2}):?(\d{2})?(?:[.,]\d+)?(Z?)", re.IGNORECASE)
_LENGTH = re.compile(
    r"([+-]?)P(?:(\d{1,6})W)?(?:(\d{1,7})D)?(?:T(?:(\d{1,8})H)?(?:(\d{1,9})M)?(?:(\d{1,10})S)?)?", re.IGNORECASE
)


def when(line: Line, zone: tzinfo | None) -> At:
    """A day or a time. `zone` is that of the line's TZID, None where it has none. Raises FieldError."""
    text = line.value.strip()
    if day := _DAY.fullmatch(text):
        return _date(day)
    time = _TIME.fullmatch(text)
    if time is None:
        raise FieldError(f"'{text[:40]}' is no day and no time")
    if parameter(line.params, "VALUE").upper() == "DATE":
        return _date(time)
    hour, minute, second = int(time[4]), int(time[5]), min(int(time[6] or 0), 59)
    if hour > 23 or minute > 59:
        raise FieldError(f"'{text[:40]}' is no time of day")
    day_ = _date(time)
    at = datetime(day_.year, day_.month, day_.day, hour, minute, second)
    if time[7]:
        return at.replace(tzinfo=UTC)
    return at if zone is None else at.replace(tzinfo=zone)


def _date(match: re.Match[str]) -> date:
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        raise FieldError(f"'{match[0][:40]}' is no day of the calendar") from None


def length_of(text: str) -> timedelta:
    """The length that 'P1DT2H' says; a negative one is none. Raises FieldError."""
    match = _LENGTH.fullmatch(text.strip())
    if match is None or not any(match.groups()[1:]):
        raise FieldError(f"'{text[:40]}' is no length of time")
    weeks, days, hours, minutes, seconds = (int(group or 0) for group in match.groups()[1:])
    length = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    return -length if match[1] == "-" else length


def written_length(length: timedelta) -> str:
    """'PT1H30M', 'P2D'."""
    days, rest = divmod(length, timedelta(days=1))
    seconds = int(rest.total_seconds())
    hours, minutes, left = seconds // 3600, seconds // 60 % 60, seconds % 60
    time = "".join(f"{n}{unit}" for n, unit in ((hours, "H"), (minutes, "M"), (left, "S")) if n)
    if not days and not time:
        return "PT0S"
    return f"P{f'{days}D' if days else ''}{f'T{time}' if time else ''}"


def written(name: str, at: At) -> str:
    """A property of a day or a time as a line: 'DTSTART;TZID=Europe/Berlin:20261119T073000'."""
    if not isinstance(at, datetime):
        return f"{name};VALUE=DATE:{at:%Y%m%d}" if at.year > 999 else f"{name};VALUE=DATE:{at.year:04d}{at:%m%d}"
    text = f"{at.year:04d}{at:%m%dT%H%M%S}"
    if at.tzinfo is None:
        return f"{name}:{text}"
    key = getattr(at.tzinfo, "key", "")
    return f"{name};TZID={key}:{text}" if key and key != "UTC" else f"{name}:{text}Z"
