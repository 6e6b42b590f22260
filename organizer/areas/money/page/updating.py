"""Bringing balances up to date, in a drawer."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from organizer.areas.money.actions.accounts import update_balances
from organizer.areas.money.queries import accounts as account_queries
from organizer.areas.money.widgets.balances_form import BalancesForm
from organizer.kernel.errors import OrganizerError
from organizer.ui.context import PageContext
from organizer.ui.edit_drawer import EditDrawer


class BalancesDrawer(EditDrawer):
    """All open accounts; the focus on one of them, where one is named. Saved in one step."""

    def __init__(
        self, context: PageContext, account: UUID | None = None, then: Callable[[], None] | None = None
    ) -> None:
        super().__init__(context)
        reads, today = context.workspace.reads, context.today()
        found = [s for s in account_queries.standings(reads, account_queries.accounts(reads, context.who))
                 if s.account.closed is None or s.account.closed > today]  # fmt: skip
        self._then = then
        self.form = BalancesForm(found, context.conventions)
        self.form.finished.connect(self.save)
        self._fill("Update balances", self.form)
        self.drawer.open()
        self.form.start(account)

    def is_changed(self) -> bool:
        return self.form.is_changed()

    def save(self) -> None:
        if self._busy or not self.form.check():
            return
        day, amounts = self.form.values()
        if not amounts:
            self._leave()
            return
        self._busy = True
        count = len(amounts)
        said = "1 balance updated" if count == 1 else f"{count} balances updated"
        self.context.perform(
            update_balances, day, amounts, said=said, then=lambda _: self._leave(), failed=self._failed
        )

    def _leave(self) -> None:
        self._busy = False
        self.drawer.close_now()
        if self._then is not None:
            self._then()

    def _failed(self, error: OrganizerError) -> None:
        self._busy = False
        self.form.refuse(error)
