"""A fan of what may become of something, painted, with a crosshair and its data as a table."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from organizer.charts.fan import Fan
from organizer.ui.buttons import IconButton
from organizer.ui.chart_table import ChartTable
from organizer.ui.fan_paint import FanLayout, paint_fan, paint_reading
from organizer.ui.focus import RingedFocus
from organizer.ui.money_mask import money_mask, shown_amount
from organizer.ui.told import shown


class FanChart(QWidget):
    """Shows a `Fan`. T, or `as_table`, which the owner puts where it has room, turns between chart and table."""

    asked = Signal(float)
    """A double click at a time, or Enter at the crosshair."""

    def __init__(self, height: int, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plot = FanPlot(height)
        self.plot.asked.connect(self.asked)
        self.table = ChartTable(height)
        self.as_table = IconButton("table", "Show as table", "T", "small")
        self.as_table.setShortcut("")
        self.as_table.setCheckable(True)
        self.as_table.toggled.connect(self._turn)
        self.plot.turned.connect(self.as_table.click)
        self.table.turned.connect(self.as_table.click)
        self._filled = False
        self._stack = QStackedWidget()
        self._stack.addWidget(self.plot)
        self._stack.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.set_height(height)

    def set_fan(self, fan: Fan) -> None:
        """Shows other values, as chart or table, whichever is in view."""
        self.plot.set_fan(fan)
        self._filled = False
        if self._stack.currentWidget() is self.table:
            self._fill()

    def set_height(self, height: int) -> None:
        """As high as there is room for."""
        if height != self.height():
            self.setFixedHeight(height)
            self.table.setFixedHeight(height)
            self.plot.set_height(height)

    @property
    def fan(self) -> Fan | None:
        """What is shown."""
        return self.plot.fan

    def _fill(self) -> None:
        """Writes the table, which takes longer than to paint the chart, and is done when it is looked at."""
        if self.fan is not None and not self._filled:
            self.table.set_rows("".join(self.fan.sentence[::2]), self.fan.head, self.fan.rows, self.fan.amount_columns)
            self._filled = True

    def _turn(self, table: bool) -> None:
        if table:
            self._fill()
        before, now = (self.plot, self.table) if table else (self.table, self.plot)
        had_focus = before.hasFocus()
        self._stack.setCurrentWidget(now)
        self.as_table.set_name("Show as chart" if table else "Show as table")
        if had_focus:
            now.setFocus(Qt.FocusReason.ShortcutFocusReason)


class FanPlot(RingedFocus, QWidget):
    """The painted fan. Left and right, Home and End move the crosshair, Esc puts it away."""

    ring_radius = 4.0
    turned = Signal()
    asked = Signal(float)

    def __init__(self, height: int) -> None:
        super().__init__()
        self.fan: Fan | None = None
        self._layout: FanLayout | None = None
        self._height = height
        self._at: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(height)
        if (mask := money_mask()) is not None:
            mask.changed.connect(self._forget)

    def set_fan(self, fan: Fan) -> None:
        """Shows other values; the crosshair stays where it is."""
        self.fan = fan
        if self._at is not None:
            self._at = min(self._at, len(fan.xs) - 1)
        self._forget()

    def set_height(self, height: int) -> None:
        self._height = height
        self.setFixedHeight(height)

    @property
    def crosshair(self) -> int | None:
        """Which time it is at."""
        return self._at

    def layout_of_fan(self) -> FanLayout | None:
        """Where everything is as it is shown now."""
        if self._layout is None and self.fan is not None:
            self._layout = FanLayout(self.fan, self.width(), self.height())
        return self._layout

    def read(self) -> str:
        """What the crosshair shows, in words, with amounts as they may be seen."""
        if self.fan is None or self._at is None:
            return ""
        reading = self.fan.readings[self._at]
        return f"{reading.title}: " + ", ".join(f"{name} {shown_amount(amount)}" for name, amount in reading.figures)

    def sizeHint(self) -> QSize:
        return QSize(600, self._height)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self._height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        fan, key = self.fan, event.key()
        if key == Qt.Key.Key_T and not event.modifiers():
            self.turned.emit()
            return
        if fan is not None and fan.readings:
            last = len(fan.xs) - 1
            now = self._at
            moves = {
                Qt.Key.Key_Right: 0 if now is None else min(now + 1, last),
                Qt.Key.Key_Left: last if now is None else max(now - 1, 0),
                Qt.Key.Key_Home: 0,
                Qt.Key.Key_End: last,
            }
            if key in moves and not event.modifiers():
                self._point(moves[Qt.Key(key)])
                return
            if key == Qt.Key.Key_Escape and now is not None:
                self._point(None)
                return
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and now is not None:
                self.asked.emit(fan.xs[now])
                return
        super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        layout = self.layout_of_fan()
        if layout is None or not layout.fan.readings:
            return
        at = event.position()
        inside = layout.place.adjusted(-6, 0, 6, 30).contains(at)
        self._point(layout.fan.nearest(layout.time(at.x())) if inside else None)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        layout = self.layout_of_fan()
        if layout is not None and layout.place.left() <= event.position().x() <= layout.place.right():
            self.asked.emit(layout.time(event.position().x()))

    def leaveEvent(self, event: QEvent) -> None:
        if not self.hasFocus():
            self._point(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._layout = None

    def paintEvent(self, event: QPaintEvent) -> None:
        layout = self.layout_of_fan()
        if layout is None:
            return
        painter = QPainter(self)
        paint_fan(painter, layout)
        if self._at is not None and layout.fan.readings:
            paint_reading(painter, layout, self._at, self.width())

    def _point(self, at: int | None) -> None:
        if at != self._at:
            self._at = at
            self._describe()
            self.update()

    def _forget(self) -> None:
        self._layout = None
        self._describe()
        self.update()

    def _describe(self) -> None:
        if self.fan is not None:
            self.setAccessibleName(shown(self.fan.sentence))
            help_ = "Chart. Left and right read a year. T shows it as a table"
            self.setAccessibleDescription(self.read() or help_)
