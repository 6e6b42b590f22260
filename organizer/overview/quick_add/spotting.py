"""Finding the words of a line that may say a day, a time, a length, a repetition or whom it is about.

Whether they do is decided by where they stand (`parse`): a sure one counts anywhere, another only at the end of the
line, at its beginning, or right before what is understood.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import NamedTuple

from organizer.kernel.dates import Conventions, YearlyDay, parse_day
from organizer.kernel.errors import FieldError
from organizer.kernel.frozen import frozen
from organizer.kernel.recurrence import Recurrence
from organizer.kernel.weekdays import Weekday

from . import words
from .repeats import spot_repeats

_DAY = timedelta(days=1)


class Kind(Enum):
    """What words of a line say."""

    DAY = "day"
    TIME = "time"
    LENGTH = "length"
    REPEAT = "repeat"
    TAG = "tag"
    PERSON = "person"
    GOAL = "goal"


class Place(Enum):
    """Where in a line words must stand to be taken for what they may say."""

    ANYWHERE = "anywhere"
    ENDS = "ends"
    """At the end, or before what is understood, or by themselves at the beginning."""
    LAST = "last"
    """At the end or before what is understood."""
    TIMED = "timed"
    """Right before a time."""


@frozen
class Spot:
    """Words that may say something. `value` is a date, time, timedelta, Recurrence, or the name after the sign; None
    where the words can be read as several days."""

    start: int
    end: int
    kind: Kind
    value: date | time | timedelta | Recurrence | str | None
    place: Place
    more: timedelta | None = None
    """Of a time: until when, as a length."""
    readings: tuple[date, ...] = ()
    part_of_day: time | None = None


class Present(NamedTuple):
    """When and where the line is typed."""

    now: datetime
    conventions: Conventions

    @property
    def today(self) -> date:
        return self.now.date()


_Read = Callable[[re.Match[str], Present], Spot | None]


def _rx(pattern: str) -> re.Pattern[str]:
    # Words stand by themselves: not within another one, nor joined to one by a hyphen, nor as a possessive.
    return re.compile(rf"(?<![\w#@!/.:-])(?:{pattern})(?![\w/-])(?!['’]\w)(?![.:,]\d)", re.IGNORECASE)


def _number(word: str) -> int:
    return words.NUMBER_OF.get(word.lower()) or int(word)


def _spot(found: re.Match[str], kind: Kind, value: date | time | timedelta, place: Place, **more: timedelta) -> Spot:
    return Spot(found.start(), found.end(), kind, value, place, **more)  # type: ignore[arg-type]


def _ends(sure: object, place: Place = Place.ENDS) -> Place:
    return Place.ANYWHERE if sure else place


# Days


def _relative(found: re.Match[str], present: Present) -> Spot | None:
    word = found["word"]
    # 'der Morgen', 'Guten Morgen': a capital one is tomorrow at the very beginning alone.
    if word == "Morgen" and found.start() > 0:
        return None
    value = present.today + _DAY * words.RELATIVE_DAYS[" ".join(word.lower().split())]
    return _spot(found, Kind.DAY, value, _ends(found["due"]))


def _in(found: re.Match[str], present: Present) -> Spot | None:
    try:
        value = parse_day(f"+{_number(found['n'])}{words.UNIT_OF[found['unit'].lower()]}", _at(present))
    except FieldError:
        return None
    return _spot(found, Kind.DAY, value, Place.ANYWHERE)


def _in_hours(found: re.Match[str], present: Present) -> Spot | None:
    unit = timedelta(hours=1) if found["unit"].lower().startswith(("h", "st")) else timedelta(minutes=1)
    at = present.now + _number(found["n"]) * unit
    if at.date() != present.today:
        return None
    return _spot(found, Kind.TIME, time(at.hour, at.minute), Place.ANYWHERE)


def _next_week(found: re.Match[str], present: Present) -> Spot | None:
    if found["weekend"]:
        return _spot(found, Kind.DAY, _next(Weekday.SA, present.today), _ends(found["due"]))
    return _spot(found, Kind.DAY, _monday(present.today) + 7 * _DAY, Place.ENDS)


def _weekday(found: re.Match[str], present: Present) -> Spot | None:
    word = found["day"]
    value = _next(words.WEEKDAY_OF[word.lower()], present.today)
    if found["next"]:
        value = _monday(present.today) + 7 * _DAY + (value.weekday() * _DAY)
    place = _ends(found["due"] or found["next"] or found["this"], Place.LAST)
    if word.lower() == "sun" and place is Place.LAST:
        place = Place.TIMED
    part = words.PARTS_OF_DAY[found["part"].lower()] if found["part"] else None
    return Spot(found.start(), found.end(), Kind.DAY, value, place, part_of_day=part)


def _shortest(found: re.Match[str], present: Present) -> Spot | None:
    if found["day"] not in words.SHORTEST_WEEKDAY.split("|"):
        return None
    return _spot(found, Kind.DAY, _next(words.WEEKDAY_OF[found["day"].lower()], present.today), Place.TIMED)


def _named(found: re.Match[str], present: Present) -> Spot | None:
    month, day, year = words.MONTH_OF[found["month"].lower()], int(found["day"]), found["year"]
    try:
        value = date(int(year), month, day) if year else YearlyDay(month, day).next_exact(present.today)
    except (ValueError, FieldError):
        return None
    # 'March 3 miles': a month that begins a line may be a verb.
    first = found.start("month") < found.start("day")
    return _spot(found, Kind.DAY, value, _ends(found["due"], Place.LAST if first else Place.ENDS))


def _numeric(found: re.Match[str], present: Present) -> Spot | None:
    text, year = found["numbers"], found["year"]
    if "." in text and not text.endswith(".") and not year:
        return None  # '15.6' is a number
    order = "dmy" if "." in text else present.conventions.date_order
    readings = _readings(int(found["a"]), int(found["b"]), year, order, present.today)
    if not readings:
        return None
    # '1/2 pound of butter' begins a line as well.
    place = _ends(found["due"], Place.ENDS if "." in text or year else Place.LAST)
    if len(readings) > 1:
        return Spot(found.start("numbers"), found.end(), Kind.DAY, None, place, readings=readings)
    return Spot(found.start(), found.end(), Kind.DAY, readings[0], place)


def _readings(a: int, b: int, year: str | None, order: str | None, today: date) -> tuple[date, ...]:
    """The days that two numbers can mean: one where the order is known, or where they allow for but one."""
    pairs = [(a, b), (b, a)] if order == "dmy" else [(b, a), (a, b)]  # (day, month)
    found: list[date] = []
    for day, month in pairs:
        try:
            if year:
                whole = int(year) if len(year) == 4 else 2000 + int(year)
                found.append(date(whole, month, day))
            else:
                found.append(YearlyDay(month, day).next_exact(today))
        except (ValueError, FieldError):
            continue
    found = list(dict.fromkeys(found))
    return tuple(found if order is None else found[:1])


def _iso(found: re.Match[str], present: Present) -> Spot | None:
    try:
        return _spot(found, Kind.DAY, date.fromisoformat(found["iso"]), Place.ANYWHERE)
    except ValueError:
        return None


# Times and lengths

_CLOCK = r"\d{1,2}(?:[:.][0-5]\d)?"


def _clock(text: str, half: str | None = None) -> time | None:
    hour, _, minute = text.replace(".", ":").partition(":")
    h, m = int(hour), int(minute or 0)
    if half:
        if not 1 <= h <= 12:
            return None
        h = h % 12 + (12 if half[0].lower() == "p" else 0)
    return time(h % 24, m) if h < 24 or (h == 24 and not m) else None


def _range(found: re.Match[str], present: Present) -> Spot | None:
    half, hour = found["half"], found["uhr"]
    if not (half or hour or (":" in found["a"] and ":" in found["b"])):
        return None
    start, end = _clock(found["a"], half), _clock(found["b"], half)
    if start is None or end is None:
        return None
    minutes = (end.hour - start.hour) * 60 + end.minute - start.minute
    if minutes <= 0 and half:  # '11-1pm'
        start, minutes = time((start.hour + 12) % 24, start.minute), minutes + 12 * 60
    if minutes <= 0:
        minutes += 24 * 60
    return _spot(found, Kind.TIME, start, Place.ANYWHERE, more=timedelta(minutes=minutes))


def _time(found: re.Match[str], present: Present) -> Spot | None:
    text, half, at, hour = found["clock"], found["half"], found["at"], found["uhr"]
    exact = ":" in text
    if not (half or at or hour or exact) or (half and at is None and "." in text):
        return None
    value = _clock(text, half)
    if value is None:
        return None
    if at and not (half or hour or exact or "." in text) and 1 <= value.hour <= 6:
        value = time(value.hour + 12)  # 'at 3' is in the afternoon
    sure = half or hour or (at and exact) or (exact and len(text) == 5)
    return _spot(found, Kind.TIME, value, _ends(sure))


def _named_time(found: re.Match[str], present: Present) -> Spot | None:
    return _spot(found, Kind.TIME, words.NAMED_TIMES[found["name"].lower()], _ends(found["at"], Place.LAST))


def _length(found: re.Match[str], present: Present) -> Spot | None:
    hours = float((found["hours"] or "0").replace(",", "."))
    value = timedelta(hours=hours, minutes=int(found["rest"] or found["minutes"] or 0))
    if found[0].endswith(("m", "M")) and len(found["minutes"] or "") > 2 and int(found["minutes"]) % 30:
        return None  # '400m' is a way
    return _spot(found, Kind.LENGTH, value, _ends(None, Place.LAST)) if timedelta(0) < value <= 2 * _DAY else None


def _worded_length(found: re.Match[str], present: Present) -> Spot | None:
    text = found["said"].lower()
    minutes = 90 if text.startswith(("anderthalb", "eineinhalb")) else 30 if "hal" in text else 60
    return _spot(found, Kind.LENGTH, timedelta(minutes=minutes), Place.LAST)


def _at(present: Present) -> Conventions:
    return Conventions(today=present.today, date_order=present.conventions.date_order)


def _monday(day: date) -> date:
    return day - day.weekday() * _DAY


def _next(weekday: Weekday, today: date) -> date:
    """The next such day; today's own weekday is that of next week."""
    return today + ((weekday - today.weekday() - 1) % 7 + 1) * _DAY


_DUE = rf"(?:(?P<due>{words.DUE})\s+|(?:{words.FOR})\s+)?"
_ON = rf"(?:(?P<due>{words.DUE})\s+(?:the\s+|den\s+|dem\s+)?|(?:{words.FOR})\s+(?:den\s+)?)?"
_RELATIVE_DAY = "|".join(sorted((w.replace(" ", r"\s+") for w in words.RELATIVE_DAYS), key=len, reverse=True))
_YEAR = r"(?:,?\s+(?P<year>20\d\d))?"
_MINUTES = r"min\.?|mins|minutes?|minuten|m"
_HOURS = r"h|hrs?|hours?|std\.?|stunden?"

READERS: tuple[tuple[re.Pattern[str], _Read], ...] = (
    (_rx(rf"{_ON}(?P<iso>\d{{4}}-\d\d-\d\d)"), _iso),
    (_rx(rf"in\s+(?P<n>{words.NUMBER})\s+(?P<unit>{words.UNIT})"), _in),
    (_rx(rf"in\s+(?P<n>{words.NUMBER})\s*(?P<unit>{_HOURS}|{_MINUTES})"), _in_hours),
    (_rx(rf"{_ON}(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?\s*(?:of\s+)?(?P<month>{words.MONTH})\b\.?{_YEAR}"), _named),
    (_rx(rf"{_ON}(?P<month>{words.MONTH})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?{_YEAR}"), _named),
    (
        _rx(rf"{_ON}(?P<numbers>(?P<a>\d{{1,2}})(?P<sign>[./])(?P<b>\d{{1,2}})"
            rf"(?:(?P=sign)(?P<year>20\d\d|\d\d)(?!\d)|(?<=\d)\.(?!\w))?)"),
        _numeric,
    ),
    (_rx(rf"{_DUE}(?P<word>{_RELATIVE_DAY})"), _relative),
    (_rx(rf"{_DUE}(?:(?P<weekend>(?:(?:{words.THIS})\s+)?(?:weekend|wochenende))|(?:{words.NEXT})\s+(?:week|woche))"),
     _next_week),
    (
        _rx(rf"(?:(?P<due>{words.DUE})\s+|(?:{words.FOR})\s+)?(?:(?P<next>{words.NEXT})\s+|(?P<this>{words.THIS})\s+)?"
            rf"(?P<day>{words.WEEKDAY})(?:(?P<part>vormittag|mittag|nachmittag|abend)|\b\.?)"),
        _weekday,
    ),
    (_rx(rf"(?P<day>{words.SHORTEST_WEEKDAY})\.?"), _shortest),
    (
        _rx(rf"(?:(?:from|von)\s+)?(?P<a>{_CLOCK})\s*(?:[-–]|to|bis|until)\s*(?P<b>{_CLOCK})\s*"
            rf"(?:(?P<half>[ap])\.?m\.?|(?P<uhr>uhr))?"),
        _range,
    ),
    (_rx(rf"(?:(?P<at>{words.AT})\s+)?(?P<clock>{_CLOCK})(?:\s*(?P<half>[ap])\.?m\b\.?|\s*(?P<uhr>uhr))?"), _time),
    (_rx(rf"(?:(?P<at>{words.AT})\s+)?(?P<name>{'|'.join(words.NAMED_TIMES)})"), _named_time),
    (
        _rx(rf"(?:(?:{words.FOR})\s+)?(?:(?P<hours>\d{{1,2}}(?:[.,]\d{{1,2}})?)\s*(?:{_HOURS})"
            rf"(?:\s*(?P<rest>[0-5]?\d)\s*(?:{_MINUTES})?)?|(?P<minutes>\d{{1,3}})\s*(?:{_MINUTES}))"
            rf"(?:\s+(?:long|lang))?"),
        _length,
    ),
    (
        _rx(rf"(?:(?:{words.FOR})\s+)?(?P<said>half\s+an\s+hour|an\s+hour|eine\s+halbe\s+stunde|eine\s+stunde|"
            rf"(?:anderthalb|eineinhalb)\s+stunden)(?:\s+(?:long|lang))?"),
        _worded_length,
    ),
)  # fmt: skip
"""The first that reads some words has them."""
_PART_OF_DAY = re.compile(rf"\s*(?P<part>{'|'.join(words.PARTS_OF_DAY)})(?![\w-])", re.IGNORECASE)
_SIGNS = ((re.compile(r"(?<!\S)#(?=[\w-]*[^\W\d])([\w-]+)"), Kind.TAG),)


def spots(line: str, present: Present) -> list[Spot]:
    """All that may say something, in the order of the line, none over another. Names after @ and ! are not looked
    for."""
    found: list[Spot] = []

    def free(start: int, end: int) -> bool:
        return all(end <= other.start or start >= other.end for other in found)

    for pattern, kind in _SIGNS:
        found += [Spot(m.start(), m.end(), kind, m[1], Place.ANYWHERE) for m in pattern.finditer(line)]
    for start, end, value, ends in spot_repeats(line, _at(present)):
        if free(start, end):
            found.append(Spot(start, end, Kind.REPEAT, value, Place.LAST if ends else Place.ANYWHERE))
    for pattern, read in READERS:
        for match in pattern.finditer(line):
            spot = read(match, present)
            if spot is not None and free(spot.start, spot.end) and not _belongs(line, spot):
                found.append(_with_part(line, spot))
    return sorted(found, key=lambda spot: spot.start)


def _belongs(line: str, spot: Spot) -> bool:
    """Whether it goes with the word before it: 'the Friday demo', 'until Friday', 'Black Friday'."""
    before = line[: spot.start].split()
    word = before[-1].lower() if before else ""
    if spot.kind is Kind.DAY and word in words.NOT_A_DAY_AFTER:
        return True
    return word in words.ARTICLES and spot.place is not Place.ANYWHERE


def _with_part(line: str, spot: Spot) -> Spot:
    """With the part of the day that follows it: 'tomorrow morning', 'Sonntagnachmittag'."""
    if spot.kind is not Kind.DAY or spot.value is None or spot.part_of_day is not None:
        return spot
    after = _PART_OF_DAY.match(line, spot.end)
    if after is None:
        return spot
    near = line[spot.start : spot.end].split()[-1].lower() in words.RELATIVE_DAYS
    place = Place.ANYWHERE if near else spot.place
    return replace(spot, end=after.end(), place=place, part_of_day=words.PARTS_OF_DAY[after["part"].lower()])
