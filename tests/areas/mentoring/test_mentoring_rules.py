"""What mentoring works out: sessions, what was carried, how strengths went, who may be asked."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer.areas.mentoring.model import (
    ActionItem,
    Engagement,
    EngagementStatus,
    NotesForm,
    Session,
    Strength,
    StrengthRating,
)
from organizer.areas.mentoring.rules.actions import carried, on_time
from organizer.areas.mentoring.rules.finding import candidates, request
from organizer.areas.mentoring.rules.sessions import cost, next_session, options, progress_words, question, themes
from organizer.areas.mentoring.rules.strengths import courses
from organizer.kernel.acquaintances import Acquaintance
from organizer.kernel.errors import Invalid
from organizer.kernel.ids import uuid7
from organizer.kernel.money import Money

TODAY = date(2026, 11, 19)
GRACE = Engagement(title="Grace", planned=Decimal(8), fee=Money(18_000, "USD"), cadence=timedelta(weeks=2))


def session(day: date, *, held: bool = True, **more: object) -> Session:
    return Session(engagement=GRACE.id, day=day, held=held, **more)  # type: ignore[arg-type]


def test_the_next_session_is_the_planned_one_else_it_follows_the_rhythm() -> None:
    past = session(date(2026, 11, 16))
    assert next_session(GRACE, [past, session(date(2026, 11, 23), held=False)], TODAY) == date(2026, 11, 23)
    assert next_session(GRACE, [past], TODAY) == date(2026, 11, 30)
    finished = Engagement(title="x", status=EngagementStatus.FINISHED, cadence=timedelta(weeks=2))
    assert next_session(finished, [], TODAY) is None


def test_progress_and_cost_are_of_what_was_agreed() -> None:
    assert progress_words(GRACE, 5) == "5 of 8, paid"
    assert progress_words(Engagement(title="x"), 1) == "1 session"
    assert (cost(GRACE, 5).paid, cost(GRACE, 5).agreed) == (Money(90_000, "USD"), Money(144_000, "USD"))


@pytest.mark.parametrize(
    ("confidence", "third", "by", "asked"),
    [
        (6, "", None, "Confidence 6 of 10. What would make it a 7?"),
        (7, "", None, "By when?"),
        (None, "One. Two.", TODAY, "Fewer than 3 options. What else could you do?"),
        (8, "One. Two. Three.", TODAY, ""),
    ],
)
def test_what_was_agreed_is_questioned(confidence: int | None, third: str, by: date | None, asked: str) -> None:
    found = question(session(TODAY, confidence=confidence, third=third, fourth="I will", by=by))
    assert found == asked
    assert question(session(TODAY, form=NotesForm.FREE, fourth="x")) == ""


def test_options_are_lines_or_sentences() -> None:
    assert options("- ask\n- wait\n\n- leave") == 3
    assert options("Ask! Or wait? Or leave.") == 3
    assert options("") == 0


def test_an_open_item_goes_along_until_it_is_done() -> None:
    first, second, third = (session(date(2026, 10, day)) for day in (1, 15, 29))
    by_id = {s.id: s for s in (first, second, third)}
    item = ActionItem(title="Call", engagement=GRACE.id, session=first.id)
    assert carried(item, by_id, TODAY) == 2
    done = ActionItem(title="Call", engagement=GRACE.id, session=first.id, done=datetime(2026, 11, 1, tzinfo=UTC))
    assert carried(done, by_id, TODAY) == 0


def test_in_time_is_what_was_done_by_its_day() -> None:
    def item(due: date | None, done: date | None, *, dropped: bool = False) -> ActionItem:
        at = datetime(done.year, done.month, done.day, 12, tzinfo=UTC) if done else None
        return ActionItem(title="x", engagement=GRACE.id, due=due, done=at, dropped=dropped)

    day = date(2026, 11, 10)
    found = on_time(
        [item(day, day), item(day, date(2026, 11, 11)), item(day, None), item(date(2026, 12, 1), None),
         item(None, day), item(day, None, dropped=True)], TODAY,
    )  # fmt: skip
    assert (found.done, found.of) == (2, 4)


def rated(strength: Strength, days_ago: int, level: str, rater: object = None) -> StrengthRating:
    day = TODAY - timedelta(days=days_ago)
    return StrengthRating(strength=strength.id, day=day, level=Decimal(level), rater=rater)  # type: ignore[arg-type]


def test_the_first_and_the_latest_picture_are_means_of_self_and_others() -> None:
    clarity, coach = Strength(name="Clarity"), uuid7()
    ratings = [rated(clarity, 66, "2.5"), rated(clarity, 60, "1.5", coach), rated(clarity, 4, "3"),
               rated(clarity, 3, "4", coach)]  # fmt: skip
    (found,) = courses([clarity, Strength(name="Never rated")], ratings)
    assert (found.first, found.latest, found.change, found.times) == (2, Decimal("3.5"), Decimal("1.5"), 2)


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(2, 10)), min_size=1, max_size=20))
def test_a_level_never_leaves_what_was_said(given_: list[tuple[int, int]]) -> None:
    clarity = Strength(name="Clarity")
    ratings = [rated(clarity, ago, str(Decimal(half) / 2)) for ago, half in given_]
    (found,) = courses([clarity], ratings)
    levels = [rating.level for rating in ratings]
    assert min(levels) <= found.first <= max(levels)
    assert min(levels) <= found.latest <= max(levels)
    assert found.first_day <= found.latest_day


def test_themes_are_counted_over_sessions() -> None:
    found = themes([session(TODAY, themes=("Sponsors", "Opening")), session(TODAY, themes=("Opening",))])
    assert found == [("Opening", 2), ("Sponsors", 1)]


def test_those_who_fit_are_ranked_with_their_reasons() -> None:
    dana = Acquaintance(uuid7(), "Dana Whitcombe", (("role", "Mentor"), ("position", "VP Delivery")), 3, TODAY)
    priya = Acquaintance(uuid7(), "Priya Osei", (("position", "Head of Product"), ("industry", "Health")), 1,
                         date(2024, 1, 1), (dana.id, "Dana Whitcombe"))  # fmt: skip
    nobody = Acquaintance(uuid7(), "Nobody", (("position", "Baker"),), 0)
    found = candidates([nobody, priya, dana], "Moving to product in health tech", TODAY)
    assert [c.person.name for c in found] == ["Dana Whitcombe", "Priya Osei"]
    assert found[0].reasons == ("noted as Mentor", "close to you", "last in touch 19 Nov 2026")
    assert found[1].reasons == (
        "Head of Product", "industry Health", "last in touch 1 Jan 2024", "Dana Whitcombe can introduce you",
    )  # fmt: skip
    assert candidates([dana], "product", TODAY, already=[dana.id]) == []
    assert request(found[1], "product", "Maya").startswith("Dear Dana, I want to get better at product")
    assert "twenty minutes" in request(found[0], "product")


def test_what_cannot_be_is_named_at_its_field() -> None:
    with pytest.raises(Invalid) as error:
        Engagement(title="x", since=TODAY, until=date(2020, 1, 1), fee=Money(-1, "USD")).check()
    assert [problem.field for problem in error.value.problems] == ["until", "fee"]
