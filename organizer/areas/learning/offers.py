"""What learning gives to the floors above: dates, what needs somebody, what to plan, what can be counted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from organizer.kernel.area import Due, Plannable, Reads, Urgency
from organizer.kernel.changes import Ref
from organizer.kernel.dates import format_day
from organizer.kernel.evidence import Evidence
from organizer.kernel.glance import Tone
from organizer.kernel.pauses import pauses_of
from organizer.kernel.query import Sort, Where, belonging_to
from organizer.kernel.record import Record
from organizer.kernel.system import Link

from . import queries
from .model import UNDER_WAY, Course, CourseStatus, Credit, CreditClaim, Skill
from .queries import Held, Times
from .rules.counting import said
from .rules.pace import pace
from .rules.status import URGENT, Standing, missing

AHEAD = timedelta(days=14)
HALF_A_YEAR = timedelta(days=183)
PLANS = "plans"
"""The role of a link from a block of the calendar to what it is planned for."""
_A_LOOK = timedelta(hours=1)
_A_SITTING = timedelta(minutes=90)
_OFFERED = 10


def dues(reads: Reads, first: date, last: date, today: date, times: Times = ()) -> Iterable[Due]:
    """Courses by the day they are to be finished; certificates by the days on which they expire, their grace ends, and
    a year ends that lacks credits."""
    pauses = pauses_of(reads)
    window = [Where("due", ">=", first), Where("due", "<=", last)]
    found = [c for c in reads.every(Course, window, Sort("due")) if c.status in (CourseStatus.PLANNED, *UNDER_WAY)]
    hours = queries.spent_by_course(reads, times, found)
    for course in found:
        assert course.due is not None
        title = f"Finish {course.title}"
        due = Due(Ref.to(course), course.due, title, _hours(course, hours[course.id]), _urgency(course.due, today),
                  course.owner)  # fmt: skip
        yield pauses.calmed(due, today)
    for each in queries.held(reads, today):
        for due in _of_credential(each, today):
            if first <= due.day <= last:
                yield pauses.calmed(due, today)
    for due in _assessments(reads, today):
        if first <= due.day <= last:
            yield pauses.calmed(due, today)


def _assessments(reads: Reads, today: date) -> Iterable[Due]:
    """Skills are assessed twice a year: those of one role together, half a year after the first of them was."""
    oldest: dict[tuple[UUID | None, str], Skill] = {}
    for skill in reads.every(Skill):
        if skill.wanted is not None and skill.rated_on is not None:
            key = skill.owner, skill.role.strip()
            known = oldest.get(key)
            if known is None or known.rated_on is None or skill.rated_on < known.rated_on:
                oldest[key] = skill
    for (owner, role), skill in oldest.items():
        assert skill.rated_on is not None
        day = skill.rated_on + HALF_A_YEAR if skill.rated_on < date.max - HALF_A_YEAR else skill.rated_on
        urgency = Urgency.SOON if day <= today else Urgency.LATER
        title = f"Assess skills for {role}" if role else "Assess skills"
        yield Due(Ref.to(skill), day, title, f"{skill.name} was last on {format_day(skill.rated_on)}", urgency, owner)


def _hours(course: Course, hours: Decimal) -> str:
    planned = course.planned_hours
    return f"{said(hours)} of {said(planned)} h" if planned else course.form.label.lower()


def _urgency(day: date, today: date) -> Urgency:
    if day < today:
        return Urgency.OVERDUE
    return Urgency.SOON if day == today else Urgency.LATER


def _of_credential(each: Held, today: date) -> Iterable[Due]:
    credential, ref = each.credential, Ref.to(each.credential)
    expires = credential.expires
    if expires is not None:
        urgency = Urgency.OVERDUE if expires < today else (
            Urgency.SOON if expires - today <= URGENT else Urgency.LATER
        )  # fmt: skip
        yield Due(ref, expires, f"Renew {credential.title}", _why(each, today), urgency, credential.owner)
        if credential.grace.days and each.standing is Standing.GRACE:
            end = expires + timedelta(days=credential.grace.days)
            yield Due(ref, end, f"Grace ends: {credential.title}", "after it the certificate is lost", Urgency.SOON,
                      credential.owner)  # fmt: skip
    if each.present is not None:
        for year in each.present.years:
            if year.missing and year.window.holds(today) and year.window.last != expires:
                soon = year.window.last - today <= URGENT
                yield Due(
                    ref, year.window.last, f"{said(year.missing)} {credential.unit_words} for {credential.title}",
                    f"at least {said(year.least)} a year", Urgency.SOON if soon else Urgency.LATER, credential.owner,
                )  # fmt: skip


def _why(each: Held, today: date) -> str:
    words = {
        Standing.VALID: "expires", Standing.GRACE: "in grace", Standing.EXPIRED: "expired", Standing.LET_GO: "let go",
    }[each.standing]  # fmt: skip
    if each.present is None or not each.present.missing:
        return words
    return f"{words}, {said(each.present.missing)} {each.credential.unit_words} missing"


def needs(reads: Reads, today: date, times: Times = ()) -> Iterable[Due]:
    """Certificates in their last sixty days or over them, years that end soon with too few credits, courses that are to
    be finished within two weeks."""
    pauses = pauses_of(reads)
    for due in dues(reads, date.min, today + max(AHEAD, URGENT), today, times):
        near = due.ref.kind == "credential" or due.day <= today + AHEAD
        if near and not pauses.holds(today, due.owner):
            yield due


def attention(reads: Reads, today: date) -> int:
    """How many certificates and courses are over their day."""
    return sum(due.urgency is Urgency.OVERDUE for due in dues(reads, date.min, today, today))


def plannables(reads: Reads, today: date, times: Times = ()) -> Iterable[Plannable]:
    """Renewals that come within sixty days and have no time yet; then the courses that are behind, the most first."""
    planned = {link.to_id for link in reads.every(Link, [Where("role", "=", PLANS)])}
    for each in queries.held(reads, today):
        expires = each.credential.expires
        if expires is not None and expires - today <= URGENT and each.credential.id not in planned:
            yield renewal(each, today)
    running = [c for c in queries.courses(reads) if c.status is CourseStatus.IN_PROGRESS]
    hours = queries.spent_by_course(reads, times, running)
    behind = []
    for course in running:
        how = pace(course, hours[course.id], today)
        if how.tone in (Tone.BEHIND, Tone.SLIGHTLY_BEHIND):
            behind.append((how.share - float((how.needed or 0) / (how.planned or 1)), course, how.words))
    for _, course, words in sorted(behind, key=lambda each: (each[0], each[1].id))[:_OFFERED]:
        yield Plannable(Ref.to(course), course.title, _A_SITTING, course.due, words, owner=course.owner)


def renewal(each: Held, today: date) -> Plannable:
    """Time for renewing a certificate."""
    credential = each.credential
    lacks = [] if each.present is None else missing(each.present, today)
    reason = lacks[0].words(credential.unit_words) if lacks else _why(each, today)
    return Plannable(
        Ref.to(credential), f"Renew {credential.title}", _A_LOOK, credential.expires, reason, owner=credential.owner
    )


def hours_counted(
    times: Times, reads: Reads, course: UUID | None, first: date, last: date, owner: UUID | None
) -> Decimal:  # fmt: skip
    """Hours that went into courses, or into one."""
    found = queries.spent(reads, times, first, last, owner)
    return sum((each.hours for each in found if course in (None, each.course)), Decimal(0))


def courses_counted(reads: Reads, _: UUID | None, first: date, last: date, owner: UUID | None) -> Decimal:
    """Courses that were finished."""
    done = [Where("status", "=", CourseStatus.DONE), Where("ended", ">=", first), Where("ended", "<=", last)]
    return Decimal(reads.count(Course, [*done, *belonging_to(owner)]))


def credits_counted(
    reads: Reads, credential: UUID | None, first: date, last: date, owner: UUID | None
) -> Decimal:  # fmt: skip
    """Credits that were earned; for one certificate, those that are claimed for it."""
    earned = {credit.id: credit for credit in queries.credits_between(reads, first, last, owner)}
    if credential is None:
        return sum((credit.amount for credit in earned.values()), Decimal(0))
    return _claimed(reads, credential, earned)


def _claimed(reads: Reads, credential: UUID, earned: dict[UUID, Credit]) -> Decimal:
    total = Decimal(0)
    left = {id: credit.amount for id, credit in earned.items()}
    for claim in reads.every(CreditClaim, [Where("credential", "=", credential)]):
        if claim.credit in left:
            taken = left[claim.credit] if claim.amount is None else min(claim.amount, left[claim.credit])
            left[claim.credit] -= taken
            total += taken
    return total


def evidence(record: Record) -> Evidence | None:
    """A course that was finished, or a credit, as evidence; None for a course that was not."""
    if isinstance(record, Credit):
        return Evidence(record.title, record.day, None, "", record.owner)
    if isinstance(record, Course) and record.status is CourseStatus.DONE and record.ended is not None:
        hours = timedelta(minutes=int(record.logged_hours * 60))
        return Evidence(record.title, record.ended, hours or None, "", record.owner)
    return None


def credit_of(of: Evidence) -> Credit:
    """A credit an hour, to the quarter; one where nobody knows how long it took."""
    quarters = of.length / timedelta(minutes=15) if of.length is not None else 4
    return Credit(title=of.title, day=of.day, amount=Decimal(max(round(quarters), 1)) / 4, owner=of.owner)
