"""The rows of a table: ground, rule and cells, painted by the columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QWidget

from organizer.ui.painting import fill, hairline
from organizer.ui.theme import theme
from organizer.ui.tokens import ColourName

from .model import RecordModel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

PADDING = 8


class TableLook(Protocol):
    """What rows and head ask of their table while they paint."""

    @property
    def records(self) -> RecordModel[Any]: ...

    @property
    def ground(self) -> ColourName: ...

    @property
    def hovered_row(self) -> int: ...

    def row_height(self) -> int: ...

    def row_selected(self, row: int) -> bool:
        """Asked here and not of the option's state: QStyle has 500 names, which take long to be made."""

    def paddings(self, column: int) -> tuple[int, int]:
        """The room left free before and after a cell's content."""


class RecordDelegate(QStyledItemDelegate):
    """One for a whole table; it keeps no state between cells."""

    def __init__(self, table: TableLook, parent: QWidget) -> None:
        super().__init__(parent)
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, self._table.row_height())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        table, tokens = self._table, theme().tokens
        rect = QRectF(option.rect)
        if table.row_selected(index.row()):
            fill(painter, rect, tokens["selected"])
        elif index.row() == table.hovered_row:
            fill(painter, rect, tokens["hover"])
        hairline(painter, rect.x(), rect.bottom() - 1, rect.width(), tokens["border-subtle"])
        record = table.records.record(index.row())
        if record is None:
            return
        column = table.records.columns[index.column()]
        before, after = table.paddings(index.column())
        column.paint(painter, rect.adjusted(before, 0, -after, -1), record, column.text(record))
