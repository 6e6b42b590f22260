"""The overview: what do I belong to, what renews, what did I give?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from organizer.areas.standing.figures import giving_chart, hours_chart
from organizer.areas.standing.queries import Standing
from organizer.areas.standing.section import amount_words, hours_words
from organizer.kernel.dates import format_day
from organizer.ui.bar_chart import BarKey, BarView
from organizer.ui.cards import Card, KeyFigure, KeyFigureStrip
from organizer.ui.money_mask import money_mask, shown_amount
from organizer.ui.scrolling import ScrollArea
from organizer.ui.shell import SizeClass

from .commitments import CommitmentsCard

_GAP, _HEIGHT = 14, 164


class ChartCard(Card):
    """A chart of bars, its key in the head."""

    def __init__(self, title: str, amounts: tuple[int, ...] = ()) -> None:
        super().__init__(title)
        self.chart, self.key = BarView(_HEIGHT, amounts), BarKey()
        assert self.header is not None
        self.header.add(self.key)
        self.header.add(self.chart.as_table)
        self.body.addWidget(self.chart)


class Overview(QWidget):
    """Key figures, the list of commitments, two charts; in a narrow window one under the other."""

    def __init__(self, letters: Callable[[], bool], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._standing: Standing | None = None
        self._today = date.today()
        self.strip = KeyFigureStrip()
        self.commitments = CommitmentsCard(letters)
        self.hours = ChartCard("Hours given by month")
        self.giving = ChartCard("Giving by year", (1, 2))
        content = QWidget()
        content.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._column = QVBoxLayout(content)
        self._column.setSpacing(_GAP)
        self._column.addWidget(self.strip)
        self._column.addWidget(self.commitments)
        self._charts = QHBoxLayout()
        self._charts.setSpacing(_GAP)
        self._charts.addWidget(self.hours, 1)
        self._charts.addWidget(self.giving, 1)
        self._column.addLayout(self._charts)
        self._column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(ScrollArea(content))
        if (mask := money_mask()) is not None:
            mask.changed.connect(self._show_figures)
        self.set_size_class("normal")

    def show_standing(self, standing: Standing, today: date) -> None:
        """Shows how things stand."""
        self._standing, self._today = standing, today
        self._show_figures()
        self.commitments.set_rows(standing.commitments)
        for card, chart in ((self.hours, hours_chart(standing, today.year)), (self.giving, giving_chart(standing))):
            card.chart.set_chart(chart)
            card.key.set_chart(chart)

    def _show_figures(self, _: bool = False) -> None:
        found = self._standing
        if found is None:
            return
        wanted = f"of {found.hours_wanted:g} planned" if found.hours_wanted is not None else "this year so far"
        planned = f"of {shown_amount(amount_words(found.giving_wanted))} planned" if found.giving_wanted else ""
        count = found.memberships
        figures = [
            KeyFigure("Hours given this year", hours_words(found.hours).removesuffix(" h"), wanted),
            KeyFigure("Given this year", shown_amount(amount_words(found.given)), planned),
            KeyFigure("Dues", shown_amount(amount_words(found.dues)), f"{count} membership{'s' * (count != 1)}"),
        ]
        renewal = found.renewal
        if renewal is not None and renewal.renews is not None:
            dues = f", {shown_amount(amount_words(renewal.dues))}" if renewal.dues is not None else ""
            near = (renewal.renews - self._today).days <= 30
            figures.append(KeyFigure("Next renewal", format_day(renewal.renews, self._today), f"{renewal.name}{dues}",
                                     "warn-text" if near else "text-2"))  # fmt: skip
        else:
            figures.append(KeyFigure("Next renewal", "–", "nothing renews"))
        ending = found.ending
        first = ending[0] if ending else None
        words = f"{first.body or first.title}, {first.until:%B %Y}" if first is not None else "within a year"
        figures.append(KeyFigure("Terms ending", str(len(ending)), words))
        self.strip.set_figures(figures)

    def set_size_class(self, size: SizeClass) -> None:
        """For a window of this size."""
        side = 20 if size == "narrow" else 24
        self._column.setContentsMargins(side, 14, side, 20)
        self._charts.setDirection(
            QBoxLayout.Direction.TopToBottom if size == "narrow" else QBoxLayout.Direction.LeftToRight
        )

    def focus_first(self, reason: Qt.FocusReason = Qt.FocusReason.ShortcutFocusReason) -> None:
        """Puts the focus where one works."""
        self.commitments.rows.setFocus(reason)
