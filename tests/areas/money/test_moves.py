"""Records as career moves: what they suggest to the plan, and how that becomes effects."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest

from organizer.areas.calendar.model import Arrangement, WorkArrangement
from organizer.areas.calendar.rules.moves import move_of_arrangement
from organizer.areas.learning.model import Course, CourseStatus, Payer
from organizer.areas.learning.rules.moves import move_of_course
from organizer.areas.money.model import Anchor, EffectKind, EndOfStream, Every, Stream, StreamKind
from organizer.areas.money.rules.plan.suggesting import suggested
from organizer.areas.money.rules.plan.templates import about, last_day, sabbatical, support
from organizer.kernel.money import Money
from organizer.kernel.weekdays import WORKING_DAYS

MAYA, ALEX = uuid4(), uuid4()


def pay(owner: object, title: str = "Pay") -> Stream:
    return Stream(title=title, kind=StreamKind.INCOME, amount=Money(690_000, "USD"), owner=owner,
                  ends_with=EndOfStream.RETIREMENT)  # type: ignore[arg-type]  # fmt: skip


STREAMS = [pay(MAYA), pay(ALEX), Stream(title="Living", amount=Money(590_000, "USD"))]


@pytest.mark.parametrize(
    ("nature", "share", "days", "does", "change"),
    [
        (Arrangement.PART_TIME, "0.5", WORKING_DAYS, "share", -0.5),
        (Arrangement.PART_TIME, "0", WORKING_DAYS[4:], "share", -0.2),
        (Arrangement.LEAVE, "1", WORKING_DAYS, "stop", 0.0),
        (Arrangement.LEAVE, "0.5", WORKING_DAYS, "share", -0.5),
    ],
)
def test_what_an_arrangement_takes_of_the_pay(
    nature: Arrangement, share: str, days: tuple[int, ...], does: str, change: float
) -> None:
    arrangement = WorkArrangement(
        nature=nature, share=Decimal(share), weekdays=days, since=date(2027, 3, 1), until=date(2028, 2, 29), owner=MAYA
    )  # type: ignore[arg-type]
    move = move_of_arrangement(arrangement)
    assert [(part.does, part.share) for part in move.parts] == [(does, pytest.approx(change))]
    (effect,) = suggested(move, STREAMS)
    assert effect.stream == STREAMS[0].id
    assert (effect.anchor, effect.of, effect.lasts) == (Anchor.START, arrangement.id, Decimal(12))


def test_work_at_home_takes_nothing() -> None:
    assert move_of_arrangement(WorkArrangement(nature=Arrangement.REMOTE)).parts == ()


def test_a_course_costs_and_may_bring_more_pay() -> None:
    course = Course(
        title="Nursing", start=date(2027, 1, 4), due=date(2028, 6, 30), cost=Money(1_200_000, "USD"), owner=ALEX,
        planned_hours=Decimal(900),
    )  # fmt: skip
    move = move_of_course(course)
    assert (move.stands, move.decided) == (True, True)
    cost, hours, more = suggested(move, STREAMS)
    assert (cost.kind, cost.amount, cost.every, cost.anchor) == (
        EffectKind.COST, Money(1_200_000, "USD"), Every.ONCE, Anchor.START,
    )  # fmt: skip
    assert (hours.title, hours.amount, hours.lasts) == ("Nursing: 900 hours without pay", None, Decimal(18))
    assert (more.kind, more.anchor, more.every) == (EffectKind.INCOME, Anchor.END, Every.MONTH)


def test_who_does_not_pay_has_no_cost_and_ideas_are_not_decided() -> None:
    paid = Course(title="Nursing", cost=Money(1_200_000, "USD"), payer=Payer.EMPLOYER, status=CourseStatus.IDEA)
    assert [part.does for part in move_of_course(paid).parts] == ["income"]
    assert not move_of_course(paid).decided
    assert not move_of_course(Course(title="Nursing", status=CourseStatus.DROPPED)).stands


def test_a_sabbatical_stops_the_pay_of_one() -> None:
    effects = sabbatical(STREAMS, MAYA, date(2028, 1, 1), 9, Money(90_000, "USD"))
    assert [(e.kind, e.stream, e.first, e.last) for e in effects] == [
        (EffectKind.STOP, STREAMS[0].id, date(2028, 1, 1), date(2028, 9, 30)),
        (EffectKind.COST, None, date(2028, 1, 1), date(2028, 9, 30)),
    ]
    assert about(date(2028, 1, 1), 9) == "9 months in 2028"
    assert about(date(2028, 6, 1), 9) == "9 months from 2028"


def test_support_by_a_partner_replaces_pay_for_a_while() -> None:
    effects = support(STREAMS, ALEX, date(2027, 9, 1), 24, Money(150_000, "USD"))
    assert [(e.kind, e.stream) for e in effects] == [(EffectKind.STOP, STREAMS[1].id), (EffectKind.INCOME, None)]


@pytest.mark.parametrize(
    ("first", "months", "last"),
    [
        (date(2028, 1, 31), 1, date(2028, 2, 28)), (date(2028, 12, 1), 1, date(2028, 12, 31)),
        (date(2027, 5, 15), 24, date(2029, 5, 14)),
    ],
)  # fmt: skip
def test_the_last_day_of_some_months(first: date, months: int, last: date) -> None:
    assert last_day(first, months) == last
