"""A small panel that opens at a control and goes when one clicks elsewhere or presses Esc."""

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from organizer.ui.painting import fill_rounded
from organizer.ui.theme import theme


class Popover(QWidget):
    def __init__(self, owner: QWidget) -> None:
        flags = Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint | Qt.WindowType.NoDropShadowWindowHint
        super().__init__(owner, flags)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)

    def open_at(self, anchor: QWidget) -> None:
        """Show below `anchor`, or above where the screen ends, in line with its reading side."""
        self.adjustSize()
        size = self.sizeHint()
        place = QRect(anchor.mapToGlobal(QPoint(0, anchor.height() + 4)), size)
        if anchor.isRightToLeft():
            place.moveRight(anchor.mapToGlobal(QPoint(anchor.width() - 1, 0)).x())
        screen = anchor.screen().availableGeometry()
        if place.bottom() > screen.bottom():
            place.moveBottom(anchor.mapToGlobal(QPoint(0, -4)).y())
        if place.right() > screen.right():
            place.moveRight(screen.right())
        place.moveLeft(max(screen.left(), place.left()))
        self.setGeometry(place)
        self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme().tokens
        fill_rounded(QPainter(self), QRectF(self.rect()), 8, t["raised"], t["border-control"])
