"""The scenarios of a plan, side by side, and which of them is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from organizer.areas.money.rules.plan.outlook import BASE
from organizer.ui.buttons import Button, IconButton, PushArea
from organizer.ui.fonts import text_width
from organizer.ui.label import Label
from organizer.ui.painting import RIGHT, draw_text, fill_rounded
from organizer.ui.theme import theme
from organizer.ui.toggles import Toggle
from organizer.ui.tooltips import set_tooltip

HEIGHT = 44
_LEAST, _MOST = 120.0, 260.0


class ChipValue(NamedTuple):
    """What a chip shows; `likelihood` is '' while it is not known."""

    key: str
    title: str
    about: str
    likelihood: str
    error: str
    colour: str


class ScenarioChip(PushArea):
    """A line as in the chart, the title, what it is about, how likely."""

    menu_asked = Signal(QPoint)

    def __init__(self, value: ChipValue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ring_radius = 8.0
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_value(value)

    def show_value(self, value: ChipValue) -> None:
        """Shows another."""
        self.value = value
        words = f"{value.title}, {value.about}" if value.about else value.title
        self.setAccessibleName(f"{words}: {value.likelihood or 'not worked out yet'}")
        set_tooltip(self, f"{words}\n{value.likelihood} likely, give or take {value.error}" if value.error else words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        words = max(text_width("strong", self.value.title), text_width("caption", self.value.about))
        return QSize(round(min(_MOST, max(_LEAST, 12 + 22 + 8 + words + 16 + self._figure() + 14))), HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(round(_LEAST), HEIGHT)

    def _figure(self) -> float:
        return text_width("dialog-title", self.value.likelihood or "00%")

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t, value = QPainter(self), theme().tokens, self.value
        ground = t["hover"] if self.hovered() and not self.isChecked() else t["surface"]
        edge, width = (t["accent"], 2.0) if self.isChecked() else (t["border"], 1.0)
        fill_rounded(painter, QRectF(self.rect()), 8, ground, edge, width)
        plan = value.key == BASE
        pen = QPen(t.named(value.colour), 2.5 if plan else 2.0)
        if not plan:
            pen.setDashPattern([3.0, 1.5])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        middle = self.height() / 2
        painter.drawLine(QPointF(14, middle), QPointF(36, middle))
        figure = self._figure()
        words = QRectF(44, 5, self.width() - 44 - 14 - figure - 10, 17)
        draw_text(painter, words, value.title, "strong" if self.isChecked() else "row-title", t["text"])
        draw_text(painter, words.translated(0, 17), value.about, "caption", t["text-3"])
        box = QRectF(self.width() - 14 - figure, 0, figure, self.height())
        draw_text(painter, box, value.likelihood or "\u2013", "dialog-title", t["text"], RIGHT)


class ScenarioBar(QWidget):
    """The chips, a way to make another, and how amounts and ranges are shown."""

    chosen = Signal(str)
    menu_asked = Signal(str, QPoint)
    new_asked = Signal()
    switched = Signal()
    """Today's money or ranges: their state is asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips: list[ScenarioChip] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.new = Button("New scenario", "ghost", icon="plus")
        self.new_icon = IconButton("plus", "New scenario")
        for button in (self.new, self.new_icon):
            button.clicked.connect(lambda: self.new_asked.emit())
        self.todays = Toggle("Today's dollars")
        self.ranges = Toggle("Show ranges")
        for toggle, key in ((self.todays, "D"), (self.ranges, "G")):
            toggle.setChecked(True)
            toggle.clicked.connect(lambda: self.switched.emit())
            set_tooltip(toggle, toggle.accessibleName() or "", key)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self.new)
        self._row.addWidget(self.new_icon)
        self.more = Label("", "label", "text-3")
        self._row.addWidget(self.more)
        self._row.addStretch(1)
        self._row.addWidget(self.todays)
        self._row.addSpacing(12)
        self._row.addWidget(self.ranges)
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:
        """With little room the switches are left to their keys."""
        self.new.setVisible(not narrow)
        self.new_icon.setVisible(narrow)
        self.todays.setVisible(not narrow)
        self.ranges.setVisible(not narrow)

    def show_values(self, values: Sequence[ChipValue], chosen: str, hidden: int = 0) -> None:
        """Shows these scenarios; `hidden`: how many more there are."""
        while len(self.chips) > len(values):
            chip = self.chips.pop()
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        for number, value in enumerate(values):
            if number == len(self.chips):
                chip = ScenarioChip(value, self)
                chip.clicked.connect(partial(self._clicked, number))
                chip.menu_asked.connect(partial(self._menu, number))
                self.chips.append(chip)
                self._row.insertWidget(number, chip)
                self.setTabOrder(self.chips[number - 1] if number else chip, chip)
            self.chips[number].show_value(value)
            self.chips[number].setChecked(value.key == chosen)
        if self.chips:
            self.setTabOrder(self.chips[-1], self.new)
        self.more.setText(f"{hidden} more" if hidden else "")
        self.more.setVisible(bool(hidden))

    def _clicked(self, number: int, *_: object) -> None:
        for other, chip in enumerate(self.chips):
            chip.setChecked(other == number)
        self.chosen.emit(self.chips[number].value.key)

    def _menu(self, number: int, at: QPoint) -> None:
        self.menu_asked.emit(self.chips[number].value.key, at)
