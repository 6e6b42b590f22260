"""Where the palette looks: everywhere, among people, in money, among commands. The sign begins the line."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from organizer.ui.buttons import PushArea
from organizer.ui.chips import Tone, chip_width, paint_chip
from organizer.ui.tooltips import set_tooltip

_SCOPES = (("", "All"), ("@", "People"), ("$", "Money"), (">", "Commands"))
_HEIGHT = 24


class _Scope(PushArea):
    ring_radius = 4.0

    def __init__(self, sign: str, title: str) -> None:
        super().__init__()
        self.sign = sign
        self.setCheckable(True)
        # The line keeps the focus; the sign is the way of the keyboard.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_label(title)
        set_tooltip(self, f"Type {sign} first" if sign else "Records, pages and commands")

    def sizeHint(self) -> QSize:
        return QSize(chip_width(self.label), _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        tone: Tone = "accent" if self.isChecked() else "neutral" if self.hovered() else "outline"
        paint_chip(QPainter(self), 0, QRectF(self.rect()).center().y(), self.label, tone)


class Scopes(QWidget):
    """Those beside the line."""

    chosen = Signal(str)
    """The sign."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self.scopes = [_Scope(sign, title) for sign, title in _SCOPES]
        for scope in self.scopes:
            scope.clicked.connect(lambda _=False, scope=scope: self.chosen.emit(scope.sign))
            row.addWidget(scope)

    def show_typed(self, text: str) -> None:
        """Marks the one that the line begins with."""
        sign = text[:1] if text[:1] in ("@", "$", ">") else ""
        for scope in self.scopes:
            scope.setChecked(scope.sign == sign)
