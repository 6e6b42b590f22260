"""What is written of goals, what is refused, and what follows by itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from organizer.areas.goals import actions, offers, queries
from organizer.areas.goals.model import (
    CheckIn,
    Goal,
    Habit,
    HabitDay,
    Horizon,
    Kept,
    KeyResult,
    Measure,
    Status,
    Step,
    Win,
)
from organizer.areas.goals.rules.review import Decision, Quarter, quarter_of, suggested, to_review
from organizer.areas.goals.section import section
from organizer.kernel.area import Counter, Reads, Urgency
from organizer.kernel.clock import Clock
from organizer.kernel.errors import Invalid
from organizer.kernel.glance import Tone
from organizer.kernel.record import Record
from organizer.kernel.section import Period, Scope
from organizer.kernel.system import Link, Pause
from organizer.store.actions import add_record, change_record, delete_records, restore_records
from organizer.store.profile import Profile
from organizer.store.reader import Reader
from tests.profiles import everything, fresh_profile

TODAY = date(2026, 11, 19)
OCTOBER, YEAR_END = date(2026, 10, 1), date(2026, 12, 31)


@pytest.fixture
def reader(profile: Profile) -> Iterator[Reader]:
    made = profile.reader()
    yield made
    made.close()


def stored(profile: Profile, record: Record) -> Record:
    return profile.run(add_record, record)


def search_goal(profile: Profile) -> tuple[Goal, KeyResult]:
    goal = Goal(title="Run a focused search", start=OCTOBER, due=YEAR_END)
    made = profile.run(actions.add_goal, goal, [KeyResult(title="Applications sent", goal=goal.id, target=Decimal(15))])
    reader = profile.reader()
    result = next(iter(reader.every(KeyResult)))
    reader.close()
    return made, result


def check(profile: Profile, goal: Goal, result: KeyResult, day: date, value: int, said: str = "") -> list[CheckIn]:
    return profile.run(actions.check_in, goal, day, {result.id: Decimal(value)}, 7, said)


def test_the_newest_check_in_is_what_a_key_result_stands_at(profile: Profile, reader: Reader) -> None:
    goal, result = search_goal(profile)
    check(profile, goal, result, date(2026, 11, 12), 6)
    newest = check(profile, goal, result, TODAY, 7, "Referrals convert better")[0]
    check(profile, goal, result, date(2026, 10, 15), 2)
    now = reader.get(KeyResult, result.id)
    assert (now.now, now.checked_on) == (Decimal(7), TODAY)
    profile.run(delete_records, [newest])
    assert reader.get(KeyResult, result.id).now == Decimal(6)
    profile.undo()
    assert reader.get(KeyResult, result.id).now == Decimal(7)


@pytest.mark.parametrize(("day", "words"), [(TODAY + timedelta(days=1), "to come"), (date(2026, 9, 30), "starts on")])
def test_check_ins_out_of_time_are_refused_at_the_day(profile: Profile, reader: Reader, day: date, words: str) -> None:
    goal, result = search_goal(profile)
    before = everything(reader)
    with pytest.raises(Invalid) as refused:
        check(profile, goal, result, day, 3)
    assert [(p.field, words in p.message) for p in refused.value.problems] == [("day", True)]
    assert everything(reader) == before


def test_a_target_equal_to_the_start_is_refused(profile: Profile) -> None:
    goal = Goal(title="Stay")
    with pytest.raises(Invalid) as refused:
        profile.run(actions.add_goal, goal, [KeyResult(title="x", goal=goal.id, start=Decimal(3), target=Decimal(3))])
    assert refused.value.problems[0].field == "target"


def chain(profile: Profile, count: int) -> list[Goal]:
    goals: list[Goal] = []
    for number in range(count):
        goals.append(profile.run(actions.add_goal, Goal(title=f"G{number}", parent=goals[-1].id if goals else None)))
    return goals


def test_a_goal_is_never_its_own_ancestor(profile: Profile, reader: Reader) -> None:
    first, second, third = chain(profile, 3)
    for write in (
        lambda: profile.run(actions.move_goal, first, third.id),
        lambda: profile.run(change_record, first, {"parent": second.id}),
        lambda: profile.run(change_record, first, {"parent": first.id}),
    ):
        with pytest.raises(Invalid) as refused:
            write()
        assert refused.value.problems[0].field == "parent"
    assert reader.get(Goal, first.id).parent is None


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=12), st.data())
@settings(max_examples=25, deadline=None)
def test_moving_keeps_every_goal_in_one_place_of_one_tree(
    tmp_path_factory: pytest.TempPathFactory, moves: list[tuple[int, int]], data: st.DataObject
) -> None:
    with fresh_profile(tmp_path_factory.mktemp("goals")) as profile:
        goals = chain(profile, 3) + [profile.run(actions.add_goal, Goal(title=f"R{n}")) for n in range(3)]
        reader = profile.reader()
        for what, onto in moves:
            goal = reader.get(Goal, goals[what].id)
            siblings = [g.id for g in reader.every(Goal) if g.parent == goals[onto].id]
            before: UUID | None = data.draw(st.sampled_from([None, *sorted(siblings)]))
            try:
                profile.run(actions.move_goal, goal, goals[onto].id, before)
            except Invalid:
                continue
        tree = queries.tree(reader, {}, TODAY)
        seen = [goal.id for goal in tree.below(None)]
        assert sorted(seen) == sorted(goal.id for goal in goals)
        reader.close()


def test_a_moved_goal_stands_before_the_one_named_however_often(profile: Profile, reader: Reader) -> None:
    root = profile.run(actions.add_goal, Goal(title="Root"))
    a, b, c = (profile.run(actions.add_goal, Goal(title=name, parent=root.id)) for name in "abc")
    for _ in range(30):
        order = [g.id for g in queries.tree(reader, {}, TODAY).children(root.id)]
        profile.run(actions.move_goal, reader.get(Goal, order[-1]), root.id, order[1])
        now = [g.id for g in queries.tree(reader, {}, TODAY).children(root.id)]
        assert now == [order[0], order[2], order[1]]
    assert {a.id, b.id, c.id} == set(now)


def test_the_score_is_the_mean_and_flows_up_by_weight(profile: Profile, reader: Reader) -> None:
    goal, result = search_goal(profile)
    check(profile, goal, result, TODAY, 6)
    parent = profile.run(actions.add_goal, Goal(title="Land a role", horizon=Horizon.YEAR))
    profile.run(actions.move_goal, reader.get(Goal, goal.id), parent.id)
    profile.run(actions.add_goal, Goal(title="Done", parent=parent.id, status=Status.REACHED, weight=Decimal(2)))
    tree = queries.tree(reader, {}, TODAY)
    assert tree.progress(goal.id).score == pytest.approx(0.4)
    assert tree.progress(goal.id).tone is Tone.BEHIND
    assert tree.progress(parent.id).score == pytest.approx((0.4 + 2 * 1.0) / 3)
    assert [g.title for g in tree.path(goal.id)] == ["Land a role"]


def test_a_key_result_can_be_counted_elsewhere(profile: Profile, reader: Reader) -> None:
    asked: list[tuple[date, date]] = []

    def count(reads: Reads, of: UUID | None, first: date, last: date, owner: UUID | None) -> Decimal:
        asked.append((first, last))
        return Decimal((last - first).days)

    counters = {"x.days": Counter("x.days", "Days", "d", count)}
    goal = Goal(title="Hours", start=OCTOBER, due=YEAR_END)
    result = KeyResult(title="d", goal=goal.id, target=Decimal(98), measure=Measure.COUNTER, counter="x.days")
    profile.run(actions.add_goal, goal, [result])
    tree = queries.tree(reader, counters, TODAY)
    assert tree.progress(goal.id).score == pytest.approx(0.5)
    assert asked == [(OCTOBER, TODAY)]
    points = queries.course(reader, counters, tree.results(goal.id)[0], goal, TODAY)
    assert points[-1] == (TODAY, 49.0)
    assert len(points) == 7
    assert queries.tree(reader, {}, TODAY).progress(goal.id).score == 0.0


def test_closing_a_quarter_carries_over_what_is_open(profile: Profile, reader: Reader) -> None:
    goal, _ = search_goal(profile)
    done = profile.run(actions.add_goal, Goal(title="Done", start=OCTOBER, due=YEAR_END))
    quarter = quarter_of(TODAY)
    assert (quarter.title, quarter.last, quarter.next.last) == ("Q4 2026", YEAR_END, date(2027, 3, 31))
    assert {g.id for g in to_review(reader.every(Goal), quarter)} == {goal.id, done.id}
    before = everything(reader)
    decisions = {goal.id: Decision.CARRY, done.id: Decision.REACHED}
    profile.run(actions.close_quarter, quarter, decisions, {goal.id: "Ask earlier"})
    carried, closed = reader.get(Goal, goal.id), reader.get(Goal, done.id)
    assert (carried.status, carried.due, carried.learnings) == (Status.OPEN, date(2027, 3, 31), "Ask earlier")
    assert (closed.status, closed.closed_on) == (Status.REACHED, TODAY)
    profile.undo()
    assert everything(reader) == before
    assert suggested(1.0) is Decision.REACHED
    assert suggested(None) is Decision.CARRY


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)))
def test_every_day_lies_in_its_quarter_and_quarters_join(day: date) -> None:
    quarter: Quarter = quarter_of(day)
    assert quarter.first <= day <= quarter.last
    assert quarter.next.first == quarter.last + timedelta(days=1)


def test_a_status_changed_in_the_form_has_its_day_too(profile: Profile, reader: Reader) -> None:
    goal, _ = search_goal(profile)
    profile.run(change_record, reader.get(Goal, goal.id), {"status": Status.PARKED})
    assert reader.get(Goal, goal.id).closed_on == TODAY
    profile.run(actions.set_status, reader.get(Goal, goal.id), Status.OPEN)
    assert reader.get(Goal, goal.id).closed_on is None


def test_a_habit_day_is_marked_changed_and_taken_away(profile: Profile, reader: Reader) -> None:
    habit = profile.run(add_record, Habit(title="Run", since=TODAY - timedelta(days=9)))
    for back in range(10):
        profile.run(actions.mark_habit, habit, TODAY - timedelta(days=back), Kept.DONE)
    standing = queries.habits(reader, TODAY)[0]
    assert standing.strength.streak == 10
    profile.run(actions.mark_habit, habit, TODAY, Kept.SKIPPED)
    assert reader.count(HabitDay) == 10
    profile.run(actions.mark_habit, habit, TODAY, None)
    assert reader.count(HabitDay) == 9
    for day in (TODAY + timedelta(days=1), TODAY - timedelta(days=10)):
        with pytest.raises(Invalid):
            profile.run(actions.mark_habit, habit, day, Kept.DONE)


def test_steps_wait_to_be_planned_until_a_block_is_for_them(profile: Profile, reader: Reader) -> None:
    goal, _ = search_goal(profile)
    late = profile.run(actions.add_step, Step(title="Write to Dana", goal=goal.id, due=TODAY - timedelta(days=2)))
    later = profile.run(actions.add_step, Step(title="Draft story", goal=goal.id))
    assert (late.position, later.position) == (0, 1)
    assert [(p.title, p.reason) for p in offers.plannables(reader, TODAY)] == [
        ("Write to Dana", "for Run a focused search"), ("Draft story", "for Run a focused search"),
    ]  # fmt: skip
    profile.run(add_record, Link(role="plans", from_kind="time_block", from_id=goal.id, to_kind="step", to_id=late.id))
    assert [p.title for p in offers.plannables(reader, TODAY)] == ["Draft story"]
    profile.run(actions.snooze_step, reader.get(Step, later.id), TODAY + timedelta(days=3))
    assert list(offers.plannables(reader, TODAY)) == []
    profile.run(actions.finish_step, reader.get(Step, late.id))
    assert not [due for due in offers.dues(reader, date.min, TODAY, TODAY) if due.ref.kind == "step"]


def test_what_is_due_says_why_and_a_pause_calms_it(profile: Profile, reader: Reader) -> None:
    goal, result = search_goal(profile)
    check(profile, goal, result, date(2026, 11, 5), 5)
    profile.run(actions.add_step, Step(title="Write to Dana", due=TODAY - timedelta(days=2)))
    found = {due.title: due for due in offers.dues(reader, date(2026, 11, 1), YEAR_END, TODAY)}
    asked = found["Check in on Run a focused search"]
    assert (asked.day, asked.urgency) == (date(2026, 11, 12), Urgency.OVERDUE)
    assert "5 Nov" in asked.reason
    assert found["Write to Dana"].urgency is Urgency.OVERDUE
    assert found["Goal due: Run a focused search"].urgency is Urgency.LATER
    assert offers.attention(reader, TODAY) == 2
    profile.run(add_record, Pause(name="A move", since=TODAY - timedelta(days=5)))
    assert offers.attention(reader, TODAY) == 0


def test_today_gets_cards_behind_first_and_the_newest_win(profile: Profile, reader: Reader, clock: Clock) -> None:
    goal, result = search_goal(profile)
    check(profile, goal, result, date(2026, 10, 8), 1)
    check(profile, goal, result, TODAY, 7)
    other = Goal(title="Finish the course", start=OCTOBER, due=YEAR_END)
    profile.run(actions.add_goal, other, [KeyResult(title="Hours", goal=other.id, target=Decimal(10), unit="hours")])
    profile.run(actions.add_win, Win(title="Practice exam at 80%", day=TODAY))
    made = offers.glances({}, reader, clock.here(), None)
    assert [(card.title, card.tone) for card in made.goals] == [
        ("Finish the course", Tone.BEHIND), ("Run a focused search", Tone.SLIGHTLY_BEHIND),
    ]  # fmt: skip
    card = made.goals[1]
    assert card.detail == "7 of 15"
    assert card.course == ((7 / 91, 1 / 15), (49 / 91, 7 / 15))
    assert made.goals_words == "6 weeks left"
    assert [praise.text for praise in made.praise] == ["Practice exam at 80%"]


def test_the_report_says_how_far_each_goal_came(profile: Profile, reader: Reader) -> None:
    scope = Scope(Period(date(2026, 11, 1), date(2026, 11, 30), "November 2026"))
    assert section({}, reader, scope, TODAY).subtitle == "none in this profile yet"
    goal, result = search_goal(profile)
    check(profile, goal, result, TODAY, 7)
    profile.run(actions.add_win, Win(title="Practice exam at 80%", day=TODAY))
    made = section({}, reader, scope, TODAY)
    assert [(f.label, f.value) for f in made.figures] == [
        ("Open goals", "1"), ("Reached", "0"), ("Check-ins", "1"), ("Steps done", "0"),
    ]  # fmt: skip
    assert [block.title for block in made.blocks] == ["Goals", "Key results", "Wins"]


def test_a_deleted_goal_comes_back_as_it_was(profile: Profile, reader: Reader) -> None:
    goal, result = search_goal(profile)
    check(profile, goal, result, TODAY, 7)
    before = reader.get(Goal, goal.id)
    profile.run(delete_records, [before])
    profile.run(restore_records, [reader.get(Goal, goal.id)])
    assert reader.get(Goal, goal.id).deleted is None
    assert reader.get(KeyResult, result.id).now == Decimal(7)


# Deleting and dividing


def a_family(profile: Profile) -> tuple[Goal, Goal, Goal, list[Goal]]:
    """A direction, a goal that leads to it with all that goals have, another beside it, and two that lead to the
    first."""
    top = profile.run(actions.add_goal, Goal(title="Career"))
    results = [KeyResult(title=title, goal=top.id, target=Decimal(10)) for title in ("Sent", "Rounds", "Asked")]
    goal = profile.run(
        actions.add_goal,
        Goal(title="Search", parent=top.id, start=OCTOBER, due=YEAR_END, weight=Decimal(3)),
        results,
    )
    beside = profile.run(actions.add_goal, Goal(title="Study", parent=top.id))
    children = [profile.run(actions.add_goal, Goal(title=title, parent=goal.id)) for title in ("One", "Two")]
    profile.run(actions.check_in, goal, TODAY, {results[0].id: Decimal(5), results[2].id: Decimal(1)}, 6, "So far")
    profile.run(actions.check_in, goal, OCTOBER, {}, None, "Begun")
    profile.run(actions.add_step, Step(title="Write to Dana", goal=goal.id))
    profile.run(actions.finish_step, profile.run(actions.add_step, Step(title="List firms", goal=goal.id)))
    stored(profile, Habit(title="Apply", goal=goal.id, since=OCTOBER))
    return top, goal, beside, children


def test_a_goal_goes_with_its_measures_and_what_led_to_it_leads_further(profile: Profile, reader: Reader) -> None:
    top, goal, _, _ = a_family(profile)
    before = everything(reader)
    profile.run(actions.delete_goal, goal)
    tree = queries.tree(reader, {}, TODAY)
    assert [each.title for each in tree.children(top.id)] == ["Study", "One", "Two"]
    assert (reader.count(KeyResult), reader.count(CheckIn)) == (0, 0)
    assert (reader.count(KeyResult, trash=True), reader.count(CheckIn, trash=True)) == (3, 3)
    assert (reader.count(Step), reader.count(Habit)) == (2, 1)
    assert [p.reason for p in offers.plannables(reader, TODAY)] == [""]
    profile.undo()
    assert everything(reader) == before


def test_out_of_the_trash_a_goal_brings_back_what_went_with_it(profile: Profile, reader: Reader) -> None:
    top, goal, _, _ = a_family(profile)
    alone = next(result for result in reader.every(KeyResult) if result.title == "Rounds")
    profile.run(change_record, alone, {"deleted": alone.created - timedelta(days=1)})
    profile.run(actions.delete_goal, goal, True)
    assert [step.title for step in reader.every(Step)] == ["List firms"]
    assert reader.count(Habit) == 0
    profile.run(delete_records, [top])
    profile.run(restore_records, [reader.get(Goal, goal.id)])
    assert sorted(result.title for result in reader.every(KeyResult)) == ["Asked", "Sent"]
    assert (reader.count(CheckIn), reader.count(Step), reader.count(Habit)) == (3, 2, 1)
    assert next(r for r in reader.every(KeyResult) if r.title == "Sent").now == Decimal(5)
    assert reader.get(Goal, goal.id).parent is None


def test_a_divided_goal_is_two_with_one_score(profile: Profile, reader: Reader) -> None:
    top, goal, _, children = a_family(profile)
    before = everything(reader)
    score = queries.tree(reader, {}, TODAY).progress(top.id).score
    by_title = {r.title: r for cls in (KeyResult, Step, Habit) for r in reader.every(cls)}
    along = {by_title["Sent"].id, by_title["Write to Dana"].id, children[1].id}
    second = profile.run(actions.split_goal, goal, " Apply widely ", along)
    tree = queries.tree(reader, {}, TODAY)
    assert [each.title for each in tree.children(top.id)] == ["Search", "Apply widely", "Study"]
    assert (second.title, second.start, second.due, second.horizon) == ("Apply widely", OCTOBER, YEAR_END, goal.horizon)
    assert [result.title for result in tree.results(second.id)] == ["Sent"]
    assert {result.title for result in tree.results(goal.id)} == {"Rounds", "Asked"}
    assert [each.title for each in tree.children(second.id)] == ["Two"]
    assert {check.value for check in queries.check_ins(reader, second.id)} == {Decimal(5)}
    assert {check.said for check in queries.check_ins(reader, goal.id)} == {"", "Begun"}
    assert (second.weight, tree.goals[goal.id].weight) == (1, 2)
    assert tree.progress(top.id).score == pytest.approx(score)
    assert next(r for r in reader.every(KeyResult) if r.title == "Sent").now == Decimal(5)
    profile.undo()
    assert everything(reader) == before


def test_dividing_needs_a_title_and_an_open_goal(profile: Profile, reader: Reader) -> None:
    _, goal, _, _ = a_family(profile)
    with pytest.raises(Invalid) as refused:
        profile.run(actions.split_goal, goal, "  ", ())
    assert refused.value.problems[0].field == "title"
    closed = profile.run(actions.set_status, goal, Status.REACHED)
    with pytest.raises(Invalid) as refused:
        profile.run(actions.split_goal, closed, "Second", ())
    assert refused.value.problems[0].field == "status"


# Read for Today


@given(
    st.lists(
        st.tuples(
            st.integers(-1, 8), st.sampled_from(Horizon), st.sampled_from(Status), st.integers(0, 2), st.integers(0, 9)
        ),
        min_size=1, max_size=9,
    ),
    st.booleans(),
)  # fmt: skip
@settings(max_examples=25, deadline=None)
def test_goals_read_for_a_quarter_stand_as_in_the_whole_tree(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[tuple[int, Horizon, Status, int, int]],
    hers: bool,
) -> None:
    with fresh_profile(tmp_path_factory.mktemp("quarter")) as profile:
        reader = profile.reader()
        maya, made = reader.members()[0].id, list[Goal]()
        for number, (above, horizon, status, measures, value) in enumerate(rows):
            parent = made[above % len(made)].id if made and above >= 0 else None
            goal = Goal(title=f"{number}", horizon=horizon, status=status, parent=parent, due=YEAR_END, start=OCTOBER)
            results = [KeyResult(title=f"{n}", goal=goal.id, target=Decimal(9)) for n in range(measures)]
            made.append(profile.run(actions.add_goal, goal, results))
            if measures:
                profile.run(actions.check_in, goal, TODAY, {results[0].id: Decimal(value)})
        owner = maya if hers else None
        whole, read = queries.tree(reader, {}, TODAY, owner), queries.quarter_tree(reader, {}, TODAY, owner)
        assert [goal.id for goal in read.quarter_goals()] == [goal.id for goal in whole.quarter_goals()]
        for goal in read.quarter_goals():
            assert read.progress(goal.id) == whole.progress(goal.id)
        reader.close()


def test_a_goal_counts_as_checked_in_by_words_alone_and_by_the_newest_of_its_measures(
    profile: Profile, reader: Reader
) -> None:
    goal, result = search_goal(profile)
    other = profile.run(actions.add_goal, Goal(title="Read"))
    assert queries.newest_check_in_days(reader, [goal.id, other.id]) == {}
    assert queries.measured_by_hand(reader, [goal.id, other.id]) == {goal.id}
    check(profile, goal, result, date(2026, 11, 2), 3)
    profile.run(actions.check_in, goal, date(2026, 11, 9), {}, None, "Slowly")
    assert queries.newest_check_in_days(reader, [goal.id, other.id]) == {goal.id: date(2026, 11, 9)}
    counted = KeyResult(
        title="x", goal=other.id, target=Decimal(1), measure=Measure.COUNTER, counter="people.interactions"
    )
    stored(profile, counted)
    assert queries.measured_by_hand(reader, [other.id]) == set()
