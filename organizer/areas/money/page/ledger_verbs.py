"""What the page does for the views of accounts and cash flow."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from organizer.areas.money.actions.accounts import reorder_accounts
from organizer.areas.money.actions.transactions import Learnt, categorise
from organizer.areas.money.model import Account, AccountClass, BudgetCategory, Transaction
from organizer.areas.money.queries import accounts as account_queries
from organizer.ui.context import PageContext
from organizer.ui.records.drawer import RecordDrawer
from organizer.ui.records.names import Names

from .updating import BalancesDrawer


class LedgerVerbs:
    """Answers `MoneyView.asked`."""

    def __init__(self, context: PageContext, names: Names, show: Callable[[str], Any]) -> None:
        """`show` brings a view to the front and gives it."""
        self.context, self._names, self._show = context, names, show
        self._open: object = None
        """What a drawer was opened for, as long as it is open."""

    def answer(self, key: str, about: Any) -> None:
        """Does what a view asked for; what is not known here is somebody else's."""
        verb = getattr(self, f"_{key}", None)
        if verb is not None:
            verb(about)

    def _update(self, account: Account | None) -> None:
        BalancesDrawer(self.context, account.id if account else None)

    def _check_up(self, _: object) -> None:
        from .check_up import CheckUp

        self._open = CheckUp(self.context, self.answer, self._show)
        self._open.begin()

    def _account(self, account: Account) -> None:
        view = self._show("accounts")
        view.choose(account.id)

    def _edit(self, record: Any) -> None:
        RecordDrawer(self.context, type(record), record, names=self._names)

    def _new_account(self, preset: dict[str, Any]) -> None:
        filled = dict(preset)
        if isinstance(kind := filled.get("account_class"), str):
            filled["account_class"] = AccountClass(kind)
        RecordDrawer(self.context, Account, names=self._names, **filled)

    def _new(self, about: tuple[type[Any], dict[str, Any]]) -> None:
        cls, preset = about
        RecordDrawer(self.context, cls, names=self._names, **preset)

    def _transfer(self, account: Account | None) -> None:
        from .transferring import TransferDrawer

        self._open = TransferDrawer(self.context, account)

    def _holdings(self, account: Account) -> None:
        from .holding import HoldingsDrawer

        HoldingsDrawer(self.context, account)

    def _targets(self, _: object) -> None:
        from .holding import TargetsDrawer

        TargetsDrawer(self.context)

    def _move(self, about: tuple[Account, int]) -> None:
        """Moves an account up or down among those of its class."""
        account, way = about
        same = [a for a in account_queries.accounts(self.context.workspace.reads)
                if a.account_class is account.account_class]  # fmt: skip
        order = [each.id for each in same]
        at = order.index(account.id)
        to = at + way
        if 0 <= to < len(order):
            order[at], order[to] = order[to], order[at]
            self.context.perform(reorder_accounts, order)

    def _categorise(self, about: tuple[list[Transaction], BudgetCategory | None]) -> None:
        transactions, category = about

        def learnt(found: Learnt) -> None:
            self.context.toast(found.words(category.name) if category else "Category taken away", undo=True)

        self.context.perform(categorise, transactions, category, then=learnt)
