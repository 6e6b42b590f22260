"""Finding the ends of days, weeks, months and years, and days of the month by their number alone."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from . import words
from .spot import Kind, Place, Present, Read, Spot, place_of, spot_at, whole_words

_DAY = timedelta(days=1)
_FRIDAY = 4
_SHORT = {"eod": "day", "cob": "day", "eow": "week", "eom": "month", "eoy": "year"}
_UNITS = {
    "day": "day", "week": "week", "month": "month", "quarter": "quarter", "year": "year", "tages": "day",
    "woche": "week", "monats": "month", "quartals": "quarter", "jahres": "year",
}  # fmt: skip


def _end(found: re.Match[str], present: Present) -> Spot | None:
    """Of a week it is the Friday."""
    unit = _SHORT.get((found["short"] or "").lower()) or _UNITS.get((found["unit"] or found["before"] or "").lower())
    today = present.today
    if unit is None:
        month = words.MONTH_OF[found["month"].lower()]
        value = _last_of(today.year + (month < today.month), month)
    elif unit == "day":
        value = today
    elif unit == "week":
        value = today + ((_FRIDAY - today.weekday()) % 7 + 7 * bool(found["next"])) * _DAY
    else:
        value = _end_of(today, {"month": 1, "quarter": 3, "year": 12}[unit], bool(found["next"]))
    return spot_at(found, Kind.DAY, value, place_of(found["due"], Place.LAST if found["short"] else Place.ENDS))


def _end_of(today: date, months: int, following: bool) -> date:
    """The last day of a period of so many months, counted from January."""
    past = today.year * 12 + (today.month - 1) // months * months + months * (2 if following else 1) - 1
    return _last_of(past // 12, past % 12 + 1)


def _last_of(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _numbered(found: re.Match[str], present: Present) -> Spot | None:
    """The next day of that number, today's included. Only at the end: 'on the 2nd floor'."""
    number, month = int(found["number"] or found["german"]), present.today.replace(day=1)
    if not 1 <= number <= 31:
        return None
    while number > _last_of(month.year, month.month).day or month.replace(day=number) < present.today:
        month = (month + 31 * _DAY).replace(day=1)
    return spot_at(found, Kind.DAY, month.replace(day=number), Place.LAST)


_DUE = rf"(?:(?P<due>{words.DUE}|at|until|till)\s+(?:the\s+|den\s+|dem\s+)?)?"
_NEXT = rf"(?:(?P<next>{words.NEXT})\s+)?"
READERS: tuple[tuple[re.Pattern[str], Read], ...] = (
    (
        whole_words(
            rf"{_DUE}(?:(?P<short>EOD|COB|EOW|EOM|EOY)|(?P<before>tages|monats|quartals|jahres)ende"
            rf"|(?:end\s+of|last\s+day\s+of|ende|letzte[rn]?\s+tag)\s+(?:(?:the|this|der|des|dieser|dieses)\s+)?"
            rf"(?:{_NEXT}(?P<unit>day|week|month|quarter|year|tages|woche|monats|quartals|jahres)|(?P<month>{words.MONTH}))"
            rf"(?!\w|\s+20\d\d))"
        ),
        _end,
    ),
    (
        whole_words(
            rf"(?:(?:{words.DUE})\s+)?the\s+(?P<number>\d{{1,2}})(?:st|nd|rd|th)"
            rf"(?:\s+of\s+(?:the|this)\s+month)?(?!\s+of\b)"
            rf"|(?:am|zum|bis\s+zum|bis|den)\s+(?P<german>\d{{1,2}})\.(?!\s*(?:\d|(?:{words.MONTH})\b))"
        ),
        _numbered,
    ),
)
