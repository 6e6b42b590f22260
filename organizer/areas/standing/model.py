"""The records of standing, and what is always true of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from organizer.kernel.errors import Problem
from organizer.kernel.kinds import Choice
from organizer.kernel.money import Money
from organizer.kernel.record import (
    Record,
    choice,
    duration,
    file,
    flag,
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


class Every(Choice):
    """How often something is paid."""

    YEAR = "year", "Each year"
    MONTH = "month", "Each month"
    ONCE = "once"


@record(title="Membership", plural="Memberships", icon="badge-check", table=("name", "role", "renews", "dues"))
class Membership(Record):
    """Belonging to an association, a circle, a network."""

    name: str = text("Name", search=True)
    organization: UUID | None = ref("Organization", "organization", default=None)
    role: str = text("As", default="Member", search=True)
    since: date | None = a_day("Since", default=None)
    renews: date | None = a_day("Renews", default=None)
    dues: Money | None = money("Dues", default=None)
    every: Every = choice("Paid", Every, default=Every.YEAR)
    benefits: tuple[str, ...] = tags("Benefits", default=())
    left: date | None = a_day("Left on", default=None)

    def problems(self) -> Iterable[Problem]:
        if self.since and self.left and self.left < self.since:
            yield Problem("left", "Left before it began")
        if self.dues is not None and self.dues.minor < 0:
            yield Problem("dues", "Not less than nothing")


@record(title="Benefit used", plural="Benefits used", icon="ticket", table=("what", "day", "worth", "membership"))
class BenefitUse(Record):
    """Something a membership gave: a discount, a course, an evening."""

    what: str = text("What", search=True)
    membership: UUID = ref("Of", "membership")
    day: date = a_day("Day")
    worth: Money | None = money("Worth", default=None)


@record(title="Leadership role", plural="Leadership roles", icon="crown", table=("title", "body", "since", "until"))
class LeadershipRole(Record):
    """An office held: on a board, of a team, of a group."""

    title: str = text("Role", search=True)
    body: str = text("Of", default="", search=True)
    organization: UUID | None = ref("Organization", "organization", default=None)
    membership: UUID | None = ref("Through membership", "membership", default=None)
    since: date | None = a_day("Since", default=None)
    until: date | None = a_day("Term ends", default=None)
    gives: Money | None = money("Gift that goes with it", default=None)
    competencies: tuple[str, ...] = tags("Competencies", default=())

    def problems(self) -> Iterable[Problem]:
        if self.since and self.until and self.until < self.since:
            yield Problem("until", "Ends before it begins")


@record(title="Evidence", plural="Evidence", icon="file-text", table=("competency", "day", "role", "level"))
class CompetencyEvidence(Record):
    """What shows a competency: something done, with how well it went."""

    competency: str = text("Competency", search=True)
    day: date = a_day("Day")
    role: UUID | None = ref("In role", "leadership_role", default=None)
    level: int | None = rating("Level shown", default=None)
    said: str = notes("What was done", default="")


class FeedbackState(Choice):
    """How far feedback is."""

    ASKED = "asked", "Asked for"
    RECEIVED = "received"
    GIVEN = "given"


@record(title="Feedback", plural="Feedback", icon="message-circle", table=("about", "person", "state", "day"))
class Feedback(Record):
    """What somebody said, or was asked to say, or was told."""

    about: str = text("About", search=True)
    person: UUID | None = ref("Person", "contact", default=None)
    state: FeedbackState = choice("State", FeedbackState, default=FeedbackState.RECEIVED)
    day: date = a_day("Day")
    role: UUID | None = ref("In role", "leadership_role", default=None)
    competency: str = text("Competency", default="", search=True)
    level: int | None = rating("Level", default=None)
    said: str = notes("What was said", default="")


@record(title="Volunteering", plural="Volunteering", icon="hand-heart", table=("body", "role", "since", "until"))
class Volunteering(Record):
    """Time given to a cause, again and again."""

    body: str = text("Where", search=True)
    role: str = text("As", default="Volunteer", search=True)
    organization: UUID | None = ref("Organization", "organization", default=None)
    since: date | None = a_day("Since", default=None)
    until: date | None = a_day("Until", default=None)
    season: str = text("When", default="", help="School year, Saturdays in summer")

    def problems(self) -> Iterable[Problem]:
        if self.since and self.until and self.until < self.since:
            yield Problem("until", "Ends before it begins")


@record(title="Hours given", plural="Hours given", icon="clock", table=("what", "day", "hours", "given_to"))
class ServiceHours(Record):
    """Time given on a day: to volunteering, an office or a membership."""

    what: str = text("What", default="", search=True)
    given_to: UUID = ref("For", "any")
    day: date = a_day("Day")
    hours: timedelta = duration("Hours")

    def problems(self) -> Iterable[Problem]:
        if self.hours <= timedelta(0):
            yield Problem("hours", "More than nothing")
        elif self.hours > timedelta(hours=24):
            yield Problem("hours", "A day has 24 hours")


class GiftKind(Choice):
    """What giving is."""

    GIFT = "gift"
    PLEDGE = "pledge"
    IMPACT = "impact", "Impact investment"


@record(title="Gift", plural="Giving", icon="gift", table=("cause", "kind", "amount", "every", "since"))
class Gift(Record):
    """Money given, or promised, to a cause; an impact investment with the share of it that works for one."""

    cause: str = text("Cause", search=True)
    kind: GiftKind = choice("Kind", GiftKind, default=GiftKind.GIFT)
    organization: UUID | None = ref("Organization", "organization", default=None)
    amount: Money = money("Amount")
    every: Every = choice("Paid", Every, default=Every.YEAR)
    month: Decimal | None = number("In month", default=None, least=Decimal(1), most=Decimal(12))
    since: date | None = a_day("Since", default=None)
    until: date | None = a_day("Until", default=None)
    share: Decimal | None = number("Impact share, %", default=None, least=Decimal(0), most=Decimal(100))

    def problems(self) -> Iterable[Problem]:
        if self.amount.minor < 0:
            yield Problem("amount", "Not less than nothing")
        if self.since and self.until and self.until < self.since:
            yield Problem("until", "Ends before it begins")


@record(title="Gift paid", plural="Gifts paid", icon="receipt", table=("day", "amount", "gift", "deductible"))
class GiftPayment(Record):
    """What was paid of a gift or a pledge, with its receipt."""

    day: date = a_day("Day")
    gift: UUID = ref("For", "gift")
    amount: Money = money("Amount")
    deductible: bool = flag("Deductible", default=False)
    receipt: UUID | None = file("Receipt", default=None)

    def problems(self) -> Iterable[Problem]:
        if self.amount.minor <= 0:
            yield Problem("amount", "More than nothing")


@record(title="Yearly target", plural="Yearly targets", icon="target", table=("year", "hours", "giving"))
class StandingTarget(Record):
    """What somebody means to give in a year."""

    year: Decimal = number("Year", least=Decimal(1900), most=Decimal(9999))
    hours: Decimal | None = number("Hours", default=None, least=Decimal(0))
    giving: Money | None = money("Giving", default=None)

    def problems(self) -> Iterable[Problem]:
        if self.year != self.year.to_integral_value():
            yield Problem("year", "A whole year")
        if self.hours is None and self.giving is None:
            yield Problem("hours", "Hours, or an amount")


RECORDS: tuple[type[Record], ...] = (
    Membership, BenefitUse, LeadershipRole, CompetencyEvidence, Feedback, Volunteering, ServiceHours, Gift,
    GiftPayment, StandingTarget,
)  # fmt: skip
