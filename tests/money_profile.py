"""A record of money of every kind, tied together in every way."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

from organizer.areas.money.model import (
    Account,
    AccountClass,
    AllocationTarget,
    Anchor,
    AssetClass,
    Assumptions,
    Balance,
    Beneficiary,
    BudgetCategory,
    CategoryRule,
    Correlation,
    Direction,
    DivisionItem,
    EffectKind,
    EstateItem,
    EstateKind,
    ExchangeRate,
    Holding,
    Milestone,
    MilestoneKind,
    PlanEffect,
    ReturnsTable,
    Scenario,
    Separation,
    Split,
    StatementFormat,
    Stream,
    StreamKind,
    SupportOrder,
    SupportPayment,
    SupportStep,
    TaxBand,
    Transaction,
)
from organizer.kernel.money import Money
from organizer.store.edit import Edit

HALF = Decimal("0.5")


def populate_money(edit: Edit, owner: UUID, person: UUID) -> None:
    """Accounts with what happened in them, a plan, a separation, the estate."""
    checking = edit.add(Account(name="Joint checking", institution="Harbor Bank", account_number="9100"))
    pension = edit.add(Account(name="401(k)", account_class=AccountClass.RETIREMENT, owner=owner, part=HALF))
    edit.add(Balance(day=date(2026, 11, 1), account=checking.id, amount=Money(984_000, "USD")))
    stocks = edit.add(AssetClass(name="Stocks", mean=Decimal("0.07"), volatility=Decimal("0.17"), column="stocks"))
    bonds = edit.add(AssetClass(name="Bonds", mean=Decimal("0.035"), volatility=Decimal("0.06")))
    edit.add(Correlation(one=stocks.id, other=bonds.id, value=Decimal("0.1")))
    edit.add(Holding(account=pension.id, asset_class=stocks.id, share=Decimal("0.8")))
    edit.add(AllocationTarget(asset_class=stocks.id, share=HALF))
    edit.add(ExchangeRate(day=date(2026, 11, 1), base="EUR", quote="USD", rate=Decimal("1.0834")))
    edit.add(Beneficiary(person=person, account=pension.id))
    food = edit.add(BudgetCategory(name="Groceries", essential=True, planned=Money(80_000, "USD")))
    pay = edit.add(BudgetCategory(name="Pay", direction=Direction.IN))
    shop = edit.add(
        Transaction(payee="Pier Market", day=date(2026, 11, 3), amount=Money(-8_240, "USD"), account=checking.id,
                    category=food.id, bank_id="F1", memo="Card 12")
    )  # fmt: skip
    edit.add(Split(transaction=shop.id, amount=Money(-2_000, "USD"), memo="A book"))
    edit.add(CategoryRule(contains="pier market", category=food.id, learnt=True))
    edit.add(StatementFormat(name="Harbor Bank", day_column="Date", amount_column="Amount", heads="Date\nAmount"))
    salary = edit.add(
        Stream(title="Pay", kind=StreamKind.INCOME, amount=Money(720_000, "USD"), taxed=True, category=pay.id)
    )
    home = edit.add(
        Milestone(title="Home", kind=MilestoneKind.PURCHASE, day=date(2028, 6, 1), amount=Money(9_000_000, "USD"))
    )
    scenario = edit.add(Scenario(title="Sabbatical", about="9 months in 2028"))
    edit.add(
        PlanEffect(title="No pay", scenario=scenario.id, kind=EffectKind.STOP, stream=salary.id,
                   first=date(2028, 1, 1), last=date(2028, 9, 30))
    )  # fmt: skip
    edit.add(
        PlanEffect(title="Later", of=home.id, of_kind="milestone", kind=EffectKind.MOVE, milestone=home.id,
                   months=Decimal(6), anchor=Anchor.START)
    )  # fmt: skip
    edit.add(Assumptions(inflation=Decimal("0.03"), until=date(2066, 12, 31)))
    edit.add(TaxBand(above=Money(1_200_000, "USD"), rate=Decimal("0.12")))
    edit.add(ReturnsTable(name="Past years", table="year,stocks,inflation\n1926,0.1162,-0.0112\n"))
    separation = edit.add(Separation(day=date(2027, 1, 1), other_name="Sam", equalisation=Money(500_000, "USD")))
    edit.add(DivisionItem(account=pension.id, separation=separation.id, first_share=HALF, tax=Decimal("0.2")))
    order = edit.add(SupportOrder(title="For Noa", first=date(2026, 1, 1), ends_when="Noa is 18", other=person))
    edit.add(SupportStep(first=date(2026, 1, 1), amount=Money(40_000, "USD"), order=order.id))
    edit.add(SupportPayment(day=date(2026, 2, 3), amount=Money(52_500, "USD"), order=order.id))
    edit.add(EstateItem(title="Will", kind=EstateKind.WILL, place="Top drawer", review=date(2027, 1, 1), holder=person))
