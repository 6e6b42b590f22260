"""The page of money in a window, over a profile of its own, and hands to use it with."""

from __future__ import annotations

from typing import Any, TypeVar

from pytestqt.qtbot import QtBot

from organizer.areas.money.model import RECORDS, Account, Transaction
from organizer.areas.money.page.money import MoneyPage
from organizer.kernel.record import Record, describe
from organizer.store.profile import Profile
from tests.page_stage import PageStage

R = TypeVar("R", bound=Record)
assert Account in RECORDS


class MoneyStage(PageStage[MoneyPage]):
    """Made over a profile; `close` it before the profile."""

    def __init__(self, qtbot: QtBot, profile: Profile, size: tuple[int, int] = (1440, 900)) -> None:
        super().__init__(qtbot, profile, MoneyPage, size)

    def show(self, view: str) -> Any:
        """A view in front, ready."""
        self.page.show_view(view)
        self.settle()
        return self.page.views.front()

    def named(self, cls: type[R], name: str) -> R:
        """A record by what it is called."""
        description = describe(cls)
        return next(r for r in self.workspace.reads.every(cls) if description.heading_of(r) == name)

    def payee(self, payee: str) -> Transaction:
        """The newest transaction with a payee."""
        found = [t for t in self.workspace.reads.every(Transaction) if t.payee == payee]
        return max(found, key=lambda each: each.day)
