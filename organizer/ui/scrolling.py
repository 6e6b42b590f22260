"""Scroll bars and scrolled areas without ornament."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QScrollArea, QScrollBar, QStyle, QStyleOptionSlider, QWidget

from organizer.ui.painting import fill_rounded
from organizer.ui.theme import theme

_EXTENT = 12

# Takes away the arrow buttons; colours are painted.
_GEOMETRY = """
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar::handle { min-height: 32px; min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
"""


class ScrollBar(QScrollBar):
    def __init__(self, orientation: Qt.Orientation, *, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self.setStyleSheet(_GEOMETRY)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        return QSize(_EXTENT, _EXTENT)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.maximum() <= self.minimum():
            return
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        handle = self.style().subControlRect(
            QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarSlider, self
        )
        active = self.underMouse() or self.isSliderDown()
        thin = 3 if active else 4
        upright = self.orientation() is Qt.Orientation.Vertical
        rect = QRectF(handle).adjusted(thin, 2, -thin, -2) if upright else QRectF(handle).adjusted(2, thin, -2, -thin)
        colour = theme().tokens["border-control" if active else "border"]
        fill_rounded(QPainter(self), rect, min(rect.width(), rect.height()) / 2, colour)


def quiet_scrolling(area: QAbstractScrollArea) -> None:
    """Give `area` these scroll bars and no frame."""
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setVerticalScrollBar(ScrollBar(Qt.Orientation.Vertical))
    area.setHorizontalScrollBar(ScrollBar(Qt.Orientation.Horizontal))


def see_through(area: QAbstractScrollArea) -> None:
    """Let what lies under `area` show between its contents.

    The viewport is made here: asking for Qt's own, `area.viewport()`, makes PySide set up every widget class it knows
    in order to find that one's, an eighth of the time that a bare window takes to start.
    """
    ground = QWidget()
    area.setViewport(ground)
    ground.setAutoFillBackground(False)


class ScrollArea(QScrollArea):
    """A page taller than its place; it takes the colour of what it lies on."""

    def __init__(self, content: QWidget, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        quiet_scrolling(self)
        see_through(self)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(content)
        content.setAutoFillBackground(False)
