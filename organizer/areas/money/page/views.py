"""The views of the page, one at a time, each made when it first comes to the front."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from organizer.areas.money.model import RECORDS
from organizer.areas.money.widgets.view import MoneyView
from organizer.kernel.kin import STRANGERS, Family
from organizer.kernel.query import Sort
from organizer.kernel.record import Record, describe
from organizer.ui.context import PageContext
from organizer.ui.records.names import Names
from organizer.ui.records.titled_list import RecordList
from organizer.ui.segmented import Segment

OVERVIEW, PLAN, ACCOUNTS, CASH_FLOW, ESTATE = "overview", "plan", "accounts", "cash_flow", "estate"
SEGMENTS = (
    Segment(OVERVIEW, "Overview"), Segment(PLAN, "Plan"), Segment(ACCOUNTS, "Accounts"),
    Segment(CASH_FLOW, "Cash flow"), Segment(ESTATE, "Estate"),
)  # fmt: skip
SEPARATION = Segment("separation_view", "Separation")
"""Shown once there is something of it."""
LISTS: dict[str, type[Record]] = {describe(cls).kind: cls for cls in RECORDS}
_OF_VIEW = {
    OVERVIEW: "balance", PLAN: "stream", ACCOUNTS: "account", CASH_FLOW: "transaction", ESTATE: "estate_item",
}  # fmt: skip
_NEWEST_FIRST = ("day",)


def _overview(context: PageContext) -> MoneyView:
    from organizer.areas.money.widgets.overview import OverviewView

    return OverviewView(context)


def _accounts(context: PageContext) -> MoneyView:
    from organizer.areas.money.widgets.accounts import AccountsView

    return AccountsView(context)


def _cash_flow(context: PageContext) -> MoneyView:
    from organizer.areas.money.widgets.cash_flow import CashFlowView

    return CashFlowView(context)


def _estate(context: PageContext) -> MoneyView:
    from .estate import EstateView

    return EstateView(context)


def _plan(context: PageContext) -> MoneyView:
    from organizer.areas.money.widgets.plan.making import plan_view

    return plan_view(context)


def _separation(context: PageContext) -> MoneyView:
    from .separation import SeparationView

    return SeparationView(context)


MAKERS: dict[str, Callable[[PageContext], MoneyView]] = {
    OVERVIEW: _overview, PLAN: _plan, ACCOUNTS: _accounts, CASH_FLOW: _cash_flow, ESTATE: _estate,
    SEPARATION.key: _separation,
}  # fmt: skip
"""Views made by hand; the others are lists."""


class Views(QStackedWidget):
    """Tells of each view when it is made."""

    made = Signal(str, QWidget)

    def __init__(self, context: PageContext, names: Names, family: Family = STRANGERS) -> None:
        super().__init__()
        self._context, self._names, self._family = context, names, family
        self._by_key: dict[str, MoneyView | RecordList[Any]] = {}
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)

    def bring(self, key: str) -> MoneyView | RecordList[Any]:
        """Brings a view, or the list of a kind of record, to the front. KeyError for one that there is not."""
        found = self._by_key.get(key)
        if found is None:
            found = MAKERS[key](self._context) if key in MAKERS else self._list(_OF_VIEW.get(key, key))
            if isinstance(found, MoneyView):
                found.family = self._family
            self._by_key[key] = found
            self.addWidget(found)
            self.made.emit(key, found)
        self.setCurrentWidget(found)
        return found

    def front(self) -> MoneyView | RecordList[Any]:
        """The view in front."""
        return self._by_key[self.key()]

    def key(self) -> str:
        """The key of the view in front; '' before there is one."""
        return next((key for key, view in self._by_key.items() if view is self.currentWidget()), "")

    def every(self) -> list[MoneyView | RecordList[Any]]:
        """All that were made so far."""
        return list(self._by_key.values())

    def _list(self, kind: str) -> RecordList[Any]:
        cls = LISTS[kind]
        column = next((name for name in _NEWEST_FIRST if name in describe(cls).table), None)
        sort = Sort(column, descending=True) if column else Sort(describe(cls).heading.name)
        return RecordList(self._context, cls, self._names, sort, "Back to money")
