"""Chips: short labels with a tone, as widgets and as strokes for delegates."""

from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from organizer.ui.fonts import text_width
from organizer.ui.painting import LEFT, draw_text, fill_rounded
from organizer.ui.theme import theme
from organizer.ui.tokens import ColourName
from organizer.ui.tooltips import set_tooltip

Tone: TypeAlias = Literal["neutral", "success", "warn", "danger", "info", "accent", "outline"]

HEIGHT = 20
_PADDING = 7
_GAP = 5
_ICON = 12

_TONES: dict[Tone, tuple[ColourName | None, ColourName]] = {
    "neutral": ("chip", "text-2"),
    "success": ("success-tint", "success-text"),
    "warn": ("warn-tint", "warn-text"),
    "danger": ("danger-tint", "danger-text"),
    "info": ("info-tint", "info-text"),
    "accent": ("accent-tint", "accent-text"),
    "outline": (None, "text-2"),
}


class ChipText(NamedTuple):
    """What a chip shows; for rows of chips in widgets and delegates."""

    text: str
    tone: Tone = "neutral"
    icon: str | None = None


def chip_width(text: str, icon: str | None = None) -> int:
    return round(text_width("caption-medium", text)) + 2 * _PADDING + (_ICON + _GAP if icon else 0)


def paint_chip(
    painter: QPainter, x: float, centre: float, text: str, tone: Tone = "neutral", icon: str | None = None,
    room: float | None = None,
) -> float:  # fmt: skip
    """Draw a chip from `x`, centred on the height `centre`, at most `room` wide. Returns its width."""
    current = theme()
    fill, ink = _TONES[tone]
    width = float(chip_width(text, icon))
    if room is not None:
        width = min(width, room)
    rect = QRectF(x, round(centre - HEIGHT / 2), width, HEIGHT)
    edge = current.tokens["border"] if fill is None else None
    fill_rounded(painter, rect, 4, current.tokens[fill] if fill else None, edge)
    inner = rect.adjusted(_PADDING, 0, -_PADDING, 0)
    if icon:
        current.icons.paint(painter, inner.x(), rect.y() + 4, icon, _ICON, current.tokens[ink])
        inner.setLeft(inner.x() + _ICON + _GAP)
    draw_text(painter, inner, text, "caption-medium", current.tokens[ink], LEFT)
    return width


def chips_that_fit(chips: Sequence[ChipText], room: float, gap: int = 4) -> int:
    """How many of `chips` can be shown in `room`, keeping place for the '+2' that stands for the rest. At least one."""
    used = 0.0
    for number, chip in enumerate(chips):
        used += chip_width(chip.text, chip.icon) + (gap if number else 0)
        rest = len(chips) - number - 1
        more = gap + chip_width(f"+{rest}") if rest else 0
        if used + more > room:
            return max(1, number)
    return len(chips)


def paint_chips(painter: QPainter, rect: QRectF, chips: Sequence[ChipText], gap: int = 4) -> None:
    """A row of chips in `rect`, the ones without room as '+2'."""
    if not chips:
        return
    shown = chips_that_fit(chips, rect.width(), gap)
    rest = len(chips) - shown
    end = rect.right() - (gap + chip_width(f"+{rest}") if rest else 0)
    x, centre = rect.x(), rect.center().y()
    for text, tone, icon in chips[:shown]:
        x += paint_chip(painter, x, centre, text, tone, icon, max(0.0, end - x)) + gap
    if rest:
        paint_chip(painter, x, centre, f"+{rest}")


class Chip(QWidget):
    def __init__(
        self, text: str, tone: Tone = "neutral", icon: str | None = None, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_chip(text, tone, icon)

    def set_chip(self, text: str, tone: Tone = "neutral", icon: str | None = None) -> None:
        self._chip = ChipText(text, tone, icon)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    @property
    def text(self) -> str:
        return self._chip.text

    def sizeHint(self) -> QSize:
        return QSize(chip_width(self._chip.text, self._chip.icon), HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_chip(QPainter(self), 0, self.height() / 2, *self._chip, self.width())


_STATUS_ICONS: dict[Tone, str | None] = {
    "success": "trending-up",
    "warn": "trending-down",
    "danger": "circle-alert",
    "info": "info",
    "accent": None,
    "neutral": None,
    "outline": None,
}


class StatusChip(Chip):
    """A status in words with the icon of its tone, so that colour never speaks alone."""

    def __init__(
        self, text: str, tone: Tone = "neutral", icon: str | None = None, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, tone, icon or _STATUS_ICONS[tone], parent=parent)


class PrivacyChip(Chip):
    """Says that a record is in the private profile."""

    def __init__(self, text: str = "Only me", *, parent: QWidget | None = None) -> None:
        super().__init__(text, "outline", "lock", parent=parent)


class ChipRow(QWidget):
    """Chips on one line; what has no room becomes '+2', with all of them in the tooltip and the accessible name."""

    def __init__(self, chips: Sequence[ChipText] = (), gap: int = 6, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gap = gap
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_chips(chips)

    def set_chips(self, chips: Sequence[ChipText]) -> None:
        self._chips = tuple(chips)
        words = ", ".join(chip.text for chip in self._chips)
        self.setAccessibleName(words)
        set_tooltip(self, words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = sum(chip_width(chip.text, chip.icon) + self._gap for chip in self._chips)
        return QSize(max(0, width - self._gap), HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_chips(painter, QRectF(self.rect()), self._chips, self._gap)
