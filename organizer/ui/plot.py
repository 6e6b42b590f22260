"""What painted charts of money have in common: the plot with its crosshair, and its data as a table behind it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from organizer.charts.amounts import Told
from organizer.ui.buttons import IconButton
from organizer.ui.chart_table import ChartTable
from organizer.ui.focus import RingedFocus
from organizer.ui.fonts import text_width
from organizer.ui.money_mask import money_mask, shown_amount
from organizer.ui.painting import RIGHT, draw_text, fill_rounded
from organizer.ui.theme import theme
from organizer.ui.told import shown

_LINE = 18.0


class Shown(Protocol):
    """A chart's sentence, and its data as a table."""

    @property
    def sentence(self) -> Told: ...

    @property
    def head(self) -> tuple[str, ...]: ...

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]: ...


C = TypeVar("C", bound=Shown)


class Plot(RingedFocus, QWidget, Generic[C]):
    """The painted chart. Left and right, Home and End move the crosshair along the rows of the table, Esc puts it
    away."""

    ring_radius = 4.0
    newest_first = True
    """Whether the rows of the table go from the right end of the plot to the left."""

    turned = Signal()

    def __init__(self, height: int) -> None:
        super().__init__()
        self.chart: C | None = None
        self.amounts: Collection[int] | None = None
        """Which columns of its table may have to be hidden; None: all but the first."""
        self._at: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(height)
        if (mask := money_mask()) is not None:
            mask.changed.connect(self._describe)

    def set_chart(self, chart: C) -> None:
        """Shows other values; the crosshair stays where it is."""
        self.chart = chart
        if self._at is not None:
            self._at = min(self._at, len(chart.rows) - 1)
        self._describe()
        self.update()

    @property
    def crosshair(self) -> int | None:
        """Which row of the table it is at."""
        return self._at

    def paint(self, painter: QPainter, chart: C) -> None:
        """Draws it all but the crosshair."""
        raise NotImplementedError

    def row_at(self, at: QPointF) -> int | None:
        """Which row of the table a place belongs to."""
        raise NotImplementedError

    def paint_crosshair(self, painter: QPainter, chart: C, row: int) -> None:
        """Draws it, and what it reads."""
        raise NotImplementedError

    def read(self) -> str:
        """What the crosshair shows, in words, with amounts as they may be seen."""
        if self.chart is None or self._at is None:
            return ""
        title, *cells = self.chart.rows[self._at]
        return f"{title}: " + ", ".join(
            f"{head} {shown_amount(cell) if self.amounts is None or column in self.amounts else cell}"
            for column, (head, cell) in enumerate(zip(self.chart.head[1:], cells, strict=True), 1)
            if cell
        )

    def sizeHint(self) -> QSize:
        return QSize(348, self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_T and not event.modifiers():
            self.turned.emit()
            return
        if self.chart is not None and self.chart.rows and not event.modifiers():
            last, now = len(self.chart.rows) - 1, self._at
            left, right = (last, 0) if self.newest_first else (0, last)
            step = -1 if self.newest_first else 1
            moves = {
                Qt.Key.Key_Right: left if now is None else min(max(now + step, 0), last),
                Qt.Key.Key_Left: right if now is None else min(max(now - step, 0), last),
                Qt.Key.Key_Home: left,
                Qt.Key.Key_End: right,
            }
            if key in moves:
                self._point(moves[Qt.Key(key)])
                return
            if key == Qt.Key.Key_Escape and now is not None:
                self._point(None)
                return
        super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(self.row_at(event.position()) if self.chart is not None else None)

    def leaveEvent(self, event: QEvent) -> None:
        if not self.hasFocus():
            self._point(None)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.chart is None:
            return
        painter = QPainter(self)
        self.paint(painter, self.chart)
        if self._at is not None:
            self.paint_crosshair(painter, self.chart, self._at)

    def paint_reading(self, painter: QPainter, x: float, top: float, row: int) -> None:
        """A box beside a place with a row of the table."""
        assert self.chart is not None
        t = theme().tokens
        title, *cells = self.chart.rows[row]
        lines = [(head, shown_amount(cell)) for head, cell in zip(self.chart.head[1:], cells, strict=True) if cell]
        widths = [text_width("caption", head) + text_width("caption-medium", cell) + 16 for head, cell in lines]
        width = 20 + max([text_width("caption-strong", title), *widths])
        left = x + 12 if x + 12 + width < self.width() else x - 12 - width
        box = QRectF(max(0.0, left), top, width, 30 + _LINE * len(lines))
        fill_rounded(painter, box, 6, t["raised"], t["border-control"])
        inner = QRectF(box.x() + 10, box.y() + 6, box.width() - 20, _LINE)
        draw_text(painter, inner, title, "caption-strong", t["text"])
        for head, cell in lines:
            inner.moveTop(inner.top() + _LINE)
            draw_text(painter, inner, head, "caption", t["text-2"])
            draw_text(painter, inner, cell, "caption-medium", t["text"], RIGHT)

    def _point(self, at: int | None) -> None:
        if at != self._at:
            self._at = at
            self._describe()
            self.update()

    def _describe(self) -> None:
        if self.chart is not None:
            self.setAccessibleName(shown(self.chart.sentence))
            help_ = "Chart. Left and right read its values. T shows it as a table"
            self.setAccessibleDescription(self.read() or help_)


class ChartView(QWidget, Generic[C]):
    """Shows a chart. T, or `as_table`, which the owner puts where it has room, turns between plot and table."""

    def __init__(self, plot: Plot[C], amounts: Collection[int] | None = None, *, parent: QWidget | None = None) -> None:
        """`amounts`: which columns of the table are; None: all but the first."""
        super().__init__(parent)
        height = plot.height()
        self.plot, self._amounts = plot, amounts
        plot.amounts = amounts
        self.table = ChartTable(height)
        self.as_table = IconButton("table", "Show as table", "T", "small")
        self.as_table.setShortcut("")
        self.as_table.setCheckable(True)
        self.as_table.toggled.connect(self._turn)
        self.plot.turned.connect(self.as_table.click)
        self.table.turned.connect(self.as_table.click)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.plot)
        self._stack.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.setFixedHeight(height)

    def set_chart(self, chart: C) -> None:
        """Shows other values, as plot or table, whichever is in view."""
        self.plot.set_chart(chart)
        amounts: Collection[int] = range(1, len(chart.head)) if self._amounts is None else self._amounts
        rows: Sequence[Sequence[str]] = chart.rows
        self.table.set_rows("".join(chart.sentence[::2]), chart.head, rows, amounts)

    def set_height(self, height: int) -> None:
        """As high as there is room for."""
        if height != self.height():
            for each in (self, self.plot, self.table):
                each.setFixedHeight(height)

    @property
    def chart(self) -> C | None:
        return self.plot.chart

    def _turn(self, table: bool) -> None:
        before, now = (self.plot, self.table) if table else (self.table, self.plot)
        had_focus = before.hasFocus()
        self._stack.setCurrentWidget(now)
        self.as_table.set_name("Show as chart" if table else "Show as table")
        if had_focus:
            now.setFocus(Qt.FocusReason.ShortcutFocusReason)
