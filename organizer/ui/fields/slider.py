"""A number that can be typed, or dragged to."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractSlider, QHBoxLayout, QSizePolicy, QWidget

from organizer.ui.fields.field import Field
from organizer.ui.fields.text import ParsedField
from organizer.ui.focus import RingedFocus
from organizer.ui.painting import fill_rounded
from organizer.ui.theme import theme

_HEIGHT, _KNOB = 32, 16
_TEXT_WIDTH = 104


class Slider(RingedFocus, QAbstractSlider):
    """A painted slider; arrows, Page Up and Down, Home and End move it."""

    ring_radius = 8.0

    def __init__(self, least: int, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setRange(least, most)
        self.setPageStep(max(1, (most - least) // 10))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_HEIGHT)

    def sizeHint(self) -> QSize:
        return QSize(160, _HEIGHT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self.setSliderPosition(self._at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self.setSliderPosition(self._at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self.setSliderDown(False)

    def _at(self, x: float) -> int:
        room = max(1, self.width() - _KNOB)
        share = min(1.0, max(0.0, (x - _KNOB / 2) / room))
        return self.minimum() + round(share * (self.maximum() - self.minimum()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme().tokens
        middle, room = self.height() / 2, self.width() - _KNOB
        share = (self.value() - self.minimum()) / max(1, self.maximum() - self.minimum())
        fill_rounded(painter, QRectF(_KNOB / 2, middle - 2, room, 4), 2, t["border"])
        fill_rounded(painter, QRectF(_KNOB / 2, middle - 2, room * share, 4), 2, t["accent"])
        painter.setPen(QPen(t["surface"], 2))
        painter.setBrush(t["accent-hover" if self.isSliderDown() else "accent"])
        painter.drawEllipse(QPointF(_KNOB / 2 + room * share, middle), 7, 7)


class SliderField(Field[Decimal | None]):
    """A slider over the usual values, and beside it the value as text, which may be any."""

    settled = Signal()
    """The user let the slider go, or finished typing."""

    def __init__(
        self, label: str, parse: Callable[[str], Decimal], show: Callable[[Decimal], str], *, least: Decimal,
        most: Decimal, step: Decimal, unit: str = "", help_text: str = "", parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(label, help_text=help_text, parent=parent)
        self._step = step
        self.text: ParsedField[Decimal] = ParsedField(label, parse, show, unit=unit)
        self.text.hide_label()
        self.text.setFixedWidth(_TEXT_WIDTH)
        self.slider = Slider(int(least / step), int(most / step))
        self.slider.setAccessibleName(label)
        self.slider.sliderReleased.connect(lambda: self.settled.emit())
        self.slider.valueChanged.connect(self._moved)
        self.text.changed.connect(self._typed)
        self.text.left.connect(lambda: self.left.emit())
        self.text.left.connect(lambda: self.settled.emit())
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.slider, 1)
        row.addWidget(self.text)
        self._place(holder, self.slider)

    @property
    def dragged(self) -> bool:
        """Whether the slider is being held."""
        return self.slider.isSliderDown()

    def value(self) -> Decimal | None:
        return self.text.value()

    def set_value(self, value: Decimal | None) -> None:
        self.text.set_value(value)
        self._follow(value)

    def problem(self) -> str | None:
        return self.text.problem()

    def mark_wrong(self, wrong: bool) -> None:
        self.text.mark_wrong(wrong)

    def _dress(self) -> None:
        self.text.mark_wrong(self.error() is not None)

    def _follow(self, value: Decimal | None) -> None:
        blocked = self.slider.blockSignals(True)
        self.slider.setValue(int(((value or Decimal(0)) / self._step).to_integral_value()))
        self.slider.blockSignals(blocked)
        self.slider.update()

    def _moved(self, position: int) -> None:
        self.text.set_value(position * self._step)
        self.slider.update()
        self.changed.emit()

    def _typed(self) -> None:
        if self.text.problem() is None:
            self._follow(self.text.value())
        self.changed.emit()
