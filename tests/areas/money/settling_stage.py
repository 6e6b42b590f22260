"""The page of money over a profile with support, a division and an estate of its own, and hands to use it with."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from organizer.areas.money.model import (
    Account,
    AccountClass,
    Balance,
    Beneficiary,
    DivisionItem,
    EstateItem,
    EstateKind,
    EstateState,
    Purpose,
    Separation,
    SupportOrder,
    SupportPayment,
    SupportStep,
)
from organizer.areas.money.page.division import DivisionPane
from organizer.areas.money.page.estate import EstateView
from organizer.areas.money.page.money import MoneyPage
from organizer.areas.money.page.separation import DIVISION, SUPPORT, SeparationView
from organizer.areas.money.page.support import SupportPane
from organizer.areas.people.area import FAMILY
from organizer.areas.people.model import Contact, Tie, TieNature
from organizer.kernel.dates import YearlyDay
from organizer.kernel.money import Money
from organizer.store.edit import Edit, action
from organizer.store.profile import Profile
from organizer.ui.theme import Mode, Theme
from tests.page_stage import PageStage
from tests.profiles import fresh_profile

FIRST = date(2026, 1, 1)
SEPARATION, ESTATE = "separation_view", "estate"


def usd(amount: int) -> Money:
    return Money(amount * 100, "USD")


@action("Fill")
def fill(edit: Edit) -> None:
    """The worked figures of support; three accounts and a debt; an estate with everything that can be wrong."""
    maya, alex = sorted(edit.members(), key=lambda member: member.id)
    sam = edit.add(Contact(name="Sam Ortiz"))
    noa = edit.add(Contact(name="Noa Rivera", birthday=YearlyDay(5, 2, 2019)))
    edit.add(Tie(nature=TieNature.EX_SPOUSE, other=sam.id, owner=maya.id))
    edit.add(Tie(nature=TieNature.CHILD, other=noa.id))
    order = edit.add(SupportOrder(title="For Noa", first=FIRST, last=date(2026, 4, 1), other=sam.id))
    edit.add(SupportStep(first=FIRST, amount=usd(400), order=order.id))
    for day, amount in ((date(2026, 2, 3), 525), (date(2026, 3, 2), 300), (date(2026, 4, 1), 625)):
        edit.add(SupportPayment(day=day, amount=usd(amount), order=order.id))
    house = edit.add(Account(name="House", account_class=AccountClass.PROPERTY))
    savings = edit.add(Account(name="Savings"))
    edit.add(Account(name="Inherited", account_class=AccountClass.INVESTMENTS, owner=alex.id, purpose=Purpose.SEPARATE))
    loan = edit.add(Account(name="Loan", account_class=AccountClass.DEBT, owner=alex.id))
    for name, amount in (("House", 300_000), ("Savings", 20_000), ("Inherited", 50_000), ("Loan", -10_000)):
        account = next(a for a in edit.every(Account) if a.name == name)
        edit.add(Balance(day=date(2026, 6, 30), account=account.id, amount=usd(amount)))
    separation = edit.add(Separation(title="Two homes", day=date(2026, 7, 1), owner=maya.id))
    edit.add(DivisionItem(account=house.id, separation=separation.id, first_share=Decimal(1)))
    edit.add(DivisionItem(account=loan.id, separation=separation.id, first_share=Decimal(0)))
    edit.add(Beneficiary(person=sam.id, account=savings.id))
    edit.add(
        EstateItem(title="Will", kind=EstateKind.WILL, state=EstateState.SETTLED, signed=date(2017, 6, 1),
                   place="Top drawer", review=date(2026, 11, 3))
    )  # fmt: skip
    edit.add(EstateItem(title="Power of attorney, Maya", kind=EstateKind.POWER_OF_ATTORNEY, owner=maya.id))


class SettlingStage(PageStage[MoneyPage]):
    """Make it with `SettlingStage(qtbot, profile)`; `close` it before the profile."""

    def __init__(self, qtbot: QtBot, profile: Profile, size: tuple[int, int] = (1440, 900)) -> None:
        super().__init__(qtbot, profile, partial(MoneyPage, family=FAMILY), size)
        self.settle()

    @property
    def separation(self) -> SeparationView:
        """The view, in front."""
        if self.page.views.key() != SEPARATION:
            self.page.show_view(SEPARATION)
            self.settle()
        view = self.page.views.front()
        assert isinstance(view, SeparationView)
        return view

    @property
    def support(self) -> SupportPane:
        view = self.separation
        view.show_pane(SUPPORT)
        return view.support

    @property
    def division(self) -> DivisionPane:
        view = self.separation
        view.show_pane(DIVISION)
        return view.division

    @property
    def estate(self) -> EstateView:
        if self.page.views.key() != ESTATE:
            self.page.show_view(ESTATE)
            self.settle()
        view = self.page.views.front()
        assert isinstance(view, EstateView)
        return view

    def segments(self) -> list[str]:
        """What the page bar offers."""
        return [option.segment.label for option in self.page.bar.views._options]

    def rows(self) -> list[tuple[str, ...]]:
        """The ledger as it stands there."""
        ledger = self.support.ledger
        return [tuple(ledger.text(row, column) for column in range(6)) for row in range(len(ledger.rows))]

    def totals(self) -> dict[str, tuple[str, str]]:
        """The small table of both sides."""
        table = self.division.totals.table
        return {table.text(row, 0): (table.text(row, 1), table.text(row, 2)) for row in range(len(table.rows))}

    def split(self, name: str) -> str:
        """What stands between the sides of an account."""
        lines = self.division.lines
        row = next(n for n in range(len(lines.rows)) if lines.text(n, 0) == name)
        return lines.text(row, lines._split_column)

    def to_account(self, name: str) -> None:
        """Puts the cursor on an account of the division."""
        lines = self.division.lines
        row = next(n for n in range(len(lines.rows)) if lines.text(n, 0) == name)
        lines.setFocus()
        lines.go(row)

    def account(self, name: str) -> Account:
        return next(account for account in self.workspace.reads.every(Account) if account.name == name)


@pytest.fixture
def theme(qapp: object) -> Theme:
    from PySide6.QtWidgets import QApplication

    assert isinstance(qapp, QApplication)
    made = Theme(qapp, Mode.LIGHT, reduced_motion=True)
    made.install()
    return made


@pytest.fixture
def filled(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[SettlingStage]:
    """The page over what `fill` makes."""
    with fresh_profile(tmp_path) as profile:
        profile.run(fill)
        stage = SettlingStage(qtbot, profile)
        yield stage
        stage.close()


@pytest.fixture
def bare(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[SettlingStage]:
    """The page over nothing."""
    with fresh_profile(tmp_path) as profile:
        stage = SettlingStage(qtbot, profile)
        yield stage
        stage.close()
