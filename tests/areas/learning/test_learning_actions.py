"""What is written of learning, what is refused, what follows by itself, and what is offered to the floors above."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from organizer.app.areas import AREAS
from organizer.areas.calendar.actions.planning import plan_for
from organizer.areas.calendar.model import TimeBlock, TrackedTime
from organizer.areas.learning import actions, offers, queries
from organizer.areas.learning.actions import ClaimDraft
from organizer.areas.learning.area import learning_area
from organizer.areas.learning.model import (
    Course,
    CourseHours,
    CourseStatus,
    Credential,
    Credit,
    CreditClaim,
    Form,
    LearningPlan,
    Payer,
    Skill,
    SkillRating,
)
from organizer.areas.learning.section import section, statement
from organizer.kernel.area import Urgency
from organizer.kernel.errors import Invalid
from organizer.kernel.kinds import Entry
from organizer.kernel.money import Money
from organizer.kernel.record import Record
from organizer.kernel.section import Period, Scope, Table
from organizer.kernel.system import Pause
from organizer.store.actions import add_record, change_record, delete_records
from organizer.store.profile import Profile
from organizer.store.reader import Reader

TODAY = date(2026, 11, 19)
TIMES = [area.times_spent for area in AREAS if area.times_spent is not None]


@pytest.fixture
def reader(profile: Profile) -> Iterator[Reader]:
    made = profile.reader()
    yield made
    made.close()


def stored(profile: Profile, record: Any) -> Any:
    return profile.run(add_record, record)


def problem(raised: pytest.ExceptionInfo[Invalid]) -> tuple[str, str]:
    first = raised.value.problems[0]
    return first.field, first.message


# Courses and their hours


def test_hours_begin_a_course_and_are_summed(profile: Profile, reader: Reader) -> None:
    course = stored(profile, Course(title="Cloud", status=CourseStatus.IDEA))
    profile.run(actions.log_hours, course, date(2026, 11, 3), Decimal("1.5"))
    course = reader.get(Course, course.id)
    assert (course.status, course.start) == (CourseStatus.IN_PROGRESS, date(2026, 11, 3))
    second = profile.run(actions.log_hours, course, TODAY, Decimal(2), "Module 5")
    assert reader.get(Course, course.id).logged_hours == Decimal("3.5")
    profile.run(delete_records, [second])
    assert reader.get(Course, course.id).logged_hours == Decimal("1.5")
    for _ in range(3):
        profile.undo()
    assert reader.get(Course, course.id).status is CourseStatus.IDEA


@pytest.mark.parametrize(
    ("day", "hours", "expected"),
    [
        (date(2026, 11, 20), "1", ("day", "That day is still to come")),
        (TODAY, "-1", ("hours", "At least 0.01")),
        (TODAY, "0", ("hours", "At least 0.01")),
        (TODAY, "25", ("hours", "At most 24")),
    ],
)
def test_hours_that_cannot_be_are_named(
    profile: Profile, reader: Reader, day: date, hours: str, expected: tuple[str, str]
) -> None:
    course = stored(profile, Course(title="Cloud"))
    with pytest.raises(Invalid) as raised:
        profile.run(actions.log_hours, course, day, Decimal(hours))
    assert problem(raised) == expected
    assert reader.count(CourseHours) == 0
    assert reader.get(Course, course.id) == course


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"planned_hours": Decimal(-1)}, ("planned_hours", "At least 0")),
        ({"start": TODAY, "due": date(2026, 1, 1)}, ("due", "Before it starts")),
        ({"start": TODAY, "ended": date(2026, 1, 1)}, ("ended", "Before it starts")),
        ({"cost": Money(-1, "USD")}, ("cost", "At least nothing")),
        ({"gains": (Entry("Cloud", "5"),)}, ("gains", "From aware to expert there are four levels")),
        ({"gains": (Entry("Cloud", "much"),)}, ("gains", "Enter a number, like 6 or 6.5")),
    ],
)
def test_a_course_that_cannot_be_is_named(profile: Profile, fields: Any, expected: tuple[str, str]) -> None:
    with pytest.raises(Invalid) as raised:
        stored(profile, Course(title="Cloud", **fields))
    assert problem(raised) == expected


def test_tracked_time_of_its_blocks_counts_with_hours_by_hand(profile: Profile, reader: Reader) -> None:
    course = stored(profile, Course(title="Cloud", status=CourseStatus.IN_PROGRESS, planned_hours=Decimal(10),
                                    start=date(2026, 9, 1), due=date(2026, 11, 18)))  # fmt: skip
    profile.run(actions.log_hours, course, date(2026, 11, 2), Decimal(2))
    (offered,) = offers.plannables(reader, TODAY, TIMES)
    block = profile.run(plan_for, offered, None)
    assert isinstance(block, TimeBlock)
    begun = datetime(2026, 11, 17, 18, tzinfo=UTC)
    stored(profile, TrackedTime(start=begun, end=begun + timedelta(minutes=90), block=block.id))
    stored(profile, TrackedTime(start=begun, end=begun + timedelta(minutes=45)))
    assert queries.spent_by_course(reader, TIMES, reader.every(Course)) == {course.id: Decimal("3.5")}
    november = queries.by_day(queries.spent(reader, TIMES, date(2026, 11, 1), TODAY))
    assert november == {date(2026, 11, 2): Decimal(2), date(2026, 11, 17): Decimal("1.5")}
    hours = next(c for c in learning_area(TIMES).counters if c.key == "learning.hours")
    assert hours.count(reader, None, date(2026, 11, 10), TODAY, None) == Decimal("1.5")
    assert hours.count(reader, course.id, date(2026, 1, 1), TODAY, None) == Decimal("3.5")


def test_finishing_earns_credits_that_count_to_several_certificates(profile: Profile, reader: Reader) -> None:
    course = stored(profile, Course(title="Leading", status=CourseStatus.IN_PROGRESS, credits=Decimal(10)))
    one, other = stored(profile, Credential(title="PMP")), stored(profile, Credential(title="CPA"))
    claims = [ClaimDraft(one.id, "Education"), ClaimDraft(other.id, "", Decimal(4))]
    profile.run(actions.finish_course, course, date(2026, 11, 18), Decimal(10), claims)
    course = reader.get(Course, course.id)
    assert (course.status, course.ended) == (CourseStatus.DONE, date(2026, 11, 18))
    (credit,) = reader.every(Credit)
    assert (credit.title, credit.amount, credit.day, credit.course) == ("Leading", 10, course.ended, course.id)
    assert {(c.credential, c.category, c.amount) for c in reader.every(CreditClaim)} == {
        (one.id, "Education", None), (other.id, "", 4),
    }  # fmt: skip
    counted = next(c for c in learning_area(()).counters if c.key == "learning.credits")
    assert counted.count(reader, None, date(2026, 11, 1), TODAY, None) == 10
    assert counted.count(reader, other.id, date(2026, 11, 1), TODAY, None) == 4
    done = next(c for c in learning_area(()).counters if c.key == "learning.courses")
    assert done.count(reader, None, date(2026, 11, 1), TODAY, None) == 1
    profile.undo()
    assert (reader.count(Credit), reader.count(CreditClaim)) == (0, 0)


def test_a_course_cannot_end_in_the_future(profile: Profile) -> None:
    course = stored(profile, Course(title="Leading"))
    with pytest.raises(Invalid) as raised:
        profile.run(actions.finish_course, course, date(2026, 12, 1))
    assert problem(raised) == ("ended", "That day is still to come")


@pytest.mark.parametrize(("status", "ended"), [(CourseStatus.DROPPED, TODAY), (CourseStatus.PAUSED, None)])
def test_what_is_over_has_a_last_day(
    profile: Profile, reader: Reader, status: CourseStatus, ended: date | None
) -> None:
    course = stored(profile, Course(title="Leading", status=CourseStatus.IN_PROGRESS))
    profile.run(actions.set_status, course, status)
    assert (reader.get(Course, course.id).status, reader.get(Course, course.id).ended) == (status, ended)
    profile.run(actions.set_status, reader.get(Course, course.id), CourseStatus.IN_PROGRESS)
    assert reader.get(Course, course.id).ended is None


# Credits


def test_claims_are_made_what_is_given(profile: Profile, reader: Reader) -> None:
    one, other = stored(profile, Credential(title="PMP")), stored(profile, Credential(title="CPA"))
    credit = profile.run(actions.add_credit, Credit(title="A", day=TODAY, amount=Decimal(5)), [ClaimDraft(one.id)])
    kept = next(iter(reader.every(CreditClaim)))
    profile.run(actions.save_credit, credit, {}, [ClaimDraft(one.id, "X"), ClaimDraft(other.id)])
    assert {c.credential for c in reader.every(CreditClaim)} == {one.id, other.id}
    assert reader.get(CreditClaim, kept.id).category == "X"
    profile.run(actions.save_credit, credit, {"amount": Decimal(6)}, [ClaimDraft(other.id)])
    assert [c.credential for c in reader.every(CreditClaim)] == [other.id]


def test_no_claim_takes_more_than_was_earned(profile: Profile, reader: Reader) -> None:
    held = stored(profile, Credential(title="PMP"))
    credit = Credit(title="A", day=TODAY, amount=Decimal(5))
    with pytest.raises(Invalid) as raised:
        profile.run(actions.add_credit, credit, [ClaimDraft(held.id, "", Decimal(6))])
    assert problem(raised) == ("amount", "At most the 5 that were earned")
    assert reader.count(Credit) == 0


def test_a_credit_needs_its_day() -> None:
    with pytest.raises(Invalid) as raised:
        Credit(title="A", day=None, amount=Decimal(5)).check()  # type: ignore[arg-type]
    assert problem(raised) == ("day", "This is needed")


def test_renewing_moves_the_expiry_on_and_takes_up_what_was_let_go(profile: Profile, reader: Reader) -> None:
    held = stored(profile, Credential(title="PMP", expires=date(2026, 12, 1)))
    held = profile.run(actions.let_go, held)
    assert held.let_go == TODAY
    assert queries.held(reader, TODAY) == []
    assert [h.credential.title for h in queries.held(reader, TODAY, let_go=True)] == ["PMP"]
    held = profile.run(actions.renew, held, date(2029, 12, 1))
    assert (held.expires, held.let_go) == (date(2029, 12, 1), None)
    with pytest.raises(Invalid) as raised:
        profile.run(actions.renew, held, date(2029, 12, 1))
    assert problem(raised) == ("expires", "It is good until 1 Dec 2029 already")


# Skills


def test_the_present_level_follows_the_newest_rating_of_each(profile: Profile, reader: Reader) -> None:
    from organizer.areas.people.model import Contact

    skill = stored(profile, Skill(name="Cloud", wanted=Decimal(4)))
    mentor = stored(profile, Contact(name="Dana"))
    profile.run(actions.assess, {skill.id: Decimal(2)}, date(2026, 5, 1))
    profile.run(actions.assess, {skill.id: Decimal(3)}, TODAY, {skill.id: "One migration"})
    stored(profile, SkillRating(skill=skill.id, day=date(2026, 10, 1), level=Decimal(2), rater=mentor.id))
    now = reader.get(Skill, skill.id)
    assert (now.present, now.rated_on) == (Decimal("2.5"), TODAY)
    profile.run(actions.assess, {skill.id: Decimal(4)}, TODAY)
    assert reader.get(Skill, skill.id).present == 3
    newest = queries.ratings(reader, skill.id)[0]
    assert (newest.level, newest.evidence) == (4, "One migration")
    assert reader.count(SkillRating) == 3


def test_courses_go_along_when_a_skill_is_called_otherwise(profile: Profile, reader: Reader) -> None:
    maya, alex = reader.members()
    skill = stored(profile, Skill(name="Cloud", owner=maya.id))
    gains = (Entry(" cloud ", "1"), Entry("Other", "2"))
    mine, hers = (stored(profile, Course(title="C", gains=gains, owner=m.id)) for m in (maya, alex))
    profile.run(change_record, skill, {"name": "Cloud architecture"})
    assert [e.label for e in reader.get(Course, mine.id).gains] == ["Cloud architecture", "Other"]
    assert [e.label for e in reader.get(Course, hers.id).gains] == [" cloud ", "Other"]


def test_nobody_is_rated_in_the_future(profile: Profile) -> None:
    skill = stored(profile, Skill(name="Cloud"))
    with pytest.raises(Invalid) as raised:
        stored(profile, SkillRating(skill=skill.id, day=date(2026, 12, 1), level=Decimal(2)))
    assert problem(raised) == ("day", "That day is still to come")
    with pytest.raises(Invalid) as raised:
        stored(profile, SkillRating(skill=skill.id, day=TODAY, level=Decimal(6)))
    assert problem(raised) == ("level", "At most 5")


# What is offered


def test_dues_are_courses_renewals_grace_and_years(profile: Profile, reader: Reader) -> None:
    stored(profile, Course(title="Cloud", status=CourseStatus.IN_PROGRESS, due=date(2026, 11, 24),
                           planned_hours=Decimal(8)))  # fmt: skip
    stored(profile, Course(title="Done", status=CourseStatus.DONE, due=date(2026, 11, 24)))
    stored(profile, Credential(title="AWS", expires=date(2026, 12, 1)))
    stored(profile, Credential(title="BLS", expires=date(2026, 11, 10), grace=timedelta(days=30)))
    stored(profile, Credential(title="Gone", expires=date(2026, 11, 30), let_go=TODAY))
    stored(profile, Credential(title="CPA", issued=date(2025, 1, 1), expires=date(2027, 12, 31), total=Decimal(120),
                               period=3, least_a_year=Decimal(20), unit="CPE"))  # fmt: skip
    found = [(d.day, d.title, d.reason, d.urgency) for d in offers.needs(reader, TODAY)]
    assert sorted(found) == [
        (date(2026, 11, 10), "Renew BLS", "in grace", Urgency.OVERDUE),
        (date(2026, 11, 24), "Finish Cloud", "0 of 8 h", Urgency.LATER),
        (date(2026, 12, 1), "Renew AWS", "expires", Urgency.SOON),
        (date(2026, 12, 10), "Grace ends: BLS", "after it the certificate is lost", Urgency.SOON),
        (date(2026, 12, 31), "20 CPE for CPA", "at least 20 a year", Urgency.SOON),
    ]
    assert offers.attention(reader, TODAY) == 1
    stored(profile, Pause(since=date(2026, 11, 1)))
    assert list(offers.needs(reader, TODAY)) == []
    assert offers.attention(reader, TODAY) == 0


def test_skills_of_a_role_are_to_be_assessed_after_half_a_year(profile: Profile, reader: Reader) -> None:
    for name, role in (("Cloud", "Director"), ("Speaking", "Director "), ("Knitting", "")):
        stored(profile, Skill(name=name, role=role, wanted=Decimal(4)))
    ids = {skill.name: skill.id for skill in reader.every(Skill)}
    profile.run(actions.assess, {ids["Cloud"]: Decimal(2)}, date(2026, 5, 1))
    profile.run(actions.assess, {ids["Speaking"]: Decimal(2)}, date(2026, 9, 1))
    found = [(due.day, due.title, due.reason, due.urgency) for due in offers.needs(reader, TODAY)]
    assert found == [(date(2026, 10, 31), "Assess skills for Director", "Cloud was last on 1 May 2026", Urgency.SOON)]
    assert offers.attention(reader, TODAY) == 0


def test_what_is_planned_is_offered_no_more(profile: Profile, reader: Reader) -> None:
    held = stored(profile, Credential(title="AWS", expires=date(2026, 12, 1)))
    (offered,) = offers.plannables(reader, TODAY)
    assert (offered.title, offered.due, offered.reason) == ("Renew AWS", held.expires, "expires")
    profile.run(plan_for, offered, None)
    assert list(offers.plannables(reader, TODAY)) == []


def test_aims_are_those_of_the_member_or_of_all(profile: Profile, reader: Reader) -> None:
    maya, alex = reader.members()
    for owner, hours, since in ((maya.id, 10, 1), (maya.id, 12, 6), (alex.id, 5, 1), (maya.id, 99, 12)):
        stored(profile, LearningPlan(since=date(2026, since, 1), hours_a_month=Decimal(hours), owner=owner))
    assert [queries.aims(reader, TODAY, who).month for who in (maya.id, alex.id, None)] == [12, 5, 17]
    stored(profile, LearningPlan(since=date(2026, 2, 1), hours_a_month=Decimal(20), budget=Money(5, "USD")))
    assert [queries.aims(reader, TODAY, who).month for who in (maya.id, alex.id, None)] == [12, 5, 20]
    assert queries.aims(reader, TODAY).budget == Money(5, "USD")


def test_only_what_we_pay_ourselves_counts_against_the_budget(profile: Profile, reader: Reader) -> None:
    for payer, status in ((Payer.SELF, CourseStatus.DONE), (Payer.EMPLOYER, CourseStatus.DONE),
                          (Payer.HOUSEHOLD, CourseStatus.PLANNED), (Payer.SELF, CourseStatus.IDEA)):  # fmt: skip
        stored(profile, Course(title="C", payer=payer, status=status, start=date(2026, 3, 1), cost=Money(1000, "USD")))
    stored(profile, Course(title="C", paid_on=date(2025, 12, 31), start=TODAY, cost=Money(1000, "USD")))
    found = queries.costs(reader, date(2026, 1, 1), date(2026, 12, 31))
    assert len(found) == 3
    assert queries.our_costs(found) == {"USD": Money(2000, "USD")}


def test_the_report_has_courses_certificates_and_gaps(profile: Profile, reader: Reader) -> None:
    scope = Scope(Period(date(2026, 10, 1), date(2026, 12, 31), "Q4"))
    assert section((), reader, scope, TODAY).empty
    course = stored(profile, Course(title="Cloud", status=CourseStatus.IN_PROGRESS, start=date(2026, 9, 1),
                                    cost=Money(14900, "USD"), form=Form.COURSE))  # fmt: skip
    profile.run(actions.log_hours, course, date(2026, 11, 2), Decimal(2))
    held = stored(profile, Credential(title="PMP", expires=date(2028, 8, 14), total=Decimal(60), period=3, unit="PDU"))
    credit = Credit(title="Webinar", day=date(2026, 10, 9), amount=Decimal(6))
    profile.run(actions.add_credit, credit, [ClaimDraft(held.id)])
    skill: Record = stored(profile, Skill(name="Cloud", wanted=Decimal(4)))
    profile.run(actions.assess, {skill.id: Decimal(2)}, TODAY)
    made = section((), reader, scope, TODAY)
    assert [(f.label, f.value) for f in made.figures] == [
        ("Hours", "2"),
        ("Courses finished", "0"),
        ("Credits earned", "6"),
    ]
    assert [b.title for b in made.blocks] == ["Courses", "Certificates", "Credits for PMP", "Skills"]
    (one,) = queries.held(reader, TODAY)
    table = statement(one, "Maya Rivera", TODAY).blocks[0]
    assert isinstance(table, Table)
    assert table.rows == (("9 Oct 2026", "Webinar", "", "6", "6", ""),)
    assert table.note == "6 counted of 60. Missing: 54 PDU by 14 Aug 2028"
