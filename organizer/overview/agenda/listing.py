"""The days of the agenda, each with its rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from organizer.kernel.weekdays import Weekday
from organizer.overview.today.gather import Need
from organizer.overview.today.rows import NeedRow, RowList, Shown, VerbsOf
from organizer.reports.period import day_in_words
from organizer.ui.buttons import Button
from organizer.ui.cards import Card

from .gather import AgendaDay

MOST_OF_A_DAY = 20
"""Rows of a day that are shown before the others are asked for."""


class DayCards(RowList):
    """A card for each day; the arrows go through the rows of all of them."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.cards: list[Card] = []
        self._in_full: set[date] = set()
        self._again: Callable[[], None] = lambda: None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)

    def show_days(self, days: Sequence[AgendaDay], today: date, shown: Callable[[Need], Shown], verbs: VerbsOf) -> None:
        gone, self.cards = self.cards, []
        self._again = lambda: self.show_days(days, today, shown, verbs)
        visible: list[Shown] = []
        bodies: list[QVBoxLayout] = []
        for each in days:
            card = Card(day_title(each.day, today), f"{len(each.needs):,}")
            card.body.setContentsMargins(0, 0, 0, 1)
            card.body.setSpacing(0)
            self._column.addWidget(card)
            self.cards.append(card)
            listed = each.needs if each.day in self._in_full else each.needs[:MOST_OF_A_DAY]
            visible += map(shown, listed)
            bodies += [card.body] * len(listed)
        places = iter(bodies)
        self._make_rows(visible, verbs, lambda row: _put(next(places), row))
        for card, each in zip(self.cards, days, strict=True):
            if each.day not in self._in_full and len(each.needs) > MOST_OF_A_DAY:
                card.body.addWidget(self._more(each))
        for card in gone:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()

    def _more(self, day: AgendaDay) -> Button:
        more = Button(f"Show all {len(day.needs):,}", "text", "small")

        def show_all() -> None:
            self._in_full.add(day.day)
            self._again()

        more.clicked.connect(show_all)
        return more


def _put(body: QVBoxLayout, row: NeedRow) -> None:
    body.addWidget(row)


def day_title(day: date, today: date) -> str:
    """'Today, Thursday 19 November 2026'"""
    near = {0: "Today, ", 1: "Tomorrow, ", -1: "Yesterday, "}.get((day - today).days, "")
    return f"{near}{Weekday(day.weekday()).word} {day_in_words(day)}"
