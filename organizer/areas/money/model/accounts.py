"""Accounts, what was in them, whose they are, what they are held in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from uuid import UUID

from organizer.kernel.errors import Problem
from organizer.kernel.kinds import Choice
from organizer.kernel.money import Money
from organizer.kernel.record import Record, choice, money, number, percent, record, ref, text
from organizer.kernel.record import currency as a_currency
from organizer.kernel.record import day as a_day

ONE, NONE = Decimal(1), Decimal(0)


class AccountClass(Choice):
    """What kind of thing an account is; lists and charts are grouped by it, in this order."""

    CASH = "cash"
    RETIREMENT = "retirement"
    INVESTMENTS = "investments"
    EDUCATION = "education"
    PROPERTY = "property"
    DEBT = "debt", "Debts"


class TaxTreatment(Choice):
    """When what is in an account is taxed."""

    TAXED = "taxed", "Gains are taxed"
    DEFERRED = "deferred", "Taxed when taken out"
    FREE = "free", "Tax-free"


class Purpose(Choice):
    """Whose it is when a couple separates."""

    UNSAID = "unsaid", "Not said"
    MARITAL = "marital"
    SEPARATE = "separate"


@record(title="Account", plural="Accounts", icon="wallet", table=("name", "account_class", "institution", "currency"))
class Account(Record):
    """Something that is worth an amount, or a debt, whose amounts are negative. Without an owner all members have equal
    parts in it; with one the rest of `part` belongs to the others, in equal parts."""

    name: str = text("Name", search=True)
    account_class: AccountClass = choice("Kind", AccountClass, default=AccountClass.CASH)
    institution: str = text("Bank or place", default="", search=True)
    account_number: str = text("Number", default="", search=True, help="As the bank writes it in its files")
    currency: str = a_currency("Currency", default="USD")
    part: Decimal = percent("Owner's part", default=ONE, least=NONE, most=ONE)
    tax: TaxTreatment = choice("Tax", TaxTreatment, default=TaxTreatment.TAXED)
    purpose: Purpose = choice("Purpose", Purpose, default=Purpose.UNSAID)
    rate: Decimal | None = percent("Interest a year", default=None, least=Decimal(-1), most=Decimal(10))
    payment: Money | None = money("Paid each month", default=None)
    opened: date | None = a_day("Opened", default=None)
    closed: date | None = a_day("Closed", default=None)
    reserve: Money | None = money("Kept as a reserve", default=None)
    position: Decimal = number("Order", default=NONE, derived=True)

    def problems(self) -> Iterable[Problem]:
        if self.opened and self.closed and self.closed < self.opened:
            yield Problem("closed", "Closed before it was opened")
        for name in ("payment", "reserve"):
            amount: Money | None = getattr(self, name)
            if amount is not None and amount.minor < 0:
                yield Problem(name, "Not less than nothing")


class BalanceSource(Choice):
    """How a balance is known."""

    HAND = "hand", "Typed in"
    STATEMENT = "statement", "From a statement"


@record(title="Balance", plural="Balances", icon="scale", table=("day", "account", "amount"))
class Balance(Record):
    """What an account was worth at the end of a day; debts are negative. Between two of them transactions say it."""

    day: date = a_day("Day")
    account: UUID = ref("Account", "account")
    amount: Money = money("Amount")
    source: BalanceSource = choice("Source", BalanceSource, default=BalanceSource.HAND)


@record(title="Asset class", plural="Asset classes", icon="layers", table=("name", "mean", "volatility"))
class AssetClass(Record):
    """A kind of investment and what the plan assumes of it, a year, inflation included."""

    name: str = text("Name", search=True)
    mean: Decimal = percent("Mean return", default=NONE, least=Decimal(-1), most=Decimal(2))
    volatility: Decimal = percent("Volatility", default=NONE, least=NONE, most=Decimal(3))
    column: str = text("Column of the returns table", default="")
    position: Decimal = number("Order", default=NONE, derived=True)


@record(title="Correlation", plural="Correlations", icon="waypoints", table=("one", "other", "value"))
class Correlation(Record):
    """How the returns of two asset classes go together. What is not said is not correlated."""

    one: UUID = ref("One", "asset_class")
    other: UUID = ref("Other", "asset_class")
    value: Decimal = number("Correlation", least=Decimal(-1), most=ONE)

    def problems(self) -> Iterable[Problem]:
        if self.one == self.other:
            yield Problem("other", "With itself it is always 1")


@record(title="Holding", plural="Holdings", icon="chart-pie", table=("account", "asset_class", "share"))
class Holding(Record):
    """Which share of an account is held in an asset class. What they leave of the account is cash."""

    account: UUID = ref("Account", "account")
    asset_class: UUID = ref("Asset class", "asset_class")
    share: Decimal = percent("Share", least=NONE, most=ONE)


@record(
    title="Allocation target", plural="Allocation targets", icon="target", table=("asset_class", "share", "tolerance")
)
class AllocationTarget(Record):
    """Which share of all investments an asset class should have; off by more than the tolerance, something is moved."""

    asset_class: UUID = ref("Asset class", "asset_class")
    share: Decimal = percent("Target", least=NONE, most=ONE)
    tolerance: Decimal = percent("Tolerance", default=Decimal("0.05"), least=NONE, most=ONE)


@record(title="Exchange rate", plural="Exchange rates", icon="arrow-left-right", table=("day", "base", "quote", "rate"))
class ExchangeRate(Record):
    """What one unit of the base currency costs in the quote currency, from that day on."""

    day: date = a_day("Day")
    base: str = a_currency("One")
    quote: str = a_currency("Costs in")
    rate: Decimal = number("Rate", least=NONE)

    def problems(self) -> Iterable[Problem]:
        if self.base == self.quote:
            yield Problem("quote", "The same currency")
        if self.rate == 0:
            yield Problem("rate", "A rate of zero would make everything worth nothing")


class BeneficiaryRank(Choice):
    """Who comes first."""

    PRIMARY = "primary", "First in line"
    CONTINGENT = "contingent", "If the first cannot"


@record(title="Beneficiary", plural="Beneficiaries", icon="gift", table=("person", "account", "rank", "share"))
class Beneficiary(Record):
    """Who is named to receive an account."""

    person: UUID = ref("Person", "contact")
    account: UUID = ref("Account", "account")
    rank: BeneficiaryRank = choice("Rank", BeneficiaryRank, default=BeneficiaryRank.PRIMARY)
    share: Decimal = percent("Share", default=ONE, least=NONE, most=ONE)
    since: date | None = a_day("Named on", default=None)
