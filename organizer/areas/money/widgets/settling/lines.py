"""A painted list in columns with a cursor."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolTip, QWidget

from organizer.charts.amounts import Told, told
from organizer.ui.fonts import FontName, text_width
from organizer.ui.label import Label
from organizer.ui.money_mask import money_mask
from organizer.ui.painting import LEFT, RIGHT, draw_text, fill, focus_inside, hairline
from organizer.ui.scrolling import ScrollArea
from organizer.ui.theme import theme
from organizer.ui.tokens import ColourName
from organizer.ui.told import shown

HEAD, ROW = 28, 34
_SIDE, _GAP, _ICON = 16, 12, 16
_BY_KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)
_STEPS = {
    Qt.Key.Key_Up: -1, Qt.Key.Key_K: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_J: 1, Qt.Key.Key_PageUp: -10,
    Qt.Key.Key_PageDown: 10, Qt.Key.Key_Home: -1_000_000, Qt.Key.Key_End: 1_000_000,
}  # fmt: skip


class LineColumn(NamedTuple):
    """A column: its title, its share of the room that is left, or with `width` a fixed one."""

    title: str
    share: int = 1
    width: int = 0
    right: bool = False


class LineCell(NamedTuple):
    """What stands in a cell; every second part of it is an amount, which may have to be hidden."""

    words: Told = ()
    colour: ColourName = "text"
    font: FontName = "body"


class Line(NamedTuple):
    """A row. `key` says what it is about; an icon stands before its first cell."""

    key: Hashable
    cells: tuple[LineCell, ...]
    icon: str = ""
    icon_colour: ColourName = "text-3"


def plain(text: str, colour: ColourName = "text", font: FontName = "body") -> LineCell:
    """A cell without an amount."""
    return LineCell((text,), colour, font)


def amount(text: str, colour: ColourName = "text", font: FontName = "body") -> LineCell:
    """A cell that is an amount."""
    return LineCell(("", text), colour, font)


def words_line(label: Label) -> QHBoxLayout:
    """A sentence that stands where the cells of rows begin, in the body of a card whose rows reach its edges."""
    line = QHBoxLayout()
    line.setContentsMargins(_SIDE - 1, 0, _SIDE - 1, 4)
    line.addWidget(label)
    return line


class Lines(QWidget):
    """Up and down go from row to row, Enter opens, Del deletes; the menu key asks for what can be done."""

    opened = Signal(object)
    """The key of a row."""
    chosen = Signal(object)
    delete_asked = Signal(object)
    menu_asked = Signal(object, QPoint)

    def __init__(
        self,
        name: str,
        columns: Sequence[LineColumn],
        *,
        head: bool = True,
        ruled: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name, self._columns = name, tuple(columns)
        self._head, self._ruled = HEAD if head else 0, ruled
        self.rows: tuple[Line, ...] = ()
        self.current = -1
        self._hover = -1
        self._ringed = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        if (mask := money_mask()) is not None:
            mask.changed.connect(self._announce)

    def set_columns(self, columns: Sequence[LineColumn]) -> None:
        """Other columns; the rows that go with them come next."""
        self._columns = tuple(columns)

    def set_lines(self, rows: Sequence[Line]) -> None:
        """Shows other rows; the cursor stays on what it is on."""
        kept = self.key
        self.rows = tuple(rows)
        keys = [row.key for row in rows]
        self.current = keys.index(kept) if kept in keys else min(self.current, len(rows) - 1)
        self.setFixedHeight(self._head + len(rows) * self.row_height())
        self._announce()
        self.update()

    @property
    def key(self) -> Hashable | None:
        """What the cursor is on."""
        return self.rows[self.current].key if 0 <= self.current < len(self.rows) else None

    def go_to(self, key: Hashable) -> bool:
        """Puts the cursor on a row; whether there is one."""
        found = next((n for n, row in enumerate(self.rows) if row.key == key), -1)
        if found >= 0:
            self.go(found)
        return found >= 0

    def go(self, row: int) -> None:
        """Puts the cursor on a row by its number."""
        if 0 <= row < len(self.rows) and row != self.current:
            self.current = row
            self.chosen.emit(self.rows[row].key)
        self._reveal()
        self._announce()
        self.update()

    def spoken(self, row: int) -> str:
        """A row in words, with amounts as they may be seen."""
        cells = zip(self._columns, self.rows[row].cells, strict=True)
        said = [(column.title, shown(cell.words)) for column, cell in cells if cell.words]
        return ", ".join(
            f"{title}: {words}" if title and n else words for n, (title, words) in enumerate(said) if words
        )

    def text(self, row: int, column: int) -> str:
        """What stands in a cell, amounts hidden or not."""
        return told(self.rows[row].cells[column].words)

    def row_height(self) -> int:
        return theme().row_height(ROW)

    def rect_of(self, row: int) -> QRectF:
        """Where a row is."""
        height = self.row_height()
        return QRectF(0, self._head + row * height, self.width(), height)

    def cell_rect(self, row: int, column: int) -> QRectF:
        """Where a cell is."""
        rect, (left, width) = self.rect_of(row), self._places()[column]
        return QRectF(left, rect.y(), width, rect.height())

    def row_at(self, y: float) -> int:
        """The row at a height; -1 for none."""
        row = int((y - self._head) // self.row_height()) if y >= self._head else -1
        return row if row < len(self.rows) else -1

    def sizeHint(self) -> QSize:
        return QSize(480, self._head + len(self.rows) * self.row_height())

    def answer_key(self, event: QKeyEvent) -> bool:
        """A key while there is a current row; False leaves it to others."""
        return False

    def paint_cell(self, painter: QPainter, rect: QRectF, row: int, column: int) -> None:
        """Draws the text of a cell; subclasses may draw something else."""
        cell = self.rows[row].cells[column]
        align = RIGHT if self._columns[column].right else LEFT
        draw_text(painter, rect, shown(cell.words), cell.font, theme().tokens[cell.colour], align)

    # What Qt asks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._ringed = True
        plain_key = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = self.key
        if key is not None and self.answer_key(event):
            self.update()
        elif plain_key and event.key() in _STEPS and self.rows:
            self.go(min(max(self.current + _STEPS[Qt.Key(event.key())], 0), len(self.rows) - 1))
        elif plain_key and key is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_E):
            self.opened.emit(key)
        elif plain_key and key is not None and event.key() == Qt.Key.Key_Delete:
            self.delete_asked.emit(key)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ringed = event.reason() in _BY_KEYBOARD
        if self.current < 0 and self.rows:
            self.go(0)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._ringed = False
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._ringed = False
        if (row := self.row_at(event.position().y())) >= 0:
            self.go(row)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.row_at(event.position().y()) >= 0 and self.key is not None:
            self.opened.emit(self.key)

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
        if self.key is not None:
            below = self.rect_of(self.current).center()
            self.menu_asked.emit(self.key, self.mapToGlobal(QPointF(40, below.y()).toPoint()))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._hidden_words(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme().tokens
        places = self._places()
        if self._head:
            fill(painter, QRectF(0, 0, self.width(), self._head), t["sunken"])
            for column, (left, width) in zip(self._columns, places, strict=True):
                where = QRectF(left, 0, width, self._head)
                draw_text(painter, where, column.title, "caption-strong", t["text-2"], RIGHT if column.right else LEFT)
        for row, line in enumerate(self.rows):
            rect = self.rect_of(row)
            if not rect.intersects(QRectF(event.rect())):
                continue
            if row == self.current and self.hasFocus():
                fill(painter, rect, t["selected"])
            elif row == self._hover:
                fill(painter, rect, t["hover"])
            if row and self._ruled:
                hairline(painter, _SIDE, rect.y(), rect.width() - 2 * _SIDE, t["border-subtle"])
            if line.icon:
                theme().icons.paint(
                    painter, _SIDE, rect.center().y() - _ICON / 2, line.icon, _ICON, t[line.icon_colour]
                )
            for number in range(len(line.cells)):
                self.paint_cell(painter, self._inner(row, number), row, number)
            if row == self.current and self._ringed and self.hasFocus():
                focus_inside(painter, rect.adjusted(1, 1, -1, -1), 4, t["focus"])

    def _inner(self, row: int, column: int) -> QRectF:
        rect = self.cell_rect(row, column)
        return rect.adjusted(_ICON + 9, 0, 0, 0) if column == 0 and self.rows[row].icon else rect

    def _places(self) -> list[tuple[float, float]]:
        """Where each column begins and how wide it is: fixed ones first, the others share what is left."""
        room = self.width() - 2 * _SIDE - _GAP * (len(self._columns) - 1)
        shares = sum(column.share for column in self._columns if not column.width) or 1
        left_over = max(0, room - sum(column.width for column in self._columns))
        places, at = [], float(_SIDE)
        for column in self._columns:
            width = column.width or left_over * column.share / shares
            places.append((at, width))
            at += width + _GAP
        return places

    def _hidden_words(self, at: QPointF) -> str:
        """The whole of a cell that has no room for it."""
        row = self.row_at(at.y())
        for column in range(len(self._columns)) if row >= 0 else ():
            rect, cell = self._inner(row, column), self.rows[row].cells[column]
            if rect.contains(at) and text_width(cell.font, shown(cell.words)) > rect.width() + 0.5:
                return shown(cell.words)
        return ""

    def _announce(self) -> None:
        self.setAccessibleName(self.spoken(self.current) if 0 <= self.current < len(self.rows) else self._name)

    def _reveal(self) -> None:
        at: QWidget | None = self.parentWidget()
        while at is not None and not isinstance(at, ScrollArea):
            at = at.parentWidget()
        content = at.widget() if isinstance(at, ScrollArea) else None
        if isinstance(at, ScrollArea) and content is not None and self.current >= 0:
            middle = self.mapTo(content, self.rect_of(self.current).center().toPoint())
            at.ensureVisible(0, middle.y(), 0, self.row_height())
