"""Repetitions in the words of a line: English as the program reads them elsewhere, and the usual German ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import time
from typing import NamedTuple

from organizer.kernel.dates import Conventions
from organizer.kernel.errors import FieldError
from organizer.kernel.recurrence import Recurrence
from organizer.kernel.recurrence.patterns import Frequency, Pattern
from organizer.kernel.recurrence.typed import parse_recurrence
from organizer.kernel.weekdays import WORKING_DAYS, Weekday

from . import words

_LONGEST = 9
"""Words of a repetition that are tried: 'every 2 weeks on Mon, Wed until 31 Dec 2026'."""
_EVERY = re.compile(r"(?<![\w#@!-])(?:every|jede[nrsm]?|alle)\s+", re.IGNORECASE)
_ADVERBS = {
    "daily": Frequency.DAILY, "weekly": Frequency.WEEKLY, "monthly": Frequency.MONTHLY, "yearly": Frequency.YEARLY,
    "annually": Frequency.YEARLY, "täglich": Frequency.DAILY, "wöchentlich": Frequency.WEEKLY,
    "monatlich": Frequency.MONTHLY, "jährlich": Frequency.YEARLY,
}  # fmt: skip
_ADVERB = re.compile(rf"(?<![\w#@!-])(?P<word>{'|'.join(_ADVERBS)})(?![\w-])", re.IGNORECASE)
# Small letters: a capital one, such as 'Freitags', may begin a name.
_ON_WEEKDAYS = re.compile(
    r"(?<![\w#@!-])(?:(?:[Oo]n\s+(?P<english>[Mm]on|[Tt]ues|[Ww]ednes|[Tt]hurs|[Ff]ri|[Ss]atur|[Ss]un)days)"
    r"|(?P<german>montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)s)(?![\w-])"
)
_PART = re.compile(rf"(?P<part>{'|'.join(words.OF_A_DAY)})(?![\w-])", re.IGNORECASE)
_UNITS = {
    "tag": Frequency.DAILY, "tage": Frequency.DAILY, "woche": Frequency.WEEKLY, "wochen": Frequency.WEEKLY,
    "monat": Frequency.MONTHLY, "monate": Frequency.MONTHLY, "jahr": Frequency.YEARLY, "jahre": Frequency.YEARLY,
}  # fmt: skip
_GERMAN = re.compile(
    rf"(?:jede[nrsm]?|alle)\s+(?:(?P<n>\d\.|{words.NUMBER}|zweite[nrs]?)\s+)?(?P<unit>{'|'.join(_UNITS)}|werktag|"
    rf"wochentag|(?:{words.WEEKDAY}))(?P<part>vormittag|mittag|nachmittag|abend)?(?![\w-])(?:\s+(?:am\s+)?(?P<on>{words.WEEKDAY})s?(?![\w-]))?",
    re.IGNORECASE,
)

_ONE = rf"(?:(?:{words.WEEKDAY})\b|(?-i:{words.SHORTEST_WEEKDAY})\b)\.?"
_SEVERAL = re.compile(
    rf"(?<![\w#@!-])(?:on\s+)?{_ONE}(?:(?:\s*[,/&+]\s*|\s+)(?:(?:and|und)\s+)?{_ONE})+(?![\w-])", re.IGNORECASE
)


class Repeat(NamedTuple):
    """Where it stands, what it says, and whether it only counts at the end: 'the weekly report' is no repetition."""

    start: int
    end: int
    value: Recurrence
    ends: bool
    part_of_day: time | None = None


def spot_repeats(line: str, conventions: Conventions) -> Iterator[Repeat]:
    """Every repetition that is said."""
    for begin in _EVERY.finditer(line):
        german = _GERMAN.match(line, begin.start())
        part = _PART.match(line, begin.end())
        if part is not None:
            daily = Pattern(Frequency.DAILY).recurrence()
            yield Repeat(begin.start(), part.end(), daily, False, words.OF_A_DAY[part["part"].lower()])
        elif german is not None:
            part_of_day = words.PARTS_OF_DAY[german["part"].lower()] if german["part"] else None
            yield Repeat(german.start(), german.end(), _german(german), False, part_of_day)
        elif begin[0].lower().startswith("every"):
            english = _english(line, begin.start(), conventions)
            if english is not None:
                yield english
    for found in _ADVERB.finditer(line):
        yield Repeat(found.start(), found.end(), Pattern(_ADVERBS[found["word"].lower()]).recurrence(), True)
    for found in _ON_WEEKDAYS.finditer(line):
        name = (found["english"] + "day" if found["english"] else found["german"]).lower()
        pattern = Pattern(Frequency.WEEKLY, weekdays=(words.WEEKDAY_OF[name],))
        yield Repeat(found.start(), found.end(), pattern.recurrence(), False)
    for found in _SEVERAL.finditer(line):
        days = re.findall(r"[^\W\d_]+", found[0].lower())
        named = sorted({words.WEEKDAY_OF[day] for day in days if day in words.WEEKDAY_OF})
        yield Repeat(found.start(), found.end(), Pattern(Frequency.WEEKLY, weekdays=tuple(named)).recurrence(), True)


def _english(line: str, start: int, conventions: Conventions) -> Repeat | None:
    """The longest row of words from 'every' that is a repetition."""
    ends = [found.end() for found in re.finditer(r"\S+", line[start:])][:_LONGEST]
    for end in reversed(ends):
        text = line[start : start + end].rstrip(",;")
        # A time of day belongs to the first of them, not to the rule.
        if re.search(r"\d:\d|\d\s*[ap]m|#|@", text):
            continue
        try:
            return Repeat(start, start + len(text), parse_recurrence(text, conventions), False)
        except FieldError:
            continue
    return None


def _german(found: re.Match[str]) -> Recurrence:
    said, unit = (found["n"] or "1").lower(), found["unit"].lower()
    number = 2 if said.startswith("zweite") else words.NUMBER_OF.get(said) or int(said.rstrip("."))
    if unit in ("werktag", "wochentag"):
        return Pattern(Frequency.WEEKLY, weekdays=WORKING_DAYS).recurrence()
    weekday: Weekday | None = words.WEEKDAY_OF.get(unit)
    if weekday is not None:
        return Pattern(Frequency.WEEKLY, number, weekdays=(weekday,)).recurrence()
    on = (words.WEEKDAY_OF[found["on"].lower()],) if found["on"] and _UNITS[unit] is Frequency.WEEKLY else ()
    return Pattern(_UNITS[unit], number, weekdays=on).recurrence()
