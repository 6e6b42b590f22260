"""A page that holds nothing yet: what it will look like, what it is for, and how to begin."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from organizer.ui.buttons import Button, PushArea
from organizer.ui.label import Label
from organizer.ui.painting import CENTRE, draw_text, fill_rounded
from organizer.ui.scrolling import ScrollArea
from organizer.ui.theme import theme

_CARD_WIDTH = 268
_GAP = 16
_ROOM_FOR_THREE = 3 * _CARD_WIDTH + 2 * _GAP

_GHOSTS = (
    (0.58, 0.40, 0.48, (44, 40, 34, 36, 22, 18, 8)),
    (0.70, 0.52, 0.60, (30, 34, 22, 26, 14, 20, 12)),
    (0.46, 0.34, 0.36, (48, 46, 40, 30, 32, 24, 20)),
)


class Shape(NamedTuple):
    """A way to begin: what is made is decided by whoever hears its key."""

    key: str
    icon: str
    title: str
    subtitle: str


class EmptyState(QWidget):
    created = Signal()
    imported = Signal()
    shape_chosen = Signal(str)

    def __init__(
        self,
        title: str,
        sentence: str,
        create: str,
        *,
        other: str = "",
        other_icon: str = "upload",
        shapes: Sequence[Shape] = (),
        shapes_title: str = "Or start from a shape that fits",
        footnote: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(24, 20, 24, 70)
        column.setSpacing(0)
        column.addStretch(1)
        self._ghosts = _Ghosts()
        column.addWidget(self._ghosts, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(28)
        column.addWidget(Label(title, "title", align=CENTRE))
        column.addSpacing(6)
        words = Label(sentence, "lead", "text-2", wrap=True, align=CENTRE)
        words.setFixedWidth(520)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(words)
        middle.addStretch(1)
        column.addLayout(middle)
        column.addSpacing(18)
        column.addLayout(self._actions(create, other, other_icon))
        self._shapes: list[_ShapeButton] = []
        self._across = 3
        if shapes:
            column.addSpacing(28)
            column.addWidget(Label(shapes_title, "label", "text-3", align=CENTRE))
            column.addSpacing(10)
            column.addLayout(self._shape_grid(shapes))
        if footnote:
            column.addSpacing(28)
            column.addWidget(_Footnote(footnote), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(ScrollArea(content))

    def _shape_grid(self, shapes: Sequence[Shape]) -> QHBoxLayout:
        self._grid = QGridLayout()
        self._grid.setSpacing(_GAP)
        for number, shape in enumerate(shapes):
            button = _ShapeButton(shape)
            button.clicked.connect(lambda _=False, key=shape.key: self.shape_chosen.emit(key))
            self._shapes.append(button)
            self._grid.addWidget(button, number // 3, number % 3)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addLayout(self._grid)
        row.addStretch(1)
        return row

    def _actions(self, create: str, other: str, icon: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        self.create_button = Button(create, "primary", "large", icon="plus")
        self.create_button.clicked.connect(lambda: self.created.emit())
        row.addWidget(self.create_button)
        if other:
            self.other_button = Button(other, "default", "large", icon=icon)
            self.other_button.clicked.connect(lambda: self.imported.emit())
            row.addWidget(self.other_button)
        row.addStretch(1)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where three cards have no room, two stand in a row."""
        super().resizeEvent(event)
        across = 3 if self.width() >= _ROOM_FOR_THREE + 60 else 2
        if across != self._across:
            self._across = across
            self._ghosts.set_across(across)
            for number, button in enumerate(self._shapes):
                self._grid.addWidget(button, number // across, number % across)


class _Ghosts(QWidget):
    """Three cards as they will be, without words."""

    def __init__(self) -> None:
        super().__init__()
        self.set_across(3)

    def set_across(self, across: int) -> None:
        self._across = across
        self.setFixedSize(across * (_CARD_WIDTH + _GAP) - _GAP, 146)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme().tokens
        for number, (title, subtitle, done, points) in enumerate(_GHOSTS[: self._across]):
            x = number * (_CARD_WIDTH + _GAP)
            fill_rounded(painter, QRectF(x, 0, _CARD_WIDTH, 146), 8, t["surface"], t["border-subtle"])
            x += 19
            width = _CARD_WIDTH - 38
            fill_rounded(painter, QRectF(x, 17, 28, 28), 6, t["pressed"])
            room = width - 36
            fill_rounded(painter, QRectF(x + 36, 20, room * title, 9), 3, t["border"])
            fill_rounded(painter, QRectF(x + 36, 35, room * subtitle, 7), 3, t["pressed"])
            steps = (0, 40, 80, 120, 160, 200, 232)
            line = QPolygonF([QPointF(x + step, 59 + y) for step, y in zip(steps, points, strict=True)])
            painter.setPen(QPen(t["border"], 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(line)
            fill_rounded(painter, QRectF(x, 123, width, 6), 3, t["pressed"])
            fill_rounded(painter, QRectF(x, 123, width * done, 6), 3, t["border"])


class _ShapeButton(PushArea):
    ring_radius = 8.0

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self._shape = shape
        self.set_label(shape.title)
        self.setAccessibleDescription(shape.subtitle)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(_CARD_WIDTH, 60)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, current = QPainter(self), theme()
        t = current.tokens
        fill = t["pressed" if self.isDown() else "hover" if self.hovered() else "surface"]
        fill_rounded(painter, QRectF(self.rect()), 8, fill, t["border"])
        current.icons.paint(painter, 17, 21, self._shape.icon, 18, t["accent-text"])
        width = self.width() - 47 - 44
        draw_text(painter, QRectF(47, 13, width, 18), self._shape.title, "row-title", t["text"])
        draw_text(painter, QRectF(47, 31, width, 16), self._shape.subtitle, "caption", t["text-3"])
        current.icons.paint(painter, self.width() - 32, 22, "plus", 15, t["text-3"])


class _Footnote(QWidget):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.setFixedHeight(16)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 0, 0)
        row.addWidget(Label(text, "label", "text-3"))

    def paintEvent(self, event: QPaintEvent) -> None:
        current = theme()
        current.icons.paint(QPainter(self), 0, 1, "info", 14, current.tokens["text-3"])
