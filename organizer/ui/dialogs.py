"""Questions: before what nothing could bring back, and which of several ways is meant."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from organizer.ui.buttons import Button, PushArea
from organizer.ui.keycaps import keycap_width, paint_keycap
from organizer.ui.label import Label
from organizer.ui.painting import draw_text, fill, fill_rounded
from organizer.ui.theme import theme

_WIDTH = 330


class _Question(QDialog):
    """A small dialog of our own look, with the window behind it dimmed."""

    def __init__(self, parent: QWidget | None, title: str, text: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setModal(True)
        self._scrim: _Scrim | None = None
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(21, 19, 21, 17)
        self.column.setSpacing(4)
        self.column.addWidget(Label(title, "section-lg", wrap=True))
        if text:
            self.column.addWidget(Label(text, "body", "text-2", wrap=True))
        self.column.addSpacing(12)

    def fit(self) -> None:
        """Takes the height that its words need."""
        self.setFixedSize(_WIDTH, self.column.totalHeightForWidth(_WIDTH))

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

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme().tokens
        fill_rounded(QPainter(self), QRectF(self.rect()), 10, t["raised"], t["border-control"])


class ConfirmDialog(_Question):
    """Two buttons: the safe one has the focus and is what Enter and Esc mean, the other carries the verb.

    `exec()` or `open()`; accepted means that the verb was pressed.
    """

    def __init__(
        self, parent: QWidget | None, title: str, text: str, verb: str, keep: str = "Cancel", *, danger: bool = True
    ) -> None:
        super().__init__(parent, title, text)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        self.keep = Button(keep)
        self.keep.clicked.connect(self.reject)
        self.verb = Button(verb, "danger" if danger else "primary")
        self.verb.clicked.connect(self.accept)
        row.addWidget(self.keep)
        row.addWidget(self.verb)
        self.column.addLayout(row)
        self.fit()
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.reject()
        else:
            super().keyPressEvent(event)


class _Way(PushArea):
    """One of the ways, with the figure that chooses it."""

    leaves_arrows = True

    def __init__(self, number: int, words: str) -> None:
        super().__init__()
        self._figure = str(number)
        self.set_label(words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH - 42, 36)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme().tokens
        rect = QRectF(self.rect())
        wash = t["pressed"] if self.isDown() else t["selected"] if self.hasFocus() else None
        if wash is None and self.hovered():
            wash = t["hover"]
        fill_rounded(painter, rect, 6, wash, t["border"])
        cap = keycap_width(self._figure)
        draw_text(painter, rect.adjusted(12, 0, -cap - 20, 0), self.label, "row-title", t["text"])
        paint_keycap(painter, rect.right() - 11 - cap, rect.center().y(), self._figure, t["text-3"], t["border"], None)


class WaysDialog(_Question):
    """Which of several ways is meant: one under another, chosen by figure, by arrows and Enter, or by the mouse; Esc
    gives up. `open()` it; it goes when it closes."""

    chosen = Signal(int)
    """The place of the way in the list."""

    def __init__(self, parent: QWidget | None, title: str, ways: Sequence[str], first: int = 0, text: str = "") -> None:
        super().__init__(parent, title, text)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.ways = [_Way(number, words) for number, words in enumerate(ways, 1)]
        self.column.setSpacing(8)
        for place, way in enumerate(self.ways):
            way.clicked.connect(lambda _=False, place=place: self._choose(place))
            self.column.addWidget(way)
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 0)
        row.addStretch(1)
        self.cancel = Button("Cancel", hint="Esc")
        self.cancel.clicked.connect(self.reject)
        row.addWidget(self.cancel)
        self.column.addLayout(row)
        self.fit()
        self.ways[first].setFocus(Qt.FocusReason.TabFocusReason)

    def _choose(self, place: int) -> None:
        self.accept()
        self.chosen.emit(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, step = event.key(), {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if 0 <= key - Qt.Key.Key_1 < len(self.ways) and not event.isAutoRepeat():
            self._choose(key - Qt.Key.Key_1)
        elif step:
            here = next((place for place, way in enumerate(self.ways) if way is self.focusWidget()), -step)
            self.ways[(here + step) % len(self.ways)].setFocus(Qt.FocusReason.TabFocusReason)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()  # A button takes Enter itself; the dialog has no other default.
        else:
            super().keyPressEvent(event)


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
