"""Choosing the colour of a member."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from organizer.kernel.system import MEMBER_COLOURS
from organizer.ui.buttons import PushArea
from organizer.ui.members import shown_colour
from organizer.ui.painting import fill_rounded
from organizer.ui.theme import theme
from organizer.ui.tooltips import set_tooltip

_NAMES = ("Petrol", "Copper", "Plum", "Indigo", "Green", "Umber")
_DISC = 24
_REACH = 4


class _Disc(PushArea):
    ring_radius = None

    def __init__(self, value: str, name: str) -> None:
        super().__init__()
        self.value = value
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleName(name)
        set_tooltip(self, name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and Space choose; Enter is the form's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(_DISC + 2 * _REACH, _DISC + 2 * _REACH)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme().tokens
        whole = QRectF(self.rect())
        disc = whole.adjusted(_REACH, _REACH, -_REACH, -_REACH)
        if self.isChecked():
            edge = t["text"] if self.shows_focus else t["focus"]
            fill_rounded(painter, whole, whole.width() / 2, t["window"], edge, 2)
        fill_rounded(painter, disc, _DISC / 2, t.named(shown_colour(self.value)))


class ColourPicker(QWidget):
    """Six discs; Tab reaches the chosen one, arrows choose among them."""

    changed = Signal(str)

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._discs = [_Disc(value, words) for value, words in zip(MEMBER_COLOURS, _NAMES, strict=True)]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for disc in self._discs:
            self._group.addButton(disc)
            disc.toggled.connect(lambda on, value=disc.value: self.changed.emit(value) if on else None)
            row.addWidget(disc, 0, Qt.AlignmentFlag.AlignVCenter)
        self._discs[0].setChecked(True)
        # Qt keeps Tab to the chosen one only once one of them has had the focus.
        for disc in self._discs[1:]:
            disc.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def value(self) -> str:
        """As the member's record keeps it: '#rrggbb'."""
        return next(disc.value for disc in self._discs if disc.isChecked())

    def choose(self, value: str) -> None:
        """Chooses a colour; one that is not among the six chooses the first."""
        next((disc for disc in self._discs if disc.value == value), self._discs[0]).setChecked(True)
