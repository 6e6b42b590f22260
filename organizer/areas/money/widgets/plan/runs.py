"""Single runs of a plan, opened: year by year in sentences, and as a table."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from organizer.areas.money.rules.plan.drill import Which, sentences
from organizer.areas.money.rules.plan.outlook import Course
from organizer.areas.money.rules.plan.results import Year
from organizer.charts.amounts import marked, short_amount, told_of
from organizer.kernel.errors import OrganizerError
from organizer.ui.buttons import IconButton
from organizer.ui.chart_table import ChartTable
from organizer.ui.context import PageContext
from organizer.ui.label import Label
from organizer.ui.scrolling import ScrollArea
from organizer.ui.segmented import Segment, SegmentedControl
from organizer.ui.told import ToldLabel

CHOICES: tuple[tuple[Which, str], ...] = (
    ("worst", "Worst"), ("25th", "1 in 4 worse"), ("median", "Median"), ("best", "Best"),
)  # fmt: skip
_HEAD = ("Year", "Came in", "Went out", "Tax", "Earned", "Not paid", "At the end")
_TALL = 560


class RunsView(QWidget):
    """One of four runs. T turns between sentences and table."""

    def __init__(
        self, context: PageContext, course: Course, years: Callable[[Course, Which], tuple[Year, ...]]
    ) -> None:
        super().__init__()
        self._context, self._course, self._years = context, course, years
        self._which: Which = "median"
        self.shown: tuple[Year, ...] = ()
        self.choice = SegmentedControl([Segment(key, title) for key, title in CHOICES], "Which run")
        self.choice.set_value("median")
        self.choice.changed.connect(self.open_run)
        self.as_table = IconButton("table", "Show as table", "T", "small")
        self.as_table.setShortcut("")
        self.as_table.setCheckable(True)
        self.as_table.toggled.connect(self._turn)
        self.note = Label("One run of many: nothing says that it will be yours", "label", "text-3")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(10)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 12, 0)
        column.addLayout(self._lines)
        column.addStretch(1)
        self.table = ChartTable(_TALL)
        self.table.turned.connect(self.as_table.click)
        self._stack = QStackedWidget()
        self._stack.addWidget(ScrollArea(holder))
        self._stack.addWidget(self.table)
        head = QHBoxLayout()
        head.addWidget(self.choice)
        head.addStretch(1)
        head.addWidget(self.as_table)
        content = QVBoxLayout(self)
        content.setContentsMargins(24, 16, 12, 16)
        content.setSpacing(12)
        content.addLayout(head)
        content.addWidget(self.note)
        content.addWidget(self._stack, 1)
        self.open_run("median")

    def open_run(self, which: str) -> None:
        """Works one of the runs out and shows it."""
        chosen = next(key for key, _ in CHOICES if key == which)
        self._which = chosen
        task = self._context.tasks.run("Open a run", lambda _: self._years(self._course, chosen))
        answer = _Answer(self, chosen)
        task.done.connect(answer.done)
        task.failed.connect(answer.failed)

    def show_years(self, which: Which, years: tuple[Year, ...]) -> None:
        """Shows a run, if it is still the one that is wanted."""
        if which != self._which:
            return
        currency = self._course.plan.currency
        self.shown = years

        def amount(value: float) -> str:
            return short_amount(value, currency)

        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for words in sentences(years, lambda value: marked(amount(value))):
            self._lines.addWidget(ToldLabel(told_of(words), "body", "text-2", wrap=True))
        rows = [
            (str(y.year), *(amount(v) for v in (y.income, y.spending, y.tax, y.earned, y.unmet, y.worth)))
            for y in years
        ]  # fmt: skip
        self.table.set_rows("The run year by year", _HEAD, rows, range(1, len(_HEAD)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_T and not event.modifiers():
            self.as_table.click()
        else:
            super().keyPressEvent(event)

    def _turn(self, table: bool) -> None:
        self._stack.setCurrentIndex(1 if table else 0)
        self.as_table.set_name("Show in sentences" if table else "Show as table")
        if table:
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)


class _Answer(QObject):
    """Hears of one task as long as the view is there."""

    def __init__(self, view: RunsView, which: Which) -> None:
        super().__init__(view)
        self._view, self._which = view, which

    def done(self, years: object) -> None:
        self._view.show_years(self._which, years)  # type: ignore[arg-type]
        self.deleteLater()

    def failed(self, error: object) -> None:
        self.deleteLater()
        if not isinstance(error, OrganizerError):
            assert isinstance(error, BaseException)
            raise error
        self._view._context.complain(str(error))
