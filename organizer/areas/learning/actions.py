"""Every write of learning, as small named actions, and the keepers of what follows from hours and ratings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID

from organizer.kernel.dates import format_day
from organizer.kernel.errors import Invalid, Problem
from organizer.kernel.kinds import Entry
from organizer.kernel.query import Where
from organizer.kernel.record import describe
from organizer.kernel.text import fold
from organizer.store.edit import Edit, action
from organizer.store.registry import Versions

from .model import Course, CourseHours, CourseStatus, Credential, Credit, CreditClaim, Skill, SkillRating
from .rules.skills import present_level


class ClaimDraft(NamedTuple):
    """What a credit is to count to: as what, and how much of it where not all."""

    credential: UUID
    category: str = ""
    amount: Decimal | None = None


@action("Log hours")
def log_hours(edit: Edit, course: Course, day: date, hours: Decimal, what: str = "") -> CourseHours:
    """Writes down hours of a course, which has begun with them. Raises Invalid for a day that is still to come."""
    edit.name(f"Log {_said(hours)} h of {course.title}")
    made = edit.add(CourseHours(course=course.id, day=day, hours=hours, what=what, owner=course.owner))
    now = edit.get(Course, course.id)
    if now.status in (CourseStatus.IDEA, CourseStatus.PLANNED):
        edit.change(now, status=CourseStatus.IN_PROGRESS, start=min(now.start or day, day))
    return made


@action("Change status")
def set_status(edit: Edit, course: Course, status: CourseStatus) -> Course:
    """Begins, pauses, drops or takes up a course; one that is done or dropped has ended."""
    verb = {
        CourseStatus.IDEA: "Keep as an idea", CourseStatus.PLANNED: "Plan", CourseStatus.IN_PROGRESS: "Begin",
        CourseStatus.PAUSED: "Pause", CourseStatus.DONE: "Finish", CourseStatus.DROPPED: "Drop",
    }[status]  # fmt: skip
    edit.name(f"{verb}: {course.title}")
    fields: dict[str, Any] = {"status": status}
    over = status in (CourseStatus.DONE, CourseStatus.DROPPED)
    fields["ended"] = (course.ended or max(edit.today, course.start or edit.today)) if over else None
    if status is CourseStatus.IN_PROGRESS and course.start is None:
        fields["start"] = edit.today
    return edit.change(course, **fields)


@action("Finish course")
def finish_course(
    edit: Edit, course: Course, day: date, credits: Decimal | None = None, claims: Sequence[ClaimDraft] = (),
    category: str = "",
) -> Course:  # fmt: skip
    """Marks a course as done on a day; with credits, these are earned on it and counted to what is named. Raises
    Invalid."""
    edit.name(f"Finish {course.title}")
    if day > edit.today:
        raise Invalid(describe(Course).kind, [Problem("ended", "That day is still to come")])
    if credits:
        credit = Credit(
            title=course.title, day=day, amount=credits, category=category, course=course.id, owner=course.owner
        )
        add_credit(edit, credit, claims)
        edit.name(f"Finish {course.title}")
    return edit.change(edit.get(Course, course.id), status=CourseStatus.DONE, ended=day)


@action("Add credit")
def add_credit(edit: Edit, credit: Credit, claims: Sequence[ClaimDraft] = ()) -> Credit:
    """Adds a credit, and what it counts to. Raises Invalid."""
    edit.name(f"Add credits: {credit.title}")
    made = edit.add(credit)
    _claim(edit, made, claims)
    return made


@action("Save credit")
def save_credit(edit: Edit, credit: Credit, fields: Mapping[str, Any], claims: Sequence[ClaimDraft]) -> Credit:
    """Changes a credit together with what it counts to. Raises Invalid."""
    edit.name(f"Change credits: {credit.title}")
    saved = edit.change(credit, **fields)
    _claim(edit, saved, claims)
    return saved


def _claim(edit: Edit, credit: Credit, drafts: Sequence[ClaimDraft]) -> None:
    """Makes the claims of a credit those that are given; one for each credential. Raises Invalid where one takes more
    than there is."""
    kind = describe(CreditClaim).kind
    stored = {claim.credential: claim for claim in edit.every(CreditClaim, [Where("credit", "=", credit.id)])}
    wanted = {draft.credential: draft for draft in drafts}
    for draft in wanted.values():
        if draft.amount is not None and draft.amount > credit.amount:
            raise Invalid(kind, [Problem("amount", f"At most the {_said(credit.amount)} that were earned")])
    for id, claim in stored.items():
        if id not in wanted:
            edit.delete(claim)
    for id, draft in wanted.items():
        fields: dict[str, Any] = {"category": draft.category.strip(), "amount": draft.amount, "owner": credit.owner}
        if id in stored:
            edit.change(stored[id], **fields)
        else:
            edit.add(CreditClaim(credit=credit.id, credential=id, **fields))


@action("Renew")
def renew(edit: Edit, credential: Credential, until: date, issued: date | None = None) -> Credential:
    """Notes that a credential was renewed until a day; one that was let go is taken up again. Raises Invalid where it
    would end sooner than it does."""
    edit.name(f"Renew {credential.title} until {format_day(until)}")
    if credential.expires is not None and until <= credential.expires:
        message = f"It is good until {format_day(credential.expires)} already"
        raise Invalid(describe(Credential).kind, [Problem("expires", message)])
    fields: dict[str, Any] = {"expires": until, "let_go": None}
    if issued is not None:
        fields["issued"] = issued
    return edit.change(credential, **fields)


@action("Let go")
def let_go(edit: Edit, credential: Credential, gone: bool = True) -> Credential:
    """Notes that a credential is not to be renewed, or is after all."""
    edit.name(f"{'Let go' if gone else 'Keep'} {credential.title}")
    return edit.change(credential, let_go=max(edit.today, credential.issued or edit.today) if gone else None)


@action("Assess skills")
def assess(edit: Edit, levels: Mapping[UUID, Decimal], day: date, evidence: Mapping[UUID, str] | None = None) -> int:
    """Rates skills by oneself, all in one step; a rating of the same day is changed. Gives their number."""
    found = edit.many(Skill, levels)
    count = len(found)
    edit.name(f"Assess {next(iter(found.values())).name}" if count == 1 else f"Assess {count} skills")
    words = evidence or {}
    for id, skill in found.items():
        same = [Where("skill", "=", id), Where("day", "=", day), Where("rater", "=", None)]
        stored = next(iter(edit.every(SkillRating, same)), None)
        said = words.get(id, stored.evidence if stored else "")
        if stored is not None:
            edit.change(stored, level=levels[id], evidence=said)
        else:
            edit.add(SkillRating(skill=id, day=day, level=levels[id], evidence=said, owner=skill.owner))
    return count


def keep_courses(edit: Edit, versions: Versions) -> None:
    """The hours by hand of a course are those of its records together. Refuses hours on a day that is to come."""
    touched: set[UUID] = set()
    for old, new in versions:
        touched |= {version.course for version in (old, new) if version is not None}
        if new is not None and new.deleted is None and (old is None or old.day != new.day) and new.day > edit.today:
            raise Invalid(describe(CourseHours).kind, [Problem("day", "That day is still to come")])
    for id, course in edit.many(Course, touched).items():
        hours = sum((each.hours for each in edit.every(CourseHours, [Where("course", "=", id)])), Decimal(0))
        if hours != course.logged_hours:
            edit.change(course, logged_hours=hours)


def keep_skills(edit: Edit, versions: Versions) -> None:
    """The present level of a skill follows from its newest ratings. Refuses ratings of a day that is to come."""
    touched: set[UUID] = set()
    for old, new in versions:
        touched |= {version.skill for version in (old, new) if version is not None}
        if new is not None and new.deleted is None and (old is None or old.day != new.day) and new.day > edit.today:
            raise Invalid(describe(SkillRating).kind, [Problem("day", "That day is still to come")])
    for id, skill in edit.many(Skill, touched).items():
        found = list(edit.every(SkillRating, [Where("skill", "=", id)]))
        newest = max((rating.day for rating in found), default=None)
        edit.change(skill, present=present_level(found), rated_on=newest)


def keep_names(edit: Edit, versions: Versions) -> None:
    """Courses name the skills that they bring: they go along when a skill is called otherwise."""
    renamed = {
        (old.owner, fold(old.name.strip())): new.name.strip()
        for old, new in versions
        if old is not None and new is not None and old.name.strip() != new.name.strip()
    }
    if not renamed:
        return
    for course in list(edit.every(Course)):
        gains = tuple(Entry(_renamed(renamed, course, e.label), e.value) for e in course.gains)
        if gains != course.gains:
            edit.change(course, gains=gains)


def _renamed(renamed: Mapping[tuple[UUID | None, str], str], course: Course, name: str) -> str:
    key = fold(name.strip())
    for (owner, old), new in renamed.items():
        if old == key and (owner is None or course.owner in (None, owner)):
            return new
    return name


def _said(value: Decimal) -> str:
    return f"{value.normalize() + 0:f}"
