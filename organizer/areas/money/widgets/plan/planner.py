"""Has plans worked out in the background, the newest question first, and keeps what was worked out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal

from organizer.areas.money.rules.plan.drill import Which
from organizer.areas.money.rules.plan.outlook import BASE, Case, Course, Outlook, Question
from organizer.areas.money.rules.plan.results import Mover, Year
from organizer.kernel.area import Reads
from organizer.kernel.errors import OrganizerError
from organizer.ui.context import PageContext
from organizer.ui.tasks import Progress, Task


class Worker(Protocol):
    """What works plans out; two threads may ask it."""

    def courses(self, cases: Sequence[Case], step: Callable[[], None]) -> tuple[Course, ...]:
        """Each case worked out, all with the same draws."""
        ...

    def quick_courses(self, cases: Sequence[Case], step: Callable[[], None]) -> tuple[Course, ...]:
        """The same, roughly and at once."""
        ...

    def with_movers(
        self, outlook: Outlook, of: str, step: Callable[[], None], so_far: Callable[[tuple[Mover, ...]], None]
    ) -> Outlook:
        """The same with what moves one of its courses; `so_far` is given what was found each time something was."""
        ...

    def with_levers(self, outlook: Outlook, step: Callable[[], None]) -> Outlook:
        """The same with what would help the milestones of that course."""
        ...

    def years(self, course: Course, which: Which) -> tuple[Year, ...]:
        """One run of a course, year by year."""
        ...


Read = Callable[[Reads], Question]
Years = Callable[[Course, Which], tuple[Year, ...]]
Work = Callable[[Progress], Any]
Done = Callable[[Any], object]


class Lane(QObject):
    """One thing at a time; what is asked meanwhile takes the place of whatever waits."""

    failed = Signal(str)
    changed = Signal()
    """It is busy now, or no longer."""

    def __init__(self, context: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._task: Task | None = None
        self._next: tuple[str, Work, Done] | None = None
        self._closed = False

    @property
    def busy(self) -> bool:
        return self._task is not None

    @property
    def waits(self) -> bool:
        """Whether something is to follow."""
        return self._next is not None

    def run(self, title: str, work: Work, done: Done) -> None:
        """Begins it, now or after what is under way."""
        if self._closed:
            return
        if self._task is not None:
            self._next = (title, work, done)
            return
        task = self._task = self._context.tasks.run(title, work)
        task.done.connect(lambda found: None if self._closed else done(found))
        task.failed.connect(self._fail)
        task.ended.connect(self._ended)
        self.changed.emit()

    def forget(self) -> None:
        """What waits is no longer wanted."""
        self._next = None

    def stop(self) -> None:
        """Nor is what is under way."""
        self.forget()
        if self._task is not None:
            self._task.cancel()

    def close(self) -> None:
        """Nothing more is told."""
        self._closed = True
        self.stop()

    def _fail(self, error: BaseException) -> None:
        if not isinstance(error, OrganizerError):
            raise error
        if not self._closed:
            self.failed.emit(str(error))

    def _ended(self) -> None:
        self._task = None
        following, self._next = self._next, None
        if self._closed:
            return
        if following is not None:
            self.run(*following)
        self.changed.emit()


class Planner(QObject):
    """The plan itself, what moves it, and what is tried out each go their own way, so that none waits for another."""

    ready = Signal(object)
    """An `Outlook`; soon after it the same with movers and levers."""

    unanswered = Signal(object)
    """A `Question` that cannot be worked out, and says why."""

    moving = Signal(object)
    """The `Outlook` with those of its movers that were found so far."""

    failed = Signal(str)
    previewed = Signal(object)
    """The `Outlook` of something tried out; coarse while it is on its way."""

    busy_changed = Signal(bool)
    _found = Signal(object, object)

    def __init__(self, context: PageContext, worker: Worker, read: Read, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context, self._worker, self._read = context, worker, read
        self._asking, self._moving, self._trying = lanes = tuple(Lane(context, self) for _ in range(3))
        self._busy = False
        self._found.connect(self._tell_found)
        for lane in lanes:
            lane.failed.connect(self.failed)
            lane.changed.connect(self._tell)
        self.question: Question | None = None
        self.outlook: Outlook | None = None

    @property
    def busy(self) -> bool:
        """Whether anything is being worked out."""
        return self._asking.busy or self._moving.busy or self._trying.busy

    def ask(self, of: str = BASE) -> None:
        """Reads the plan and works it out; `of`: the course whose movers are wanted."""

        def work(progress: Progress) -> Outlook | Question:
            with self._context.workspace.reads_elsewhere() as reads:
                question = self._read(reads)
            self.question = question
            if question.missing is not None or question.empty or not question.cases:
                return question
            courses = self._worker.courses(question.cases, progress.step)
            return Outlook(courses, self._context.now(), of, first_balance=question.first_balance)

        def done(found: Outlook | Question) -> None:
            if isinstance(found, Question):
                self.outlook = None
                self.unanswered.emit(found)
                return
            self.outlook = found
            self.ready.emit(found)
            if not self._asking.waits:
                self.move(of)

        self._moving.stop()
        self._asking.run("Work the plan out", work, done)

    def move(self, of: str) -> None:
        """Works out what moves one course of what is there already."""
        outlook = self.outlook
        if outlook is None:
            return

        def work(progress: Progress) -> Outlook:
            def so_far(found: tuple[Mover, ...]) -> None:
                self._found.emit(outlook, replace(outlook, of=of, movers=found))

            return self._worker.with_movers(outlook, of, progress.step, so_far)

        def done(found: Outlook) -> None:
            if self.outlook is outlook:
                self.outlook = found
                self.ready.emit(found)
                self._help(found)

        self._moving.stop()
        self._moving.run("Find what moves the plan", work, done)

    def _tell_found(self, outlook: Outlook, found: Outlook) -> None:
        """On the window's thread; what was asked before the newest question is not told."""
        if self.outlook is outlook and self._moving.busy:
            self.moving.emit(found)

    def _help(self, outlook: Outlook) -> None:
        def work(progress: Progress) -> Outlook:
            return self._worker.with_levers(outlook, progress.step)

        def done(found: Outlook) -> None:
            if self.outlook is outlook:
                self.outlook = found
                self.ready.emit(found)

        self._moving.run("Find what would help", work, done)

    def preview(self, cases: Sequence[Case], *, coarse: bool = True) -> None:
        """Works out something that is only tried; `coarse`: roughly, and fast enough to follow a slider."""
        first = self.question.first_balance if self.question else None
        ask = self._worker.quick_courses if coarse else self._worker.courses

        def work(progress: Progress) -> Outlook:
            return Outlook(ask(cases, progress.step), self._context.now(), first_balance=first)

        self._moving.stop()
        self._trying.run("Try the plan out", work, self.previewed.emit)

    def forget_preview(self) -> None:
        """Nothing is tried out any more; what was put off for it is made up for."""
        self._trying.stop()
        if self.outlook is not None and not self.outlook.levers and not self._asking.busy:
            self.move(self.outlook.of)

    def close(self) -> None:
        """Nothing more is told."""
        for lane in (self._asking, self._moving, self._trying):
            lane.close()

    def _tell(self) -> None:
        if self.busy != self._busy:
            self._busy = self.busy
            self.busy_changed.emit(self._busy)
