"""Money at a glance: net worth, its course, how likely the plan is, what is saved for next."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from organizer.charts.amounts import told
from organizer.kernel.glance import MoneyCard, Saving
from organizer.kernel.money import Money, format_money
from organizer.ui.bars import paint_bar
from organizer.ui.buttons import Button, PushArea
from organizer.ui.cards import Card
from organizer.ui.money_mask import money_mask, shown_amount
from organizer.ui.painting import LEFT, RIGHT, draw_text, hairline
from organizer.ui.theme import theme
from organizer.ui.tokens import ColourName


def _say(amount: Money) -> str:
    return shown_amount(format_money(amount, cents=False))


class MoneyGlance(Card):
    """The card."""

    plan_asked = Signal()
    saving_opened = Signal(object)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__("Money", parent=parent)
        self.open = Button("Money", "text", "small", trailing="chevron-right")
        self.open.clicked.connect(self.plan_asked)
        assert self.header is not None
        self.header.add(self.open)
        self.body.setContentsMargins(1, 0, 1, 6)
        self.body.setSpacing(0)
        self.worth, self.saving = _Worth(), _SavingRow()
        self.saving.clicked.connect(self._open_saving)
        self.body.addWidget(self.worth)
        self.body.addWidget(self.saving)

    def _open_saving(self) -> None:
        if self.saving.value is not None:
            self.saving_opened.emit(self.saving.value.ref)

    def show_card(self, card: MoneyCard) -> None:
        """Shows other values."""
        self.worth.show_card(card)
        self.saving.setVisible(card.saving is not None)
        if card.saving is not None:
            self.saving.show_saving(card.saving)


class _Worth(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._card: MoneyCard | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if (mask := money_mask()) is not None:
            mask.changed.connect(self._name)

    def show_card(self, card: MoneyCard) -> None:
        self._card = card
        self._name()
        self.updateGeometry()
        self.update()

    def _change(self, card: MoneyCard) -> str:
        return f"{'+' if card.change.minor > 0 else ''}{_say(card.change)} this month"

    def _name(self) -> None:
        if self._card is not None:
            words = (
                f"Net worth {_say(self._card.worth)}",
                self._change(self._card),
                told(self._card.likely, shown_amount),
            )
            self.setAccessibleName(", ".join(word for word in words if word))

    def sizeHint(self) -> QSize:
        return QSize(300, 78 if self._card is not None and self._card.likely else 60)

    def paintEvent(self, event: QPaintEvent) -> None:
        card = self._card
        if card is None:
            return
        painter, t = QPainter(self), theme().tokens
        room = QRectF(15, 0, self.width() - 30, 30)
        draw_text(painter, room, _say(card.worth), "figure", t["text"])
        good: ColourName = "success-text" if card.change.minor >= 0 else "warn-text"
        draw_text(painter, QRectF(15, 32, room.width(), 18), self._change(card), "label-medium", t[good], LEFT)
        if card.likely:
            words = told(card.likely, shown_amount)
            draw_text(painter, QRectF(15, 54, room.width(), 18), words, "label", t["text-2"], LEFT)
        if len(card.course) > 1:
            place = QRectF(self.width() - 15 - 126, 4, 122, 42)
            step = place.width() / (len(card.course) - 1)
            points = [
                QPointF(place.x() + n * step, place.bottom() - v * place.height()) for n, v in enumerate(card.course)
            ]
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(
                QPen(t["c1"], 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
            )
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(QPolygonF(points))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t["c1"])
            painter.drawEllipse(points[-1], 3, 3)


class _SavingRow(PushArea):
    """What is saved for: a bar of the way with a mark where it should be by now."""

    def __init__(self) -> None:
        super().__init__()
        self.value: Saving | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if (mask := money_mask()) is not None:
            mask.changed.connect(self._name)

    def show_saving(self, saving: Saving) -> None:
        self.value = saving
        self._name()
        self.update()

    def _parts(self, saving: Saving) -> tuple[str, str]:
        pace = f"pace needs {_say(saving.pace)}" if saving.pace is not None else ""
        return f"{_say(saving.there)} of {_say(saving.wanted)}", pace

    def _name(self) -> None:
        if self.value is not None:
            words = (self.value.title, *self._parts(self.value))
            self.setAccessibleName(", ".join(word for word in words if word))

    def sizeHint(self) -> QSize:
        return QSize(300, 72)

    def paintEvent(self, event: QPaintEvent) -> None:
        saving = self.value
        if saving is None:
            return
        painter, t = QPainter(self), theme().tokens
        room = QRectF(15, 10, self.width() - 30, 20)
        hairline(painter, 15, 2, room.width(), t["border-subtle"])
        share = max(saving.there.minor, 0) / saving.wanted.minor
        tick = max(saving.pace.minor, 0) / saving.wanted.minor if saving.pace is not None else None
        draw_text(painter, room, f"{min(share, 1.0):.0%}", "row-title", t["text"], RIGHT)
        draw_text(painter, room.adjusted(0, 0, -48, 0), saving.title, "row-title", t["text"])
        behind = tick is not None and share < tick
        paint_bar(painter, QRectF(15, 32, room.width(), 12), share, "warn" if behind else "c1", tick)
        there, pace = self._parts(saving)
        draw_text(painter, QRectF(15, 48, room.width(), 18), there, "label", t["text-2"])
        draw_text(
            painter, QRectF(15, 48, room.width(), 18), pace, "label", t["warn-text" if behind else "text-2"], RIGHT
        )
