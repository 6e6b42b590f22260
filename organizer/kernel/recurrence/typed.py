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
_BEGIN = re.compile(rf"every (?:(\d+) )?({'|'.join(UNITS.values())})s?(?![a-z])")
_COUNT = re.compile(r",? (?:for )?(\d+) times?$")
_UNTIL = re.compile(r",? (?:until|till) (.+)$")
_SEPARATOR = r"(?:, ?(?:and )?| and )"
_ORDINAL = r"(?:\d+(?:st|nd|rd|th)(?: last)?|last)"
_WEEKDAY = "(?:" + "|".join(f"{day.word}s?|{day.short}|{day.name}" for day in Weekday).casefold() + ")(?![a-z])"
_MONTH = "(?:" + "|".join(MONTHS).casefold() + ")[a-z]*"


def _several(one: str) -> str:
    return rf"({one}(?:{_SEPARATOR}(?:the )?{one})*)"


_NUMBERS = _several(rf"(?:{_ORDINAL}|-?\d+(?!\d|[a-z:]))")
_PARTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("date", re.compile(rf" on (?:the )?(\d+)(?:st|nd|rd|th|\.)? (?:of )?({_MONTH})")),
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
_SPLIT = re.compile(rf"{_SEPARATOR}(?:the )?")


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
    if raw == "every weekday":
        raw = "every week on mon-fri"
    begin = _BEGIN.match(raw)
    if begin is None:
        raw, begin = _days_alone(raw)
    frequency = next(frequency for frequency, unit in UNITS.items() if unit == begin[2])
    rule = Rule(frequency, interval=int(begin[1] or 1), count=count, until=until)
    place = begin.end()
    for name, pattern in _PARTS:
        if match := pattern.match(raw, place):
            rule, place = _with(rule, name, match), match.end()
    if raw[place:].strip(" .,"):
        raise FieldError(_HELP)
    return rule


def _days_alone(raw: str) -> tuple[str, re.Match[str]]:
    """'every mon, wed' is 'every week on mon, wed'."""
    if raw.startswith("every "):
        longer = f"every week on {raw.removeprefix('every ')}"
        if match := _BEGIN.match(longer):
            return longer, match
    raise FieldError(_HELP)


def _with(rule: Rule, name: str, match: re.Match[str]) -> Rule:
    words = [word for word in _SPLIT.split(next(group for group in match.groups() if group)) if word.strip()]
    if name == "date":
        return replace(rule, by_month=(_month(match[2]),), by_month_day=(int(match[1]),))
    if name == "by_month":
        return replace(rule, by_month=_sorted(map(_month, words)))
    if name == "by_day":
        return replace(rule, by_day=tuple(sorted({day for word in words for day in _weekdays(word)})))
    if name == "times":
        return _at(rule, words)
    if name == "week_start":
        return replace(rule, week_start=parse_weekdays(match[1])[0])
    return replace(rule, **{name: _sorted(map(_number, words))})


def _sorted(numbers) -> tuple[int, ...]:
    return tuple(sorted(set(numbers)))


def _number(word: str) -> int:
    """'15', '3rd', 'last' (-1), '2nd last' (-2)."""
    digits = re.match(r"-?\d+", word)
    if word.endswith("last"):
        return -int(digits[0]) if digits else -1
    return int(digits[0]) if digits else 0


def _month(word: str) -> int:
    for number, name in enumerate(MONTHS, 1):
        if word.startswith(name.casefold()):
            return number
    raise FieldError(_HELP)


def _weekdays(word: str) -> list[tuple[int, Weekday]]:
    number, _, name = word.rpartition(" ")
    return [(_number(number) if number else 0, day) for day in parse_weekdays(name)]


def _at(rule: Rule, words: list[str]) -> Rule:
    times = {tuple(map(int, word.split(":"))) for word in words}
    minutes = {minute for _, minute in times}
    if len(minutes) != 1:
        raise FieldError("Of several times a day all have the same minute; make two blocks of it")
    return replace(rule, by_hour=_sorted(hour for hour, _ in times), by_minute=tuple(minutes))
