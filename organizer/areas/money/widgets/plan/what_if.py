"""'What would this do?': a record as a career move, and each milestone before and after it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organizer.areas.money.actions.plan import keep_effects
from organizer.areas.money.model import EffectKind, PlanEffect, Scenario
from organizer.areas.money.queries.question import Seen
from organizer.areas.money.queries.what_if import both_cases, effects_kept, streams_of
from organizer.areas.money.rules.plan.difference import EVEN, WORTH, Difference, differences
from organizer.areas.money.rules.plan.outlook import Course
from organizer.areas.money.rules.plan.suggesting import blank, less_pay, suggested
from organizer.areas.money.rules.plan.telling import percent_of
from organizer.areas.money.rules.plan.working import PlanWorker
from organizer.kernel.area import Reads
from organizer.kernel.errors import Invalid, OrganizerError
from organizer.kernel.moves import Move
from organizer.kernel.record import Record, describe
from organizer.ui.banner import Banner
from organizer.ui.buttons import Button
from organizer.ui.cards import PaneSection
from organizer.ui.context import PageContext
from organizer.ui.label import Label
from organizer.ui.records.editor import FormContext
from organizer.ui.records.names import Names
from organizer.ui.tasks import Progress

from .compared import facts_of
from .effect_row import EffectRow
from .facts import Fact, Facts

_WAIT_MS = 250


def moves_of(context: PageContext) -> Seen:
    """How the areas of the program see their records as career moves."""
    known = context.workspace.home.registry.by_kind
    return {kind: (known[kind], see) for area in context.areas for kind, see in area.moves.items()}


def show_what_if(context: PageContext, record: Record) -> WhatIf:
    """Opens a drawer with what a record would do to the plan."""
    reads = context.workspace.reads
    _, see = moves_of(context)[describe(type(record)).kind]
    move: Move = see(reads, record)
    view = WhatIf(context, record, move)
    drawer = context.show_drawer(view, f"What would it do? {move.title}")
    view.done.connect(drawer.close_now)
    return view


class WhatIf(QWidget):
    """Effects that can be edited, and what they come to. Kept as a scenario, or as a part of the plan."""

    done = Signal()

    def __init__(self, context: PageContext, record: Record, move: Move) -> None:
        super().__init__()
        self._context, self._record, self.seen = context, record, move
        self._worker = PlanWorker()
        self._running = self._again = self._waiting = False
        self.courses: tuple[Course, ...] = ()
        registry = context.workspace.home.registry.by_kind
        self._about = FormContext(
            Names(context), lambda: context.conventions, registry, lambda *_: (), lambda: context.zone
        )
        self.rows: list[EffectRow] = []
        self.wrong: Banner | None = None
        self.headline = Label("Being worked out", "section-lg", wrap=True)
        self.facts = Facts()
        self._effects = QVBoxLayout()
        self._effects.setSpacing(10)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 12, 0, 16)
        self._column.setSpacing(0)
        top = PaneSection("What it does to the plan", rule=False)
        top.body.addWidget(self.headline)
        top.body.addWidget(self.facts)
        self._column.addWidget(top)
        part = PaneSection("Because of")
        part.body.addLayout(self._effects)
        part.body.addLayout(self._adding())
        self._column.addWidget(part)
        self._column.addLayout(self._foot())
        self._column.addStretch(1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT_MS)
        self._timer.timeout.connect(self.run)
        for effect in self._to_begin_with(context.workspace.reads):
            self._add_row(effect)
        self.run()

    def add(self, kind: EffectKind) -> EffectRow:
        """One more effect, with its amount yet to be said."""
        row = self._add_row(blank(self.seen, kind))
        row.editors["amount"].widget.setFocus()
        return row

    def add_less_pay(self) -> None:
        """A share of each income of whose move it is, yet to be said."""
        for effect in less_pay(self.seen, streams_of(self._context.workspace.reads, self._context.who)):
            self._add_row(effect)

    def effects(self) -> list[PlanEffect]:
        """Those that are filled in."""
        return [effect for row in self.rows if (effect := row.effect()) is not None]

    def run(self) -> None:
        """Works out the plan without and with them."""
        if not all(row.usable() for row in self.rows):
            return
        if self._running:
            self._again = True
            return
        context, move, effects = self._context, self.seen, self.effects()
        moves, today, owner = moves_of(context), context.today(), context.who

        def work(progress: Progress) -> tuple[Course, ...]:
            with context.workspace.reads_elsewhere() as reads:
                cases = both_cases(reads, today, owner, moves, self._record.id, move.title, effects)
            return self._worker.courses(cases, progress.step)

        self._running = True
        answer = _Answer(self)
        task = context.tasks.run("Work out what it would do", work)
        task.done.connect(answer.done)
        task.failed.connect(answer.failed)

    def keep_as_scenario(self) -> None:
        """A scenario of its own, beside the plan."""
        move = self.seen
        about = f"from {move.first:%B %Y}" if move.first is not None else ""
        self._keep(Scenario(title=move.title, about=about, owner=move.owner), "Kept as a scenario")

    def keep_in_plan(self) -> None:
        """A part of the plan, which moves with the record and goes with it."""
        said = "Part of the plan" if self.seen.decided else "Part of the plan once it is decided"
        self._keep(None, said)

    def show_courses(self, courses: tuple[Course, ...]) -> None:
        """Shows each milestone before and after."""
        self._refuse("")
        self.courses = courses
        without, with_ = courses
        lines = []
        for milestone in without.plan.milestones:
            before, after = without.milestone(milestone.key), with_.milestone(milestone.key)
            if before is not None and after is not None:
                lines.append(_before_and_after(milestone.title, before.probability, after.probability))
        rest = [line for line in differences(without, with_) if line.name in (WORTH, EVEN)]
        self.facts.show_facts([*lines, *facts_of(rest)])
        self.headline.setText(_headline(without, with_))

    def fail(self, error: BaseException) -> None:
        """Says why it could not be worked out."""
        if not isinstance(error, OrganizerError):
            raise error
        self._refuse(str(error))

    def _to_begin_with(self, reads: Reads) -> Sequence[PlanEffect]:
        self._kept = effects_kept(reads, self._record.id)
        in_plan = [effect for effect in self._kept if effect.scenario is None]
        return in_plan or suggested(self.seen, streams_of(reads, self._context.who))

    def _adding(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        for words, kind in (("Add a cost", EffectKind.COST), ("Add income later", EffectKind.INCOME)):
            button = Button(words, "text", "small", icon="plus")
            button.clicked.connect(lambda *_, kind=kind: self.add(kind))
            line.addWidget(button)
        pay = Button("Change pay", "text", "small", icon="plus")
        pay.clicked.connect(lambda: self.add_less_pay())
        line.addWidget(pay)
        line.addStretch(1)
        return line

    def _foot(self) -> QHBoxLayout:
        self.scenario_button = Button("Keep as scenario")
        self.scenario_button.clicked.connect(lambda: self.keep_as_scenario())
        self.plan_button = Button("Part of the plan", "primary")
        self.plan_button.clicked.connect(lambda: self.keep_in_plan())
        line = QHBoxLayout()
        line.setContentsMargins(24, 16, 24, 0)
        line.setSpacing(8)
        line.addStretch(1)
        line.addWidget(self.scenario_button)
        line.addWidget(self.plan_button)
        return line

    def _add_row(self, effect: PlanEffect) -> EffectRow:
        row = EffectRow(effect, self._about)
        row.changed.connect(self._timer.start)
        row.removed.connect(lambda: self._remove(row))
        self.rows.append(row)
        self._effects.addWidget(row)
        return row

    def _remove(self, row: EffectRow) -> None:
        self.rows.remove(row)
        self._effects.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._timer.start()

    def _keep(self, scenario: Scenario | None, said: str) -> None:
        if self._waiting or [row for row in self.rows if not row.check()]:
            return
        fresh = [_new(effect) for effect in self.effects()]
        if not fresh:
            self._refuse("It does nothing to the plan yet: say what it costs, or what it brings in.")
            return
        instead = [effect for effect in self._kept if effect.scenario is None] if scenario is None else []
        self._waiting = True
        self._context.perform(keep_effects, fresh, scenario, instead, said=said, then=self._stored, failed=self._failed)

    def _stored(self, _: object) -> None:
        self._waiting = False
        self.done.emit()

    def _failed(self, error: OrganizerError) -> None:
        self._waiting = False
        problems = error.problems if isinstance(error, Invalid) else ()
        if not any(row.refuse(problem) for problem in problems for row in self.rows):
            self._refuse(str(error))

    def _refuse(self, reason: str) -> None:
        if self.wrong is not None:
            self.wrong.hide()
            self.wrong.deleteLater()
            self.wrong = None
        if reason:
            self.wrong = Banner("warn", "Not yet", reason)
            self._column.insertWidget(0, self.wrong)

    def ended(self) -> None:
        """What was under way has ended; what was changed meanwhile is worked out next."""
        self._running = False
        if self._again:
            self._again = False
            self.run()


def _new(effect: PlanEffect) -> PlanEffect:
    """The same effect as a record of its own."""
    own = {field.name: getattr(effect, field.name) for field in describe(PlanEffect).own_fields}
    return PlanEffect(**own, owner=effect.owner)


def _before_and_after(title: str, before: float, after: float) -> Fact:
    change = round(after * 100) - round(before * 100)
    leaning = "better" if change > 0 else "worse" if change < 0 else "same"
    words = (f"{percent_of(before)} \u2192 {percent_of(after)}",)
    return facts_of([Difference(title, words, leaning)])[0]  # type: ignore[arg-type]


def _headline(without: Course, with_: Course) -> str:
    change = round(with_.likelihood * 100) - round(without.likelihood * 100)
    if not change:
        return f"The plan stays {percent_of(with_.likelihood)} likely"
    points = f"{abs(change)} {'point' if abs(change) == 1 else 'points'}"
    return f"{points} {'more' if change > 0 else 'less'} likely: {percent_of(with_.likelihood)}"


class _Answer(QObject):
    """Hears of one task as long as the drawer is there."""

    def __init__(self, view: WhatIf) -> None:
        super().__init__(view)
        self._view = view

    def done(self, courses: object) -> None:
        self._view.show_courses(courses)  # type: ignore[arg-type]
        self._end()

    def failed(self, error: object) -> None:
        assert isinstance(error, BaseException)
        self._end()
        self._view.fail(error)

    def _end(self) -> None:
        self._view.ended()
        self.deleteLater()
