"""The band of work arrangements: under the heads of the days, a row for each member."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from organizer.kernel.frozen import frozen
from organizer.ui.avatars import Face, paint_avatar
from organizer.ui.painting import LEFT, draw_text, fill_rounded, hairline
from organizer.ui.theme import theme
from organizer.ui.tooltips import plain

ROW_HEIGHT = 23
_TOP = 3
_ICON_ALONE_UNDER = 70
_AVATAR = 18

Columns = Callable[[], list[tuple[float, float]]]


@frozen
class Run:
    """Days side by side on which one arrangement holds: their places among the days shown, both included."""

    first: int
    last: int
    icon: str
    text: str
    words: str
    """All of it, for the tooltip and for screen readers: 'Maya, Wed to Thu: remote'."""
    id: UUID


@frozen
class BandRow:
    """One member."""

    face: Face
    runs: tuple[Run, ...]


class ArrangementBand(QWidget):
    """Stands where `columns` says that the days are; takes no room while nobody has an arrangement."""

    opened = Signal(UUID)
    """The arrangement of a run was double-clicked."""

    def __init__(self, columns: Columns, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = columns
        self._rows: tuple[BandRow, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.hide()

    def set_rows(self, rows: Sequence[BandRow]) -> None:
        """One row a member, in order."""
        any_runs = any(row.runs for row in rows)
        self._rows = tuple(rows) if any_runs else ()
        self.setAccessibleName("Work arrangements. " + ". ".join(run.words for row in rows for run in row.runs))
        self.setFixedHeight(self.sizeHint().height())
        self.setVisible(any_runs)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(600, _TOP + ROW_HEIGHT * len(self._rows) + 2 if self._rows else 0)

    def boxes(self) -> list[tuple[Run, QRectF]]:
        """Where each run is painted."""
        columns, found = self._columns(), []
        for number, row in enumerate(self._rows):
            top = _TOP + number * ROW_HEIGHT
            for run in row.runs:
                days = columns[run.first : run.last + 1]
                if days:
                    left = min(x for x, _ in days)
                    right = max(x + width for x, width in days)
                    found.append((run, QRectF(left + 2, top, right - left - 4, ROW_HEIGHT - 3)))
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, current = QPainter(self), theme()
        t = current.tokens
        columns = self._columns()
        if not columns:
            return
        gutter = min(x for x, _ in columns)
        mirrored = self.isRightToLeft()
        for number, row in enumerate(self._rows):
            x = self.width() - gutter + 18 if mirrored else gutter - _AVATAR - 12
            paint_avatar(painter, max(2.0, x), _TOP + 1 + number * ROW_HEIGHT, _AVATAR, row.face)
        for run, box in self.boxes():
            fill_rounded(painter, box, 4, t["sunken"])
            alone = box.width() < _ICON_ALONE_UNDER
            x = box.center().x() - 6 if alone else box.x() + 6
            current.icons.paint(painter, x, box.center().y() - 6, run.icon, 12, t["text-3"])
            if not alone:
                draw_text(painter, box.adjusted(22, 0, -6, 0), run.text, "caption", t["text-2"], LEFT)
        hairline(painter, 0, self.height() - 1, self.width(), t["border-subtle"])

    def run_at(self, at: QPointF) -> Run | None:
        """The run under a point."""
        return next((run for run, box in self.boxes() if box.contains(at)), None)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        run = self.run_at(event.position())
        if run is not None and event.button() is Qt.MouseButton.LeftButton:
            self.opened.emit(run.id)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            run = self.run_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), plain(run.words) if run else "", self)
            return True
        return super().event(event)
