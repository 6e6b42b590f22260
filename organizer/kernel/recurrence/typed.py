"""Recurrences as people type them: the words of `words`, shorter ones, or the lines of RFC 5545."""

from __future__ import annotations

import re
from dataclasses import replace

from organizer.kernel.dates import MONTHS, Conventions, parse_day
from organizer.kernel.errors import FieldError
from organizer.kernel.weekdays import Weekday, parse_weekdays

from .lines import NAMES, parsed
from .recurrence import Recurrence
from .rule import Rule, write_rule
from .words import UNITS

_HELP = "Enter how it repeats, like: every week on Mon, Wed until 31 Dec 2026"
_EVERY = {
    "daily": "every day", "weekly": "every week", "monthly": "every month", "yearly": "every year",
    "annually": "every year", "hourly": "every hour", "biweekly": "every 2 weeks", "fortnightly": "every 2 weeks",
    "weekdays": "every weekday", "every other": "every 2",
}  # fmt: skip
_NEVER = ("does not repeat", "never", "once")
_BEGIN = re.compile(rf"every (?:(\d{{1,9}}) )?({'|'.join(UNITS.values())})s?(?![a-z])")
_COUNT = re.compile(r",? (?:for )?(\d{1,9}) times?$")
_UNTIL = re.compile(r",? (?:until|till) (.+)$")
_SEPARATOR = r"(?:, ?(?:and )?| and )"
_ORDINAL = r"(?:\d{1,3}(?:st|nd|rd|th)(?: last)?|last)"
_WEEKDAY = "(?:" + "|".join(f"{day.word}s?|{day.short}|{day.name}" for day in Weekday).casefold() + ")(?![a-z])"
_MONTH = "(?:" + "|".join(MONTHS).casefold() + ")[a-z]*"


def _several(one: str, between: str = "(?:the )?") -> str:
    return rf"({one}(?:{_SEPARATOR}{between}{one})*)"


_NUMBERS = _several(r"(?:(?:\d{1,3}(?:st|nd|rd|th) )?last|-?\d{1,3}(?![\da-z:]))", between="")
_PARTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("date", re.compile(rf" on (?:the )?(\d{{1,2}})(?:st|nd|rd|th|\.)? (?:of )?({_MONTH})")),
    ("by_month", re.compile(rf" in {_several(_MONTH)}")),
    ("by_week_number", re.compile(rf" in weeks? {_NUMBERS}")),
    ("by_year_day", re.compile(rf" on days? {_NUMBERS} of the year")),
    ("by_month_day", re.compile(rf" on (?:the ({_ORDINAL})(?: day)?(?! [a-z])|the (last) day|days? {_NUMBERS})")),
    ("by_day", re.compile(rf" on (?:the )?{_several(rf'(?:{_ORDINAL} )?{_WEEKDAY}(?:-{_WEEKDAY})?')}")),
    ("times", re.compile(rf" at {_several('[0-9][0-9]?:[0-9][0-9]')}")),
    ("by_hour", re.compile(rf" at hours? {_NUMBERS}")),
    ("by_minute", re.compile(rf" at minutes? {_NUMBERS}")),
    ("by_second", re.compile(rf" at seconds? {_NUMBERS}")),
    ("by_set_position", re.compile(rf", the {_several(_ORDINAL)} of these")),
    ("week_start", re.compile(rf", weeks from ({_WEEKDAY})")),
)


def parse_recurrence(text: str, conventions: Conventions | None = None) -> Recurrence:
    """'every week on Mon, Wed until 31 Dec 2026', 'daily', 'RRULE:FREQ=DAILY', 'FREQ=DAILY'. Raises FieldError."""
    raw = text.strip()
    if re.match(rf"(?:{'|'.join(NAMES)})[:;]", raw, re.IGNORECASE):
        lines = raw
    elif re.match(r"[A-Z-]+=", raw, re.IGNORECASE):
        lines = f"RRULE:{raw}"
    elif " ".join(raw.casefold().split()) in _NEVER:
        lines = "RRULE:"
    else:
        lines = "\n".join(f"RRULE:{write_rule(_rule(part, conventions))}" for part in raw.split(";"))
    parsed(lines)
    return Recurrence(lines)


def _rule(text: str, conventions: Conventions | None) -> Rule:
    raw = " ".join(text.casefold().replace("–", "-").split())
    for short, long in _EVERY.items():
        if raw == short or raw.startswith((f"{short} ", f"{short},")):
            raw = long + raw[len(short) :]
    count = until = None
    if end := _UNTIL.search(raw):
        until, raw = parse_day(end[1], conventions), raw[: end.start()]
    if end := _COUNT.search(raw):
        count, raw = int(end[1]), raw[: end.start()]
    if raw.startswith("every weekday"):
        raw = "every week on mon-fri" + raw.removeprefix("every weekday")
    begin = _BEGIN.match(raw)
    if begin is None:  # 'every mon, wed'
        raw = f"every week on {raw.removeprefix('every ')}"
        begin = _BEGIN.match(raw)
    if begin is None:
        raise FieldError(_HELP)
    said: dict[str, list[str]] = {}
    place = begin.end()
    for name, pattern in _PARTS:
        if match := pattern.match(raw, place):
            said[name], place = [group for group in match.groups() if group], match.end()
    if raw[place:].strip(" ."):
        raise FieldError(_HELP)
    frequency = next(frequency for frequency, unit in UNITS.items() if unit == begin[2])
    rule = _with_parts(Rule(frequency, interval=int(begin[1] or 1), count=count, until=until), said)
    return _at(rule, _listed(said["times"][0])) if "times" in said else rule


def _with_parts(rule: Rule, said: dict[str, list[str]]) -> Rule:
    def numbers(name: str) -> tuple[int, ...]:
        return tuple(sorted({_number(word) for word in _listed(said[name][0])})) if name in said else ()

    months = _listed(said["by_month"][0]) if "by_month" in said else []
    month_days = numbers("by_month_day")
    if "date" in said:
        months, month_days = [said["date"][1]], (int(said["date"][0]),)
    days = _listed(said["by_day"][0]) if "by_day" in said else []
    return replace(
        rule,
        by_month=tuple(sorted({_month(word) for word in months})),
        by_week_number=numbers("by_week_number"),
        by_year_day=numbers("by_year_day"),
        by_month_day=month_days,
        by_day=tuple(sorted({day for word in days for day in _weekdays(word)})),
        by_hour=numbers("by_hour"),
        by_minute=numbers("by_minute"),
        by_second=numbers("by_second"),
        by_set_position=numbers("by_set_position"),
        week_start=parse_weekdays(said["week_start"][0])[0] if "week_start" in said else Weekday.MO,
    )


def _listed(words: str) -> list[str]:
    return re.split(rf"{_SEPARATOR}(?:the )?", words)


def _number(word: str) -> int:
    """'15', '3rd', 'last' (-1), '2nd last' (-2)."""
    digits = re.match(r"-?\d+", word)
    number = int(digits[0]) if digits else 1
    return -number if word.endswith("last") else number


def _month(word: str) -> int:
    return next(number for number, name in enumerate(MONTHS, 1) if word.startswith(name.casefold()))


def _weekdays(word: str) -> list[tuple[int, Weekday]]:
    number, _, name = word.rpartition(" ")
    return [(_number(number) if number else 0, day) for day in parse_weekdays(name.removesuffix("s"))]


def _at(rule: Rule, words: list[str]) -> Rule:
    hours, minutes = zip(*(map(int, word.split(":")) for word in words), strict=True)
    if len(set(minutes)) != 1:
        raise FieldError("Times of one rule are at the same minute, like 09:30, 12:30; make another block for the rest")
    return replace(rule, by_hour=tuple(sorted(set(hours))), by_minute=minutes[:1])
