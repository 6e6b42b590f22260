"""Reads of learning: hours by course and day, credentials with their ledgers, skills, plans, what was spent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from organizer.kernel.area import Reads, TimesSpent
from organizer.kernel.money import Money
from organizer.kernel.query import Sort, Where, belonging_to
from organizer.kernel.record import describe

from .model import (
    OUR_OWN,
    UNDER_WAY,
    Course,
    CourseHours,
    CourseStatus,
    Credential,
    Credit,
    CreditClaim,
    LearningPlan,
    Skill,
    SkillRating,
)
from .rules.ledger import Earned, Period, earned_of, ledger, present
from .rules.pace import monday_of, streak
from .rules.status import Standing, standing

_COURSE = describe(Course).kind
_SECONDS = Decimal(3600)
_FEW_WEEKS, _MANY_WEEKS = 12, 2000
Times = Sequence[TimesSpent]
"""What other areas know of time spent."""


def hours_of(length_seconds: float) -> Decimal:
    """Seconds as hours, to hundredths."""
    return round(Decimal(int(length_seconds)) / _SECONDS, 2)


@dataclass(frozen=True, slots=True)
class Spent:
    """Hours that went into a course on a day."""

    course: UUID
    day: date
    hours: Decimal


def spent(reads: Reads, times: Times, first: date, last: date, owner: UUID | None = None) -> list[Spent]:
    """The hours of courses from a first to a last day: those by hand and those that were tracked, of a member and of
    what is shared."""
    within = [Where("day", ">=", first), Where("day", "<=", last), *belonging_to(owner)]
    found = [Spent(each.course, each.day, each.hours) for each in reads.every(CourseHours, within)]
    for area in times:
        found += [
            Spent(each.of, each.day, hours_of(each.length.total_seconds()))
            for each in area(reads, _COURSE, first, last)
            if owner is None or each.owner in (owner, None)
        ]
    return found


def spent_by_course(reads: Reads, times: Times, courses: Iterable[Course]) -> dict[UUID, Decimal]:
    """All hours of each course, whoever spent them."""
    found = {course.id: course.logged_hours for course in courses}
    for area in times:
        for each in area(reads, _COURSE, date.min, date.max):
            if each.of in found:
                found[each.of] += hours_of(each.length.total_seconds())
    return found


def by_day(hours: Iterable[Spent]) -> dict[date, Decimal]:
    """The hours of each day together."""
    found: dict[date, Decimal] = {}
    for each in hours:
        found[each.day] = found.get(each.day, Decimal(0)) + each.hours
    return found


def weeks_in_a_row(reads: Reads, times: Times, least: Decimal, today: date, owner: UUID | None = None) -> int:
    """How many weeks had at least so many hours, up to this one; no more is read than is needed to tell."""
    weeks = _FEW_WEEKS
    while True:
        since = monday_of(today) - timedelta(weeks=weeks) if today.year > 100 else date.min
        found = streak(by_day(spent(reads, times, since, today, owner)), least, today)
        if found < weeks or weeks > _MANY_WEEKS:
            return found
        weeks *= 2


def courses(reads: Reads, owner: UUID | None = None, statuses: Sequence[CourseStatus] = UNDER_WAY) -> list[Course]:
    """Courses of some statuses, of a member and shared ones: the first to be finished first, paused ones last."""
    where = [Where("status", "in", tuple(statuses)), *belonging_to(owner)]
    found = list(reads.every(Course, where))
    return sorted(found, key=lambda c: (c.status is CourseStatus.PAUSED, c.due or date.max, c.title, c.id))


@dataclass(frozen=True, slots=True)
class Held:
    """A credential on a day: how it stands, its credits, its periods, and the one to be completed now."""

    credential: Credential
    standing: Standing
    earned: tuple[Earned, ...]
    periods: tuple[Period, ...]
    present: Period | None


def held(reads: Reads, today: date, owner: UUID | None = None, *, let_go: bool = False) -> list[Held]:
    """The credentials of a member and shared ones, the first to expire first; those that were let go only when asked
    for, at the end."""
    credentials = list(reads.every(Credential, belonging_to(owner)))
    found = _held(reads, credentials, today)
    if not let_go:
        found = [each for each in found if each.standing is not Standing.LET_GO]
    last = date.max

    def order(each: Held) -> tuple[bool, date, str, UUID]:
        credential = each.credential
        return each.standing is Standing.LET_GO, credential.expires or last, credential.title, credential.id

    return sorted(found, key=order)


def held_one(reads: Reads, credential: Credential, today: date) -> Held:
    """One credential as it stands."""
    return _held(reads, [credential], today)[0]


def _held(reads: Reads, credentials: Sequence[Credential], today: date) -> list[Held]:
    claims: dict[UUID, list[CreditClaim]] = {}
    if any(credential.has_rule for credential in credentials):
        asked = credentials[0].id if len(credentials) == 1 else None
        where = [] if asked is None else [Where("credential", "=", asked)]
        for claim in reads.every(CreditClaim, where):
            claims.setdefault(claim.credential, []).append(claim)
    mine = {claim.credit for credential in credentials for claim in claims.get(credential.id, ())}
    credits = {id: credit for id, credit in reads.many(Credit, mine).items() if credit.deleted is None}
    found = []
    for credential in credentials:
        own = claims.get(credential.id, [])
        earned = earned_of(credential, {id: credits[id] for c in own if (id := c.credit) in credits}.values(), own)
        periods = ledger(credential, earned, today)
        shown = present(credential, periods, today)
        found.append(Held(credential, standing(credential, today), tuple(earned), tuple(periods), shown))
    return found


def ratings(reads: Reads, skill: UUID) -> list[SkillRating]:
    """The ratings of a skill, the newest first."""
    return list(reads.every(SkillRating, [Where("skill", "=", skill)], Sort("day", descending=True)))


def skills(reads: Reads, owner: UUID | None = None) -> list[Skill]:
    """The skills of a member and shared ones."""
    return list(reads.every(Skill, belonging_to(owner)))


@dataclass(frozen=True, slots=True)
class Aims:
    """What is to go into learning on a day, by the plans that hold then. None: nothing was planned."""

    month: Decimal | None = None
    week: Decimal | None = None
    budget: Money | None = None


def aims(reads: Reads, today: date, owner: UUID | None = None) -> Aims:
    """The newest plan of a member, else the shared one; of everybody the shared one, else those of all together."""
    newest: dict[UUID | None, LearningPlan] = {}
    for plan in reads.every(LearningPlan, [Where("since", "<=", today), *belonging_to(owner)], Sort("since")):
        newest[plan.owner] = plan
    plans = list(newest.values())
    if owner in newest:
        plans = [newest[owner]]
    elif None in newest:
        plans = [newest[None]]
    month = sum((plan.hours_a_month or Decimal(0) for plan in plans), Decimal(0))
    week = sum((plan.hours_a_week or Decimal(0) for plan in plans), Decimal(0))
    budgets = [plan.budget for plan in plans if plan.budget is not None]
    return Aims(month or None, week or None, _sum(budgets))


def paid_day(course: Course) -> date | None:
    """The day on which its cost counts."""
    return course.paid_on or course.start


def costs(reads: Reads, first: date, last: date, owner: UUID | None = None) -> list[Course]:
    """The courses that cost something in a period, whoever pays; ideas and dropped ones do not count."""
    found = []
    for course in reads.every(Course, belonging_to(owner)):
        day = paid_day(course)
        counts = course.status not in (CourseStatus.IDEA, CourseStatus.DROPPED) or course.paid_on is not None
        if course.cost is not None and course.cost.minor and day is not None and first <= day <= last and counts:
            found.append(course)
    return sorted(found, key=lambda course: (paid_day(course) or date.min, course.id))


def our_costs(found: Iterable[Course]) -> dict[str, Money]:
    """What of these we pay ourselves, by currency."""
    sums: dict[str, Money] = {}
    for course in found:
        if course.cost is not None and course.payer in OUR_OWN:
            known = sums.get(course.cost.currency)
            sums[course.cost.currency] = course.cost if known is None else known + course.cost
    return sums


def credits_between(reads: Reads, first: date, last: date, owner: UUID | None = None) -> list[Credit]:
    """The credits earned in a period, by day."""
    where = [Where("day", ">=", first), Where("day", "<=", last), *belonging_to(owner)]
    return list(reads.every(Credit, where, Sort("day")))


def _sum(amounts: Sequence[Money]) -> Money | None:
    """Of one currency: the first one's."""
    if not amounts:
        return None
    total = amounts[0]
    for amount in amounts[1:]:
        if amount.currency == total.currency:
            total = total + amount
    return total
