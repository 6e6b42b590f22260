"""Has plans worked out in the background, the newest question first, and keeps what was worked out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal

from organizer.areas.money.rules.plan.drill import Which
from organizer.areas.money.rules.plan.outlook import BASE, Case, Course, Outlook, Question
from organizer.areas.money.rules.plan.results import Year
from organizer.kernel.area import Reads
from organizer.kernel.errors import OrganizerError
from organizer.ui.context import PageContext
from organizer.ui.tasks import Progress, Task

_COARSE_RUNS = 1_000


class Worker(Protocol):
    """What works plans out; asked in one thread at a time."""

    def courses(self, cases: Sequence[Case], step: Callable[[], None]) -> tuple[Course, ...]:
        """Each case worked out, all with the same draws."""
        ...

    def with_movers(self, outlook: Outlook, of: str, step: Callable[[], None]) -> Outlook:
        """The same with what moves one of its courses, and what would help its milestones."""
        ...

    def years(self, course: Course, which: Which) -> tuple[Year, ...]:
        """One run of a course, year by year."""
        ...


Read = Callable[[Reads], Question]
Years = Callable[[Course, Which], tuple[Year, ...]]


class Planner(QObject):
    """One question at a time; one that is asked meanwhile takes the place of any that waits."""

    ready = Signal(object)
    """An `Outlook`; soon after it the same with movers and levers."""

    unanswered = Signal(object)
    """A `Question` that cannot be worked out, and says why."""

    failed = Signal(str)
    previewed = Signal(object)
    """The `Outlook` of something tried out; coarse while it is `coarse`."""

    busy_changed = Signal(bool)

    def __init__(self, context: PageContext, worker: Worker, read: Read, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context, self._worker, self._read = context, worker, read
        self._task: Task | None = None
        self._next: Callable[[], None] | None = None
        self._next_is_preview = False
        self._closed = False
        self.question: Question | None = None
        self.outlook: Outlook | None = None

    @property
    def busy(self) -> bool:
        return self._task is not None

    def ask(self, of: str = BASE) -> None:
        """Reads the plan and works it out; `of`: the course whose movers are wanted."""

        def work(progress: Progress) -> Outlook | Question:
            with self._context.workspace.reads_elsewhere() as reads:
                question = self._read(reads)
            self.question = question
            if question.missing is not None or question.empty or not question.cases:
                return question
            courses = self._worker.courses(question.cases, progress.step)
            return Outlook(courses, self._now(), of, first_balance=question.first_balance)

        def done(found: Outlook | Question) -> None:
            if isinstance(found, Question):
                self.outlook = None
                self.unanswered.emit(found)
                return
            self.outlook = found
            self.ready.emit(found)
            if self._next is None:
                self.move(of)

        self._run("Work the plan out", work, done)

    def move(self, of: str) -> None:
        """Works out what moves one course of what is there already."""
        outlook = self.outlook
        if outlook is None:
            return

        def work(progress: Progress) -> Outlook:
            return self._worker.with_movers(outlook, of, progress.step)

        def done(found: Outlook) -> None:
            if self.outlook is outlook:
                self.outlook = found
                self.ready.emit(found)

        self._run("Find what moves the plan", work, done)

    def preview(self, cases: Sequence[Case], *, coarse: bool = True) -> None:
        """Works out something that is only tried; `coarse`: with few runs, fast enough to follow a slider."""
        first = self.question.first_balance if self.question else None

        def work(progress: Progress) -> Outlook:
            asked = [replace(c, plan=replace(c.plan, runs=min(_COARSE_RUNS, c.plan.runs))) for c in cases]
            courses = self._worker.courses(asked if coarse else cases, progress.step)
            return Outlook(courses, self._now(), first_balance=first)

        self._run("Try the plan out", work, self.previewed.emit, preview=True)

    def forget_preview(self) -> None:
        """What waits to be tried out is no longer wanted."""
        if self._next_is_preview:
            self._next, self._next_is_preview = None, False

    def close(self) -> None:
        """Nothing more is told."""
        self._closed = True
        if self._task is not None:
            self._task.cancel()

    def _now(self) -> datetime:
        return self._context.now()

    def _run(
        self, title: str, work: Callable[[Progress], object], done: Callable[[Any], object], *, preview: bool = False
    ) -> None:
        if self._closed:
            return
        if self._task is not None:
            # What waited is no longer wanted; what is under way may still be looked at.
            if preview and self._next is not None and not self._next_is_preview:
                return  # The plan itself comes first.
            self._next, self._next_is_preview = lambda: self._start(title, work, done), preview
            return
        self._start(title, work, done)

    def _start(self, title: str, work: Callable[[Progress], object], done: Callable[[Any], object]) -> None:
        task = self._task = self._context.tasks.run(title, work)
        task.done.connect(lambda found: None if self._closed else done(found))
        task.failed.connect(self._fail)
        task.ended.connect(self._ended)
        self.busy_changed.emit(True)

    def _fail(self, error: BaseException) -> None:
        if not isinstance(error, OrganizerError):
            raise error
        if not self._closed:
            self.failed.emit(str(error))

    def _ended(self) -> None:
        self._task = None
        following, self._next, self._next_is_preview = self._next, None, False
        if self._closed:
            return
        if following is not None:
            following()
        else:
            self.busy_changed.emit(False)
