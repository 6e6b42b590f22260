"""What a chart shows, as a table, for whoever cannot or will not look at it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from organizer.ui.focus import RingedFocus
from organizer.ui.fonts import font
from organizer.ui.money_mask import shown_amount
from organizer.ui.painting import LEFT, RIGHT, draw_text, hairline
from organizer.ui.scrolling import quiet_scrolling, see_through
from organizer.ui.theme import theme

_ROW = 26


class ChartTable(RingedFocus, QTableWidget):
    """Rows of text under a head. T turns back to the chart. Amounts are hidden where that is wanted."""

    ring_radius = 4.0
    turned = Signal()

    def __init__(self, height: int) -> None:
        super().__init__()
        see_through(self)
        quiet_scrolling(self)
        self.setFixedHeight(height)
        self.setFont(font("label"))
        self.setHorizontalHeader(_Head(self))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)

    def set_rows(
        self, title: str, head: Sequence[str], rows: Sequence[Sequence[str]], amounts: Collection[int] = ()
    ) -> None:
        """Shows other rows; `amounts`: which columns hold amounts of money."""
        self.setAccessibleName(title)
        self.clear()
        self.setColumnCount(len(head))
        self.setRowCount(len(rows))
        self.setHorizontalHeaderLabels(list(head))
        for row, cells in enumerate(rows):
            for column, text in enumerate(cells):
                item = _Amount(text) if column in amounts else QTableWidgetItem(text)
                item.setTextAlignment(RIGHT if column else LEFT)
                self.setItem(row, column, item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_T and not event.modifiers():
            self.turned.emit()
        else:
            super().keyPressEvent(event)


class _Amount(QTableWidgetItem):
    def data(self, role: int) -> Any:
        value = super().data(role)
        return shown_amount(value) if role == Qt.ItemDataRole.DisplayRole else value


class _Head(QHeaderView):
    def __init__(self, table: QTableWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self.setFixedHeight(_ROW)
        self.setHighlightSections(False)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        t, place = theme().tokens, QRectF(rect)
        hairline(painter, place.x(), place.bottom() - 1, place.width(), t["border-subtle"])
        words = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
        align = RIGHT if section else LEFT
        draw_text(painter, place.adjusted(4, 0, -4, -1), words, "caption-medium", t["text-3"], align)
