"""What just happened, with a way to take it back, for eight seconds."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from organizer.ui.buttons import PushArea
from organizer.ui.fonts import text_width
from organizer.ui.painting import CENTRE, draw_text, fill_rounded, focus_inside
from organizer.ui.theme import theme

SHOWN_MS = 8000
_HEIGHT = 40
_LEAST_WIDTH = 330


class Toast(QWidget):
    """One at a time over the foot of `host`: a new message replaces the old. It stays while it is pointed at or has
    the focus. Screen readers hear it as the name of the window's part that appears."""

    gone = Signal()

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self._text = ""
        self._act: Callable[[], object] | None = None
        self._button = _Undo()
        self._button.clicked.connect(self._acted)
        self._button.lingers.connect(self._linger)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self.dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 6, 0)
        row.addStretch(1)
        row.addWidget(self._button)
        host.installEventFilter(self)
        self.hide()

    def tell(self, text: str, action: str = "", act: Callable[[], object] | None = None) -> None:
        """Show `text`; with `action` ('Undo') a button that calls `act`."""
        self._text = text
        self._act = act
        self.setAccessibleName(text)
        self._button.set_label(action)
        self._button.setAccessibleDescription(text)
        self._button.setVisible(bool(action))
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        self.update()

    def text(self) -> str:
        return self._text

    def remaining(self) -> int:
        """Milliseconds until it goes; -1 while it lingers or is not shown."""
        return self._timer.remainingTime()

    def dismiss(self) -> None:
        if self.isVisible():
            self._timer.stop()
            self.hide()
            self._act = None
            self.gone.emit()

    def _acted(self) -> None:
        act = self._act
        self.dismiss()
        if act is not None:
            act()

    def _linger(self, lingers: bool) -> None:
        if lingers:
            self._timer.stop()
        elif self.isVisible() and not self._button.hasFocus() and not self.underMouse():
            self._timer.start()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._linger(True)

    def leaveEvent(self, event: QEvent) -> None:
        self._linger(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _place(self) -> None:
        button = self._button.sizeHint().width() + 12 if self._button.label else 14
        wanted = 42 + round(text_width("body", self._text)) + 12 + button
        width = min(max(_LEAST_WIDTH, wanted), self._host.width() - 32)
        self.setGeometry((self._host.width() - width) // 2, self._host.height() - _HEIGHT - 24, width, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, current = QPainter(self), theme()
        t = current.tokens
        fill_rounded(painter, QRectF(self.rect()), 8, t["text"])
        current.icons.paint(painter, 14, 12, "check", 16, t["window"])
        end = self._button.x() if self._button.label else self.width() - 14
        draw_text(painter, QRectF(42, 0, end - 46, _HEIGHT), self._text, "body", t["window"])


class _Undo(PushArea):
    ring_radius = None
    lingers = Signal(bool)

    def sizeHint(self) -> QSize:
        return QSize(round(text_width("strong", self.label)) + 20, 28)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.lingers.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.lingers.emit(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme().tokens
        rect = QRectF(self.rect())
        if self.hovered() or self.isDown():
            wash = QColor(t["window"])
            wash.setAlphaF(0.16)
            fill_rounded(painter, rect, 5, wash)
        draw_text(painter, rect, self.label, "strong", t["window"], CENTRE)
        if self.shows_focus:
            focus_inside(painter, rect, 5, t["window"])
