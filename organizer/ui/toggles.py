"""Boxes, dots and switches."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy, QWidget

from organizer.ui.focus import RingedFocus
from organizer.ui.fonts import font, text_width
from organizer.ui.painting import draw_text, fill_rounded
from organizer.ui.theme import theme

_BOX = 16
_GAP = 8
_HEIGHT = 24


def paint_box(painter: QPainter, x: float, y: float, state: Qt.CheckState, enabled: bool = True) -> None:
    """A check box of 16 pixels, for widgets and delegates."""
    current = theme()
    t = current.tokens
    rect = QRectF(x, y, _BOX, _BOX)
    if state is Qt.CheckState.Unchecked:
        fill_rounded(painter, rect, 4, t["surface"], t["border-control" if enabled else "border"], 1.5)
        return
    fill_rounded(painter, rect, 4, t["accent" if enabled else "text-disabled"])
    icon = "minus" if state is Qt.CheckState.PartiallyChecked else "check"
    current.icons.paint(painter, x + 2, y + 2, icon, 12, t["on-accent"])


def paint_dot(painter: QPainter, x: float, y: float, chosen: bool, enabled: bool = True) -> None:
    t = theme().tokens
    rect = QRectF(x, y, _BOX, _BOX)
    if chosen:
        fill_rounded(painter, rect, 8, t["surface"], t["accent" if enabled else "text-disabled"], 5)
    else:
        fill_rounded(painter, rect, 8, t["surface"], t["border-control" if enabled else "border"], 1.5)


def _size(label: str, mark: int = _BOX) -> QSize:
    return QSize(mark + (_GAP + round(text_width("body", label)) + 1 if label else 0), _HEIGHT)


def _paint_label(button: QAbstractButton, painter: QPainter, label: str, mark: int = _BOX) -> None:
    t = theme().tokens
    rect = QRectF(mark + _GAP, 0, button.width() - mark - _GAP, button.height())
    draw_text(painter, rect, label, "body", t["text" if button.isEnabled() else "text-disabled"])


class Checkbox(RingedFocus, QCheckBox):
    ring_radius = 4.0

    def __init__(self, label: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = label
        self.setText(label.replace("&", "&&"))
        self.setFont(font("body"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return _size(self.label)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_box(painter, 0, (self.height() - _BOX) // 2, self.checkState(), self.isEnabled())
        _paint_label(self, painter, self.label)


class Radio(RingedFocus, QRadioButton):
    ring_radius = 8.0

    def __init__(self, label: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = label
        self.setText(label.replace("&", "&&"))
        self.setFont(font("body"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return _size(self.label)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_dot(painter, 0, (self.height() - _BOX) // 2, self.isChecked(), self.isEnabled())
        _paint_label(self, painter, self.label)


class Toggle(RingedFocus, QCheckBox):
    """A switch: for what takes effect at once."""

    ring_radius = 9.0

    def __init__(self, label: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = label
        self.setText(label.replace("&", "&&"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return _size(self.label, 30)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme().tokens
        top = (self.height() - 18) / 2
        on = self.isChecked()
        track = t["accent" if on else "border-control"] if self.isEnabled() else t["text-disabled"]
        fill_rounded(painter, QRectF(0, top, 30, 18), 9, track)
        fill_rounded(painter, QRectF(14 if on else 2, top + 2, 14, 14), 7, t["surface"])
        _paint_label(self, painter, self.label, 30)
