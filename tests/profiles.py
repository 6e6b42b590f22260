"""Profiles for tests that need many, and everything a profile holds as one value that can be compared."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from organizer.areas.calendar.model import Arrangement, Category, TimeBlock, TrackedTime, WorkArrangement
from organizer.areas.calendar.rules.instances import key_of
from organizer.areas.goals.model import CheckIn, Goal, Habit, HabitDay, Kept, KeyResult, Step, Win
from organizer.areas.learning.model import (
    Anchor,
    Course,
    CourseHours,
    CourseStatus,
    Credential,
    Credit,
    CreditClaim,
    Form,
    LearningPlan,
    Month,
    Skill,
    SkillRating,
)
from organizer.areas.library.model import Quote, Resource
from organizer.areas.mentoring.model import ActionItem, Engagement, Session, Strength, StrengthRating
from organizer.areas.people.model import (
    Channel,
    Circle,
    Contact,
    Event,
    Interaction,
    Introduction,
    IntroductionStage,
    Organization,
    Tie,
    TieNature,
)
from organizer.areas.standing.model import (
    BenefitUse,
    CompetencyEvidence,
    Feedback,
    Gift,
    GiftPayment,
    LeadershipRole,
    Membership,
    ServiceHours,
    StandingTarget,
    Volunteering,
)
from organizer.kernel.clock import Clock, fixed
from organizer.kernel.dates import YearlyDay
from organizer.kernel.kinds import Entry
from organizer.kernel.money import Money
from organizer.kernel.recurrence import Recurrence
from organizer.kernel.system import Pause
from organizer.store.edit import Edit
from organizer.store.profile import Profile
from organizer.store.reader import Reader
from tests.begun import Fill, open_begun
from tests.money_profile import populate_money

TODAY = date(2026, 11, 19)
CLOCK = fixed(TODAY)


@contextlib.contextmanager
def fresh_profile(folder: Path, clock: Clock = CLOCK, fill: Fill | None = None) -> Iterator[Profile]:
    """A profile of two members, with nothing else or as `fill` fills it, quicker than one made anew; closed and removed
    at the end.

    All of them have the same id.
    """
    path = folder / f"{uuid4()}.organizer"
    profile = open_begun(path, clock, fill=fill)
    try:
        yield profile
    finally:
        profile.close()
        path.unlink()


def populate(profile: Profile) -> None:
    """Records of every kind, tied together in every way, as one step that is not undone."""
    profile.run(_populate)


def _populate(edit: Edit) -> None:
    maya = edit.members()[0]
    harbor = edit.add(Organization(name="Harbor Systems", industry="Shipping", website="https://harbor.example"))
    photo_of = edit.add(
        Contact(name="Dana Whitcombe", circle=Circle.INNER, roles=("mentor", "advisor"), employer=harbor.id,
                emails=(Entry("work", "dana@harbor.example"), Entry("", "d@w.example")),
                phones=(Entry("cell", "+1 555 0100"),),
                addresses=(Entry("home", "1 Pier Road\nPortland"),), birthday=YearlyDay(2, 29, 1972), owner=maya.id,
                anniversary=YearlyDay(6, 1), met_on=date(2019, 5, 2), ideal=timedelta(days=14),
                longest=timedelta(days=30),
                notes="Knows *everybody* in Tromsø.", tags=("board", "sailing"), card="X-OLD:1")
    )  # fmt: skip
    dana = edit.change(
        photo_of, photo=edit.attach(photo_of, "dana.png", b"\x89PNG\r\n\x1a\n" + bytes(64), "image/png").id
    )
    priya = edit.add(Contact(name="Priya Raman", circle=Circle.ACTIVE, snoozed_until=date(2026, 12, 24), nickname="P"))
    twin = edit.add(Contact(name="Whitcombe, D.", emails=(Entry("", "D@W.example"),), position="VP"))
    gone = edit.add(Contact(name="Zoë Łukasz", planned_on=date(2026, 12, 1)))
    event = edit.add(
        Event(name="Harbor Days", day=date(2026, 9, 4), place="Pier 9", host=harbor.id, cost=Money(4200, "EUR"))
    )
    for who, day, channel in ((dana, 1, Channel.COFFEE), (dana, 8, Channel.CALL), (twin, 3, Channel.EMAIL)):
        edit.add(
            Interaction(contact=who.id, day=date(2026, 11, day), channel=channel, summary="About Ardent",
                        length=timedelta(minutes=25), next_time="Ask about the boat")
        )  # fmt: skip
    edit.add(
        Introduction(reason="A pilot", introducer=dana.id, other=priya.id, stage=IntroductionStage.MADE,
                     asked_on=date(2026, 10, 1), made_on=date(2026, 10, 9))
    )  # fmt: skip
    edit.add(Introduction(introducer=twin.id, person=dana.id, other=priya.id))
    edit.add(Tie(nature=TieNature.COLLEAGUE, person=dana.id, other=twin.id, since=date(2018, 1, 1)))
    edit.add(Tie(nature=TieNature.SPOUSE, other=priya.id))
    edit.link(event, dana, "met")
    edit.link(event, twin, "met")
    edit.delete(gone)
    _plan_and_aim(edit, maya.id)
    _learn(edit, maya.id, dana)
    populate_money(edit, maya.id, dana.id)
    book = edit.add(Resource(title="Tides", authors=("Kåre Lund",), year=Decimal(2019), kept="month = May"))
    edit.add(Quote(words="The sea waits.", resource=book.id, page="12"))
    _stand(edit, maya.id, dana.id)
    _meet(edit, maya.id, dana.id)
    edit.lasting = False


def _meet(edit: Edit, owner: UUID, person: UUID) -> None:
    """An engagement with a session, what was agreed in it, a strength that was rated."""
    coach = edit.add(Engagement(title="Dana", person=person, fee=Money(18_000, "USD"), planned=Decimal(8), owner=owner))
    begun = edit.add(
        Session(title="Panel", engagement=coach.id, day=TODAY, first="Hold the room", useful=4, themes=("Opening",))
    )
    edit.add(ActionItem(title="Rehearse", engagement=coach.id, session=begun.id, due=TODAY))
    clarity = edit.add(Strength(name="Clarity", wanted=Decimal("4.5")))
    edit.add(StrengthRating(day=TODAY, strength=clarity.id, level=Decimal("3.5"), rater=person, engagement=coach.id))


def _stand(edit: Edit, owner: UUID, person: UUID) -> None:
    """Memberships, offices, feedback, what is given."""
    pmi = edit.add(Membership(name="PMI", renews=date(2026, 12, 5), dues=Money(15_400, "USD"), owner=owner))
    edit.add(BenefitUse(what="Evening", membership=pmi.id, day=TODAY, worth=Money(3_500, "USD")))
    board = edit.add(LeadershipRole(title="Treasurer", body="Food bank", membership=pmi.id, competencies=("finance",)))
    edit.add(CompetencyEvidence(competency="finance", day=TODAY, role=board.id, level=4, said="The budget"))
    edit.add(Feedback(about="The budget", person=person, day=TODAY, role=board.id, said="Clear"))
    school = edit.add(Volunteering(body="School", season="School year"))
    edit.add(ServiceHours(given_to=school.id, day=TODAY, hours=timedelta(hours=2), what="Reading"))
    gift = edit.add(Gift(cause="Legal aid", amount=Money(5_000, "USD"), share=Decimal(40)))
    edit.add(GiftPayment(gift=gift.id, day=TODAY, amount=Money(5_000, "USD"), deductible=True))
    edit.add(StandingTarget(year=Decimal(2026), hours=Decimal(100), giving=Money(250_000, "USD")))


def _plan_and_aim(edit: Edit, owner: UUID) -> None:
    """The calendar, goals, and a pause."""
    career = edit.add(Category(name="Career", least=timedelta(hours=20), most=timedelta(hours=45)))
    start = datetime(2026, 11, 19, 7, 30, tzinfo=ZoneInfo("Europe/Berlin"))
    run = edit.add(
        TimeBlock(title="Run", start=start, recurrence=Recurrence("RRULE:FREQ=DAILY;COUNT=9"), category=career.id)
    )
    edit.add(TimeBlock(title="Late run", start=start + timedelta(hours=3), series=run.id, instance=key_of(run, start)))
    edit.add(TimeBlock(title="Read", due=date(2026, 12, 1), owner=owner))
    edit.add(TrackedTime(title="Run", start=start, end=start + timedelta(hours=1), block=run.id, owner=owner))
    edit.add(
        WorkArrangement(nature=Arrangement.LEAVE, share=Decimal("0.5"), gives_back=timedelta(hours=4), owner=owner)
    )
    goal = edit.add(Goal(title="Run a focused search", start=date(2026, 10, 1), due=date(2026, 12, 31), owner=owner))
    sent = edit.add(KeyResult(title="Applications", goal=goal.id, target=Decimal(15), unit="sent"))
    edit.add(CheckIn(goal=goal.id, key_result=sent.id, day=date(2026, 11, 12), value=Decimal("6.5"), confidence=7))
    edit.add(Step(title="Ask Hana", goal=goal.id, due=date(2026, 11, 20)))
    habit = edit.add(Habit(title="Stretch", times=Decimal(3), within=timedelta(days=7), since=date(2026, 1, 1)))
    edit.add(HabitDay(habit=habit.id, day=date(2026, 11, 18), kept=Kept.SKIPPED))
    edit.add(Win(title="Practice exam", day=date(2026, 11, 17), goal=goal.id, story="At last."))
    edit.add(Pause(name="A move", since=date(2026, 1, 1), until=date(2026, 2, 1)))


def _learn(edit: Edit, owner: UUID, mentor: Contact) -> None:
    """Courses, a certificate with its credits, a skill."""
    degree = edit.add(Course(title="MBA", form=Form.DEGREE, status=CourseStatus.IN_PROGRESS, credits=Decimal(60)))
    course = edit.add(
        Course(title="Cloud", status=CourseStatus.IN_PROGRESS, part_of=degree.id, start=date(2026, 9, 10),
               due=date(2027, 1, 12), planned_hours=Decimal(60), cost=Money(14900, "USD"), owner=owner,
               gains=(Entry("Cloud architecture", "1.5"),), address="cloud.example", credit_unit="PDU")
    )  # fmt: skip
    edit.add(CourseHours(course=course.id, day=date(2026, 11, 17), hours=Decimal("1.5"), what="Module 5", owner=owner))
    held = edit.add(
        Credential(title="PMP", issuer="PMI", issued=date(2022, 8, 15), expires=date(2028, 8, 14), total=Decimal(60),
                   period=3, grace=timedelta(days=90), anchor=Anchor.BIRTH_MONTH, birth_month=Month.AUGUST,
                   category_least=(Entry("Education", "35"), Entry("Education / Power skills", "8")),
                   category_most=(Entry("Giving back", "25"),), least_a_year=Decimal(5), carry_most=Decimal(20),
                   carry_months=12, owner=owner)
    )  # fmt: skip
    credit = edit.add(Credit(title="Cloud", day=date(2026, 11, 1), amount=Decimal(10), category="Education",
                             course=course.id, owner=owner))  # fmt: skip
    edit.add(CreditClaim(credit=credit.id, credential=held.id, amount=Decimal("7.5"), owner=owner))
    skill = edit.add(Skill(name="Cloud architecture", wanted=Decimal(4), role="Director", owner=owner))
    edit.add(SkillRating(skill=skill.id, day=date(2026, 10, 1), level=Decimal("2.5"), evidence="One migration"))
    edit.add(SkillRating(skill=skill.id, day=date(2026, 10, 2), level=Decimal(2), rater=mentor.id))
    edit.add(LearningPlan(since=date(2026, 1, 1), hours_a_month=Decimal(20), budget=Money(200000, "USD")))


def everything(reader: Reader) -> dict[str, Any]:
    """Every record in every field, and what the search index has of it, in a form without row numbers."""
    connection = reader.connection
    records = {
        r.id: r for cls in reader.registry.all for trash in (False, True) for r in reader.every(cls, trash=trash)
    }
    entries = {
        n: (kind, record, title, key)
        for n, kind, record, title, key in connection.execute("SELECT * FROM search_entry")
    }
    connection.execute("CREATE VIRTUAL TABLE temp.word USING fts5vocab('main', 'search', 'instance')")
    words = {
        (term, entries[doc][1], col, offset) for term, doc, col, offset in connection.execute("SELECT * FROM temp.word")
    }
    connection.execute("DROP TABLE temp.word")
    return {"records": records, "entries": set(entries.values()), "words": words}


def fields_of(snapshot: dict[str, Any]) -> dict[Any, tuple[Any, ...]]:
    """The records of a snapshot in all their cells, so that values that are merely equal are told apart."""
    from organizer.store.layout import layout_of

    return {id: (type(r), *layout_of(type(r)).encode(r)) for id, r in snapshot["records"].items()}
