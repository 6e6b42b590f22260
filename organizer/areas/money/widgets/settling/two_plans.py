"""The two single plans as a card: each milestone's likelihood together and for each side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from organizer.charts.amounts import plain_amount
from organizer.kernel.dates import MONTHS
from organizer.ui.buttons import Button
from organizer.ui.cards import Card
from organizer.ui.label import Label

from .lines import Line, LineColumn, Lines, amount, plain, words_line

if TYPE_CHECKING:
    from organizer.areas.money.rules.plan.two_sides import SideRow, TwoSides


class TwoPlansCard(Card):
    """Likelihoods in whole percentages; what each begins with at the top."""

    show_in_plan = Signal()
    """It should be one of the plan's scenarios."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__("Two single plans", "a model, not advice", parent=parent)
        assert self.header is not None
        self.in_plan = Button("Show in the plan", "text", "small")
        self.in_plan.clicked.connect(lambda: self.show_in_plan.emit())
        self.header.add(self.in_plan)
        self.words = Label("", "label", "text-2", wrap=True)
        self.table = Lines("Likelihoods in two single plans", (LineColumn("", 3),))
        self.body.setContentsMargins(1, 0, 1, 8)
        self.body.addLayout(words_line(self.words))
        self.body.addWidget(self.table)
        self.say("Working it out…")

    def say(self, words: str) -> None:
        """Shows a sentence in place of the table."""
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.table.setVisible(not words)

    def show_sides(self, sides: TwoSides, names: tuple[str, str]) -> None:
        """Shows what came of it; `names` are first names."""
        heads = ("Together now", *names)
        self.table.set_columns(
            (LineColumn("", 3), LineColumn("When", width=96), *(LineColumn(head, 1, right=True) for head in heads))
        )
        starts = tuple(amount(plain_amount(value, sides.currency), font="strong") for value in sides.starts)
        lines = [Line("starts", (plain("Begins with"), plain(""), *starts))]
        self.table.set_lines(lines + [_row(row) for row in sides.rows])
        self.say("")


def _row(row: SideRow) -> Line:
    when = f"{MONTHS[row.day.month - 1]} {row.day.year}" if row.day is not None else ""
    cells = [plain(row.title), plain(when, "text-2")]
    for value in (row.together, row.first, row.other):
        worse = value is not None and value < row.together - 0.1
        cells.append(plain("–" if value is None else f"{value:.0%}", "warn-text" if worse else "text", "strong"))
    return Line(row.key or "all", tuple(cells))
