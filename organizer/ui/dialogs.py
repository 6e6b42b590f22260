"""Questions, where nothing could bring back what the answer does."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from organizer.ui.buttons import Button
from organizer.ui.label import Label
from organizer.ui.painting import fill, fill_rounded
from organizer.ui.theme import theme

_WIDTH = 330


class ConfirmDialog(QDialog):
    """Two buttons: the safe one has the focus and is what Enter and Esc mean, the other carries the verb.

    `exec()` or `open()`; accepted means that the verb was pressed.
    """

    def __init__(
        self, parent: QWidget | None, title: str, text: str, verb: str, keep: str = "Cancel", *, danger: bool = True
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setModal(True)
        self._scrim: _Scrim | None = None
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        column = QVBoxLayout(self)
        column.setContentsMargins(21, 19, 21, 17)
        column.setSpacing(4)
        column.addWidget(Label(title, "section-lg", wrap=True))
        column.addWidget(Label(text, "body", "text-2", wrap=True))
        column.addSpacing(12)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        self.keep = Button(keep)
        self.keep.clicked.connect(self.reject)
        self.verb = Button(verb, "danger" if danger else "primary")
        self.verb.clicked.connect(self.accept)
        row.addWidget(self.keep)
        row.addWidget(self.verb)
        column.addLayout(row)
        self.setFixedSize(_WIDTH, column.totalHeightForWidth(_WIDTH))
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        parent = self.parentWidget()
        if parent is not None and self._scrim is None:
            self._scrim = _Scrim(parent.window())

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._scrim is not None:
            self._scrim.hide()
            self._scrim.deleteLater()
            self._scrim = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.reject()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme().tokens
        fill_rounded(QPainter(self), QRectF(self.rect()), 10, t["raised"], t["border-control"])


class _Scrim(QWidget):
    """Dims the window behind a dialog."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setGeometry(window.rect())
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme().tokens
        fill(QPainter(self), self.rect(), t.scrim())


def confirm(parent: QWidget, title: str, text: str, verb: str, keep: str = "Cancel") -> bool:
    """Ask, and wait for the answer."""
    return ConfirmDialog(parent, title, text, verb, keep).exec() == QDialog.DialogCode.Accepted.value
