"""One rule (the value of RRULE and EXRULE), read from what RFC 5545, 3.3.10 says."""

from __future__ import annotations

import re
from datetime import date, datetime
from enum import IntEnum

from organizer.kernel.errors import FieldError
from organizer.kernel.frozen import frozen
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


@frozen
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
    parts = _parts(text)
    if not parts.get("FREQ"):
        raise FieldError("The rule does not say how often (FREQ)")

    def listed(name: str) -> tuple[int, ...]:
        return _numbers(name, parts[name]) if parts.get(name) else ()

    return Rule(
        frequency=_frequency(parts["FREQ"]),
        interval=_from_one("INTERVAL", parts.get("INTERVAL", "1")),
        # Some calendars write a count of -1 for 'without end'.
        count=_from_one("COUNT", parts["COUNT"]) if parts.get("COUNT", "-1") != "-1" else None,
        until=written.read(parts["UNTIL"]) if "UNTIL" in parts else None,
        by_month=listed("BYMONTH"),
        by_week_number=listed("BYWEEKNO"),
        by_year_day=listed("BYYEARDAY"),
        by_month_day=listed("BYMONTHDAY"),
        by_day=_days(parts["BYDAY"]) if parts.get("BYDAY") else (),
        by_hour=listed("BYHOUR"),
        by_minute=listed("BYMINUTE"),
        by_second=listed("BYSECOND"),
        by_set_position=listed("BYSETPOS"),
        week_start=_week_start(parts.get("WKST", "MO")),
    )


def write_rule(rule: Rule) -> str:
    """The rule as text, in the usual order of parts; `read_rule` gives the same rule."""
    lists = (rule.by_month, rule.by_week_number, rule.by_year_day, rule.by_month_day, rule.by_hour, rule.by_minute,
             rule.by_second, rule.by_set_position)  # fmt: skip
    said = {"FREQ": rule.frequency.name, "INTERVAL": str(rule.interval) if rule.interval != 1 else ""}
    said |= {name: ",".join(map(str, numbers)) for name, numbers in zip(_BOUNDS, lists, strict=True)}
    said["BYDAY"] = write_days(rule.by_day)
    said["WKST"] = rule.week_start.name if rule.week_start is not Weekday.MO else ""
    said["COUNT"] = "" if rule.count is None else str(rule.count)
    said["UNTIL"] = "" if rule.until is None else written.write(rule.until)
    return ";".join(f"{name}={said[name]}" for name in _ORDER if said[name])


def write_days(days: tuple[tuple[int, Weekday], ...]) -> str:
    """'MO,2TU,-1FR'."""
    return ",".join(f"{number or ''}{day.name}" for number, day in days)


def changed(text: str, parts: dict[str, str]) -> str:
    """The rule's text with other parts ('' takes one away), all the rest as it was written."""
    kept = []
    left = dict(parts)
    for part in text.strip().strip(";").split(";"):
        name = part.partition("=")[0].strip().upper()
        if name not in parts:
            kept.append(part)
        elif value := left.pop(name, ""):
            kept.append(f"{name}={value}")
    return ";".join([*kept, *(f"{name}={value}" for name, value in left.items() if value)])


_ORDER = ("FREQ", "INTERVAL", "BYMONTH", "BYWEEKNO", "BYYEARDAY", "BYMONTHDAY", "BYDAY", "BYHOUR", "BYMINUTE",
          "BYSECOND", "BYSETPOS", "WKST", "COUNT", "UNTIL")  # fmt: skip
# From 1 means that a number below zero counts from the end.
_BOUNDS = {
    "BYMONTH": (1, 12), "BYWEEKNO": (1, 53), "BYYEARDAY": (1, 366), "BYMONTHDAY": (1, 31),
    "BYHOUR": (0, 23), "BYMINUTE": (0, 59), "BYSECOND": (0, 60), "BYSETPOS": (1, 366),
}  # fmt: skip


def _parts(text: str) -> dict[str, str]:
    parts: dict[str, str] = {}
    for part in text.strip().strip(";").upper().split(";"):
        name, equals, value = (piece.strip() for piece in part.partition("="))
        if not equals or not name:
            raise FieldError(f"'{part.strip()[:40]}' is no part of a rule; parts look like INTERVAL=2")
        if name in parts:
            raise FieldError(f"The rule says {name[:40]} twice")
        if name not in _ORDER and not name.startswith("X-") and (name, value) != ("RSCALE", "GREGORIAN"):
            raise FieldError(f"{name[:40]} is no part of a rule that is known here")
        parts[name] = value
    return parts


def _numbers(name: str, text: str) -> tuple[int, ...]:
    least, most = _BOUNDS[name]
    found = set()
    for piece in text.split(","):
        number = _number(name, piece)
        if not least <= number <= most and not (least == 1 and name != "BYMONTH" and -most <= number <= -1):
            raise FieldError(f"{name} goes from {least} to {most}, not {number}")
        # A leap second is the second before it.
        found.add(min(number, 59) if name == "BYSECOND" else number)
    return tuple(sorted(found))


def _number(name: str, text: str) -> int:
    if not _NUMBER.fullmatch(text.strip()):
        raise FieldError(f"{name} needs a whole number, not '{text.strip()[:40]}'")
    return int(text)


def _from_one(name: str, text: str) -> int:
    number = _number(name, text)
    if number < 1:
        raise FieldError(f"{name} is 1 or more, not {number}")
    return number


def _frequency(text: str) -> Frequency:
    try:
        return Frequency[text]
    except KeyError:
        raise FieldError(f"FREQ is one of {', '.join(f.name for f in Frequency)}, not '{text[:40]}'") from None


def _days(text: str) -> tuple[tuple[int, Weekday], ...]:
    found = set()
    for piece in text.split(","):
        match = _DAY.fullmatch(piece.strip())
        number = int(match[1]) if match and match[1] else 0
        if match is None or (match[1] and not 1 <= abs(number) <= 53):
            raise FieldError(f"BYDAY names days like MO, 2TU or -1FR, not '{piece.strip()[:40]}'")
        found.add((number, Weekday[match[2]]))
    return tuple(sorted(found))


def _week_start(text: str) -> Weekday:
    try:
        return Weekday[text]
    except KeyError:
        raise FieldError(f"WKST is a day like MO, not '{text[:40]}'") from None
