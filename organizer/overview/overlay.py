"""A panel over the whole window, dimmed behind it, that gives the focus back where it came from."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from organizer.ui.painting import fill_rounded
from organizer.ui.regions import first_stop
from organizer.ui.theme import theme

WIDTH = 660
TOP = 92
_MARGIN = 40
_RADIUS = 10


class OverlayPanel(QWidget):
    """The panel itself; whoever makes it says how high it is."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Stop here: only a click beside the panel closes."""

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme().tokens
        fill_rounded(QPainter(self), QRectF(self.rect()), _RADIUS, t["raised"], t["border-control"])


class WindowOverlay(QWidget):
    """Lies over `host`, the window."""

    closed = Signal()

    def __init__(self, host: QWidget, panel: OverlayPanel) -> None:
        super().__init__(host)
        self._host, self.panel = host, panel
        panel.setParent(self)
        self._came_from: QWidget | None = None
        self._behind: QPixmap | None = None
        host.installEventFilter(self)
        self.hide()

    def panel_height(self, width: int) -> int:
        """How high the panel wants to be; overridden."""
        return self.panel.sizeHint().height()

    def appear(self, focus: QWidget) -> None:
        """Shows itself, with the focus in a part of it."""
        if not self.isVisible():
            self._came_from = QApplication.focusWidget()
            # A picture of the window, so that not all of it is painted anew with each keystroke.
            self._behind = self._host.grab()
            painter = QPainter(self._behind)
            painter.fillRect(self._host.rect(), theme().tokens.scrim())
            painter.end()
            self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.arrange()
        self.show()
        self.raise_()
        focus.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def dismiss(self) -> None:
        """Goes, and gives the focus back."""
        if not self.isVisible():
            return
        back, self._came_from = self._came_from, None
        self.hide()
        self._see_through()
        # What had the focus may have gone away when it lost it, as a field that folds up does.
        while back is not None and not back.isVisible():
            back = back.parentWidget()
        stop = first_stop(back) if back is not None and back is not self._host else None
        if stop is not None:
            stop.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def _see_through(self) -> None:
        """Lies over the window as it is now."""
        self._behind = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, False)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._see_through()

    def arrange(self) -> None:
        """Puts the panel in its place."""
        self.setGeometry(self._host.rect())
        width = min(WIDTH, self.width() - 2 * _MARGIN)
        height = min(self.panel_height(width), self.height() - TOP - 24)
        self.panel.setGeometry((self.width() - width) // 2, TOP, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() is QEvent.Type.Resize and self.isVisible():
            self._see_through()
            self.arrange()
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.dismiss()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._behind is not None:
            painter.drawPixmap(0, 0, self._behind)
        else:
            painter.fillRect(self.rect(), theme().tokens.scrim())
