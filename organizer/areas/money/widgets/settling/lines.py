"""A painted list in columns with a cursor."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolTip, QWidget

from organizer.charts.amounts import Told, told
from organizer.ui.fonts import FontName, text_width
from organizer.ui.label import Label
from organizer.ui.painted_rows import PaintedRows
from organizer.ui.painting import LEFT, RIGHT, draw_text, fill
from organizer.ui.theme import theme
from organizer.ui.tokens import ColourName
from organizer.ui.told import shown

HEAD, ROW = 28, 34
_SIDE, _GAP, _ICON = 16, 12, 16


_LETTERS = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}


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


class Lines(PaintedRows):
    """Up and down go from row to row, Enter opens, Del deletes; the menu key asks for what can be done. Signals give
    the key of a row."""

    opened = Signal(object)
    delete_asked = Signal(object)
    wanted = Signal(object, QPoint)
    """What can be done with a row, shown at a place."""

    quiet = True

    letters: Callable[[], bool] = staticmethod(lambda: True)
    """Whether a letter alone may do something."""

    def __init__(
        self, name: str, columns: Sequence[LineColumn], *, head: bool = True, ruled: bool = True, height: int = ROW,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(name, height, parent=parent)
        self._columns = tuple(columns)
        self.head, self.ruled = HEAD if head else 0, ruled
        self.rows: tuple[Line, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.menu_asked.connect(lambda row, at: self.wanted.emit(self.rows[row].key, at))

    def set_columns(self, columns: Sequence[LineColumn]) -> None:
        """Other columns; the rows that go with them come next."""
        self._columns = tuple(columns)

    def set_lines(self, rows: Sequence[Line]) -> None:
        """Shows other rows; the cursor stays on what it is on."""
        kept = self.key
        self.rows = tuple(rows)
        keys = [row.key for row in rows]
        self.current = keys.index(kept) if kept in keys else self.current
        self.rows_changed()

    @property
    def key(self) -> Hashable | None:
        """What the cursor is on."""
        return self.rows[self.current].key if 0 <= self.current < len(self.rows) else None

    def go_to(self, key: Hashable) -> bool:
        """Puts the cursor on a row; whether there is one."""
        found = next((n for n, row in enumerate(self.rows) if row.key == key), -1)
        self.go(found)
        return found >= 0

    def count(self) -> int:
        return len(self.rows)

    def spoken(self, row: int) -> str:
        """A row in words, with amounts as they may be seen."""
        cells = zip(self._columns, self.rows[row].cells, strict=True)
        said = [(column.title, words) for column, cell in cells if (words := shown(cell.words))]
        return ", ".join(f"{title}: {words}" if title and n else words for n, (title, words) in enumerate(said))

    def text(self, row: int, column: int) -> str:
        """What stands in a cell, amounts hidden or not."""
        return told(self.rows[row].cells[column].words)

    def cell_rect(self, row: int, column: int) -> QRectF:
        """Where a cell is."""
        rect, (left, width) = self.rect_of(row), self._places()[column]
        return QRectF(left, rect.y(), width, rect.height())

    def answer_key(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or self.key is None:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.key)
        elif event.key() in _LETTERS and self.letters():
            self.go(min(max(self.current + _LETTERS[Qt.Key(event.key())], 0), len(self.rows) - 1))
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_asked.emit(self.key)
        else:
            return False
        return True

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.row_at(event.position().y()) >= 0 and self.key is not None:
            self.opened.emit(self.key)

    def paint_head(self, painter: QPainter) -> None:
        t = theme().tokens
        fill(painter, QRectF(0, 0, self.width(), self.head), t["sunken"])
        for column, (left, width) in zip(self._columns, self._places(), strict=True):
            where = QRectF(left, 0, width, self.head)
            draw_text(painter, where, column.title, "caption-strong", t["text-2"], RIGHT if column.right else LEFT)

    def paint_row(self, painter: QPainter, rect: QRectF, row: int) -> None:
        line = self.rows[row]
        if line.icon:
            current = theme()
            top = rect.center().y() - _ICON / 2
            current.icons.paint(painter, _SIDE, top, line.icon, _ICON, current.tokens[line.icon_colour])
        for column in range(len(line.cells)):
            self.paint_cell(painter, self._inner(row, column), row, column)

    def paint_cell(self, painter: QPainter, rect: QRectF, row: int, column: int) -> None:
        """Draws the text of a cell; subclasses may draw something else."""
        cell = self.rows[row].cells[column]
        align = RIGHT if self._columns[column].right else LEFT
        draw_text(painter, rect, shown(cell.words), cell.font, theme().tokens[cell.colour], align)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._hidden_words(QPointF(event.pos())), self)
            return True
        return super().event(event)

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
