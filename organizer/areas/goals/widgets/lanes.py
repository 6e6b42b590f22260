"""The lanes: life directions as bands, goals as cards in three horizons, joined with what they lead to."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from organizer.ui.painting import draw_text, hairline
from organizer.ui.scrolling import ScrollArea
from organizer.ui.shell import SizeClass
from organizer.ui.theme import theme

from .lane_canvas import Lanes
from .lane_layout import Columns, columns_for


class LanesView(QWidget):
    """The head of the columns stays in view; the bands scroll under it."""

    def __init__(self, letters: Callable[[], bool], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = _LaneHead()
        self.lanes = Lanes(letters)
        self.area = ScrollArea(self.lanes)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.area, 1)
        self.lanes.reached.connect(self._reveal)
        self.setFocusProxy(self.lanes)
        self._size: SizeClass = "normal"

    def set_heads(self, heads: tuple[tuple[str, str], tuple[str, str], tuple[str, str]]) -> None:
        """What the columns are, each with a quieter addition: 'This year', 'to September 2027'."""
        self.head.heads = heads
        self.head.update()

    def set_size_class(self, size: SizeClass) -> None:
        self._size = size
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        columns = columns_for(self.width(), self._size)
        self.head.columns = columns
        self.head.update()
        self.lanes.set_columns(columns)

    def _reveal(self, rect: QRectF) -> None:
        centre = rect.center()
        self.area.ensureVisible(round(centre.x()), round(centre.y()), 0, round(rect.height() / 2) + 16)


class _LaneHead(QWidget):
    heads: tuple[tuple[str, str], ...] = ()
    columns: Columns | None = None

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(36)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme().tokens
        hairline(painter, 0, 35, self.width(), t["border-subtle"])
        if self.columns is None:
            return
        for (title, more), span in zip(self.heads, self.columns.spans, strict=False):
            room = QRectF(span.x, 0, span.width, 35)
            if span.width:
                x = draw_text(painter, room, title, "label-strong", t["text"]) + 4
                draw_text(painter, room.adjusted(x, 0, 0, 0), more, "label", t["text-3"])
