"""The cards of Today: goals of the quarter, the balance of the week, something to be glad of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from organizer.kernel.changes import Ref
from organizer.kernel.glance import BalanceRow, GoalCard, Praise, Tone
from organizer.ui import chips
from organizer.ui.avatars import Face, paint_stack
from organizer.ui.buttons import PushArea
from organizer.ui.chips import chip_width, paint_chip
from organizer.ui.fonts import text_width
from organizer.ui.money_mask import money_mask, shown_amount
from organizer.ui.painting import LEFT, RIGHT, draw_text, fill, fill_rounded
from organizer.ui.theme import theme
from organizer.ui.tokens import ColourName

_CHIPS: dict[Tone, tuple[chips.Tone, str]] = {
    Tone.AHEAD: ("success", "trending-up"),
    Tone.ON_PACE: ("success", "trending-up"),
    Tone.SLIGHTLY_BEHIND: ("warn", "trending-down"),
    Tone.BEHIND: ("danger", "trending-down"),
    Tone.QUIET: ("neutral", "minus"),
}
_INKS: dict[Tone, ColourName] = {
    Tone.BEHIND: "danger-text", Tone.SLIGHTLY_BEHIND: "warn-text", Tone.AHEAD: "text-2", Tone.ON_PACE: "text-2",
    Tone.QUIET: "text-2",
}  # fmt: skip
_HOUR = timedelta(hours=1)


class GoalTile(PushArea):
    """A goal with its score, its first measure, how it stands, and its course against the needed pace."""

    def __init__(self, card: GoalCard, faces: Sequence[Face], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card, self._faces = card, tuple(faces)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._describe()
        if (mask := money_mask()) is not None:
            mask.changed.connect(self._describe)

    def _describe(self) -> None:
        card = self.card
        self.setAccessibleName(f"{card.title}, {self._percent()}, {self._detail()}, {card.standing}")

    def _detail(self) -> str:
        return shown_amount(self.card.detail) if self.card.has_amounts else self.card.detail

    def _percent(self) -> str:
        return f"{int(self.card.score * 100 + 0.5)}%"

    def sizeHint(self) -> QSize:
        return QSize(260, 94)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t, card = QPainter(self), theme().tokens, self.card
        edge = t["border"] if self.underMouse() else t["border-subtle"]
        fill_rounded(painter, QRectF(self.rect()), 8, t["surface"], edge)
        title = QRectF(16, 12, self.width() - 90, 20)
        draw_text(painter, title, card.title, "section", t["text"])
        draw_text(painter, QRectF(self.width() - 76, 12, 60, 20), self._percent(), "dialog-title", t["text"], RIGHT)
        draw_text(painter, title.translated(0, 20), self._detail(), "label", t["text-2"])
        x = 16.0
        if card.standing:
            tone, icon = _CHIPS[card.tone]
            paint_chip(painter, x, 70, card.standing, tone, icon)
            x += chip_width(card.standing, icon) + 8
        if self._faces:
            paint_stack(painter, x, 60, 20, self._faces, t["surface"])
        self._paint_course(painter, QRectF(self.width() - 124, 40, 108, 40))

    def _paint_course(self, painter: QPainter, room: QRectF) -> None:
        t = theme().tokens
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

        def at(point: tuple[float, float]) -> QPointF:
            return QPointF(room.x() + point[0] * room.width(), room.bottom() - point[1] * room.height())

        if not self.card.course:
            return
        painter.setPen(QPen(t["chart-axis"], 1.4, Qt.PenStyle.DashLine))
        painter.drawLine(at((0.0, 0.0)), at((1.0, 1.0)))
        colour = t.named(self.card.colour) if self.card.colour else t["accent"]
        painter.setPen(QPen(colour, 1.8))
        points = [at((0.0, 0.0)), *(at(point) for point in self.card.course)]
        painter.drawPolyline(QPolygonF(points))
        painter.setBrush(colour)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(points[-1], 3, 3)


class BalanceList(QWidget):
    """A row for each category: tracked as the bar, planned by now as the line, the whole week as the track."""

    _ROW = 26

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._rows: tuple[BalanceRow, ...] = ()

    def show_rows(self, rows: Sequence[BalanceRow]) -> None:
        self._rows = tuple(rows)
        self.setAccessibleName("; ".join(f"{row.label}: {_figure(row)}" for row in rows) or "Nothing planned this week")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, max(len(self._rows), 1) * self._ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme().tokens
        if not self._rows:
            draw_text(painter, QRectF(0, 0, self.width(), self._ROW), "Nothing planned this week", "label", t["text-3"])
            return
        longest = max(max(row.tracked, row.planned) for row in self._rows) or _HOUR
        name, figure = 92, 96
        room = self.width() - name - figure - 8
        for number, row in enumerate(self._rows):
            y, colour = number * self._ROW, t.named(row.colour)
            fill_rounded(painter, QRectF(0, y + 9, 8, 8), 2, colour)
            draw_text(painter, QRectF(16, y, name - 20, self._ROW), row.label, "label", t["text"], LEFT)
            for length, ink in ((row.planned, t["track"]), (row.tracked, colour)):
                if length > timedelta():
                    width = max(2.0, room * (length / longest))
                    fill_rounded(painter, QRectF(name, y + 9, width, 9), 2, ink)
            if row.planned_by_now > timedelta():
                fill(painter, QRectF(round(name + room * (row.planned_by_now / longest)), y + 6, 2, 15), t["text"])
            place = QRectF(self.width() - figure, y, figure, self._ROW)
            strong = row.tone in (Tone.BEHIND, Tone.SLIGHTLY_BEHIND)
            draw_text(painter, place, _figure(row), "label-strong" if strong else "label", t[_INKS[row.tone]], RIGHT)


_LEGEND = ("tracked", "planned by now", "full week")


class BalanceLegend(QWidget):
    """What the bar, the line and the track of a row mean."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Bar: tracked. Line: planned by now. Track: full week.")

    def sizeHint(self) -> QSize:
        return QSize(240, 18)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme().tokens
        x = 0.0
        for words in _LEGEND:
            if words == "planned by now":
                fill(painter, QRectF(x, 2, 2, 14), t["text"])
                x += 8
            else:
                fill_rounded(painter, QRectF(x, 6, 14, 6), 2, t["text-2"] if words == "tracked" else t["track"])
                x += 20
            width = text_width("caption", words) + 1
            draw_text(painter, QRectF(x, 0, width, 18), words, "caption", t["text-2"])
            x += width + 14


def _hours(length: timedelta) -> str:
    return f"{round(length / _HOUR * 4) / 4:g}"


def _figure(row: BalanceRow) -> str:
    return f"{_hours(row.tracked)} of {_hours(row.planned)} h"


class PraiseCard(PushArea):
    """The newest win."""

    opened = Signal(object)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._ref: Ref | None = None
        self._text = self._when = ""
        self.clicked.connect(lambda: self.opened.emit(self._ref))

    def show_praise(self, praise: Praise, now: datetime) -> None:
        days = (now.date() - praise.when.date()).days
        self._ref, self._text = praise.ref, praise.text
        self._when = "today" if days == 0 else "yesterday" if days == 1 else f"{days} days ago"
        self.setAccessibleName(f"A win, {self._when}: {praise.text}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, 72)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, current = QPainter(self), theme()
        t = current.tokens
        fill_rounded(painter, QRectF(self.rect()), 8, t["warm-tint"], t["warm-border"])
        current.icons.paint(painter, 16, 15, "trophy", 16, t["warm-text"])
        draw_text(painter, QRectF(42, 13, self.width() - 58, 20), f"A win, {self._when}", "section", t["warm-text"])
        draw_text(painter, QRectF(16, 39, self.width() - 32, 20), self._text, "body", t["text"])
