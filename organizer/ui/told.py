"""Sentences with amounts in them, hidden when all amounts are."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from organizer.charts.amounts import Told, told
from organizer.ui.fonts import FontName
from organizer.ui.label import Label
from organizer.ui.money_mask import money_mask, shown_amount
from organizer.ui.tokens import ColourName


def shown(words: Told) -> str:
    """A sentence as it may be seen now."""
    return told(words, shown_amount)


class ToldLabel(Label):
    """A label that shows and tells its amounts only as long as amounts are shown."""

    def __init__(
        self, words: Told = (), name: FontName = "body", colour: ColourName = "text", *, wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(shown(words), name, colour, wrap=wrap, parent=parent)
        self._told = words
        if (mask := money_mask()) is not None:
            mask.changed.connect(self._again)

    def tell(self, words: Told) -> None:
        """Shows another sentence."""
        self._told = words
        self._again()

    def _again(self) -> None:
        self.setText(shown(self._told))
        self.updateGeometry()
