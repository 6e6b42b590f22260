"""Words of a line that may say something, and where they must stand to be taken for it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import NamedTuple

from organizer.kernel.dates import Conventions
from organizer.kernel.frozen import frozen
from organizer.kernel.recurrence import Recurrence

from . import words


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


Read = Callable[[re.Match[str], Present], Spot | None]


def whole_words(pattern: str) -> re.Pattern[str]:
    """A pattern whose words stand by themselves: not within another one, nor joined to one by a hyphen, nor as a
    possessive."""
    return re.compile(rf"(?<![\w#@!/.:-])(?:{pattern})(?![\w/-])(?!['’]\w)(?![.:,]\d)", re.IGNORECASE)


def number_of(word: str) -> int:
    """'3', 'three', 'drei'."""
    return words.NUMBER_OF.get(word.lower()) or int(word)


def spot_at(found: re.Match[str], kind: Kind, value: date | time | timedelta, place: Place, **more: timedelta) -> Spot:
    """A spot where a pattern was found."""
    return Spot(found.start(), found.end(), kind, value, place, **more)  # type: ignore[arg-type]


def place_of(sure: object, place: Place = Place.ENDS) -> Place:
    """Anywhere for what is sure, else the place."""
    return Place.ANYWHERE if sure else place


MINUTES = r"min\.?|mins|minutes?|minuten|m"
HOURS = r"h|hrs?|hours?|std\.?|stunden?"
