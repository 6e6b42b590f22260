"""The head of a table: small quiet titles, an arrow at the one it is sorted by."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from organizer.ui.fonts import text_width
from organizer.ui.painting import draw_text, fill, hairline
from organizer.ui.scrolling import see_through
from organizer.ui.theme import theme

from .delegates import TableLook

HEIGHT = 28
_ARROW = 12


class RecordHeader(QHeaderView):
    def __init__(self, table: TableLook, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._table = table
        see_through(self)
        self.setMouseTracking(True)
        self.setFixedHeight(HEIGHT)
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setFirstSectionMovable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(48)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName("Columns")

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HEIGHT)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        model, tokens = self._table.records, theme().tokens
        column, place = model.columns[section], QRectF(rect)
        fill(painter, place, tokens[self._table.ground])
        hairline(painter, place.x(), place.bottom() - 1, place.width(), tokens["border-subtle"])
        before, after = self._table.paddings(section)
        inner = place.adjusted(before, 0, -after, -1)
        sorted_by = column.sort_field is not None and column.sort_field == model.sort_order.field
        ink = tokens["text-2" if sorted_by else "text-3"]
        width = min(text_width("caption-medium", column.title), inner.width() - (_ARROW + 3 if sorted_by else 0))
        x = inner.right() - width - (_ARROW + 3 if sorted_by else 0) if column.right else inner.x()
        draw_text(painter, QRectF(x, inner.y(), width, inner.height()), column.title, "caption-medium", ink)
        if sorted_by:
            arrow = "chevron-down" if model.sort_order.descending else "chevron-up"
            theme().icons.paint(painter, x + width + 3, inner.center().y() - _ARROW / 2, arrow, _ARROW, ink)
