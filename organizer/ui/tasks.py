"""Work off the window's thread, with progress and a way to stop it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QRectF, QSize, QThreadPool, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from organizer.ui.bars import paint_bar
from organizer.ui.buttons import Button
from organizer.ui.label import Label
from organizer.ui.painting import fill_rounded
from organizer.ui.theme import theme

APPEARS_AFTER_MS = 500


class CancelledError(Exception):
    """Raised by `Progress.step` in the work when the user has stopped it: let it pass through."""


class Task(QObject):
    """One piece of work. Exactly one of `done`, `failed` and `cancelled` is emitted, on the window's thread."""

    progressed = Signal(float, str)
    """From 0 to 1, or below 0 where the end is not known; and what is being done."""

    done = Signal(object)
    failed = Signal(object)
    """The exception."""

    cancelled = Signal()
    ended = Signal()
    """After any of the three."""

    def __init__(self, title: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self._stop = False

    def cancel(self) -> None:
        """Ask the work to stop; it does so at its next step."""
        self._stop = True

    def is_cancelled(self) -> bool:
        return self._stop


class Progress:
    """What the work is given to tell of itself; for the work's thread."""

    def __init__(self, task: Task) -> None:
        self._task = task

    def step(self, fraction: float = -1.0, text: str = "") -> None:
        """Tell how far the work is. Raises CancelledError when it should stop."""
        if self._task.is_cancelled():
            raise CancelledError
        self._task.progressed.emit(fraction, text)


class TaskRunner(QObject):
    """Runs work in threads of its own. It shows nothing: `started` tells a `TaskBar` or whoever shows tasks."""

    started = Signal(object)
    _reached = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None, threads: int = 2) -> None:
        super().__init__(parent)
        self._reached.connect(self._end)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        self._running: set[Task] = set()

    def run(self, title: str, work: Callable[[Progress], object]) -> Task:
        """Begin `work`. Connect to the task's signals at once: they come with the next turn of the event loop."""
        task = Task(title, self)
        self._running.add(task)

        def perform() -> None:
            result: object = None
            error: BaseException | None = None
            try:
                result = work(Progress(task))
            except BaseException as raised:  # whatever it is, the window must hear of it
                error = raised
            self._reached.emit(task, result, error)

        self.started.emit(task)
        self._pool.start(perform)
        return task

    def running(self) -> int:
        return len(self._running)

    def finish(self, milliseconds: int = 5000) -> bool:
        """Cancel all and wait; False when some work would not stop in time."""
        for task in self._running:
            task.cancel()
        return self._pool.waitForDone(milliseconds)

    def _end(self, task: Task, result: object, error: object) -> None:
        self._running.discard(task)
        if isinstance(error, CancelledError):
            task.cancelled.emit()
        elif error is not None:
            task.failed.emit(error)
        else:
            task.done.emit(result)
        task.ended.emit()
        task.deleteLater()


class TaskBar(QWidget):
    """Shows a task that takes longer than half a second: what, how far, and Cancel."""

    def __init__(self, *, cancel: str = "Cancel", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._task: Task | None = None
        self._fraction = -1.0
        self._words = Label("", "label", "text-2")
        self._cancel = Button(cancel, "ghost", "small")
        self._cancel.clicked.connect(self._stop)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(APPEARS_AFTER_MS)
        self._delay.timeout.connect(self.show)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 8, 6)
        row.addWidget(self._words, 1)
        row.addWidget(self._cancel)
        self.hide()

    def sizeHint(self) -> QSize:
        return QSize(320, 44)

    def follow(self, task: Task) -> None:
        self._task = task
        self._fraction = -1.0
        self._tell(task.title)
        task.progressed.connect(self._progressed)
        task.ended.connect(lambda: self._ended(task))
        self._delay.start()

    def _progressed(self, fraction: float, text: str) -> None:
        self._fraction = fraction
        if text:
            self._tell(text)
        self.update()

    def _tell(self, text: str) -> None:
        self._words.setText(text)
        self.setAccessibleName(text)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _ended(self, task: Task) -> None:
        if task is self._task:
            self._task = None
            self._delay.stop()
            self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme().tokens
        fill_rounded(painter, QRectF(self.rect()), 8, t["surface"], t["border-subtle"])
        paint_bar(painter, QRectF(14, self.height() - 12, self.width() - 28, 6), max(0.0, self._fraction), "accent")
