"""What a plan is worked out from: plain values in one currency and in today's money, made from records or from JSON.

Keys are any texts that are unique among their like. Amounts are floats here, and only here: the engine is the one place
where money is not exact.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

StreamKind = Literal["income", "spending", "saving"]
Every = Literal["month", "year", "once"]
EndsWith = Literal["none", "retirement", "death"]
Tax = Literal["taxed", "deferred", "free"]
MilestoneKind = Literal["purchase", "fund", "retirement", "level"]
EffectKind = Literal["cost", "income", "share", "replace", "stop", "move", "capital"]
Rule = Literal["planned", "guardrails"]


@dataclass(frozen=True, slots=True)
class PlanMember:
    """Somebody whose plan this is; ages follow from the day of birth."""

    key: str
    name: str = ""
    born: date | None = None
    last_age: int = 95


@dataclass(frozen=True, slots=True)
class Asset:
    """A kind of investment: arithmetic mean and standard deviation of its nominal return in a year."""

    key: str
    mean: float
    volatility: float = 0.0


@dataclass(frozen=True, slots=True)
class PlanAccount:
    """An account as it begins. `mix`: shares of assets, the rest is cash that earns `rate`; without a mix all of it
    does. A debt has a negative balance and costs its rate; `payment` a month, flat in nominal terms, pays it off."""

    key: str
    name: str = ""
    balance: float = 0.0
    mix: Mapping[str, float] = field(default_factory=dict)
    rate: float = 0.0
    """Nominal, what it comes to in a year; a debt costs a twelfth of it each month."""
    payment: float = 0.0
    tax: Tax = "taxed"
    gains: float = 0.0
    """The share of a taxed account's balance that is gains not yet taxed."""
    spendable: bool = True
    """Whether general spending may draw on it: not on a house, nor on what is put aside for a milestone."""
    reserve: float = 0.0
    """What general spending leaves in it until the others are empty."""
    owners: Mapping[str, float] = field(default_factory=dict)
    """Shares by member's key; none: equal ones."""


@dataclass(frozen=True, slots=True)
class PlanStream:
    """An amount that flows each month, each year (in the month of `first`) or once, from a first to a last day."""

    key: str
    title: str = ""
    kind: StreamKind = "spending"
    amount: float = 0.0
    every: Every = "month"
    first: date | None = None
    last: date | None = None
    starts_with: str | None = None
    """A milestone's key: it starts when that is due."""
    ends_with: EndsWith = "none"
    growth: float = 0.0
    """Beyond inflation, once a year from its first month on, or from now if it flows already."""
    indexed: bool = True
    """False: flat in nominal terms, so that inflation eats it, along each path."""
    taxed: bool = False
    flexible: bool = False
    """May be cut by the guardrails."""
    account: str | None = None
    """Income is paid into it, spending is paid from it first; saving moves what there is in cash into it."""
    member: str | None = None


@dataclass(frozen=True, slots=True)
class PlanMilestone:
    """A purchase, a fund over years (an amount each year), stopping work (of `member`, or of all), or a level."""

    key: str
    title: str = ""
    kind: MilestoneKind = "purchase"
    day: date = date(2000, 1, 1)
    until: date | None = None
    amount: float = 0.0
    account: str | None = None
    member: str | None = None


@dataclass(frozen=True, slots=True)
class Effect:
    """Something laid over the plan from a first to a last day, both included; `first` None only for moved milestones.

    cost, income: a stream of its own. share: a stream becomes (1 + share) of itself. replace: `amount` takes the place
    of a stream's. stop: a stream pauses. move: a milestone goes `months` later. capital: `amount` is taken from the
    account, or from what is spendable, at once. With a probability it happens on that share of the paths; the straight
    line takes its expectation.
    """

    key: str
    title: str = ""
    kind: EffectKind = "cost"
    first: date | None = None
    last: date | None = None
    amount: float = 0.0
    every: Every = "once"
    share: float = 0.0
    months: int = 0
    stream: str | None = None
    milestone: str | None = None
    account: str | None = None
    probability: float = 1.0
    taxed: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """A year's taxable income above this, in today's money, is taxed at that rate up to the next band."""

    above: float
    rate: float


@dataclass(frozen=True, slots=True)
class Taxes:
    """Flat rates, or bands in the place of the one on income; `by_account`: for what comes out of such accounts."""

    income: float = 0.0
    gains: float = 0.0
    bands: tuple[Band, ...] = ()
    by_account: Mapping[Tax, tuple[Band, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Inflation:
    """Of a year: arithmetic mean, standard deviation, and how it goes with the assets, by their keys."""

    mean: float = 0.0
    volatility: float = 0.0
    correlations: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Guardrails:
    """Flexible spending is cut by `step` when the share of wealth that it takes is `guard` above what it was when
    drawing began, and raised when it is as much below (Guyton and Klinger 2006)."""

    guard: float = 0.2
    step: float = 0.1


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole plan. `effects` are laid over it in the order of their days."""

    start: date
    until: date
    currency: str = "USD"
    members: tuple[PlanMember, ...] = ()
    assets: tuple[Asset, ...] = ()
    correlations: Mapping[tuple[str, str], float] = field(default_factory=dict)
    accounts: tuple[PlanAccount, ...] = ()
    streams: tuple[PlanStream, ...] = ()
    milestones: tuple[PlanMilestone, ...] = ()
    effects: tuple[Effect, ...] = ()
    inflation: Inflation = field(default_factory=Inflation)
    taxes: Taxes = field(default_factory=Taxes)
    rule: Rule = "planned"
    guardrails: Guardrails = field(default_factory=Guardrails)
    runs: int = 10_000
    seed: int = 20_261_119
    headline: str | None = None
    """The key of the milestone that the plan is first of all about."""
    crash: Mapping[str, float] = field(default_factory=dict)
    """The share of their value that assets lose, by their keys, on the first day."""
    lifetime: float | None = None
    """Years that half of all lives like this one still last, for a lifetime whose end is as likely in any year; then
    what cannot be met counts only as far as it is lived to see. None: up to `until`, for certain."""
