"""The plan as values for its engine, made from records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from uuid import UUID

from organizer.areas.money import model
from organizer.areas.money.model import AccountClass, Anchor, Assumptions, PlanEffect
from organizer.areas.money.rules import ownership
from organizer.areas.money.rules.net_worth import Standing
from organizer.areas.money.rules.plan.inputs import (
    Asset,
    Band,
    Effect,
    Guardrails,
    Inflation,
    Plan,
    PlanAccount,
    PlanMember,
    PlanMilestone,
    PlanStream,
    Tax,
    Taxes,
)
from organizer.areas.money.rules.plan.months import later
from organizer.areas.money.rules.plan.overlay import effects_of, laid_over
from organizer.areas.money.rules.rates import Rates
from organizer.kernel.area import Reads
from organizer.kernel.changes import Ref
from organizer.kernel.money import Money, minor_digits
from organizer.kernel.moves import Move
from organizer.kernel.system import Member

from .accounts import rates, standings
from .two_plans import separation_of, two_plans

Moves = Callable[[Ref], Move | None]
"""The record of a ref as a career move; None where it is none, or gone."""
SPENDABLE = (AccountClass.CASH, AccountClass.INVESTMENTS, AccountClass.RETIREMENT)
LAST_AGE = 95
UNTIL_YEARS = 40
"""How far a plan goes where nobody's day of birth is known."""


def no_moves(ref: Ref) -> Move | None:
    """Where there are no other areas."""
    return None


def plan_of_profile(
    reads: Reads, today: date, scenario: UUID | None = None, owner: UUID | None = None, moves: Moves = no_moves
) -> Plan:
    """The plan as of today, or a scenario of it. Keys are ids as text. With `owner`: a member's own, and their part of
    what is shared.

    The scenario of a separation is the plan of whoever made it, or of `owner` where that is the other.

    Raises NoRate where an amount is in another currency without a rate, PlanError for a loop of scenarios, FieldError
    for a separation that cannot be divided.
    """
    separation = separation_of(reads, scenario)
    if separation is None:
        return _Maker(reads, today, owner, moves).plan(scenario)
    sides = two_plans(reads, _Maker(reads, today, None, moves).plan(scenario), separation, today)
    return next((side for side in sides if side.members[0].key == str(owner)), sides[0])


def assumptions(reads: Reads) -> Assumptions:
    """Those that hold: the first that were made, else the usual ones."""
    return min(reads.every(Assumptions), key=lambda each: each.id, default=None) or Assumptions()


@dataclass(frozen=True, slots=True)
class _Maker:
    reads: Reads
    today: date
    owner: UUID | None
    moves: Moves

    def plan(self, scenario: UUID | None) -> Plan:
        assumed = assumptions(self.reads)
        members = tuple(sorted(self.reads.every(Member), key=lambda member: member.id))
        money = _Money(rates(self.reads), assumed.currency, self.today)
        ids = tuple(member.id for member in members)
        assets = {a.id: a for a in sorted(self.reads.every(model.AssetClass), key=lambda a: (a.position, a.id))}
        accounts = tuple(self._accounts(money, ids, set(assets)))
        purses = _Purses({a.key for a in accounts}, {a.key for a in accounts if a.balance < 0})
        milestones = tuple(self._milestones(money, purses))
        headline = next((str(m.id) for m in self._own(self.reads.every(model.Milestone)) if m.headline), None)
        plan = Plan(
            start=self.today,
            until=assumed.until or _until(members, self.today),
            currency=assumed.currency,
            members=tuple(
                PlanMember(str(m.id), m.name, m.born, LAST_AGE) for m in members if self.owner in (None, m.id)
            ),
            assets=tuple(Asset(str(a.id), float(a.mean), float(a.volatility)) for a in assets.values()),
            correlations={
                (str(c.one), str(c.other)): float(c.value)
                for c in self.reads.every(model.Correlation)
                if c.one in assets and c.other in assets
            },
            accounts=accounts,
            streams=tuple(self._streams(money, purses, len(ids), {m.key for m in milestones})),
            milestones=milestones,
            inflation=Inflation(float(assumed.inflation), float(assumed.inflation_volatility)),
            taxes=self._taxes(assumed, money),
            rule=assumed.rule.value,
            guardrails=Guardrails(float(assumed.guard), float(assumed.step)),
            runs=int(assumed.runs),
            seed=int(assumed.seed),
            headline=headline,
        )
        return laid_over(plan, self._effects(plan, money, scenario))

    def _own(self, records: Iterable[model.Milestone]) -> Iterator[model.Milestone]:
        return (record for record in records if self.owner is None or record.owner in (None, self.owner))

    def _accounts(self, money: _Money, members: tuple[UUID, ...], assets: set[UUID]) -> Iterator[PlanAccount]:
        held: dict[UUID, dict[str, float]] = {}
        for holding in self.reads.every(model.Holding):
            if holding.asset_class in assets:
                mix = held.setdefault(holding.account, {})
                key = str(holding.asset_class)
                mix[key] = mix.get(key, 0.0) + float(holding.share)
        for standing in standings(self.reads, until=self.today):
            account = standing.account
            if account.closed and account.closed <= self.today:
                continue
            shares = {str(member): float(part) for member, part in ownership.parts(account, members).items() if part}
            part = 1.0 if self.owner is None else shares.get(str(self.owner), 0.0)
            if not part:
                continue
            balance = self._balance(standing, money) * part
            overdrawn = account.account_class is AccountClass.CASH and balance < 0
            yield PlanAccount(
                key=str(account.id),
                name=account.name,
                balance=balance,
                mix=held.get(account.id, {}),
                rate=float(account.rate or 0),
                payment=-balance if overdrawn else money.of(account.payment) * part,
                tax=account.tax.value,
                spendable=account.account_class in SPENDABLE,
                reserve=money.of(account.reserve) * part,
                owners=shares if self.owner is None else {str(self.owner): 1.0},
            )

    def _balance(self, standing: Standing, money: _Money) -> float:
        return money.of(Money(standing.course.at(self.today), standing.account.currency))

    def _streams(self, money: _Money, purses: _Purses, members: int, milestones: set[str]) -> Iterator[PlanStream]:
        for stream in self.reads.every(model.Stream):
            if self.owner not in (None, stream.owner) and stream.owner is not None:
                continue
            saving = stream.kind is model.StreamKind.SAVING
            account = purses.key(stream.account, debts=saving)
            if saving and account is None:
                continue
            part = 1.0 if self.owner is None or stream.owner is not None else 1 / max(members, 1)
            starts_with = _key(stream.starts_with)
            yield PlanStream(
                key=str(stream.id),
                title=stream.title,
                kind=stream.kind.value,
                amount=money.of(stream.amount) * part,
                every=stream.every.value,
                first=stream.first,
                last=stream.last,
                starts_with=starts_with if starts_with in milestones else None,
                ends_with=stream.ends_with.value,
                growth=float(stream.growth),
                indexed=stream.indexed,
                taxed=stream.taxed,
                flexible=stream.flexible,
                account=account,
                member=_key(stream.owner),
            )

    def _milestones(self, money: _Money, purses: _Purses) -> Iterator[PlanMilestone]:
        for milestone in sorted(self._own(self.reads.every(model.Milestone)), key=lambda m: (m.day, m.id)):
            yield PlanMilestone(
                key=str(milestone.id),
                title=milestone.title,
                kind=milestone.kind.value,
                day=milestone.day,
                until=milestone.until,
                amount=money.of(milestone.amount),
                account=purses.key(milestone.account, debts=milestone.kind is model.MilestoneKind.LEVEL),
                member=_key(milestone.owner),
            )

    def _taxes(self, assumed: Assumptions, money: _Money) -> Taxes:
        bands: dict[Tax | None, tuple[Band, ...]] = {}
        for band in self.reads.every(model.TaxBand):
            of: Tax | None = band.treatment.value if band.treatment else None
            bands[of] = (*bands.get(of, ()), Band(money.of(band.above), float(band.rate)))
        return Taxes(
            income=float(assumed.tax_income), gains=float(assumed.tax_gains), bands=bands.pop(None, ()),
            by_account={of: own for of, own in bands.items() if of is not None},
        )  # fmt: skip

    def _effects(self, plan: Plan, money: _Money, scenario: UUID | None) -> list[Effect]:
        """Those of the plan itself, and those of the scenario with all that it lies on top of."""
        by_scenario: dict[str, list[Effect]] = {}
        base: list[Effect] = []
        for record in self.reads.every(PlanEffect):
            move = self.moves(Ref(record.of_kind, record.of)) if record.of is not None else None
            if record.of is not None and (move is None or not move.stands):
                continue
            made = self._effect(record, move, money)
            if made is None or not _aims_at(plan, made):
                continue
            if record.scenario is not None:
                by_scenario.setdefault(str(record.scenario), []).append(made)
            elif move is None or move.decided:
                base.append(made)
        if scenario is None:
            return base
        parents = {str(each.id): _key(each.parent) for each in self.reads.every(model.Scenario)}
        return base + list(effects_of(str(scenario), parents, by_scenario))

    def _effect(self, record: PlanEffect, move: Move | None, money: _Money) -> Effect | None:
        first, last = record.first, record.last
        if record.anchor is not Anchor.FIXED:
            anchor = None if move is None else move.first if record.anchor is Anchor.START else move.last
            if anchor is None:
                return None
            first = later(anchor, int(record.after))
            last = later(first, int(record.lasts)) - timedelta(days=1) if record.lasts is not None else None
        return Effect(
            key=str(record.id),
            title=record.title,
            kind=record.kind.value,
            first=first,
            last=last,
            amount=money.of(record.amount),
            every=record.every.value,
            share=float(record.share or 0),
            months=int(record.months or 0),
            stream=_key(record.stream),
            milestone=_key(record.milestone),
            probability=float(record.probability),
            taxed=record.taxed,
        )


@dataclass(frozen=True, slots=True)
class _Purses:
    """The accounts that are in the plan, by key, and those of them that are debts."""

    known: set[str]
    debts: set[str]

    def key(self, account: UUID | None, *, debts: bool) -> str | None:
        """The key of an account that something flows from or into; None where that cannot be."""
        key = str(account)
        return key if key in self.known and (debts or key not in self.debts) else None


@dataclass(frozen=True, slots=True)
class _Money:
    """Amounts in the plan's currency, at the rates of today."""

    rates: Rates
    currency: str
    today: date

    def of(self, amount: Money | None) -> float:
        """Major units; nothing for none. Raises NoRate."""
        if amount is None or not amount.minor:
            return 0.0
        rate = self.rates.rate(amount.currency, self.currency, self.today)
        return float(Fraction(amount.minor, 10 ** minor_digits(amount.currency)) * rate)


def _key(id: UUID | None) -> str | None:
    return str(id) if id is not None else None


def _aims_at(plan: Plan, effect: Effect) -> bool:
    """Whether the stream or the milestone that it changes is in the plan."""
    return effect.stream in (None, *(s.key for s in plan.streams)) and (
        effect.milestone in (None, *(m.key for m in plan.milestones))
    )


def _until(members: Iterable[Member], today: date) -> date:
    """The end of the year in which the youngest is 95."""
    born = [member.born.year + LAST_AGE for member in members if member.born]
    return date(max(born, default=today.year + UNTIL_YEARS), 12, 31)
