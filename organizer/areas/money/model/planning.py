"""What the financial plan is made of: streams, milestones, scenarios with the effects laid over them, assumptions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from uuid import UUID

from organizer.kernel.errors import Problem
from organizer.kernel.kinds import Choice
from organizer.kernel.money import Money
from organizer.kernel.record import Record, choice, flag, money, number, percent, record, ref, text
from organizer.kernel.record import currency as a_currency
from organizer.kernel.record import day as a_day

from .accounts import TaxTreatment

ONE, NONE = Decimal(1), Decimal(0)


class StreamKind(Choice):
    """Which way a stream flows."""

    INCOME = "income"
    SPENDING = "spending"
    SAVING = "saving", "Saving into an account"


class Every(Choice):
    """How often an amount flows."""

    MONTH = "month", "Each month"
    YEAR = "year", "Each year"
    ONCE = "once"


class EndOfStream(Choice):
    """What else ends a stream, beside its last day."""

    NONE = "none", "Nothing"
    RETIREMENT = "retirement", "Its owner stops work"
    DEATH = "death", "Its owner's last year"


@record(title="Stream", plural="Streams", icon="trending-up", table=("title", "kind", "amount", "first", "last"))
class Stream(Record):
    """An amount that flows again and again, in today's money."""

    title: str = text("Title", search=True)
    kind: StreamKind = choice("Kind", StreamKind, default=StreamKind.SPENDING)
    amount: Money = money("Amount")
    every: Every = choice("Every", Every, default=Every.MONTH)
    first: date | None = a_day("From", default=None)
    last: date | None = a_day("To", default=None)
    starts_with: UUID | None = ref("Starts with", "milestone", default=None)
    ends_with: EndOfStream = choice("Ends when", EndOfStream, default=EndOfStream.NONE)
    growth: Decimal = percent("Growth a year", default=NONE, least=Decimal(-1), most=ONE)
    """Beyond inflation."""
    indexed: bool = flag("Keeps up with prices", default=True)
    taxed: bool = flag("Taxed as income", default=False)
    flexible: bool = flag("May be cut", default=False, help="By the spending rule, when the plan falls behind")
    account: UUID | None = ref("Account", "account", default=None)
    category: UUID | None = ref("Category", "budget_category", default=None)

    def problems(self) -> Iterable[Problem]:
        if self.amount.minor < 0:
            yield Problem("amount", "Not less than nothing; the kind says which way it flows")
        if self.first and self.last and self.last < self.first:
            yield Problem("last", "Ends before it begins")
        if self.kind is StreamKind.SAVING and self.account is None:
            yield Problem("account", "Into which account?")
        if self.every is Every.ONCE and self.first is None and self.starts_with is None:
            yield Problem("first", "When?")


class MilestoneKind(Choice):
    """What it is to reach a milestone."""

    PURCHASE = "purchase", "Pay for something"
    FUND = "fund", "Pay for some years"
    RETIREMENT = "retirement", "Stop work"
    LEVEL = "level", "Have at least"


@record(title="Milestone", plural="Milestones", icon="flag", table=("title", "kind", "day", "amount"))
class Milestone(Record):
    """Something the plan should reach, with a probability of its own.

    A purchase needs its amount on its day; a fund, its amount each year from its day to `until`; a level, that all
    accounts, or `account`, are worth the amount on its day. Stop work: income that ends with it ends on its day, and
    from then on all planned spending can be met, `amount` a month beside it where one is given.
    """

    title: str = text("Title", search=True)
    kind: MilestoneKind = choice("Kind", MilestoneKind, default=MilestoneKind.PURCHASE)
    day: date = a_day("When")
    until: date | None = a_day("Until", default=None)
    amount: Money | None = money("Amount", default=None)
    account: UUID | None = ref("Paid from", "account", default=None)
    headline: bool = flag("The plan's headline", default=False)

    def problems(self) -> Iterable[Problem]:
        if self.amount is not None and self.amount.minor < 0:
            yield Problem("amount", "Not less than nothing")
        if self.amount is None and self.kind is not MilestoneKind.RETIREMENT:
            yield Problem("amount", "How much?")
        if self.until and self.until < self.day:
            yield Problem("until", "Ends before it begins")
        if self.kind is MilestoneKind.FUND and self.until is None:
            yield Problem("until", "Until when?")


@record(title="Scenario", plural="Scenarios", icon="git-branch", table=("title", "about"))
class Scenario(Record):
    """The plan with effects laid over it. `parent`: those of another scenario are laid over it first."""

    title: str = text("Title", search=True)
    about: str = text("In a line", default="")
    parent: UUID | None = ref("On top of", "scenario", default=None)
    shown: bool = flag("Shown beside the plan", default=True)
    position: Decimal = number("Order", default=NONE, derived=True)

    def problems(self) -> Iterable[Problem]:
        if self.parent == self.id:
            yield Problem("parent", "A scenario cannot lie on top of itself")


class EffectKind(Choice):
    """What an effect does to the plan."""

    COST = "cost", "Costs"
    INCOME = "income", "Brings in"
    SHARE = "share", "Changes a stream by a share"
    REPLACE = "replace", "Replaces a stream's amount"
    STOP = "stop", "Pauses a stream"
    MOVE = "move", "Moves a milestone"
    CAPITAL = "capital", "Takes capital"


class Anchor(Choice):
    """What the days of an effect are counted from."""

    FIXED = "fixed", "Days of its own"
    START = "start", "The start of the record"
    END = "end", "The end of the record"


@record(
    title="Plan effect", plural="Plan effects", icon="sliders-horizontal", table=("title", "kind", "amount", "first")
)
class PlanEffect(Record):
    """What a record, or a scenario, does to the plan. Of a record's effects those without a scenario belong to the plan
    itself once the record is decided. Anchored to a record it moves with it, and goes when the record is cancelled."""

    title: str = text("Title", search=True)
    scenario: UUID | None = ref("In scenario", "scenario", default=None)
    of: UUID | None = ref("Because of", "any", default=None)
    of_kind: str = text("Kind of record", default="", derived=True)
    kind: EffectKind = choice("What it does", EffectKind, default=EffectKind.COST)
    stream: UUID | None = ref("Stream", "stream", default=None)
    milestone: UUID | None = ref("Milestone", "milestone", default=None)
    amount: Money | None = money("Amount", default=None)
    every: Every = choice("Every", Every, default=Every.ONCE)
    share: Decimal | None = percent("By", default=None, least=Decimal(-1), most=Decimal(10))
    months: Decimal | None = number("By months", default=None)
    anchor: Anchor = choice("Counted from", Anchor, default=Anchor.FIXED)
    first: date | None = a_day("From", default=None)
    last: date | None = a_day("To", default=None)
    after: Decimal = number("Months after", default=NONE)
    lasts: Decimal | None = number("For months", default=None, least=NONE)
    probability: Decimal = percent("Probability", default=ONE, least=NONE, most=ONE)
    taxed: bool = flag("Taxed as income", default=False)

    def problems(self) -> Iterable[Problem]:
        if self.first and self.last and self.last < self.first:
            yield Problem("last", "Ends before it begins")
        if self.anchor is Anchor.FIXED and self.first is None and self.kind is not EffectKind.MOVE:
            yield Problem("first", "From when?")
        if self.anchor is not Anchor.FIXED and self.of is None:
            yield Problem("anchor", "There is no record to count from")
        if self.kind in (EffectKind.COST, EffectKind.INCOME, EffectKind.REPLACE, EffectKind.CAPITAL):
            if self.amount is None:
                yield Problem("amount", "How much?")
            elif self.amount.minor < 0:
                yield Problem("amount", "Not less than nothing")
        if self.kind is EffectKind.SHARE and self.share is None:
            yield Problem("share", "By how much?")
        if self.kind in (EffectKind.SHARE, EffectKind.REPLACE, EffectKind.STOP) and self.stream is None:
            yield Problem("stream", "Which stream?")
        if self.kind is EffectKind.MOVE and (self.milestone is None or self.months is None):
            yield Problem("milestone" if self.milestone is None else "months", "This is needed")


class SpendingRule(Choice):
    """How spending answers to the course of the plan."""

    PLANNED = "planned", "As planned"
    GUARDRAILS = "guardrails", "Cut and raised between guardrails"


@record(title="Assumptions", plural="Assumptions", icon="sliders-horizontal", table=("title", "currency"))
class Assumptions(Record):
    """What the plan takes for granted; a profile has one of them, the first that was made."""

    title: str = text("Title", default="Assumptions")
    currency: str = a_currency("Currency", default="USD")
    until: date | None = a_day("Until", default=None)
    """None: until the youngest member is 95."""
    inflation: Decimal = percent("Inflation", default=Decimal("0.025"), least=Decimal("-0.5"), most=ONE)
    inflation_volatility: Decimal = percent("Its volatility", default=Decimal("0.01"), least=NONE, most=ONE)
    tax_income: Decimal = percent("Tax on income", default=NONE, least=NONE, most=ONE)
    tax_gains: Decimal = percent("Tax on gains", default=NONE, least=NONE, most=ONE)
    rule: SpendingRule = choice("Spending", SpendingRule, default=SpendingRule.PLANNED)
    guard: Decimal = percent("Guardrails at", default=Decimal("0.2"), least=NONE, most=ONE)
    step: Decimal = percent("Cut and raised by", default=Decimal("0.1"), least=NONE, most=ONE)
    runs: Decimal = number("Runs", default=Decimal(10_000), least=ONE, most=Decimal(100_000))
    seed: Decimal = number("Seed", default=Decimal(20_261_119), least=NONE)


@record(title="Tax band", plural="Tax bands", icon="percent", table=("above", "rate", "treatment"))
class TaxBand(Record):
    """What a year's income above an amount is taxed at, up to the next band. Bands take the place of the flat rate."""

    above: Money = money("Above")
    rate: Decimal = percent("Rate", least=NONE, most=ONE)
    treatment: TaxTreatment | None = choice("Only for", TaxTreatment, default=None)

    def problems(self) -> Iterable[Problem]:
        if self.above.minor < 0:
            yield Problem("above", "Not less than nothing")


@record(title="Returns table", plural="Returns tables", icon="table", table=("name",))
class ReturnsTable(Record):
    """Returns of past years: a table with the year, a column for each asset class, and inflation, as fractions."""

    name: str = text("Name", search=True)
    table: str = text("Table", lines=True)
    inflation_column: str = text("Column of inflation", default="")
