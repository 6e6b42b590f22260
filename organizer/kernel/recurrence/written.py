"""Days and times as RFC 5545 writes them: a DATE is a `date`, a DATE-TIME a naive `datetime`, or an aware one where it
has a zone or ends in Z."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from organizer.kernel.errors import FieldError

_STAMP = re.compile(r"(\d{4})(\d\d)(\d\d)(?:[Tt](\d\d)(\d\d)(\d\d)([Zz])?)?", re.ASCII)
_REGION = re.compile(r"[A-Za-z0-9_+\-]+(?:/[A-Za-z0-9_+\-]+)*")


def read(text: str, zone: tzinfo | None = None) -> date | datetime:
    """'20261119' or '20261119T073000' (of `zone`, floating without one) or '20261119T063000Z'. Raises FieldError."""
    match = _STAMP.fullmatch(text.strip())
    if match is None:
        raise FieldError(f"'{_short(text)}' is no day or time, like 20261119 or 20261119T073000Z")
    year, month, day, hour, minute, second, utc = match.groups()
    try:
        if hour is None:
            return date(int(year), int(month), int(day))
        # A leap second is the second before it, as RFC 5545 asks of those who have none (3.3.12).
        at = datetime(
            int(year), int(month), int(day), int(hour), int(minute), min(int(second), 59) if int(second) <= 60 else 61
        )
    except ValueError:
        raise FieldError(f"There is no day or time {_short(text)}") from None
    return at.replace(tzinfo=UTC if utc else zone)


def write(value: date | datetime) -> str:
    """The value alone; a zone stands in the TZID parameter, only UTC in the value."""
    if not isinstance(value, datetime):
        return f"{value.year:04d}{value.month:02d}{value.day:02d}"
    text = f"{value.year:04d}{value.month:02d}{value.day:02d}T{value.hour:02d}{value.minute:02d}{value.second:02d}"
    return text + "Z" * (value.tzinfo is UTC)


def line(name: str, value: date | datetime) -> str:
    """A line of one day or time: 'EXDATE;TZID=Europe/Berlin:20261123T073000'. A time that comes twice is written in UTC
    where the second is meant, and so is one of a zone without a name."""
    if not isinstance(value, datetime):
        return f"{name};VALUE=DATE:{write(value)}"
    if value.tzinfo is None:
        return f"{name}:{write(value)}"
    key = value.tzinfo.key if isinstance(value.tzinfo, ZoneInfo) else ""
    if not key or zone_named(key) is UTC or value.replace(fold=0).utcoffset() != value.utcoffset():
        return f"{name}:{write(value.astimezone(UTC))}"
    return f"{name};TZID={key}:{write(value)}"


def lines(name: str, values: Sequence[date | datetime]) -> str:
    """One line of several days or times of one sort and zone."""
    written = [line(name, value).rpartition(":") for value in values]
    if len({head for head, _, _ in written}) > 1:  # some in UTC, since their times come twice
        written = [
            (name, ":", write(value.astimezone(UTC) if isinstance(value, datetime) else value)) for value in values
        ]
    return f"{written[0][0]}:{','.join(value for _, _, value in written)}"


def until(last: date | datetime) -> str:
    """The value of UNTIL for what is to be the last start: in UTC where that has a zone."""
    return write(last.astimezone(UTC) if isinstance(last, datetime) and last.tzinfo is not None else last)


def zone_named(name: str) -> tzinfo:
    """A zone by the name of its TZID: 'Europe/Berlin', also with something before it
    ('/citadel.org/20210210_1/Europe/Berlin'). Raises FieldError."""
    raw = name.strip().strip('"')
    if raw.upper() in ("UTC", "ETC/UTC", "Z", "GMT"):
        return UTC
    parts = raw.strip("/").split("/")
    for begin in range(len(parts)) if raw.startswith("/") else (0,):
        key = "/".join(parts[begin:])
        if _REGION.fullmatch(key):
            try:
                return ZoneInfo(key)
            except (ZoneInfoNotFoundError, ValueError, OSError):
                continue
    raise FieldError(f"There is no time zone '{_short(raw)}'")


def _short(text: str) -> str:
    text = text.strip()
    return text if len(text) <= 40 else text[:39] + "…"
