"""Two single plans out of one: each with its part of the accounts, its own income and spending, a home, and support.

Nothing appears or vanishes: balances, shared flows, support and equalisation of the two add up to those of the one.
What a separation costs, two homes, is said and added.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from organizer.kernel.errors import FieldError

from .inputs import Effect, Plan, PlanAccount, PlanMember, PlanMilestone, PlanStream


@dataclass(frozen=True, slots=True)
class PlanDivision:
    """How a plan comes apart on a day. Keys are the plan's; amounts are in its currency and in today's money."""

    day: date
    first: str
    """The member's key."""
    other: str = "other"
    """The other's; one that is no member of the plan is somebody of whom only this is known."""
    other_name: str = ""
    shares: Mapping[str, float] = field(default_factory=dict)
    """The first's share of accounts by key; of one that is not named, what they own of it."""
    shared: float = 0.5
    """The first's share of what flows for both, and of what both aim at."""
    equalisation: float = 0.0
    """What the first pays the other on the day; less than nothing: the other way round."""
    first_home: float = 0.0
    """What the first's home costs a month from the day on, beyond their share of the present one."""
    other_home: float = 0.0


@dataclass(frozen=True, slots=True)
class PlanSupport:
    """Support in steps: from a day an amount each month, in the money of then, until the next step or the last day."""

    key: str
    title: str
    paid_by_first: bool
    steps: tuple[tuple[date, float], ...]
    last: date | None = None


def separated(
    plan: Plan,
    division: PlanDivision,
    support: Sequence[PlanSupport] = (),
    balances: Mapping[str, float] | None = None,
) -> tuple[Plan, Plan]:
    """The plan of the first and that of the other.

    They begin when the plan does, with its balances divided; what comes with the separation comes on its day. With
    `balances`, by key, as they are on the day, the two begin on the day with those. What flows for both, or is aimed
    at by both, is divided by `shared`; what has a member stays with them; an account's own flows go with the account.
    Raises FieldError where the first is no member, the two are one, or a share is none.
    """
    _check(plan, division)
    if balances is not None:
        accounts = tuple(replace(a, balance=balances.get(a.key, a.balance)) for a in plan.accounts)
        plan = replace(plan, accounts=accounts, start=max(plan.start, division.day))
    return _Side(plan, division, True).plan(support), _Side(plan, division, False).plan(support)


def _check(plan: Plan, division: PlanDivision) -> None:
    if division.first == division.other:
        raise FieldError("A separation is between two")
    if all(member.key != division.first for member in plan.members):
        raise FieldError("The first is no member of this plan")
    for share in (*division.shares.values(), division.shared):
        if not 0 <= share <= 1:
            raise FieldError("A share is from 0 to 100 percent")


class _Side:
    """One of the two, and what part of everything is theirs."""

    def __init__(self, plan: Plan, division: PlanDivision, is_first: bool) -> None:
        self._plan, self._division, self._is_first = plan, division, is_first
        self.key = division.first if is_first else division.other
        self._against = division.other if is_first else division.first
        self._day = max(plan.start, division.day)
        self._accounts = {account.key: account for account in plan.accounts}

    def plan(self, support: Sequence[PlanSupport]) -> Plan:
        """The plan of this side."""
        milestones = self._milestones()
        known = {milestone.key: milestone for milestone in self._plan.milestones}
        kept = {milestone.key for milestone in milestones}
        streams = [self._started(stream, known, kept) for stream in self._streams()]
        effects = self._effects({stream.key for stream in streams}, kept)
        streams += [*self._home(), *(stream for order in support for stream in self._support(order))]
        referred = {s.account for s in streams} | {m.account for m in milestones} | {e.account for e in effects}
        return replace(
            self._plan,
            members=(self._member(),),
            accounts=tuple(self._account(a) for a in self._plan.accounts if self._of(a.key) > 0 or a.key in referred),
            streams=tuple(streams),
            milestones=milestones,
            effects=(*effects, *self._equalisation()),
            headline=self._headline(milestones),
        )

    def _member(self) -> PlanMember:
        found = next((member for member in self._plan.members if member.key == self.key), None)
        return found or PlanMember(self.key, self._division.other_name)

    def _part(self, firsts: float) -> float:
        return firsts if self._is_first else 1.0 - firsts

    def _of(self, account: str) -> float:
        """This side's share of an account."""
        if account in self._division.shares:
            return self._part(self._division.shares[account])
        owners = self._accounts[account].owners
        if not owners:
            return 0.5
        first, other = owners.get(self._division.first, 0.0), owners.get(self._division.other, 0.0)
        return self._part(first / (first + other)) if first + other > 0 else 0.5

    def _share(self, member: str | None, account: str | None) -> float:
        """This side's part of something with a member, with an account, or for both."""
        if member == self.key:
            return 1.0
        if member is not None and member == self._against:
            return 0.0
        if account is not None and account in self._accounts:
            return self._of(account)
        return self._part(self._division.shared)

    def _account(self, account: PlanAccount) -> PlanAccount:
        share = self._of(account.key)
        return replace(
            account, balance=account.balance * share, payment=account.payment * share,
            reserve=account.reserve * share, owners={self.key: 1.0},
        )  # fmt: skip

    def _streams(self) -> list[PlanStream]:
        shares = [(stream, self._share_of_stream(stream)) for stream in self._plan.streams]
        return [replace(stream, amount=stream.amount * share, member=self.key) for stream, share in shares if share > 0]

    def _share_of_stream(self, stream: PlanStream) -> float:
        return self._share(stream.member, stream.account)

    def _started(self, stream: PlanStream, known: Mapping[str, PlanMilestone], kept: set[str]) -> PlanStream:
        """A stream that began with a milestone which is the other's alone begins on its day."""
        if stream.starts_with is None or stream.starts_with in kept:
            return stream
        milestone = known.get(stream.starts_with)
        return replace(stream, starts_with=None, first=milestone.day if milestone else stream.first)

    def _milestones(self) -> tuple[PlanMilestone, ...]:
        shares = [(m, self._share(m.member, m.account)) for m in self._plan.milestones]
        return tuple(
            replace(m, amount=m.amount * share, member=self.key if m.kind == "retirement" else m.member)
            for m, share in shares
            if share > 0
        )

    def _headline(self, milestones: Sequence[PlanMilestone]) -> str | None:
        keys = [milestone.key for milestone in milestones]
        return self._plan.headline if self._plan.headline in keys else next(iter(keys), None)

    def _effects(self, streams: set[str], milestones: set[str]) -> list[Effect]:
        of_stream = {stream.key: self._share_of_stream(stream) for stream in self._plan.streams}
        kept = []
        for effect in self._plan.effects:
            if effect.milestone is not None and effect.milestone not in milestones:
                continue
            if effect.stream is not None:
                share = of_stream.get(effect.stream, 0.0) if effect.stream in streams else 0.0
            else:
                share = self._share(None, effect.account)
            if share > 0:
                kept.append(replace(effect, amount=effect.amount * share))
        return kept

    def _equalisation(self) -> list[Effect]:
        amount = self._division.equalisation * (1 if self._is_first else -1)
        if not amount:
            return []
        return [
            Effect(
                "equalisation", "Equalisation", "capital" if amount > 0 else "income", self._day, self._day, abs(amount)
            )
        ]

    def _home(self) -> list[PlanStream]:
        amount = self._division.first_home if self._is_first else self._division.other_home
        return (
            [PlanStream("separate home", "A home of one's own", "spending", amount, first=self._day, member=self.key)]
            if amount
            else []
        )

    def _support(self, order: PlanSupport) -> list[PlanStream]:
        pays = order.paid_by_first is self._is_first
        steps = sorted(order.steps)
        ends = [first - timedelta(days=1) for first, _ in steps[1:]]
        streams = []
        for number, (first, amount) in enumerate(steps):
            last = min((day for day in (*ends[number : number + 1], order.last) if day is not None), default=None)
            if amount and (last is None or last >= first):
                streams.append(
                    PlanStream(
                        f"support {order.key} {number + 1}", order.title, "spending" if pays else "income", amount,
                        first=first, last=last, indexed=False, member=self.key,
                    )
                )  # fmt: skip
        return streams
