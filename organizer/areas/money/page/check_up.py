"""The monthly check-up: balances, then how the month went, what comes next, and one thing to decide."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from organizer.areas.money.queries.check_up import Sentence, check_up
from organizer.areas.money.rules.rates import NoRate
from organizer.charts.amounts import Told
from organizer.ui.buttons import Button
from organizer.ui.context import PageContext
from organizer.ui.label import Label
from organizer.ui.told import ToldLabel

from .updating import BalancesDrawer


class CheckUp:
    """First the balances; then what came of them, and what to do about it."""

    def __init__(self, context: PageContext, answer: Callable[[str, Any], None], show: Callable[[str], Any]) -> None:
        """`answer` does what a view may ask for, `show` brings a view to the front."""
        self._context, self._answer, self._show = context, answer, show

    def begin(self) -> None:
        """Opens the balances; saved, the rest follows."""
        BalancesDrawer(self._context, then=self.look)

    def look(self) -> None:
        """The month in sentences."""
        try:
            found = check_up(self._context.workspace.reads, self._context.today(), self._context.who)
        except NoRate as missing:
            self._context.complain(str(missing))
            return
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(24, 16, 24, 24)
        column.setSpacing(8)
        for title, sentences in (("Cash flow", found.flow), ("Milestones", found.milestones)):
            column.addWidget(Label(title, "section"))
            for sentence in sentences:
                column.addWidget(_told(sentence.words))
            column.addSpacing(10)
        column.addWidget(Label("One decision", "section"))
        column.addWidget(Label("Pick the one that matters most this month.", "body", "text-2", wrap=True))
        self._drawer = self._context.show_drawer(content, "Monthly check-up")
        first: Button | None = None
        for decision in found.decisions:
            column.addWidget(_told(decision.words))
            button = Button(decision.verb, trailing="chevron-right")
            button.clicked.connect(partial(self._decide, decision))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            column.addSpacing(6)
            first = first or button
        done = Button("Done for this month", "primary")
        done.clicked.connect(self._drawer.close_now)
        column.addSpacing(10)
        column.addWidget(done, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        (first or done).setFocus(Qt.FocusReason.OtherFocusReason)

    def _decide(self, decision: Sentence) -> None:
        self._drawer.close_now()
        if decision.leads_to in ("cash_flow", "plan", "accounts"):
            self._show(decision.leads_to)
        else:
            self._answer(decision.leads_to, None)


def _told(words: Told) -> ToldLabel:
    return ToldLabel(words, "body", "text-2", wrap=True)
