"""The records of goals, and what is always true of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from organizer.kernel.errors import Problem
from organizer.kernel.kinds import Choice
from organizer.kernel.record import (
    Record,
    choice,
    duration,
    moment,
    notes,
    number,
    rating,
    record,
    ref,
    text,
)  # fmt: skip
from organizer.kernel.record import day as a_day


class Horizon(Choice):
    """How far ahead a goal lies; a tree goes from directions down to quarters."""

    DIRECTION = "direction", "Life direction"
    YEARS = "years", "Three years"
    YEAR = "year", "This year"
    QUARTER = "quarter", "This quarter"


class Commitment(Choice):
    """Whether it has to be reached, or is worth falling short of."""

    COMMITTED = "committed"
    ASPIRATIONAL = "aspirational"


class Status(Choice):
    """What has become of a goal."""

    OPEN = "open"
    REACHED = "reached"
    PARKED = "parked"
    DROPPED = "dropped"


class LifeArea(Choice):
    """What part of life a goal belongs to; the value is the token of its colour, that of the usual category."""

    CAREER = "c1", "Career"
    LEARNING = "c2", "Learning"
    VENTURES = "c3", "Ventures"
    COMMUNITY = "c4", "Community"
    FAMILY = "c5", "Family"
    HOUSEHOLD = "c6", "Household"
    WELLBEING = "c7", "Wellbeing"
    MONEY = "c8", "Money"


@record(title="Goal", plural="Goals", icon="target", table=("title", "horizon", "status", "due"))
class Goal(Record):
    """Something to reach. Its score is the mean of its key results, or of its children where it has none."""

    title: str = text("Title", search=True)
    why: str = notes("Why", default="")
    horizon: Horizon = choice("Horizon", Horizon, default=Horizon.QUARTER)
    life: LifeArea = choice("Part of life", LifeArea, default=LifeArea.CAREER)
    parent: UUID | None = ref("Leads to", "goal", default=None)
    commitment: Commitment = choice("Kind", Commitment, default=Commitment.COMMITTED)
    status: Status = choice("Status", Status, default=Status.OPEN)
    start: date | None = a_day("Start", default=None)
    due: date | None = a_day("Due", default=None)
    weight: Decimal = number(
        "Weight", default=Decimal(1), least=Decimal(0), most=Decimal(100), help="Among those that lead to the same goal"
    )
    position: Decimal = number("Order", default=Decimal(0), derived=True)
    closed_on: date | None = a_day("Closed on", default=None, derived=True)
    learnings: str = notes("What was learnt", default="")

    def problems(self) -> Iterable[Problem]:
        if self.parent == self.id:
            yield Problem("parent", "A goal cannot lead to itself")
        if self.start and self.due and self.due < self.start:
            yield Problem("due", "Due before it starts")


class Measure(Choice):
    """Where the figures of a key result come from."""

    HAND = "hand", "By check-ins"
    COUNTER = "counter", "Counted"


@record(title="Key result", plural="Key results", icon="sliders-horizontal", table=("title", "goal", "target"))
class KeyResult(Record):
    """A measure of a goal: from a start to a target, upwards or downwards."""

    title: str = text("What is measured", search=True)
    goal: UUID = ref("Of goal", "goal")
    start: Decimal = number("Start", default=Decimal(0))
    target: Decimal = number("Target")
    unit: str = text("Unit", default="")
    measure: Measure = choice("Measured", Measure, default=Measure.HAND)
    counter: str = text("Counter", default="")
    """The key of the `Counter` that measures it."""
    counted: UUID | None = ref("Counted for", "any", default=None)
    position: Decimal = number("Order", default=Decimal(0), derived=True)
    now: Decimal | None = number("Now", default=None, derived=True)
    """The value of the newest check-in."""
    checked_on: date | None = a_day("Checked on", default=None, derived=True)

    def problems(self) -> Iterable[Problem]:
        if self.target == self.start:
            yield Problem("target", "The same as the start: there would be nothing to measure")
        if self.measure is Measure.COUNTER and not self.counter:
            yield Problem("counter", "Choose what is counted")


@record(title="Check-in", plural="Check-ins", icon="circle-check", table=("day", "value", "confidence", "said"))
class CheckIn(Record):
    """How a goal, or one of its key results, stood on a day."""

    goal: UUID = ref("Of goal", "goal")
    key_result: UUID | None = ref("Key result", "key_result", default=None)
    day: date = a_day("Day")
    value: Decimal | None = number("Value", default=None)
    confidence: int | None = rating("Confidence", default=None, most=10)
    said: str = notes("What to say about it", default="")


@record(title="Step", plural="Steps", icon="footprints", table=("title", "due", "length", "goal"))
class Step(Record):
    """Something to do for a goal. Until it has a time the calendar offers it to be planned."""

    title: str = text("Title", search=True)
    goal: UUID | None = ref("For goal", "goal", default=None)
    due: date | None = a_day("Due", default=None)
    length: timedelta = duration("Takes about", default=timedelta(minutes=30))
    category: UUID | None = ref("Category", "category", default=None)
    done: datetime | None = moment("Done", default=None)
    snoozed_until: date | None = a_day("Snoozed until", default=None)
    position: Decimal = number("Order", default=Decimal(0), derived=True)


@record(title="Habit", plural="Habits", icon="refresh-cw", table=("title", "times", "within", "since"))
class Habit(Record):
    """Something done so many times in so many days; its strength grows and fades."""

    title: str = text("Title", search=True)
    goal: UUID | None = ref("For goal", "goal", default=None)
    life: LifeArea = choice("Part of life", LifeArea, default=LifeArea.WELLBEING)
    times: Decimal = number("Times", default=Decimal(1), least=Decimal(1), most=Decimal(100))
    within: timedelta = duration("Within", default=timedelta(days=1), help="3 times within 1 week")
    since: date = a_day("Since")
    until: date | None = a_day("Until", default=None)

    def problems(self) -> Iterable[Problem]:
        if self.until is not None and self.until < self.since:
            yield Problem("until", "Ends before it begins")
        if self.within < timedelta(days=1):
            yield Problem("within", "At least a day")


class Kept(Choice):
    """Whether a habit was kept on a day."""

    DONE = "done"
    SKIPPED = "skipped"


@record(title="Habit day", plural="Habit days", icon="calendar-check", table=("day", "habit", "kept"))
class HabitDay(Record):
    """A day of a habit. A skipped day changes nothing; a day without a record was missed."""

    habit: UUID = ref("Habit", "habit")
    day: date = a_day("Day")
    kept: Kept = choice("Kept", Kept, default=Kept.DONE)


@record(title="Win", plural="Wins", icon="trophy", table=("title", "day", "goal"))
class Win(Record):
    """Something that went well, for the days on which it does not."""

    title: str = text("What went well", search=True)
    day: date = a_day("Day")
    goal: UUID | None = ref("For goal", "goal", default=None)
    story: str = notes("How it came about", default="")


RECORDS: tuple[type[Record], ...] = (Goal, KeyResult, CheckIn, Step, Habit, HabitDay, Win)
