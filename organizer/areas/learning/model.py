"""The records of learning, and what is always true of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from organizer.kernel.errors import Problem
from organizer.kernel.kinds import Choice, Entry
from organizer.kernel.money import Money
from organizer.kernel.record import (
    Record,
    choice,
    duration,
    entries,
    file,
    money,
    notes,
    number,
    rating,
    record,
    ref,
    text,
    url,
)  # fmt: skip
from organizer.kernel.record import day as a_day
from organizer.kernel.text import fold

LOWEST, HIGHEST = Decimal(1), Decimal(5)
LEVELS = ("Aware", "Basic", "Able", "Strong", "Expert")
"""What the whole levels of a skill are called, from 1."""
_NO_HOURS = Decimal(0)
_LEAST_HOURS = Decimal("0.01")
_A_LOT = Decimal(100_000)


class Form(Choice):
    """What sort of learning it is."""

    COURSE = "course"
    WORKSHOP = "workshop"
    WEBINAR = "webinar"
    CONFERENCE = "conference"
    DEGREE = "degree"
    BOOK = "book"
    READING_GROUP = "reading_group"
    PLACEMENT = "placement"
    PRACTICE = "practice", "With somebody"
    EXAM = "exam"


class CourseStatus(Choice):
    """How far it is."""

    IDEA = "idea"
    PLANNED = "planned"
    IN_PROGRESS = "in_progress"
    PAUSED = "paused"
    DONE = "done"
    DROPPED = "dropped"


OPEN = (CourseStatus.IDEA, CourseStatus.PLANNED, CourseStatus.IN_PROGRESS, CourseStatus.PAUSED)
UNDER_WAY = (CourseStatus.IN_PROGRESS, CourseStatus.PAUSED)


class Payer(Choice):
    """Who pays for it."""

    SELF = "self", "I do"
    EMPLOYER = "employer"
    HOUSEHOLD = "household"
    GRANT = "grant", "A grant or scholarship"
    OTHER = "other", "Somebody else"


OUR_OWN = (Payer.SELF, Payer.HOUSEHOLD)
"""Those whose costs count against the budget."""


@record(title="Course", plural="Courses", icon="graduation-cap", table=("title", "form", "status", "due", "provider"))
class Course(Record):
    """Something to learn from, whatever its form. Hours by hand are records of their own; those that were tracked for
    its blocks are counted beside them."""

    title: str = text("Title", search=True)
    form: Form = choice("Form", Form, default=Form.COURSE)
    status: CourseStatus = choice("Status", CourseStatus, default=CourseStatus.PLANNED)
    part_of: UUID | None = ref("Part of", "course", default=None, help="A degree that it belongs to")
    provider: str = text("Provider", default="", search=True)
    organization: UUID | None = ref("Organization", "organization", default=None)
    details: str = text("Details", default="", help="Self-paced, 4 sessions")
    start: date | None = a_day("Start", default=None)
    due: date | None = a_day("Finish by", default=None)
    ended: date | None = a_day("Ended", default=None)
    planned_hours: Decimal | None = number("Hours planned", default=None, least=_NO_HOURS, most=_A_LOT)
    logged_hours: Decimal = number("Hours by hand", default=_NO_HOURS, derived=True)
    cost: Money | None = money("Cost", default=None)
    payer: Payer = choice("Who pays", Payer, default=Payer.SELF)
    paid_on: date | None = a_day("Paid on", default=None, help="Left empty, the day it starts")
    credits: Decimal | None = number("Credits it gives", default=None, least=_NO_HOURS, most=_A_LOT)
    credit_unit: str = text("Unit of credits", default="", help="PDU, CPE, contact hours")
    gains: tuple[Entry, ...] = entries("Skills gained", of="amount", default=())
    """By the name of the skill, how many levels it is hoped to bring."""
    address: str = url("Web address", default="")
    proof: UUID | None = file("Proof", default=None)
    imported: str = text("Imported from", default="", derived=True)
    """What it is called in the file that it came from, so that it does not come twice."""

    def problems(self) -> Iterable[Problem]:
        if self.part_of == self.id:
            yield Problem("part_of", "A course cannot be a part of itself")
        if self.cost is not None and self.cost.minor < 0:
            yield Problem("cost", "At least nothing")
        if self.start and self.due and self.due < self.start:
            yield Problem("due", "Before it starts")
        if self.start and self.ended and self.ended < self.start:
            yield Problem("ended", "Before it starts")
        for entry in self.gains:
            if Decimal(entry.value) > HIGHEST - LOWEST:
                yield Problem("gains", f"From {LEVELS[0].lower()} to {LEVELS[-1].lower()} there are four levels")


@record(title="Hours of a course", plural="Hours of courses", icon="timer", table=("day", "course", "hours", "what"))
class CourseHours(Record):
    """Hours that went into a course on a day, written down by hand."""

    course: UUID = ref("Course", "course")
    day: date = a_day("Day")
    hours: Decimal = number("Hours", least=_LEAST_HOURS, most=Decimal(24))
    what: str = text("What", default="", search=True)


class Anchor(Choice):
    """When the periods of a credential end."""

    ISSUE = "issue", "Date of issue"
    CALENDAR = "calendar", "Calendar year"
    BIRTH_MONTH = "birth_month", "Month of birth"


class Month(Choice):
    """A month of the year, by its number."""

    JANUARY = "01", "January"
    FEBRUARY = "02", "February"
    MARCH = "03", "March"
    APRIL = "04", "April"
    MAY = "05", "May"
    JUNE = "06", "June"
    JULY = "07", "July"
    AUGUST = "08", "August"
    SEPTEMBER = "09", "September"
    OCTOBER = "10", "October"
    NOVEMBER = "11", "November"
    DECEMBER = "12", "December"


@record(
    title="Certificate", plural="Certificates", icon="award", table=("title", "issuer", "expires", "issued")
)  # fmt: skip
class Credential(Record):
    """A certificate or licence, with the rule by which it is renewed. Whether it is valid, in grace or expired follows
    from the day; what is missing, from the credits that are counted to it."""

    title: str = text("Title", search=True)
    issuer: str = text("Issued by", default="", search=True)
    reference: str = text("Number", default="", search=True)
    issued: date | None = a_day("Issued", default=None)
    expires: date | None = a_day("Expires", default=None)
    let_go: date | None = a_day("Let go on", default=None, help="It is not to be renewed any more")
    grace: timedelta = duration("Grace after expiry", default=timedelta(0), help="90 days")
    total: Decimal | None = number("Credits in a period", default=None, least=Decimal(0), most=_A_LOT)
    unit: str = text("Unit of credits", default="", help="PDU, CPE, contact hours")
    period: int | None = rating("Period in years", default=None, most=10)
    anchor: Anchor = choice("Periods go by", Anchor, default=Anchor.ISSUE)
    birth_month: Month | None = choice("Month of birth", Month, default=None)
    least_a_year: Decimal | None = number("Least a year", default=None, least=Decimal(0), most=_A_LOT)
    category_least: tuple[Entry, ...] = entries("Least in a category", of="amount", default=())
    """'Education' holds what is in 'Education / Power skills'."""
    category_most: tuple[Entry, ...] = entries("Most in a category", of="amount", default=())
    carry_most: Decimal | None = number("Most carried over", default=None, least=Decimal(0), most=_A_LOT)
    carry_months: int | None = rating(
        "Carried over from the last months", default=None, most=120
    )  # fmt: skip
    """Of the period; None: from all of it."""
    address: str = url("Web address", default="")
    proof: UUID | None = file("Certificate", default=None)
    imported: str = text("Imported from", default="", derived=True)

    @property
    def has_rule(self) -> bool:
        """Whether credits are needed to renew it."""
        return self.period is not None and bool(self.total or self.least_a_year or self.category_least)

    @property
    def unit_words(self) -> str:
        """What its credits are called."""
        return self.unit.strip() or "credits"

    def problems(self) -> Iterable[Problem]:
        if self.issued and self.expires and self.expires < self.issued:
            yield Problem("expires", "Before it was issued")
        if self.issued and self.let_go and self.let_go < self.issued:
            yield Problem("let_go", "Before it was issued")
        asks = self.total or self.least_a_year or self.category_least
        if asks and self.period is None:
            yield Problem("period", "In how many years are the credits needed?")
        if self.has_rule and self.issued is None and self.expires is None:
            yield Problem("issued", "Enter when it was issued or when it expires, so that its periods are known")
        if self.anchor is Anchor.BIRTH_MONTH and self.birth_month is None:
            yield Problem("birth_month", "Choose the month by which its periods go")
        yield from self._category_problems()
        if self.total is not None and self.period is not None and self.least_a_year is not None:
            years = self.least_a_year * self.period
            if years > self.total:
                yield Problem(
                    "least_a_year", f"Comes to {_said(years)} in {self.period} years, more than {_said(self.total)}"
                )

    def _category_problems(self) -> Iterable[Problem]:
        for name in ("category_least", "category_most"):
            for entry in getattr(self, name):
                if not category_path(entry.label):
                    yield Problem(name, "Which category? Enter its name beside the number")
                    return
            keys = [category_path(entry.label) for entry in getattr(self, name)]
            if len(set(keys)) < len(keys):
                yield Problem(name, "A category stands here twice")
                return
        least, most = amounts_of(self.category_least), amounts_of(self.category_most)
        needed = {path: least_within(path, least) for path in {*least, *most}}
        names = {category_path(e.label): e.label.strip() for e in (*self.category_least, *self.category_most)}
        for path, cap in most.items():
            if needed[path] > cap:
                yield Problem(
                    "category_most", f"Of {names[path]} at least {_said(needed[path])} are needed, more than this"
                )
                return
        together = least_within((), least)
        if self.total is not None and together > self.total:
            yield Problem(
                "category_least", f"The categories come to {_said(together)}, more than {_said(self.total)} in all"
            )


CategoryPath = tuple[str, ...]
"""The parts of a category's name, folded: ('education', 'power skills')."""


def category_path(name: str) -> CategoryPath:
    """'Education / Power skills' as a path; blanks and case do not matter."""
    return tuple(fold(part.strip()) for part in name.split("/") if part.strip())


def amounts_of(rows: Iterable[Entry]) -> dict[CategoryPath, Decimal]:
    """Amounts by category, as they were entered."""
    return {category_path(entry.label): Decimal(entry.value) for entry in rows}


def least_within(path: CategoryPath, least: dict[CategoryPath, Decimal]) -> Decimal:
    """What a category needs at the least: its own number, or what the categories in it need together; () is all."""
    below = [other for other in least if len(other) > len(path) and other[: len(path)] == path]
    top = [one for one in below if not any(len(o) < len(one) and one[: len(o)] == o for o in below)]
    return max(least.get(path, Decimal(0)), sum((least_within(one, least) for one in top), Decimal(0)))


def _said(value: Decimal) -> str:
    return f"{value.normalize() + 0:f}"


@record(title="Credit", plural="Credits", icon="ticket", table=("title", "day", "amount", "category", "course"))
class Credit(Record):
    """Credits earned on a day. What they count to, and as what, is said by its claims."""

    title: str = text("For what", search=True)
    day: date = a_day("Day")
    amount: Decimal = number("Credits", least=_LEAST_HOURS, most=_A_LOT)
    category: str = text("Category", default="", help="Education / Power skills")
    course: UUID | None = ref("From course", "course", default=None)
    proof: UUID | None = file("Proof", default=None)


@record(
    title="Credit claim", plural="Credit claims", icon="badge-check",
    table=("category", "credit", "credential", "amount"),
)  # fmt: skip
class CreditClaim(Record):
    """That a credit counts towards a certificate: with a category and an amount of its own, where they differ there."""

    credit: UUID = ref("Credit", "credit")
    credential: UUID = ref("Counts to", "credential")
    category: str = text("Category", default="", help="Left empty, that of the credit")
    amount: Decimal | None = number(
        "Credits", default=None, least=Decimal(0), most=_A_LOT, help="Left empty, all of them"
    )


@record(title="Skill", plural="Skills", icon="sparkles", table=("name", "wanted", "present", "role", "rated_on"))
class Skill(Record):
    """Something to be good at: how good one wants to be, and by the newest ratings is."""

    name: str = text("Skill", search=True)
    wanted: Decimal | None = number("Wanted level", default=None, least=LOWEST, most=HIGHEST, help="1 aware, 5 expert")
    role: str = text("For the role", default="", search=True)
    goal: UUID | None = ref("For goal", "goal", default=None)
    present: Decimal | None = number("Present level", default=None, derived=True)
    rated_on: date | None = a_day("Rated on", default=None, derived=True)


@record(title="Skill rating", plural="Skill ratings", icon="star", table=("day", "skill", "level", "rater"))
class SkillRating(Record):
    """How good somebody was held to be on a day, and what speaks for it."""

    skill: UUID = ref("Skill", "skill")
    day: date = a_day("Day")
    level: Decimal = number("Level", least=LOWEST, most=HIGHEST)
    rater: UUID | None = ref("Rated by", "contact", default=None, help="Left empty, yourself")
    evidence: str = notes("Evidence", default="")


@record(
    title="Learning plan", plural="Learning plans", icon="target",
    table=("since", "hours_a_month", "hours_a_week", "budget"),
)  # fmt: skip
class LearningPlan(Record):
    """How much is to go into learning, from a day on until the next plan."""

    since: date = a_day("From")
    hours_a_month: Decimal | None = number("Hours a month", default=None, least=_NO_HOURS, most=Decimal(744))
    hours_a_week: Decimal | None = number(
        "Hours a week", default=None, least=_NO_HOURS, most=Decimal(168), help="Weeks with as many are counted in a row"
    )
    budget: Money | None = money("Budget a year", default=None)

    def problems(self) -> Iterable[Problem]:
        if self.budget is not None and self.budget.minor < 0:
            yield Problem("budget", "At least nothing")


RECORDS: tuple[type[Record], ...] = (
    Course, CourseHours, Credential, Credit, CreditClaim, Skill, SkillRating, LearningPlan,
)  # fmt: skip
