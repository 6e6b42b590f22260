"""What an area shows at a glance, on Today: plain values, made by the area, laid out by the floor above."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import Enum
from uuid import UUID

from .changes import Ref
from .frozen import frozen
from .money import Money


class Tone(Enum):
    """How something stands: the colour of its chip, and never that alone."""

    AHEAD = "ahead"
    ON_PACE = "on_pace"
    SLIGHTLY_BEHIND = "slightly_behind"
    BEHIND = "behind"
    QUIET = "quiet"


@frozen
class DayItem:
    """A piece of the day's line, planned or tracked. `colour` is a token's name; `end` of a running one is now."""

    ref: Ref
    start: datetime
    end: datetime
    title: str
    colour: str
    owner: UUID | None = None
    """None: of all members."""
    tracked: bool = False
    running: bool = False


@frozen
class BalanceRow:
    """One category of the week: what was tracked, should have been by now, is planned for the whole week."""

    label: str
    colour: str
    tracked: timedelta
    planned_by_now: timedelta
    planned: timedelta
    tone: Tone = Tone.QUIET


@frozen
class GoalCard:
    """A goal: its score of 0 to 1, its first measure in words, how it stands, and its course as shares of the way:
    (moment as a share of its time, value as a share of the way)."""

    ref: Ref
    title: str
    score: float
    detail: str
    tone: Tone
    standing: str
    """The tone in words: 'Slightly behind'."""
    course: tuple[tuple[float, float], ...] = ()
    owner: UUID | None = None
    colour: str = ""
    has_amounts: bool = False
    """Whether the first measure is in money, which people may want hidden."""


@frozen
class Praise:
    """Something to be glad of: a win, a note of encouragement."""

    ref: Ref
    text: str
    when: datetime
    by: UUID | None = None


@frozen
class Saving:
    """Something that is saved for: what there is, what it takes, and what there should be by now, with its share of
    the way; None where nothing says when it began."""

    ref: Ref
    title: str
    """'Home deposit, June 2028'"""
    there: Money
    wanted: Money
    pace: Money | None = None


@frozen
class MoneyCard:
    """Net worth now, its change this month, its course over a year as shares of its height, how likely the plan is."""

    worth: Money
    change: Money
    course: tuple[float, ...] = ()
    likely: tuple[str, ...] = ()
    """A sentence in parts, every second of which, from the second on, is an amount; none where nothing is known."""
    saving: Saving | None = None


@frozen
class Awaited:
    """Something that somebody else owes: asked for on a day, or due on one."""

    ref: Ref
    what: str
    """'Introduction to Priya Osei', 'Pacing exercise'"""
    day: date
    who: str = ""
    person: UUID | None = None
    """The contact who owes it, where the area does not know the name."""
    asked: bool = True
    """Whether `day` is when it was asked for; else it is when it is due."""
    owner: UUID | None = None


@frozen
class Glances:
    """What one area gives to Today; what it has nothing of stays empty."""

    day: tuple[DayItem, ...] = ()
    day_words: str = ""
    """'8 h 30 planned, 2 h 57 tracked. Next: Dana, 1:1 at 11:30'"""
    balance: tuple[BalanceRow, ...] = ()
    balance_words: str = ""
    goals: tuple[GoalCard, ...] = ()
    goals_words: str = ""
    praise: tuple[Praise, ...] = ()
    money: MoneyCard | None = None
