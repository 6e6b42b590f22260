"""Scroll bars and scrolled areas without ornament."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QScrollArea, QScrollBar, QWidget

from organizer.ui.painting import fill_rounded
from organizer.ui.theme import theme

_EXTENT = 12
_LEAST_HANDLE = 32

# Takes away the arrow buttons; colours are painted.
_GEOMETRY = f"""
QScrollBar {{ background: transparent; border: none; margin: 0; }}
QScrollBar::handle {{ min-height: {_LEAST_HANDLE}px; min-width: {_LEAST_HANDLE}px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
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
        active = self.underMouse() or self.isSliderDown()
        thin = 3 if active else 4
        upright = self.orientation() is Qt.Orientation.Vertical
        start, length = self._handle(self.height() if upright else self.width())
        if upright:
            rect = QRectF(thin, start + 2, self.width() - 2 * thin, length - 4)
        else:
            rect = QRectF(start + 2, thin, length - 4, self.height() - 2 * thin)
        colour = theme().tokens["border-control" if active else "border"]
        fill_rounded(QPainter(self), rect, min(rect.width(), rect.height()) / 2, colour)

    def _handle(self, groove: int) -> tuple[float, float]:
        """Where the handle begins and how long it is, as the style that is asked for clicks has it."""
        span = self.maximum() - self.minimum()
        length = min(groove, max(_LEAST_HANDLE, groove * self.pageStep() // (span + self.pageStep())))
        at = (self.value() - self.minimum()) / span * (groove - length)
        leading = self.orientation() is Qt.Orientation.Horizontal and self.isRightToLeft()
        return groove - length - at if leading else at, length


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
