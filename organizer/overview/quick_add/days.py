"""Finding words that may say a day."""

from __future__ import annotations

import re
from datetime import date, time, timedelta

from organizer.kernel.dates import Conventions, YearlyDay, parse_day
from organizer.kernel.errors import FieldError
from organizer.kernel.weekdays import Weekday

from . import words
from .spot import HOURS, MINUTES, Kind, Place, Present, Read, Spot, number_of, place_of, spot_at, whole_words

_DAY = timedelta(days=1)


def _relative(found: re.Match[str], present: Present) -> Spot | None:
    word = found["word"]
    # 'der Morgen', 'Guten Morgen': a capital one is tomorrow at the very beginning alone.
    if (word == "Morgen" and found.start("word") > 0) or found[0].lower().startswith("am "):
        return None
    value = present.today + _DAY * words.RELATIVE_DAYS[" ".join(word.lower().split())]
    return spot_at(found, Kind.DAY, value, place_of(found["due"]))


def _this_part(found: re.Match[str], present: Present) -> Spot | None:
    part = words.PARTS_OF_DAY[found["part"].lower()]
    return Spot(found.start(), found.end(), Kind.DAY, present.today, Place.ENDS, part_of_day=part)


def _in(found: re.Match[str], present: Present) -> Spot | None:
    try:
        value = parse_day(f"+{number_of(found['n'])}{words.UNIT_OF[found['unit'].lower()]}", _reads(present))
    except FieldError:
        return None
    return spot_at(found, Kind.DAY, value, Place.ANYWHERE)


def _in_hours(found: re.Match[str], present: Present) -> Spot | None:
    unit = timedelta(hours=1) if found["unit"].lower().startswith(("h", "st")) else timedelta(minutes=1)
    at = present.now + number_of(found["n"]) * unit
    if at.date() != present.today:
        return None
    return spot_at(found, Kind.TIME, time(at.hour, at.minute), Place.ANYWHERE)


def _next_week(found: re.Match[str], present: Present) -> Spot | None:
    if found["weekend"]:
        return spot_at(found, Kind.DAY, _next(Weekday.SA, present.today), place_of(found["due"]))
    value = _monday(present.today) + 7 * _DAY
    if found["month"]:
        value = (present.today.replace(day=1) + 31 * _DAY).replace(day=1)
    elif found["year"]:
        value = date(present.today.year + 1, 1, 1)
    return spot_at(found, Kind.DAY, value, Place.ENDS)


def _weekday(found: re.Match[str], present: Present) -> Spot | None:
    word = found["day"]
    value = _next(words.WEEKDAY_OF[word.lower()], present.today)
    if found["next"]:
        value = _monday(present.today) + 7 * _DAY + (value.weekday() * _DAY)
    place = place_of(found["due"] or found["next"] or found["this"], Place.LAST)
    if word.lower() == "sun" and place is Place.LAST:
        place = Place.TIMED
    part = words.PARTS_OF_DAY[found["part"].lower()] if found["part"] else None
    return Spot(found.start(), found.end(), Kind.DAY, value, place, part_of_day=part)


def _shortest(found: re.Match[str], present: Present) -> Spot | None:
    if found["day"] not in words.SHORTEST_WEEKDAY.split("|"):
        return None
    return spot_at(found, Kind.DAY, _next(words.WEEKDAY_OF[found["day"].lower()], present.today), Place.TIMED)


def _named(found: re.Match[str], present: Present) -> Spot | None:
    month, day, year = words.MONTH_OF[found["month"].lower()], int(found["day"]), found["year"]
    try:
        value = date(int(year), month, day) if year else YearlyDay(month, day).next_exact(present.today)
    except (ValueError, FieldError):
        return None
    # 'March 3 miles': a month that begins a line may be a verb.
    first = found.start("month") < found.start("day")
    return spot_at(found, Kind.DAY, value, place_of(found["due"], Place.LAST if first else Place.ENDS))


def _numeric(found: re.Match[str], present: Present) -> Spot | None:
    text, year = found["numbers"], found["year"]
    if "." in text and not text.endswith(".") and not year:
        return None  # '15.6' is a number
    order = "dmy" if "." in text else present.conventions.date_order
    readings = _readings(int(found["a"]), int(found["b"]), year, order, present.today)
    if not readings:
        return None
    # '1/2 pound of butter' begins a line as well.
    place = place_of(found["due"], Place.ENDS if "." in text or year else Place.LAST)
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
        return spot_at(found, Kind.DAY, date.fromisoformat(found["iso"]), Place.ANYWHERE)
    except ValueError:
        return None


def _reads(present: Present) -> Conventions:
    return Conventions(today=present.today, date_order=present.conventions.date_order)


def _monday(day: date) -> date:
    return day - day.weekday() * _DAY


def _next(weekday: Weekday, today: date) -> date:
    """The next such day; today's own weekday is that of next week."""
    return today + ((weekday - today.weekday() - 1) % 7 + 1) * _DAY


_DUE = rf"(?:(?P<due>{words.DUE})\s+|(?:{words.FOR})\s+)?"
_ON = (
    rf"(?:(?P<due>{words.DUE})\s+|(?:{words.FOR})\s+)?"
    rf"(?:(?:{words.WEEKDAY}|(?:{words.SHORTEST_WEEKDAY})\b)\.?,?\s+)?(?:(?:the|den|dem)\s+)?"
)
_RELATIVE_DAY = "|".join(sorted((w.replace(" ", r"\s+") for w in words.RELATIVE_DAYS), key=len, reverse=True))
_WITHIN = r"(?:in|within|binnen|innerhalb)(?:\s+(?:von|the\s+next|den\s+nächsten|der\s+nächsten))?"
_YEAR = r"(?:,?\s+(?P<year>20\d\d))?"

READERS: tuple[tuple[re.Pattern[str], Read], ...] = (
    (whole_words(rf"{_ON}(?P<iso>\d{{4}}-\d\d-\d\d)"), _iso),
    (whole_words(rf"{_WITHIN}\s+(?P<n>{words.NUMBER})\s+(?P<unit>{words.UNIT})"), _in),
    (whole_words(rf"in\s+(?P<n>{words.NUMBER})\s*(?P<unit>{HOURS}|{MINUTES})"), _in_hours),
    (
        whole_words(rf"{_ON}(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?\s*(?:of\s+)?(?P<month>{words.MONTH})\b\.?{_YEAR}"),
        _named,
    ),
    (whole_words(rf"{_ON}(?P<month>{words.MONTH})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?{_YEAR}"), _named),
    (
        whole_words(
            rf"{_ON}(?P<numbers>(?P<a>\d{{1,2}})(?P<sign>[./])(?P<b>\d{{1,2}})"
            rf"(?:(?P=sign)(?P<year>20\d\d|\d\d)(?!\d)|(?<=\d)\.(?!\w))?)"
        ),
        _numeric,
    ),
    (whole_words(rf"{_DUE}(?P<word>{_RELATIVE_DAY})"), _relative),
    (whole_words(r"this\s+(?P<part>morning|afternoon|evening)"), _this_part),
    (
        whole_words(
            rf"{_DUE}(?:(?P<weekend>(?:(?:{words.THIS})\s+)?(?:weekend|wochenende))|"
            rf"(?:{words.NEXT})\s+(?:week|woche|(?P<month>month|monat)|(?P<year>year|jahr)))"
        ),
        _next_week,
    ),
    (
        whole_words(
            rf"(?:(?P<due>{words.DUE})\s+|(?:{words.FOR})\s+)?(?:(?P<next>{words.NEXT})\s+|(?P<this>{words.THIS})\s+)?"
            rf"(?P<day>{words.WEEKDAY})(?:(?P<part>vormittag|mittag|nachmittag|abend)|\b\.?)"
        ),
        _weekday,
    ),
    (whole_words(rf"(?P<day>{words.SHORTEST_WEEKDAY})\.?"), _shortest),
)
