"""Painted rows with a cursor, for lists that are no tables."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from organizer.ui.focus import BY_KEYBOARD
from organizer.ui.money_mask import money_mask
from organizer.ui.painting import fill, focus_inside, hairline
from organizer.ui.scrolling import ScrollArea
from organizer.ui.theme import theme

_STEPS = {
    Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -10, Qt.Key.Key_PageDown: 10,
    Qt.Key.Key_Home: -1_000_000, Qt.Key.Key_End: 1_000_000,
}  # fmt: skip


class PaintedRows(QWidget):
    """Subclasses say how many rows there are, paint one, name it, and answer their own keys and clicks."""

    chosen = Signal(int)
    ruled = True
    """Whether there are lines between the rows."""

    quiet = False
    """Whether the row of the cursor is only shown while the focus is here."""

    head = 0
    """How much room there is above the rows; `paint_head` fills it."""

    menu_asked = Signal(int, QPoint)

    def __init__(self, name: str, height: int, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(name)
        self._name, self._height = name, height
        if (mask := money_mask()) is not None:
            mask.changed.connect(self.announce)
        self.current = -1
        self._hover = -1
        self._ringed = False

    def count(self) -> int:
        raise NotImplementedError

    def spoken(self, row: int) -> str:
        """A row in words, for who does not see it."""
        raise NotImplementedError

    def paint_row(self, painter: QPainter, rect: QRectF, row: int) -> None:
        raise NotImplementedError

    def paint_head(self, painter: QPainter) -> None:
        """Draws what stands above the rows."""

    def is_heading(self, row: int) -> bool:
        """Whether the cursor passes it over."""
        return False

    def answer_key(self, event: QKeyEvent) -> bool:
        """A key while there is a current row; False leaves it to others."""
        return False

    def answer_click(self, row: int, at: QPointF) -> None:
        """A click on a row, which is current by now."""

    def rows_changed(self) -> None:
        """There are other rows now; the cursor stays where it can."""
        self.setMinimumHeight(self.head + self.count() * self.row_height())
        self.current = min(self.current, self.count() - 1)
        if self.current >= 0 and self.is_heading(self.current):
            self.current = self._next_stop(self.current, 1)
        self.updateGeometry()
        self.announce()
        self.update()

    def row_height(self) -> int:
        return theme().row_height(self._height)

    def sizeHint(self) -> QSize:
        return QSize(640, self.head + self.count() * self.row_height())

    def rect_of(self, row: int) -> QRectF:
        height = self.row_height()
        return QRectF(0, self.head + row * height, self.width(), height)

    def go(self, row: int) -> None:
        """Puts the cursor on a row, and says so."""
        if 0 <= row < self.count() and not self.is_heading(row):
            changed = row != self.current
            self.current = row
            self.announce()
            self._reveal()
            if changed:
                self.chosen.emit(row)
            self.update()

    def announce(self) -> None:
        """What a screen reader says of where the cursor is."""
        self.setAccessibleName(self.spoken(self.current) if 0 <= self.current < self.count() else self._name)

    def _reveal(self) -> None:
        at: QWidget | None = self.parentWidget()
        while at is not None and not isinstance(at, ScrollArea):
            at = at.parentWidget()
        content = at.widget() if isinstance(at, ScrollArea) else None
        if isinstance(at, ScrollArea) and content is not None:
            rect = self.rect_of(self.current)
            middle = self.mapTo(content, rect.center().toPoint())
            at.ensureVisible(0, middle.y(), 0, round(rect.height()))

    def _next_stop(self, row: int, step: int) -> int:
        row += 1 if step > 0 else -1
        while 0 <= row < self.count() and self.is_heading(row):
            row += 1 if step > 0 else -1
        return row if 0 <= row < self.count() else self.current

    def _walk(self, step: int) -> None:
        to = min(max(self.current + step, 0), self.count() - 1)
        if abs(step) == 1 or self.is_heading(to):
            to = self._next_stop(self.current if abs(step) == 1 else to, step)
        self.go(to)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ringed = event.reason() in BY_KEYBOARD
        if self.current < 0 and self.count():
            self.go(self._next_stop(-1, 1))
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._ringed = False
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._ringed = True
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self.current >= 0 and self.answer_key(event):
            self.update()
        elif plain and event.key() in _STEPS and self.count():
            self._walk(_STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def row_at(self, y: float) -> int:
        row = int((y - self.head) // self.row_height())
        return row if 0 <= row < self.count() and not self.is_heading(row) else -1

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._ringed = False
        row = self.row_at(event.position().y())
        if row >= 0:
            self.go(row)
            if event.button() is Qt.MouseButton.LeftButton:
                self.answer_click(row, event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        row = self.row_at(event.position().y())
        if row != self._hover:
            self._hover = row
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover = -1
        self.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is not QContextMenuEvent.Reason.Keyboard:
            self.go(self.row_at(event.pos().y()))
        if self.current >= 0:
            rect = self.rect_of(self.current)
            self.menu_asked.emit(self.current, self.mapToGlobal(QPoint(40, round(rect.center().y()))))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme().tokens
        height = self.row_height()
        if self.head:
            self.paint_head(painter)
        first, last = ((y - self.head) // height for y in (event.rect().top(), event.rect().bottom()))
        for row in range(max(first, 0), min(last + 1, self.count())):
            rect = self.rect_of(row)
            if not self.is_heading(row):
                if row == self.current and (self.hasFocus() or not self.quiet):
                    fill(painter, rect, t["selected"])
                elif row == self._hover:
                    fill(painter, rect, t["hover"])
                if self.ruled:
                    hairline(painter, 0, rect.bottom() - 1, rect.width(), t["border-subtle"])
            self.paint_row(painter, rect, row)
            if row == self.current and self._ringed and self.hasFocus():
                focus_inside(painter, rect.adjusted(1, 1, -1, -1), 4, t["focus"])
