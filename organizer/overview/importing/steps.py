"""The screens of an import."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organizer.exchange.files import Fate
from organizer.exchange.plan import Tick
from organizer.kernel.record import Record, describe
from organizer.ui.banner import Banner
from organizer.ui.buttons import Button
from organizer.ui.cards import Card
from organizer.ui.label import Label
from organizer.ui.painting import CENTRE, fill_rounded, hairline
from organizer.ui.scrolling import ScrollArea
from organizer.ui.segmented import Segment, SegmentedControl
from organizer.ui.tasks import Task, TaskBar
from organizer.ui.theme import theme

from .review import ReviewList
from .work import ChosenFile, Done

_FORMATS = (
    "vCard (.vcf), LinkedIn’s archive or Connections.csv, Google and Outlook contacts (.csv), calendars (.ics), "
    "statements of banks (.ofx, .qfx, .qif, .csv), GnuCash, bibliographies (.bib, .ris), tables of this program"
)
_FATES: tuple[tuple[Fate, str], ...] = (
    ("new", "New"), ("fills", "Completed"), ("known", "Here already"), ("doubtful", "Perhaps here"),
    ("rejected", "Not read"),
)  # fmt: skip


class ChooseStep(QWidget):
    """A place to drop files on, and a button for those who do not."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.button = Button("Choose files", "primary", "large", icon="folder-input")
        self.button.clicked.connect(lambda: self.asked.emit())
        zone = _Zone()
        inner = QVBoxLayout(zone)
        inner.setContentsMargins(40, 96, 40, 40)
        inner.setSpacing(6)
        inner.addWidget(Label("Bring in your data", "title", align=CENTRE))
        words = Label("Drop files here, or choose them. Nothing is written before you have looked at it.", "lead",
                      "text-2", wrap=True, align=CENTRE)  # fmt: skip
        inner.addWidget(words)
        inner.addSpacing(14)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.button)
        row.addStretch(1)
        inner.addLayout(row)
        inner.addSpacing(14)
        inner.addWidget(Label(_FORMATS, "label", "text-3", wrap=True, align=CENTRE))
        zone.setFixedWidth(620)
        outer = QVBoxLayout(self)
        outer.addWidget(zone, 0, Qt.AlignmentFlag.AlignCenter)

    def start_focus(self) -> None:
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)


class _Zone(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, current = QPainter(self), theme()
        t = current.tokens
        fill_rounded(painter, QRectF(self.rect()), 10, t["surface"])
        painter.setPen(QPen(t["border-control"], 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)
        current.icons.paint(painter, (self.width() - 40) / 2, 40, "upload", 40, t["accent-text"])


class WorkStep(QWidget):
    """While a task runs that takes a while."""

    def __init__(self) -> None:
        super().__init__()
        self.bar = TaskBar()
        self.bar.setFixedWidth(420)
        outer = QVBoxLayout(self)
        outer.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignCenter)

    def follow(self, task: Task) -> None:
        self.bar.follow(task)


class ReviewStep(QWidget):
    accepted = Signal()
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.list = ReviewList()
        self.list.review.decided.connect(self._tell)
        self.filter = SegmentedControl(name="Show")
        self.filter.changed.connect(self._filter)
        self._troubles = QVBoxLayout()
        self._troubles.setSpacing(8)
        self._words = Label("", "label", "text-2")
        self.accept = Button("Import", "primary")
        self.accept.clicked.connect(lambda: self.accepted.emit())
        cancel = Button("Cancel")
        cancel.clicked.connect(lambda: self.cancelled.emit())
        head = QHBoxLayout()
        head.setContentsMargins(24, 14, 24, 12)
        head.addWidget(self.filter)
        head.addStretch(1)
        head.addWidget(self._words)
        foot = _Foot()
        foot.row.addStretch(1)
        foot.row.addWidget(cancel)
        foot.row.addWidget(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._troubles.setContentsMargins(24, 0, 24, 0)
        column.addLayout(self._troubles)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addWidget(foot)

    def show_files(self, files: Sequence[ChosenFile]) -> None:
        while (item := self._troubles.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for file in files:
            if file.trouble:
                self._troubles.addWidget(Banner("danger", f"{file.path.name} was not read", file.trouble.capitalize()))
        self._troubles.setContentsMargins(24, 14 if self._troubles.count() else 0, 24, 0)
        model = self.list.review
        model.show_files(files)
        counted = [(fate, label, model.count(fate)) for fate, label in _FATES]
        self.filter.set_segments(
            [Segment("all", f"All {sum(n for *_, n in counted)}")]
            + [Segment(fate, f"{label} {number}") for fate, label, number in counted if number]
        )
        self.filter.set_value("all")
        self._tell()

    def decisions(self) -> dict[int, dict[int, Tick]]:
        return self.list.review.decisions()

    def start_focus(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.list.review.rowCount():
            self.list.setCurrentIndex(self.list.review.index(0, 0))

    def _filter(self, key: str) -> None:
        self.list.review.show_only(next((fate for fate, _ in _FATES if fate == key), None))

    def _tell(self) -> None:
        taken = [row for row in self.list.review.taken() if row.fate != "known"]
        self.accept.set_label(f"Import {len(taken)}" if taken else "Nothing to import")
        self.accept.setEnabled(bool(taken))
        doubtful = self.list.review.count("doubtful")
        left = doubtful - sum(row.fate == "doubtful" for row in taken)
        self._words.setText(f"{left} to decide, left out until then" if left else "")


class SummaryStep(QWidget):
    again = Signal()
    undone = Signal()

    def __init__(self) -> None:
        super().__init__()
        card = Card()
        card.setFixedWidth(560)
        card.body.setContentsMargins(24, 22, 24, 20)
        self.title = Label("", "title")
        self._lines = QWidget()
        self._column = QVBoxLayout(self._lines)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.undo = Button("Undo", icon="undo-2")
        self.undo.clicked.connect(lambda: self.undone.emit())
        self.more = Button("Bring in more", "primary")
        self.more.clicked.connect(lambda: self.again.emit())
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.undo)
        row.addWidget(self.more)
        card.body.addWidget(self.title)
        scroll = ScrollArea(self._lines)
        scroll.setFixedHeight(200)
        card.body.addWidget(scroll)
        card.body.addLayout(row)
        outer = QVBoxLayout(self)
        outer.addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)

    def show_done(self, done: Done, kinds: Mapping[str, type[Record]]) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self.title.setText("Imported")
        for kind, counts in done.counts.items():
            description = describe(kinds[kind])
            one, many = description.title.lower(), description.plural.lower()
            for number, words in (
                (counts.added, "added"), (counts.matched, "known already, completed where they lacked something"),
                (counts.doubtful, "left out, to be decided"), (counts.rejected, "could not be read"),
            ):  # fmt: skip
                if number:
                    self._column.addWidget(Label(f"{number:,} {one if number == 1 else many} {words}", wrap=True))
        for note in done.notes:
            self._column.addWidget(Label(note, "label", "text-2", wrap=True))
        self._column.addStretch(1)

    def start_focus(self) -> None:
        self.more.setFocus(Qt.FocusReason.OtherFocusReason)


class _Foot(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(60)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(24, 1, 24, 0)
        self.row.setSpacing(8)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme().tokens
        painter.fillRect(self.rect(), t["surface"])
        hairline(painter, 0, 0, self.width(), t["border-subtle"])
