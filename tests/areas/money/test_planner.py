"""Plans in the background: the newest question counts, what is tried out waits for nothing, what is kept is kept."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from organizer.app.areas import AREAS, REGISTRY
from organizer.areas.money.model import Assumptions
from organizer.areas.money.queries.question import premises, question
from organizer.areas.money.queries.tried import Tried
from organizer.areas.money.rules.plan.outlook import Case, Course, Outlook
from organizer.areas.money.rules.plan.premises import doubts, with_premises
from organizer.areas.money.rules.plan.results import Mover
from organizer.areas.money.rules.plan.working import PlanWorker
from organizer.areas.money.widgets.plan.planner import Planner
from organizer.kernel.record import evolve
from organizer.store.profile import Profile, open_profile
from organizer.store.workspace import Workspace
from organizer.ui.context import PageContext
from organizer.ui.host import WindowHost
from tests.areas.money.made_plan import CASES, MOVERS, PLAN, MadeWorker, read
from tests.begun import begin, rivera
from tests.page_stage import MemorySettings
from tests.profiles import CLOCK


class Held(MadeWorker):
    """Waits for leave while it looks for what moves a plan."""

    def __init__(self) -> None:
        super().__init__()
        self.leave = threading.Event()
        self.moving = threading.Event()

    def with_movers(
        self, outlook: Outlook, of: str, step: Callable[[], None], so_far: Callable[[tuple[Mover, ...]], None]
    ) -> Outlook:
        so_far(MOVERS[:2])
        self.moving.set()
        while not self.leave.wait(0.005):
            step()
        return super().with_movers(outlook, of, step, so_far)


@pytest.fixture
def profile(tmp_path: Path) -> Iterator[Profile]:
    path = tmp_path / "plan.organizer"
    begin(path, CLOCK, (), rivera)
    with open_profile(path, REGISTRY, clock=CLOCK) as opened:
        yield opened


@pytest.fixture
def context(qtbot: QtBot, profile: Profile) -> Iterator[PageContext]:
    over = QWidget()
    qtbot.addWidget(over)
    workspace = Workspace([profile])
    made = PageContext(workspace, WindowHost(over), MemorySettings(), areas=AREAS)
    yield made
    made.close()
    made.tasks.finish()
    workspace.reads.close()


def test_what_is_tried_out_does_not_wait_for_what_moves_the_plan(qtbot: QtBot, context: PageContext) -> None:
    worker = Held()
    planner = Planner(context, worker, read)
    with qtbot.waitSignal(planner.ready):
        planner.ask()
    qtbot.waitUntil(worker.moving.is_set)
    with qtbot.waitSignal(planner.previewed) as tried:
        planner.preview(CASES)
    assert [course.case.key for course in tried.args[0].courses] == ["", "sabbatical", "separation"]
    assert not worker.leave.is_set()
    # What was put off is made up for.
    worker.leave.set()
    with qtbot.waitSignal(planner.ready):
        planner.forget_preview()
    qtbot.waitUntil(lambda: planner.outlook is not None and bool(planner.outlook.levers))
    planner.close()


def test_what_moves_the_plan_is_told_as_it_is_found(qtbot: QtBot, context: PageContext) -> None:
    worker = Held()
    told: list[Outlook] = []
    planner = Planner(context, worker, read)
    planner.moving.connect(told.append)
    with qtbot.waitSignal(planner.ready):
        planner.ask()
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].movers == MOVERS[:2]
    assert not told[0].moved
    worker.leave.set()
    qtbot.waitUntil(lambda: planner.outlook is not None and planner.outlook.moved)
    assert planner.outlook is not None
    assert planner.outlook.movers == MOVERS
    planner.close()


def test_of_many_questions_the_last_is_answered(qtbot: QtBot, context: PageContext) -> None:
    worker, answers = MadeWorker(), []
    planner = Planner(context, worker, read)
    planner.previewed.connect(answers.append)
    for runs in range(1, 40):
        planner.preview([replace(case, plan=replace(PLAN, runs=runs)) for case in CASES], coarse=False)
    qtbot.waitUntil(lambda: not planner.busy)
    assert len(worker.asked) == 2
    assert answers[-1].courses[0].plan.runs == 39
    planner.close()


def test_nothing_is_told_after_closing(qtbot: QtBot, context: PageContext) -> None:
    worker, heard = Held(), []
    planner = Planner(context, worker, read)
    with qtbot.waitSignal(planner.ready):
        planner.ask()
    qtbot.waitUntil(worker.moving.is_set)
    planner.ready.connect(heard.append)
    planner.close()
    qtbot.waitUntil(lambda: context.tasks.running() == 0)
    assert heard == []


class TestWorker:
    """The engine behind it."""

    def small(self, cases: Sequence[Case] = CASES) -> list[Case]:
        return [replace(case, plan=replace(case.plan, runs=60)) for case in cases]

    def test_what_was_worked_out_is_kept_by_what_it_is(self) -> None:
        worker, cases = PlanWorker(), self.small()
        first = worker.courses(cases, lambda: None)
        again = worker.courses(self.small(), lambda: None)
        assert [a.result is b.result for a, b in zip(first, again, strict=True)] == [True] * 3
        other = worker.courses([replace(cases[0], plan=replace(cases[0].plan, seed=1))], lambda: None)
        assert other[0].result is not first[0].result

    def test_fewer_runs_are_the_first_of_many(self) -> None:
        worker = PlanWorker()
        (many,) = worker.courses([replace(CASES[0], plan=replace(PLAN, runs=80))], lambda: None)
        (few,) = worker.courses([replace(CASES[0], plan=replace(PLAN, runs=20))], lambda: None)
        assert (few.result.worth == many.result.worth[:20]).all()

    def test_a_quick_look_is_near_to_the_whole(self) -> None:
        worker = PlanWorker()
        cases = [replace(CASES[0], plan=replace(PLAN, runs=2_000))]
        (whole,), (rough,) = worker.courses(cases, lambda: None), worker.quick_courses(cases, lambda: None)
        assert rough.result.days == whole.result.days
        assert rough.result.bands[2][-1] == pytest.approx(whole.result.bands[2][-1], rel=0.1)
        assert rough.likelihood == pytest.approx(whole.likelihood, abs=0.05)

    def test_movers_are_told_one_by_one_the_strongest_first(self) -> None:
        worker = PlanWorker()
        told: list[tuple[Mover, ...]] = []
        courses: tuple[Course, ...] = worker.courses(self.small(CASES[:1]), lambda: None)
        found = worker.with_movers(Outlook(courses, CLOCK.here()), "", lambda: None, told.append)
        assert [len(movers) for movers in told[:3]] == [1, 2, 3]
        assert told[-1] == found.movers
        for movers in told:
            strengths = [abs(mover.better) + abs(mover.worse) for mover in movers]
            assert strengths == sorted(strengths, reverse=True)

    def test_movers_and_levers_hide_their_amounts(self) -> None:
        worker = PlanWorker()
        courses: tuple[Course, ...] = worker.courses(self.small(CASES[:1]), lambda: None)
        found = worker.with_levers(worker.with_movers(Outlook(courses, CLOCK.here()), "", lambda: None), lambda: None)
        assert not [m for m in found.movers if m.title.startswith("Pay, or not")]
        assert all("$" not in part for m in found.movers for part in m.title.split("\x1f")[::2])
        assert set(found.levers) == {m.key for m in PLAN.milestones}


class TestProfile:
    """What is read from a profile."""

    def test_the_editor_begins_with_the_plan_as_it_is(self, profile: Profile) -> None:
        with closing(profile.reader()) as reads:
            asked = question(reads, CLOCK.today(), None, {})
            found, stored = premises(reads)
        assert stored
        assert asked.missing is None
        assert with_premises(asked.cases[0].plan, found) == asked.cases[0].plan
        assert doubts(found) == {}
        assert [case.title for case in asked.cases] == ["Base plan", "Sabbatical", "Alex at 60%"]

    def test_the_sample_is_about_as_likely_as_it_should_be(self, profile: Profile) -> None:
        with closing(profile.reader()) as reads:
            plan = question(reads, CLOCK.today(), None, {}).cases[0].plan
        (course,) = PlanWorker().courses([Case("", "", "", replace(plan, runs=400))], lambda: None)
        assert 0.6 < course.likelihood < 0.85

    def test_without_assumptions_or_births_the_plan_says_what_is_missing(self, profile: Profile) -> None:
        from organizer.store.actions import change_record, delete_records

        with closing(profile.reader()) as reads:
            alex = reads.members()[1]
            given = next(iter(reads.every(Assumptions)))
        profile.run(change_record, alex, {"born": None})
        with closing(profile.reader()) as reads:
            asked = question(reads, CLOCK.today(), None, {})
        assert asked.missing is not None
        assert asked.missing.text.startswith("When was Alex born?")
        profile.run(delete_records, [given])
        with closing(profile.reader()) as reads:
            asked = question(reads, CLOCK.today(), None, {})
        assert asked.missing is not None
        assert asked.missing.text.startswith("What should the plan assume?")

    def test_what_is_tried_out_is_read_in_the_place_of_what_is_stored(self, profile: Profile) -> None:
        with closing(profile.reader()) as reads:
            given = next(iter(reads.every(Assumptions)))
            tried = Tried(reads, [evolve(given, runs=Decimal(5))])
            assert [each.runs for each in tried.every(Assumptions)] == [Decimal(5)]
            assert tried.find(Assumptions, given.id).runs == Decimal(5)  # type: ignore[union-attr]
            assert list(Tried(reads, (), [given.id]).every(Assumptions)) == []
