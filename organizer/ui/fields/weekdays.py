"""Days of the week, each of which is on or off."""

from collections.abc import Iterable

from PySide6.QtCore import QLocale, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from organizer.kernel.weekdays import Weekday, weekdays_of
from organizer.ui.buttons import PushArea
from organizer.ui.fields.field import Field
from organizer.ui.painting import CENTRE, draw_text, fill_rounded
from organizer.ui.theme import theme
from organizer.ui.tooltips import set_tooltip


class DayChip(PushArea):
    """One day; pressing it switches it."""

    ring_radius = 6.0
    leaves_arrows = True

    def __init__(self, day: Weekday) -> None:
        super().__init__()
        self.day = day
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        locale, number = QLocale(), day + 1
        self.set_label(locale.standaloneDayName(number, QLocale.FormatType.ShortFormat)[:2])
        whole = locale.standaloneDayName(number, QLocale.FormatType.LongFormat)
        self.setAccessibleName(whole)
        set_tooltip(self, whole)

    def sizeHint(self) -> QSize:
        return QSize(42, 30)

    def minimumSizeHint(self) -> QSize:
        return QSize(28, 30)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme().tokens
        rect, on = QRectF(self.rect()), self.isChecked()
        if not self.isEnabled():
            fill_rounded(painter, rect, 6, t["pressed" if on else "sunken"], t["border"])
            draw_text(painter, rect, self.label, "strong" if on else "body", t["text-2"], CENTRE)
            return
        if on:
            fill_rounded(painter, rect, 6, t["accent-hover" if self.hovered() else "accent"])
        else:
            fill_rounded(painter, rect, 6, t["hover" if self.hovered() else "surface"], t["border-control"])
        draw_text(painter, rect, self.label, "strong" if on else "body", t["on-accent" if on else "text-2"], CENTRE)


class _Week(QWidget):
    """Seven chips from the first day of the week here. Tab comes to one of them, arrows, Home and End go among them,
    Space and Enter switch."""

    toggled = Signal()

    def __init__(self) -> None:
        super().__init__()
        first = QLocale().firstDayOfWeek().value - 1
        self.chips = [DayChip(Weekday((first + step) % 7)) for step in range(7)]
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for chip in self.chips:
            chip.clicked.connect(lambda _=False, chip=chip: self._clicked(chip))
            row.addWidget(chip)
        self._stop_at(self.chips[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = next((place for place, chip in enumerate(self.chips) if chip.hasFocus()), 0)
        forward = -1 if self.isRightToLeft() else 1
        key = Qt.Key(event.key())
        steps = {Qt.Key.Key_Right: forward, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -forward, Qt.Key.Key_Up: -1}
        if key in steps:
            self._go(here + steps[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(0 if key is Qt.Key.Key_Home else -1)
        else:
            super().keyPressEvent(event)

    def _go(self, place: int) -> None:
        chip = self.chips[place % 7]
        self._stop_at(chip)
        chip.setFocus(Qt.FocusReason.TabFocusReason)

    def _clicked(self, chip: DayChip) -> None:
        self._stop_at(chip)
        self.toggled.emit()

    def _stop_at(self, stop: DayChip) -> None:
        for chip in self.chips:
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chip is stop else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(stop)


class WeekdaysField(Field[tuple[Weekday, ...]]):
    """Seven chips to switch on and off."""

    def __init__(self, label: str, *, help_text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(label, help_text=help_text, parent=parent)
        self._week = _Week()
        self._week.toggled.connect(lambda: self.changed.emit())
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._week)
        row.addStretch(1)
        self._place(holder, self._week)
        self._week.setAccessibleName(label)

    @property
    def chips(self) -> list[DayChip]:
        """From the first day of the week here."""
        return self._week.chips

    def value(self) -> tuple[Weekday, ...]:
        return weekdays_of(chip.day for chip in self.chips if chip.isChecked())

    def set_value(self, value: Iterable[Weekday]) -> None:
        days = set(value)
        for chip in self.chips:
            chip.setChecked(chip.day in days)

    def _dress(self) -> None:
        self._week.setEnabled(not self._read_only)
