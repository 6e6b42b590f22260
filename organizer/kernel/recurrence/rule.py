"""One rule (the value of RRULE and EXRULE), read from what RFC 5545, 3.3.10 says."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum

from organizer.kernel.errors import FieldError
from organizer.kernel.weekdays import Weekday

from . import written


class Frequency(IntEnum):
    """How often a rule comes round, the rarest first."""

    YEARLY = 0
    MONTHLY = 1
    WEEKLY = 2
    DAILY = 3
    HOURLY = 4
    MINUTELY = 5
    SECONDLY = 6


@dataclass(frozen=True, slots=True)
class Rule:
    """The parts of a rule, sorted, each value once. Empty: the rule does not say it."""

    frequency: Frequency
    interval: int = 1
    count: int | None = None
    until: date | datetime | None = None
    by_month: tuple[int, ...] = ()
    by_week_number: tuple[int, ...] = ()
    by_year_day: tuple[int, ...] = ()
    by_month_day: tuple[int, ...] = ()
    by_day: tuple[tuple[int, Weekday], ...] = ()
    """(0, MO): every Monday; (2, MO): the second of the month or year; (-1, MO): the last."""
    by_hour: tuple[int, ...] = ()
    by_minute: tuple[int, ...] = ()
    by_second: tuple[int, ...] = ()
    by_set_position: tuple[int, ...] = ()
    week_start: Weekday = Weekday.MO


_NUMBER = re.compile(r"[+-]?\d{1,10}", re.ASCII)
_DAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)", re.ASCII)


def read_rule(text: str) -> Rule:
    """The rule 'FREQ=WEEKLY;BYDAY=MO'. Raises FieldError for what cannot be understood or never be followed."""
    parts: dict[str, str] = {}
    for part in text.strip().strip(";").upper().split(";"):
        name, equals, value = (piece.strip() for piece in part.partition("="))
        if not equals or not name:
            raise FieldError(f"'{part.strip()[:40]}' is no part of a rule; parts look like INTERVAL=2")
        if name in parts:
            raise FieldError(f"The rule says {name} twice")
        parts[name] = value
    if not parts.get("FREQ"):
        raise FieldError("The rule does not say how often (FREQ)")
    found: dict[str, object] = {}
    for name, value in parts.items():
        if name in _LISTS and not value:
            continue
        if name in _READERS:
            field, reader = _READERS[name]
            found[field] = reader(name, value)
        elif name in _LISTS:
            field, least, most = _LISTS[name]
            found[field] = _numbers(name, value, least, most)
        elif not name.startswith("X-") and (name, value) != ("RSCALE", "GREGORIAN"):
            raise FieldError(f"{name[:40]} is no part of a rule that is known here")
    rule = Rule(**found)  # type: ignore[arg-type]  # each reader gives the type of its field
    return rule


def _numbers(name: str, value: str, least: int, most: int) -> tuple[int, ...]:
    found = set()
    for piece in value.split(","):
        number = _number(name, piece)
        if not (least <= number <= most or (least == 1 and -most <= number <= -1)):
            raise FieldError(
                f"{name} goes from {'-' * (least == 1)}{most if least == 1 else least} to {most}, not {number}"
            )
        # A leap second is the second before it.
        found.add(min(number, 59) if name == "BYSECOND" else number)
    return tuple(sorted(found))


def _number(name: str, value: str) -> int:
    if not _NUMBER.fullmatch(value.strip()):
        raise FieldError(f"{name} needs a whole number, not '{value.strip()[:40]}'")
    return int(value)


def _frequency(name: str, value: str) -> Frequency:
    try:
        return Frequency[value]
    except KeyError:
        raise FieldError(f"FREQ is one of {', '.join(f.name for f in Frequency)}, not '{value[:40]}'") from None


def _interval(name: str, value: str) -> int:
    number = _number(name, value)
    if number < 1:
        raise FieldError(f"INTERVAL is 1 or more, not {number}")
    return number


def _count(name: str, value: str) -> int | None:
    number = _number(name, value)
    if number == -1:  # some calendars write it for 'without end'
        return None
    if number < 1:
        raise FieldError(f"COUNT is 1 or more, not {number}")
    return number


def _until(name: str, value: str) -> date | datetime:
    return written.read(value)


def _days(name: str, value: str) -> tuple[tuple[int, Weekday], ...]:
    found = set()
    for piece in value.split(",") if value else ():
        match = _DAY.fullmatch(piece.strip())
        if match is None:
            raise FieldError(f"BYDAY names days like MO, 2TU or -1FR, not '{piece.strip()[:40]}'")
        number = int(match[1]) if match[1] else 0
        if match[1] and not 1 <= abs(number) <= 53:
            raise FieldError(f"BYDAY counts from 1 to 53 or from -53 to -1, not {number}")
        found.add((number, Weekday[match[2]]))
    return tuple(sorted(found))


def _week_start(name: str, value: str) -> Weekday:
    try:
        return Weekday[value]
    except KeyError:
        raise FieldError(f"WKST is a day like MO, not '{value[:40]}'") from None


_READERS: dict[str, tuple[str, Callable[[str, str], object]]] = {
    "FREQ": ("frequency", _frequency),
    "INTERVAL": ("interval", _interval),
    "COUNT": ("count", _count),
    "UNTIL": ("until", _until),
    "BYDAY": ("by_day", _days),
    "WKST": ("week_start", _week_start),
}
# The least is 1 where a number below zero counts from the end.
_LISTS: dict[str, tuple[str, int, int]] = {
    "BYMONTH": ("by_month", 0, 12),
    "BYWEEKNO": ("by_week_number", 1, 53),
    "BYYEARDAY": ("by_year_day", 1, 366),
    "BYMONTHDAY": ("by_month_day", 1, 31),
    "BYHOUR": ("by_hour", 0, 23),
    "BYMINUTE": ("by_minute", 0, 59),
    "BYSECOND": ("by_second", 0, 60),
    "BYSETPOS": ("by_set_position", 1, 366),
}


def write_rule(rule: Rule) -> str:
    """The rule as text, in the usual order of parts; `read_rule` gives the same rule."""
    parts = [f"FREQ={rule.frequency.name}"]
    if rule.interval != 1:
        parts.append(f"INTERVAL={rule.interval}")
    for name, (field, _, _) in _LISTS.items():
        if field == "by_hour" and rule.by_day:
            parts.append("BYDAY=" + ",".join(f"{number or ''}{day.name}" for number, day in rule.by_day))
        if numbers := getattr(rule, field):
            parts.append(f"{name}={','.join(map(str, numbers))}")
    if rule.week_start is not Weekday.MO:
        parts.append(f"WKST={rule.week_start.name}")
    if rule.count is not None:
        parts.append(f"COUNT={rule.count}")
    if rule.until is not None:
        parts.append(f"UNTIL={written.write(rule.until)}")
    return ";".join(parts)
