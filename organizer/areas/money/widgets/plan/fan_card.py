"""The card of the fan: how likely in one sentence, the middle and the cautious case, the chart."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from organizer.areas.money.rules.plan.outlook import Course, Missing, Outlook
from organizer.areas.money.rules.plan.telling import case_words, headline_words, line_words, month_of, percent_of
from organizer.charts.amounts import Told
from organizer.ui.buttons import Button, IconButton
from organizer.ui.fan import FanChart
from organizer.ui.label import Label
from organizer.ui.painting import fill, fill_rounded
from organizer.ui.theme import theme
from organizer.ui.told import ToldLabel
from organizer.ui.tooltips import set_tooltip

_STEP_MS = 40
CAPTION = "A band is not one path: each year has its own best and worst runs"


class FanCard(QWidget):
    """While something is worked out, a line runs under its head; what was there stays."""

    edit_asked = Signal()
    mend_asked = Signal(str)
    """Something is missing, and the user wants to say it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._missing: Missing | None = None
        self.likely = Label("", "figure-lg")
        self.likely.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.sentence = ToldLabel((), "dialog-title")
        self.cases = ToldLabel((), "body", "text-2")
        self.note = Label("", "caption", "text-3")
        self.edit = Button("Edit assumptions", icon="sliders-horizontal")
        self.edit.clicked.connect(lambda: self.edit_asked.emit())
        self.mend = Button("", "primary")
        self.mend.clicked.connect(lambda: self.mend_asked.emit(self._missing.action if self._missing else ""))
        self.mend.hide()
        self.chart = FanChart(442)
        self.look = IconButton("ellipsis", "Look closer: single runs, past years, scenarios compared")
        self.line = _Running()
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self.likely, 0, Qt.AlignmentFlag.AlignBottom)
        first.addWidget(self.sentence, 1, Qt.AlignmentFlag.AlignBottom)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(first)
        words.addWidget(self.cases)
        head = QHBoxLayout()
        head.setContentsMargins(16, 14, 16, 0)
        head.setSpacing(8)
        head.addLayout(words, 1)
        head.addWidget(self.mend, 0, Qt.AlignmentFlag.AlignTop)
        acts = QHBoxLayout()
        acts.setSpacing(4)
        for part in (self.chart.as_table, self.edit, self.look):
            acts.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        side = QVBoxLayout()
        side.addLayout(acts)
        side.addStretch(1)
        head.addLayout(side)
        plot = QVBoxLayout()
        plot.setContentsMargins(16, 4, 16, 10)
        plot.addWidget(self.chart)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.line)
        column.addLayout(plot)

    def show_course(self, outlook: Outlook, course: Course) -> None:
        """Says how likely; the chart is given its fan by whoever knows how it is looked at."""
        self._missing = None
        self.mend.hide()
        plan = course.plan
        if (since := outlook.ranges_from) is not None:
            self.likely.setText("")
            self._say(
                line_words(course), (f"Ranges appear after {month_of(since)}: they need three months of balances",)
            )
        else:
            self.likely.setText(percent_of(course.likelihood))
            set_tooltip(self.likely, _exactly(course))
            self._say(headline_words(plan), case_words(course))
        self.likely.setVisible(outlook.ranges_from is None)
        set_tooltip(self.chart.plot, "")
        self.cases.setAccessibleDescription(CAPTION)

    def show_missing(self, missing: Missing) -> None:
        """Says in the place of the sentence what is missing."""
        self._missing = missing
        self.likely.hide()
        self._say((missing.text,), ("The plan is worked out as soon as it is there.",))
        self.mend.set_label(missing.verb)
        self.mend.show()

    def set_busy(self, busy: bool) -> None:
        """Shows that something is being worked out."""
        self.line.set_running(busy)

    def _say(self, sentence: Told, cases: Told) -> None:
        self.sentence.tell(sentence)
        self.cases.tell(cases)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme().tokens
        fill_rounded(QPainter(self), QRectF(self.rect()), 8, t["surface"], t["border-subtle"])


def _exactly(course: Course) -> str:
    result = course.result
    words = [f"{percent_of(course.likelihood)}, give or take {course.error * 100:.1f} points, in {result.runs:,} runs"]
    words.append(f"Everything planned can be paid in {percent_of(result.success)} of them")
    if result.first_shortfall is not None:
        words.append(f"Where not, money typically first falls short in {result.first_shortfall}")
    return "\n".join(words)


class _Running(QWidget):
    """Two pixels in which something moves, where movement is wanted."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(2)
        self._at = 0.0
        self._running = False
        self._timer = QTimer(self)
        self._timer.setInterval(_STEP_MS)
        self._timer.timeout.connect(self._step)

    def set_running(self, running: bool) -> None:
        self._running = running
        moves = running and not theme().reduced_motion and self.isVisible()
        if moves and not self._timer.isActive():
            self._timer.start()
        elif not moves:
            self._timer.stop()
        self.update()

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()

    def _step(self) -> None:
        self._at = (self._at + 0.02) % 1.0
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._running:
            return
        painter, t, width = QPainter(self), theme().tokens, self.width()
        fill(painter, QRectF(0, 0, width, 2), t["track"])
        if theme().reduced_motion:
            fill(painter, QRectF(0, 0, width, 2), t["accent"])
        else:
            fill(painter, QRectF((self._at * 1.3 - 0.3) * width, 0, 0.3 * width, 2), t["accent"])
