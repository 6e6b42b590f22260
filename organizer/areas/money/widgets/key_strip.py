"""The key figures of money in words."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtWidgets import QVBoxLayout, QWidget

from organizer.areas.money.figures.net_worth import major, plain, short
from organizer.areas.money.rules.key_values import KeyValues
from organizer.ui.cards import KeyFigure, KeyFigureStrip
from organizer.ui.money_mask import shown_amount
from organizer.ui.tokens import ColourName

_MILLION = 1_000_000


def _change(minor: int, currency: str) -> str:
    words = shown_amount(plain(minor, currency))
    return f"{'+' if minor > 0 else ''}{words} this month"


def _percent(share: Decimal | None) -> str:
    return "–" if share is None else f"{round(share * 100)}%".replace("-", "\u2212")


def key_figures(values: KeyValues, currency: str) -> list[KeyFigure]:
    """Five of them, with amounts as they may be seen."""

    def say(minor: int) -> str:
        return shown_amount(plain(minor, currency))

    def brief(minor: int) -> str:
        return shown_amount(
            short(minor, currency) if abs(major(minor, currency)) >= _MILLION else plain(minor, currency)
        )

    good: ColourName = "success-text"
    bad: ColourName = "warn-text"
    saved_note = "no plan yet"
    saved_tone: ColourName = "text-2"
    if values.saved_plan is not None and values.saved_needed is not None:
        saved_note = f"of {brief(values.saved_plan)}, pace needs {brief(values.saved_needed)}"
        saved_tone = good if values.saved >= values.saved_needed else bad
    runway = values.runway
    months = "–" if runway is None else f"{round(runway, 1):f} months"
    lasts = f"essentials {say(values.essentials)} a month" if runway else "no essentials yet"
    return [
        KeyFigure("Net worth", say(values.net), _change(values.net_change, currency),
                  good if values.net_change >= 0 else bad),
        KeyFigure("Saved this year", say(values.saved), saved_note, saved_tone),
        KeyFigure("Cash runway", months, lasts),
        KeyFigure("Owed", say(values.owed), _change(values.owed_change, currency),
                  good if values.owed_change <= 0 else bad),
        KeyFigure("Savings rate", _percent(values.rate), f"12-month average {_percent(values.rate_before)}"),
    ]  # fmt: skip


class KeyStrip(QWidget):
    """All five in a row, or, where that is narrow, three and two."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures: list[KeyFigure] = []
        self._narrow = False
        self.first, self.second = KeyFigureStrip(), KeyFigureStrip()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.first)
        column.addWidget(self.second)
        self.second.hide()

    def set_figures(self, figures: list[KeyFigure]) -> None:
        self._figures = figures
        self._show()

    def set_narrow(self, narrow: bool) -> None:
        if narrow != self._narrow:
            self._narrow = narrow
            self._show()

    def _show(self) -> None:
        at = 3 if self._narrow else len(self._figures)
        self.first.set_figures(self._figures[:at])
        self.second.set_figures(self._figures[at:])
        self.second.setVisible(self._narrow and len(self._figures) > at)
