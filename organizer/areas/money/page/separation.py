"""Separation: support that is owed and paid, and what each of two would have."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from organizer.areas.money.widgets.view import MoneyView
from organizer.kernel.changes import Changes, Ref
from organizer.ui.area_page import NewEntry
from organizer.ui.context import PageContext
from organizer.ui.records.names import Names
from organizer.ui.segmented import Segment, SegmentedControl

from .division import DivisionPane
from .support import SupportPane

SUPPORT, DIVISION = "support", "division"
_KINDS = frozenset({
    "support_order", "support_step", "support_payment", "separation", "division_item", "account", "balance",
    "transaction", "exchange_rate", "assumptions", "member", "contact",
})  # fmt: skip
_KEY = "money.separation"


class SeparationView(MoneyView):
    """One of two panes, made with the view; Alt+Up and Alt+Down are not taken."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.names = Names(context)
        self.support, self.division = SupportPane(context, self.names), DivisionPane(context, self.names)
        self.choice = SegmentedControl((Segment(SUPPORT, "Support"), Segment(DIVISION, "Division")), "What to look at")
        self.choice.changed.connect(self.show_pane)
        head = QHBoxLayout()
        head.setContentsMargins(24, 12, 24, 0)
        head.addWidget(self.choice)
        head.addStretch(1)
        self._stack = QStackedWidget()
        for pane in (self.support, self.division):
            pane.print_asked.connect(self.print_asked)
            self._stack.addWidget(pane)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        self.show_pane(context.settings.text(_KEY, SUPPORT))

    def show_pane(self, key: str) -> None:
        """Brings one of the two to the front."""
        pane = self.division if key == DIVISION else self.support
        self.choice.set_value(DIVISION if pane is self.division else SUPPORT)
        self._stack.setCurrentWidget(pane)
        self.context.settings.set(_KEY, key)
        self._summarise()

    @property
    def _is_support(self) -> bool:
        return self._stack.currentWidget() is self.support

    def _summarise(self) -> None:
        self.summary_changed.emit(self.support.summary() if self._is_support else self.division.summary())

    # What the page asks

    def new_menu(self) -> list[NewEntry]:
        entries = [
            NewEntry("Support order", "scroll-text", self.support.new_order),
            NewEntry("Separation", "scale", self.division.new_separation),
        ]
        return entries if self._is_support else entries[::-1]

    def key_words(self) -> tuple[tuple[str, str], ...]:
        if self._is_support:
            return (("Enter", "Edit the payments of the month"), ("Del", "Delete the payment of the month"))
        return (
            ("Left, Right", "Move the share by 5%, with Shift by 1%"), ("0 to 9, Enter", "Type a share or an amount"),
            ("E", "Edit in a form"), ("Del", "Take the division of the account back"),
        )  # fmt: skip

    def refresh(self, changes: Changes | None) -> None:
        if changes is not None and _KINDS.isdisjoint(changes.records):
            return
        self.names.forget(changes)
        self.support.refresh()
        self.division.refresh()
        self._summarise()

    def shows(self, ref: Ref) -> bool:
        for kind, key, pane in (("support_order", SUPPORT, self.support), ("separation", DIVISION, self.division)):
            if ref.kind == kind and pane.go_to(ref.id):
                self.show_pane(key)
                return True
        return False

    def close_view(self) -> None:
        self.division.two_plans.stop()

    def take_focus(self) -> None:
        (self.support if self._is_support else self.division).take_focus()
