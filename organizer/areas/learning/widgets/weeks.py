"""Hours by week: a bar for each of the last weeks, with a mark at what was aimed for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from organizer.areas.learning.rules.counting import said
from organizer.kernel.dates import MONTHS
from organizer.ui.bars import paint_bar
from organizer.ui.cards import Card
from organizer.ui.painted_table import SIDE, TableRows
from organizer.ui.painting import RIGHT, draw_text, fill
from organizer.ui.theme import theme
from organizer.ui.tokens import ColourName

_DAY, _FIGURE = 64, 56


class Week(NamedTuple):
    """The hours of a week, by its Monday; `whole`: whether it is over."""

    monday: date
    hours: Decimal
    whole: bool = True


class WeekRows(TableRows):
    """The newest week first."""

    def __init__(self) -> None:
        super().__init__("Hours by week", 26)
        self.weeks: tuple[Week, ...] = ()
        self._aim: Decimal | None = None
        self._most = Decimal(1)

    def set_weeks(self, weeks: Sequence[Week], aim: Decimal | None) -> None:
        self.weeks, self._aim = tuple(weeks), aim
        self._most = max([week.hours for week in weeks] + [aim or Decimal(0), Decimal(1)])
        self.rows_changed()
        self.setFixedHeight(max(1, len(weeks) * self.row_height()))

    def count(self) -> int:
        return len(self.weeks)

    def spoken(self, row: int) -> str:
        week = self.weeks[row]
        aim = f" of {said(self._aim)} aimed for" if self._aim else ""
        so_far = "" if week.whole else " so far"
        return f"Week of {_day(week.monday)}: {said(week.hours)} h{aim}{so_far}"

    def paint_row(self, painter: QPainter, rect: QRectF, row: int) -> None:
        t, week = theme().tokens, self.weeks[row]
        if row != self.current:
            fill(painter, QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), t["surface"])
        inner = rect.adjusted(SIDE, 0, -SIDE, 0)
        draw_text(painter, QRectF(inner.x(), inner.y(), _DAY, inner.height()), _day(week.monday), "label", t["text-3"])
        bar = inner.adjusted(_DAY, 0, -_FIGURE, 0)
        tick = float(self._aim / self._most) if self._aim else None
        reached = self._aim is None or week.hours >= self._aim
        colour: ColourName = "accent" if reached else "warn" if week.whole else "border-control"
        paint_bar(painter, bar, float(week.hours / self._most), colour, tick)
        draw_text(painter, inner, f"{said(week.hours)} h", "label", t["text-2"], RIGHT)


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"


class WeeksCard(Card):
    """The weeks on a card."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__("Hours by week", parent=parent)
        self.rows = WeekRows()
        self.body.setContentsMargins(0, 0, 0, 12)
        self.body.addWidget(self.rows)

    def set_weeks(self, weeks: Sequence[Week], aim: Decimal | None) -> None:
        assert self.header is not None
        self.header.note.setText(f"aim {said(aim)} h" if aim else "")
        self.rows.set_weeks(weeks, aim)
