"""One walk through the months of a plan, on all paths at once: the same for straight line, Monte Carlo and replay.

In each month what goes out leaves at its start; what comes in arrives at its end, but pays for what goes out first.
What is lacking is drawn from the accounts in their order; what is over goes into the first cash account.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from .draws import Course
from .guard import Guard
from .inputs import Plan
from .journal import Journal
from .months import month_count, year_spans
from .purses import Purse, Purses
from .results import Floats
from .schedule import Amount, Channel, Schedule
from .taxes import income_slices, tax_on

Bools = NDArray[np.bool_]


@dataclass(slots=True, eq=False)
class Outcome:
    """What happened on each path; months are counted from the start."""

    worth: Floats
    """(years + 1, paths)."""
    unmet: Floats
    """What planned outflows lacked in all."""
    first_short: Floats
    """The first month in which something was not met; infinite: never."""
    last_short: Floats
    """-1: never."""
    journal: Journal
    missed: dict[str, Bools] = field(default_factory=dict)
    """By milestone: whether it could not be paid for, or its level was not reached."""
    there: dict[str, Floats] = field(default_factory=dict)
    """By milestone: what there was for it when it was due."""


def walk(plan: Plan, course: Course, schedule: Schedule, watch: int = 1) -> Outcome:
    """Walks through the whole plan, and writes the first `watch` paths down."""
    state = _Walk(plan, course, schedule, watch)
    for year, (_, begin, end) in enumerate(year_spans(plan)):
        state.open_year(year, begin, end)
        for month in range(begin, end):
            state.month(month)
        state.close_year(year, end)
    state.look(month_count(plan))
    return state.outcome


class _Walk:
    """Where all paths are."""

    def __init__(self, plan: Plan, course: Course, schedule: Schedule, watch: int) -> None:
        self.plan, self.course, self.schedule = plan, course, schedule
        paths = course.paths
        self.purses = Purses(plan, course, watch)
        self.journal = Journal(plan, watch)
        self.outcome = Outcome(
            np.empty((len(course.prices) + 1, paths)), np.zeros(paths), np.full(paths, np.inf), np.full(paths, -1.0),
            self.journal, {milestone.key: np.zeros(paths, bool) for milestone in plan.milestones},
        )  # fmt: skip
        self.outcome.worth[0] = sum(account.balance for account in plan.accounts)
        self.level: Floats = np.ones(paths)
        """What one of nominal money buys, in today's money, at the start of the month."""
        self.shrink: Floats = np.ones(paths)
        """What a month leaves of that."""
        self.used: dict[str, Floats] = defaultdict(lambda: np.zeros(paths))
        """The year's taxable income so far, by `Purse.used_key`; '' is that of work with what comes on top of it."""
        self.kept: Amount = 1.0
        """What is left of taxed income after tax."""
        self.guard = Guard(plan, paths) if plan.rule == "guardrails" else None
        channels: dict[str, list[tuple[Channel, list[Amount]]]] = defaultdict(list)
        for channel in schedule.amounts:
            channels[channel.flow].append((channel, schedule.by_month(channel)))
        self.channels = channels
        self.any_flat = any(channel.flat for channel in schedule.amounts) or bool(self.purses.debts)
        self.milestones = {milestone.key: milestone for milestone in plan.milestones}
        self.dues: dict[int, list[str]] = defaultdict(list)
        for key, months in schedule.due.items():
            for month in np.unique(months):
                self.dues[int(month)].append(key)
        scale = sum(abs(account.balance) for account in plan.accounts)
        self.tolerance = 1e-9 * float(scale + sum(table.max() for table in schedule.amounts.values()))

    def open_year(self, year: int, begin: int, end: int) -> None:
        """Growth, prices, tax and guardrails of a year."""
        for purse in self.purses.all:
            purse.open_year(year, self.course.prices[year - 1] if year else None)
        if self.any_flat:
            self.shrink = self.course.prices[year] ** (-1 / 12)
        self.used.clear()
        bands = income_slices(self.plan)
        if len(bands) == 1:
            self.kept = 1 - bands[0][1]
        else:
            taxed = self.used[""] + self._in_year("income", begin, end, taxed_only=True)
            self.used[""] = taxed
            with np.errstate(invalid="ignore", divide="ignore"):
                self.kept = np.where(taxed > 0, 1 - tax_on(taxed, bands) / taxed, 1.0)
        if self.guard:
            flexible = self._in_year("flexible", begin, end)
            out = self._in_year("spending", begin, end) + flexible
            self.guard.open_year(self.purses.wealth(begin), flexible, out > self._in_year("income", begin, end))
            for row in range(self.journal.watch):
                self.journal.event(row, self.guard.words(row))

    def _in_year(self, flow: str, begin: int, end: int, *, taxed_only: bool = False) -> Amount:
        """What flows in a year, at the end of each month, on each path."""
        total: Amount = 0.0
        for channel, by_month in self.channels[flow]:
            if taxed_only and not channel.taxed:
                continue
            level = self.level
            for month in range(begin, end):
                level = level * self.shrink if channel.flat else level
                total = total + self._on_paths(channel, by_month[month], level)
        return total

    def _on_paths(self, channel: Channel, amount: Amount, level: Floats) -> Amount:
        """An amount on each path, in today's money; one number where all have the same."""
        if isinstance(amount, float):
            return amount * level if channel.flat and amount else amount
        return self.schedule.on_paths(amount) * level if channel.flat else self.schedule.on_paths(amount)

    def month(self, month: int) -> None:
        """What flows in a month."""
        if month in self.dues:
            self.look(month)
        level = self.level
        after = level * self.shrink if self.any_flat else level
        out: Amount = 0.0
        for flow in ("spending", "flexible"):
            for channel, by_month in self.channels[flow]:
                amount = self._on_paths(channel, by_month[month], level)
                out = out + (amount * self.guard.part if self.guard and flow == "flexible" else amount)
        income, paid_in = self._income(month, after)
        bought = self._bought(month, level)
        for _, own, rest in bought:
            self.journal.note("spending", own)
            out = out + rest
        debts = [(debt, debt.due(month, after)) for debt in self.purses.debts if debt.alive and debt.account.payment]
        owed = sum((due for _, due in debts), 0.0)
        need = out + owed - income
        left = np.maximum(need, 0.0) if isinstance(need, np.ndarray) else np.full(self.course.paths, max(need, 0.0))
        surplus = left - need if isinstance(need, np.ndarray) else max(-need, 0.0)
        short = self._cover(left, month) if isinstance(need, np.ndarray) or need > 0 else None
        self.journal.note("spending", out)
        if short is not None:
            left *= short
            self._fall_short(month, short, left, out)
        for key, own, rest in bought:
            self._tell(month, key, own, rest, short)
        for debt, due in debts:
            unpaid = np.maximum(left - out, 0.0) / np.maximum(owed, self.tolerance) if short is not None else 0.0
            debt.pay_in(due * (1 - unpaid), month)
        self._put_away(month, after, surplus, paid_in)
        self.level = after

    def _income(self, month: int, level: Floats) -> tuple[Amount, list[tuple[Purse, Amount]]]:
        """What comes in after tax: for everything, and what goes straight into accounts."""
        free: Amount = 0.0
        paid_in = []
        for channel, by_month in self.channels["income"]:
            amount = self._on_paths(channel, by_month[month], level)
            if isinstance(amount, float) and not amount:
                continue
            self.journal.note("income", amount)
            if channel.taxed:
                self.journal.note("tax", amount * (1 - self.kept))
                amount = amount * self.kept
            if channel.account is None:
                free = free + amount
            else:
                paid_in.append((self.purses.by_key[channel.account], amount))
        return free, paid_in

    def _bought(self, month: int, level: Floats) -> list[tuple[str, Amount, Amount]]:
        """What is paid from accounts of its own first: (its key, what came from there, the rest of it)."""
        made: list[tuple[str, Amount, Amount]] = []
        for channel, by_month in self.channels["bought"]:
            amount = self._on_paths(channel, by_month[month], level)
            if isinstance(amount, float) and not amount:
                continue
            own: Amount = 0.0
            if channel.account is not None:
                purse = self.purses.by_key[channel.account]
                left: Floats = np.zeros(self.course.paths) + amount
                purse.draw(left, self.used[purse.used_key], month, 0.0, self.journal.tax)
                own, amount = amount - left, left
            made.append((channel.of, own, amount))
        return made

    def _cover(self, left: Floats, month: int) -> Bools | None:
        """Draws on the accounts in their order; where that is not enough, if anywhere."""
        for purse, reserve in self.purses.order:
            if purse.alive:
                purse.draw(left, self.used[purse.used_key], month, reserve, self.journal.tax)
                if left.max() <= self.tolerance:
                    return None
        short: Bools = left > self.tolerance
        return short if short.any() else None

    def _fall_short(self, month: int, short: Bools, left: Floats, out: Amount) -> None:
        outcome = self.outcome
        outcome.unmet += left
        np.fmin(outcome.first_short, np.where(short, float(month), np.inf), out=outcome.first_short)
        outcome.last_short[short] = month
        self.journal.note("unmet", left)
        self.journal.note("spending", -np.minimum(left, out))

    def _tell(self, month: int, key: str, own: Amount, rest: Amount, short: Bools | None) -> None:
        """Whether something was bought."""
        missed: Bools | None = None
        if short is not None:
            missed = short & (np.asarray(rest) > self.tolerance)
            if key in self.outcome.missed:
                self.outcome.missed[key] |= missed
        milestone = self.milestones.get(key)
        if milestone:
            for row in range(self.journal.watch):
                paid = np.broadcast_to(own + rest, self.course.paths)[row] > 0
                failed = missed is not None and missed[row]
                self.journal.event(row, milestone.title + (": not paid in full" if failed else "") if paid else "")

    def _put_away(self, month: int, level: Floats, surplus: Amount, paid_in: list[tuple[Purse, Amount]]) -> None:
        """What is over goes into accounts at the end of the month, what is to be saved first, as far as cash goes."""
        for purse, amount in paid_in:
            purse.pay_in(amount, month)
            self.journal.note("saved", amount)
        cash, saving = self.purses.cash, []
        for channel, by_month in self.channels["saving"]:
            amount = self._on_paths(channel, by_month[month], level)
            if channel.account is not None and (not isinstance(amount, float) or amount):
                purse = self.purses.by_key[channel.account]
                purse.grow(month + 1)
                saving.append((purse, np.minimum(amount, -purse.balance) if purse.is_debt else amount))
        planned = sum((amount for _, amount in saving), 0.0)
        if saving:
            part: Amount = 1.0
            if not (isinstance(surplus, float) and isinstance(planned, float) and surplus >= planned):
                cash.grow(month + 1)
                room = surplus + np.maximum(cash.balance - cash.account.reserve, 0.0)
                part = np.minimum(room / np.maximum(planned, self.tolerance), 1.0)
            for purse, amount in saving:
                purse.pay_in(amount * part, month)
                self.journal.note("saved", amount * part)
            surplus = surplus - planned * part
        if not isinstance(surplus, float) or surplus:
            cash.pay_in(surplus, month)
            self.journal.note("saved", surplus)

    def look(self, month: int) -> None:
        """Looks at the milestones that are due at the start of a month."""
        for key in self.dues.get(month, ()):
            milestone = self.milestones[key]
            here = np.broadcast_to(self.schedule.due_on_paths(key) == month, self.course.paths)
            own = self.purses.by_key.get(milestone.account) if milestone.account is not None else None
            if own:
                own.grow(month)
            whole = self.purses.worth(month) if milestone.kind == "level" else self.purses.wealth(month)
            there = own.balance if own else whole
            self.outcome.there[key] = np.where(here, there, self.outcome.there.get(key, 0.0))
            if milestone.kind == "level":
                missed = here & (there < milestone.amount - self.tolerance)
                self.outcome.missed[key] |= missed
            for row in np.flatnonzero(here[: self.journal.watch]):
                if milestone.kind == "level":
                    self.journal.event(int(row), milestone.title + (": not reached" if missed[row] else ": reached"))
                elif milestone.kind == "retirement":
                    self.journal.event(int(row), milestone.title)

    def close_year(self, year: int, end: int) -> None:
        """Writes a year down."""
        self.outcome.worth[year + 1] = self.purses.worth(end)
        self.journal.close_year(self.purses, self.outcome.worth[year + 1], self.course.prices[year])
