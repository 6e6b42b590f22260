"""The records of mentoring and coaching, and what is always true of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from organizer.kernel.errors import Problem
from organizer.kernel.kinds import Choice
from organizer.kernel.money import Money
from organizer.kernel.record import (
    Record,
    choice,
    duration,
    flag,
    moment,
    money,
    notes,
    number,
    rating,
    record,
    ref,
    tags,
    text,
)
from organizer.kernel.record import day as a_day


class EngagementForm(Choice):
    """What the other is."""

    MENTOR = "mentor", "Mentor, you are mentee"
    MENTEE = "mentee", "Mentee, you are mentor"
    COACH = "coach", "Coach"
    COACHEE = "coachee", "Coached by you"
    PEERS = "peers", "Peer circle"


class EngagementStatus(Choice):
    """How it stands."""

    ASKED = "asked", "Asked for"
    ACTIVE = "active"
    PAUSED = "paused"
    FINISHED = "finished"


@record(title="Engagement", plural="Engagements", icon="messages-square", table=("title", "form", "status", "cadence"))
class Engagement(Record):
    """Somebody one meets again and again to grow, either way."""

    title: str = text("Name", search=True, help="The person, or the circle")
    person: UUID | None = ref("Person", "contact", default=None)
    form: EngagementForm = choice("They are", EngagementForm, default=EngagementForm.MENTOR)
    about: str = text("About", default="", search=True, help="Executive presence, moving to product")
    status: EngagementStatus = choice("Status", EngagementStatus, default=EngagementStatus.ACTIVE)
    cadence: timedelta | None = duration("Meets every", default=None)
    planned: Decimal | None = number("Sessions agreed", default=None, least=Decimal(0), most=Decimal(1000))
    fee: Money | None = money("Fee a session", default=None)
    paid: Money | None = money("Paid so far", default=None)
    since: date | None = a_day("Since", default=None)
    until: date | None = a_day("Until", default=None)

    def problems(self) -> Iterable[Problem]:
        if self.since and self.until and self.until < self.since:
            yield Problem("until", "Ends before it begins")
        for name in ("fee", "paid"):
            amount: Money | None = getattr(self, name)
            if amount is not None and amount.minor < 0:
                yield Problem(name, "Not less than nothing")


class NotesForm(Choice):
    """How a session is written down."""

    GROW = "grow", "GROW"
    STAR = "star", "STAR"
    SBI = "sbi", "SBI"
    FREE = "free", "Free"


@record(title="Session", plural="Sessions", icon="notebook-pen", table=("title", "day", "engagement", "useful"))
class Session(Record):
    """One meeting. What its four parts are called follows from its form: goal, reality, options and will of GROW;
    situation, task, action and result of STAR; situation, behaviour and impact of SBI; free notes have the first."""

    title: str = text("Theme", default="", search=True)
    engagement: UUID = ref("Of", "engagement")
    day: date = a_day("Day")
    at: datetime | None = moment("At", default=None)
    length: timedelta | None = duration("Length", default=None)
    form: NotesForm = choice("Form of the notes", NotesForm, default=NotesForm.GROW)
    first: str = notes("Goal", default="")
    second: str = notes("Reality", default="")
    third: str = notes("Options", default="")
    fourth: str = notes("Will", default="")
    confidence: int | None = rating("Confidence in what was agreed", default=None, most=10)
    by: date | None = a_day("By", default=None)
    useful: int | None = rating("How useful was it", default=None)
    themes: tuple[str, ...] = tags("Themes", default=())
    held: bool = flag("Held", default=True)


@record(title="Action item", plural="Action items", icon="square-check", table=("title", "due", "engagement", "done"))
class ActionItem(Record):
    """What was agreed to be done. Until it is done it goes along to the next session."""

    title: str = text("What", search=True)
    engagement: UUID = ref("Of", "engagement")
    session: UUID | None = ref("Agreed in", "session", default=None)
    due: date | None = a_day("Due", default=None)
    done: datetime | None = moment("Done", default=None)
    theirs: bool = flag("The other does it", default=False)
    dropped: bool = flag("Dropped", default=False)
    snoozed_until: date | None = a_day("Snoozed until", default=None)


class Side(Choice):
    """What it is about somebody."""

    STRENGTH = "strength"
    WEAKNESS = "weakness", "To work on"


@record(title="Strength", plural="Strengths", icon="radar", table=("name", "side", "wanted"))
class Strength(Record):
    """Something one is good at, or wants to be: rated again and again."""

    name: str = text("Name", search=True)
    side: Side = choice("Side", Side, default=Side.STRENGTH)
    wanted: Decimal | None = number("Wanted", default=None, least=Decimal(1), most=Decimal(5))
    position: Decimal = number("Order", default=Decimal(0), derived=True)


@record(title="Strength rating", plural="Strength ratings", icon="star", table=("day", "level", "strength", "rater"))
class StrengthRating(Record):
    """How strong something was on a day: by oneself where no rater is named."""

    day: date = a_day("Day")
    strength: UUID = ref("Of", "strength")
    level: Decimal = number("Level", least=Decimal(1), most=Decimal(5), help="1 to 5, halves too")
    rater: UUID | None = ref("By", "contact", default=None)
    engagement: UUID | None = ref("In", "engagement", default=None)
    said: str = notes("What showed it", default="")


RECORDS: tuple[type[Record], ...] = (Engagement, Session, ActionItem, Strength, StrengthRating)
