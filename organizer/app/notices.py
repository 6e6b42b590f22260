"""What the window says over its pages: what could not be done, and that this is the sample."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organizer.ui.banner import Banner
from organizer.ui.buttons import Button
from organizer.ui.label import Label
from organizer.ui.painting import hairline
from organizer.ui.theme import theme

_WIDTH = 480


class Complaint(QWidget):
    """One at a time over the foot of `host`, until it is dismissed."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self._text = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._banner: Banner | None = None
        host.installEventFilter(self)
        self.hide()

    def tell(self, text: str) -> None:
        """Shows the text in place of the one before."""
        if self._banner is not None:
            self._column.removeWidget(self._banner)
            self._banner.deleteLater()
        self._text = text
        self._banner = Banner("danger", text, action="Close")
        self._banner.acted.connect(self.hide)
        self._column.addWidget(self._banner)
        self.setAccessibleName(text)
        self._place()
        self.show()
        self.raise_()

    def text(self) -> str:
        """What is shown; '' when nothing is."""
        return self._text if self.isVisible() else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _place(self) -> None:
        width = min(_WIDTH, self._host.width() - 32)
        height = max(44, self.heightForWidth(width))
        self.setGeometry((self._host.width() - width) // 2, self._host.height() - height - 24, width, height)


class SampleBar(QWidget):
    """Across the top of every page of the sample."""

    cleared = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(36)
        self.setAccessibleName("Sample household")
        self.clear = Button("Clear", size="small")
        self.clear.clicked.connect(lambda: self.cleared.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(48, 0, 24, 1)
        row.setSpacing(12)
        row.addWidget(Label("Sample household. Clear it when you are ready.", "label-medium", "info-text"), 1)
        row.addWidget(self.clear)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, current = QPainter(self), theme()
        t = current.tokens
        painter.fillRect(self.rect(), t["info-tint"])
        hairline(painter, 0, self.height() - 1, self.width(), t["border-subtle"])
        current.icons.paint(painter, 24, 10, "info", 15, t["info-text"])
