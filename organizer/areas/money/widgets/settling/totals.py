"""What each side gets in all, and what one pays the other."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organizer.areas.money.rules.division import HALF, Division
from organizer.areas.money.rules.written import written
from organizer.charts.amounts import Told
from organizer.kernel.dates import Conventions
from organizer.kernel.errors import FieldError
from organizer.kernel.money import Money, decimal_of
from organizer.ui.buttons import Button
from organizer.ui.cards import Card
from organizer.ui.fields.text import ParsedField
from organizer.ui.told import ToldLabel

from .lines import Line, LineColumn, Lines, amount, plain

_ASIDE = 300


class SideTotals(Card):
    """A small table of both sides; beside it what would make equal, and the share that is wanted."""

    make_equal = Signal()
    cleared = Signal()
    wanted = Signal(object)
    """The first's share that is wanted (`Decimal`)."""

    def __init__(self, conventions: Conventions, *, parent: QWidget | None = None) -> None:
        super().__init__("Totals, after tax", parent=parent)
        self.table = Lines("Totals of both sides", (LineColumn("", 2),))
        self.needed = ToldLabel((), "body", "text-2", wrap=True)
        self.open = ToldLabel((), "body", "text-2")
        self.equal = Button("Make equal", "primary", "small")
        self.equal.clicked.connect(lambda: self.make_equal.emit())
        self.clear = Button("Without equalisation", "text", "small")
        self.clear.clicked.connect(lambda: self.cleared.emit())
        self.share = ParsedField("Share wanted", _reading(conventions), _percent, unit="%")
        self.share.edit.returnPressed.connect(self._say_wanted)
        self.share.left.connect(self._say_wanted)
        self._stored = HALF
        aside = QWidget()
        aside.setFixedWidth(_ASIDE)
        words = QVBoxLayout(aside)
        words.setContentsMargins(0, 0, 15, 6)
        words.setSpacing(10)
        words.addWidget(self.needed)
        words.addWidget(self.open)
        buttons = QHBoxLayout()
        buttons.addWidget(self.equal)
        buttons.addWidget(self.clear)
        buttons.addStretch(1)
        words.addLayout(buttons)
        words.addWidget(self.share)
        words.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(16)
        column = QVBoxLayout()
        column.addWidget(self.table)
        column.addStretch(1)
        row.addLayout(column, 1)
        row.addWidget(aside)
        self.body.setContentsMargins(1, 0, 1, 8)
        self.body.addLayout(row)

    def show_totals(self, division: Division, names: tuple[str, str]) -> None:
        """Shows both sides; `names` are first names."""
        first, other, (after_first, after_other) = division.first, division.other, division.after
        self.table.set_columns((LineColumn("", 2), *(LineColumn(name, 1, right=True) for name in names)))
        rows = [
            ("Separate property", first.separate, other.separate), ("Property of both", first.shared, other.shared),
            ("Together", first.all, other.all),
        ]  # fmt: skip
        if division.paid.minor:
            rows += [("Equalisation", -division.paid, division.paid), ("After it", after_first, after_other)]
        strong = {"Together", "After it"}
        self.table.set_lines(
            [
                Line(title, (plain(title, font="strong" if title in strong else "body"),
                             *(amount(written(m), font="strong" if title in strong else "body") for m in each)))
                for title, *each in rows
            ]
        )  # fmt: skip
        self.needed.tell(needed_words(division, names))
        self.open.tell(undivided_words(division))
        self.open.setVisible(bool(undivided_words(division)))
        self.equal.setEnabled(division.needed != division.paid)
        self.equal.set_label("Make equal" if division.wanted == HALF else f"Reach {_percent(division.wanted)}%")
        self.clear.setVisible(bool(division.paid.minor))
        self._stored = division.wanted
        if not self.share.edit.hasFocus():
            self.share.set_value(division.wanted)
        self.share.edit.setAccessibleName(f"Share of {names[0]} that is wanted, in percent")

    def _say_wanted(self) -> None:
        if self.share.check() and (value := self.share.value()) is not None and value != self._stored:
            self._stored = value
            self.wanted.emit(value)


def needed_words(division: Division, names: tuple[str, str]) -> Told:
    """What would have to be paid for the wanted share."""
    needed = division.needed
    first, other = names
    goal = "For equal parts" if division.wanted == HALF else f"For {_percent(division.wanted)}% to {first}"
    if not needed.minor:
        return (f"{goal} nobody pays anything.",)
    payer, payee = (first, other) if needed.minor > 0 else (other, first)
    return f"{goal} {payer} pays {payee} ", written(_absolute(needed)), "."


def undivided_words(division: Division) -> Told:
    """What is not divided yet; nothing where everything is."""
    if all(each.is_divided for each in division.accounts):
        return ()
    return "Not divided yet: ", written(division.undivided), ""


def _absolute(money: Money) -> Money:
    return -money if money.minor < 0 else money


def _reading(conventions: Conventions) -> Callable[[str], Decimal]:
    def read(text: str) -> Decimal:
        try:
            number = decimal_of(text.removesuffix("%"), conventions.decimal_mark)
        except FieldError as error:
            raise ValueError(str(error)) from None
        if not 0 <= number <= 100:
            raise ValueError("A share is from 0 to 100%")
        return number / 100

    return read


def _percent(share: Decimal) -> str:
    return f"{(share * 100).quantize(Decimal('0.1')).normalize():f}"
