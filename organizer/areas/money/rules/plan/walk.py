"""One walk through the months of a plan, on all paths at once: the same for straight line, Monte Carlo and replay.

In each step, a month unless a quick look is enough, what goes out leaves at its start; what comes in arrives at its
end, but pays for what goes out first. What is lacking is drawn from the accounts in their order; what is over goes into
the first cash account.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import NamedTuple

import numpy as np

from .guard import Guard
from .inputs import Plan
from .journal import Journal
from .months import month_count, year_spans
from .outcome import Bools, Outcome
from .purses import Purse, Purses
from .results import Floats
from .schedule import Amount, Channel, Schedule
from .taxes import income_slices, tax_on
from .world import Weather, World


class Step(NamedTuple):
    """Some months that are stepped through at once."""

    at: int
    """Its index in the schedule."""
    begin: int
    end: int


def walk(plan: Plan, world: World, schedule: Schedule, watch: int = 1) -> Outcome:
    """Walks through the whole plan, and writes the first `watch` paths down."""
    state = _Walk(plan, world, schedule, watch)
    steps = [Step(at, *months) for at, months in enumerate(schedule.steps)]
    firsts = [step.begin for step in steps]
    for year, (_, begin, end) in enumerate(year_spans(plan)):
        own = steps[bisect_left(firsts, begin) : bisect_left(firsts, end)]
        # A year that the plan cuts short is taxed like the twelve months that it is part of.
        whole = max(0, min(begin, month_count(plan) - 12))
        state.open_year(world.year(year), begin, steps[bisect_left(firsts, whole) : bisect_left(firsts, whole + 12)])
        for step in own:
            state.step(step)
        state.close_year(year, end)
    state.look(month_count(plan))
    return state.outcome


class _Walk:
    """Where all paths are."""

    def __init__(self, plan: Plan, world: World, schedule: Schedule, watch: int) -> None:
        self.plan, self.schedule, self.paths = plan, schedule, world.paths
        self.purses = Purses(plan, self.paths, watch)
        self.journal = Journal(plan, watch)
        self.outcome = Outcome(
            np.empty((len(year_spans(plan)) + 1, self.paths)), np.zeros(self.paths), np.full(self.paths, np.inf),
            np.full(self.paths, -1.0), self.journal,
            {milestone.key: np.zeros(self.paths, bool) for milestone in plan.milestones},
        )  # fmt: skip
        self.outcome.worth[0] = sum(account.balance for account in plan.accounts)
        self.prices: Floats | None = None
        """Gross inflation of the year, or before the first, none."""
        self.level: Floats = np.ones(self.paths)
        """What one of nominal money buys, in today's money, at the start of the step."""
        self.shrink: Floats = self.level
        """What a month leaves of that."""
        self.used: dict[str, Floats] = defaultdict(lambda: np.zeros(self.paths))
        """The year's taxable income so far, by `Purse.used_key`; '' is that of work with what comes on top of it."""
        self.kept: Amount = 1.0
        """What is left of taxed income after tax."""
        self.guard = Guard(plan, self.paths) if plan.rule == "guardrails" else None
        self.channels: dict[str, list[tuple[Channel, list[Amount]]]] = defaultdict(list)
        for channel in schedule.amounts:
            self.channels[channel.flow].append((channel, schedule.by_step(channel)))
        self.any_flat = any(channel.flat for channel in schedule.amounts) or bool(self.purses.debts)
        self.milestones = {milestone.key: milestone for milestone in plan.milestones}
        self.dues: dict[int, list[str]] = defaultdict(list)
        for key, months in schedule.due.items():
            for month in np.unique(months):
                self.dues[int(month)].append(key)
        scale = sum(abs(account.balance) for account in plan.accounts)
        self.tolerance = 1e-9 * float(scale + sum(table.max() for table in schedule.amounts.values()))
        self._left = np.empty(self.paths)

    def open_year(self, weather: Weather, begin: int, steps: list[Step]) -> None:
        """Growth, prices, tax and guardrails of a year that begins in a month. `steps`: twelve months."""
        self.shrink = weather.shrink()
        self.purses.open_year(weather, self.prices)
        self.prices = weather.prices
        self.used.clear()
        bands = income_slices(self.plan)
        if len(bands) == 1:
            self.kept = 1 - bands[0][1]
        else:
            taxed = self.used[""] + self._in_year("income", steps, taxed_only=True)
            self.used[""] = taxed
            with np.errstate(invalid="ignore", divide="ignore"):
                self.kept = np.where(taxed > 0, 1 - tax_on(taxed, bands) / taxed, 1.0)
        if self.guard:
            flexible = self._in_year("flexible", steps)
            drawing = self._in_year("spending", steps) + flexible > self._in_year("income", steps)
            self.guard.open_year(self.purses.wealth(begin), flexible, drawing)
            for row in range(self.journal.watch):
                self.journal.event(row, self.guard.words(row))

    def _in_year(self, flow: str, steps: list[Step], *, taxed_only: bool = False) -> Amount:
        """What flows in a year, at the end of each step, on each path."""
        total: Amount = 0.0
        for channel, by_step in self.channels[flow]:
            level = self.level
            for step in steps if channel.taxed or not taxed_only else ():
                level = level * self.shrink ** (step.end - step.begin) if channel.flat else level
                total = total + self._on_paths(channel, by_step[step.at], level)
        return total

    def _on_paths(self, channel: Channel, amount: Amount, level: Floats) -> Amount:
        """An amount on each path, in today's money; one number where all have the same."""
        if isinstance(amount, float):
            return amount * level if channel.flat and amount else amount
        return self.schedule.on_paths(amount) * level if channel.flat else self.schedule.on_paths(amount)

    def step(self, step: Step) -> None:
        """What flows in a step."""
        if step.begin in self.dues:
            self.look(step.begin)
        after = self.level * self.shrink ** (step.end - step.begin) if self.any_flat else self.level
        out = self._out(step)
        income, paid_in = self._income(step, after)
        bought = self._bought(step)
        for _, own, rest in bought:
            self.journal.note("spending", own)
            out = out + rest
        self.journal.note("spending", out)
        debts = [(debt, debt.due(step.begin, step.end, after)) for debt in self.purses.debts if debt.alive]
        owed = sum((due for _, due in debts), 0.0)
        short, surplus = self._meet(step, out + owed - income, out)
        for key, own, rest in bought:
            self._tell(key, own, rest, short)
        for debt, due in debts:
            unpaid = np.maximum(self._left - out, 0.0) / np.maximum(owed, self.tolerance) if short is not None else 0.0
            debt.pay_in(due * (1 - unpaid), step.end)
        self._put_away(step, after, surplus, paid_in)
        self.level = after

    def _out(self, step: Step) -> Amount:
        """What goes out again and again."""
        out: Amount = 0.0
        for flow, part in (("spending", 1.0), ("flexible", self.guard.part if self.guard else 1.0)):
            for channel, by_step in self.channels[flow]:
                out = out + self._on_paths(channel, by_step[step.at], self.level) * part
        return out

    def _income(self, step: Step, level: Floats) -> tuple[Amount, list[tuple[Purse, Amount]]]:
        """What comes in after tax: for everything, and what goes straight into accounts."""
        free: Amount = 0.0
        paid_in = []
        for channel, by_step in self.channels["income"]:
            amount = self._on_paths(channel, by_step[step.at], level)
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

    def _bought(self, step: Step) -> list[tuple[str, Amount, Amount]]:
        """What is paid from accounts of its own first: (its key, what came from there, the rest of it)."""
        made: list[tuple[str, Amount, Amount]] = []
        for channel, by_step in self.channels["bought"]:
            amount = self._on_paths(channel, by_step[step.at], self.level)
            if isinstance(amount, float) and not amount:
                continue
            own: Amount = 0.0
            if channel.account is not None:
                purse = self.purses.by_key[channel.account]
                left: Floats = np.zeros(self.paths) + amount
                purse.draw(left, self.used[purse.used_key], step.begin, 0.0, self.journal.tax)
                own, amount = amount - left, left
            made.append((channel.of, own, amount))
        return made

    def _meet(self, step: Step, need: Amount, out: Amount) -> tuple[Bools | None, Amount]:
        """Draws on the accounts in their order for what is needed: (where they are not enough, if anywhere; what is
        over where nothing is needed). What is lacking is left in `_left`."""
        left = self._left
        surplus: Amount = 0.0
        if isinstance(need, float):
            if need <= 0:
                return None, -need
            left.fill(need)
        else:
            np.maximum(need, 0.0, out=left)
            surplus = left - need
        for purse, reserve in self.purses.order if isinstance(need, float) or left.any() else ():
            if purse.alive:
                purse.draw(left, self.used[purse.used_key], step.begin, reserve, self.journal.tax)
                if left.max() <= self.tolerance:
                    break
        short: Bools = left > self.tolerance
        if not short.any():
            return None, surplus
        left *= short
        self.outcome.unmet += left
        np.copyto(self.outcome.last_short, step.begin, where=short)
        np.fmin(self.outcome.first_short, self.outcome.last_short, out=self.outcome.first_short, where=short)
        self.journal.note("unmet", left)
        self.journal.note("spending", -np.minimum(left, out))
        return short, surplus

    def _tell(self, key: str, own: Amount, rest: Amount, short: Bools | None) -> None:
        """Whether a milestone was paid for."""
        milestone = self.milestones.get(key)
        if milestone is None:
            return
        missed: Bools = np.zeros(self.paths, bool) if short is None else short & (np.asarray(rest) > self.tolerance)
        self.outcome.missed[key] |= missed
        paid = np.broadcast_to(own + rest, self.paths)
        for row in range(self.journal.watch):
            if paid[row] > 0:
                self.journal.event(row, milestone.title + (": not paid in full" if missed[row] else ""))

    def _put_away(self, step: Step, level: Floats, surplus: Amount, paid_in: list[tuple[Purse, Amount]]) -> None:
        """What is over goes into accounts at the end of the step, what is to be saved first, as far as cash goes."""
        for purse, amount in paid_in:
            purse.pay_in(amount, step.end)
            self.journal.note("saved", amount)
        cash, saving = self.purses.cash, []
        for channel, by_step in self.channels["saving"]:
            amount = self._on_paths(channel, by_step[step.at], level)
            if channel.account is not None and (not isinstance(amount, float) or amount):
                purse = self.purses.by_key[channel.account]
                purse.grow(step.end)
                saving.append((purse, np.minimum(amount, -purse.balance) if purse.is_debt else amount))
        if saving:
            planned = sum((amount for _, amount in saving), 0.0)
            part: Amount = 1.0
            if np.any(surplus < planned):
                cash.grow(step.end)
                room = surplus + np.maximum(cash.balance - cash.account.reserve, 0.0)
                part = np.minimum(room / np.maximum(planned, self.tolerance), 1.0)
            for purse, amount in saving:
                purse.pay_in(amount * part, step.end)
                self.journal.note("saved", amount * part)
            surplus = surplus - planned * part
        if not isinstance(surplus, float) or surplus:
            cash.pay_in(surplus, step.end)
            self.journal.note("saved", surplus)

    def look(self, month: int) -> None:
        """Looks at the milestones that are due at the start of a month."""
        for key in self.dues.get(month, ()):
            milestone = self.milestones[key]
            here = np.broadcast_to(self.schedule.due_on_paths(key) == month, self.paths)
            own = self.purses.by_key.get(milestone.account) if milestone.account is not None else None
            if own:
                own.grow(month)
            whole = self.purses.worth(month) if milestone.kind == "level" else self.purses.wealth(month)
            there = own.balance if own else whole
            self.outcome.there[key] = np.where(here, there, self.outcome.there.get(key, 0.0))
            missed = here & (there < milestone.amount - self.tolerance) & (milestone.kind == "level")
            self.outcome.missed[key] |= missed
            for row in np.flatnonzero(here[: self.journal.watch]):
                if milestone.kind == "level":
                    self.journal.event(int(row), milestone.title + (": not reached" if missed[row] else ": reached"))
                elif milestone.kind == "retirement":
                    self.journal.event(int(row), milestone.title)

    def close_year(self, year: int, end: int) -> None:
        """Writes a year down."""
        assert self.prices is not None, "the year was opened"
        self.outcome.worth[year + 1] = self.purses.worth(end)
        self.journal.close_year(self.purses, self.outcome.worth[year + 1], self.prices)
