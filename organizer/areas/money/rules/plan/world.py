"""The returns and prices that a plan is walked through: by chance, or of past years."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from .draws import Draws
from .inputs import Plan
from .results import Floats

PRICES = "\0prices"
"""The key of inflation among the assets."""
MOST_KEPT = 20_000
"""Of that many paths years are kept; more would take too much memory."""


@dataclass(frozen=True, slots=True, eq=False)
class Weather:
    """What a year brings on each path: gross returns of assets, 1 + r, and gross inflation."""

    returns: Mapping[str, Floats]
    prices: Floats
    _growth: dict[tuple[object, ...], Floats] = field(default_factory=dict)

    def shrink(self) -> Floats:
        """What a month leaves of the worth of nominal money."""
        return self._kept((), lambda: np.exp(np.log(self.prices) / -12))

    def growth(self, mix: tuple[tuple[str, float], ...], rate: float) -> Floats:
        """The real growth in a month of such a mix, the rest of it cash at that rate: the twelfth root of a year's."""
        return self._kept((mix, rate), lambda: self._root(mix, rate) * self.shrink())

    def _kept(self, key: tuple[object, ...], make: Callable[[], Floats]) -> Floats:
        if key not in self._growth:
            self._growth[key] = make()
        return self._growth[key]

    def _root(self, mix: tuple[tuple[str, float], ...], rate: float) -> Floats | float:
        if not mix:
            return float((1 + rate) ** (1 / 12))
        cash = 1 - sum(share for _, share in mix)
        gross = np.full_like(self.prices, cash * (1 + rate) if cash > 1e-12 else 0.0)
        for asset, share in mix:
            gross += share * self.returns[asset]
        np.log(np.maximum(gross, 1e-300, out=gross), out=gross)
        gross /= 12
        return np.asarray(np.exp(gross, out=gross))


class World(Protocol):
    """Years to walk through."""

    @property
    def paths(self) -> int:
        """How many there are, the straight line included."""
        ...

    def year(self, year: int) -> Weather:
        """What the year of that index brings."""
        ...


def chance(plan: Plan, draws: Draws) -> Chance:
    """The world of a plan; scenarios that take the same for granted share it."""
    key = repr((plan.assets, plan.correlations, plan.inflation))
    if key not in draws.kept:
        draws.kept.clear()
        draws.kept[key] = Chance(plan, draws)
    made: Chance = draws.kept[key]
    return made


class Chance:
    """Lognormal returns and inflation, correlated, with the plan's arithmetic means and standard deviations."""

    def __init__(self, plan: Plan, draws: Draws) -> None:
        self._years: dict[int, Weather] = {}
        self.paths = 1 + draws.runs
        root = lower_root(correlation(plan))
        moving = [(asset.key, asset.mean, asset.volatility) for asset in plan.assets]
        moving.append((PRICES, plan.inflation.mean, plan.inflation.volatility))
        self._moving: list[tuple[str, float, list[tuple[float, Floats]]]] = []
        for row, (key, mean, volatility) in enumerate(moving):
            middle, spread = lognormal_parameters(mean, volatility)
            parts = enumerate(root[row] * spread)
            drawn = [(float(part), draws.normal(moving[at][0])) for at, part in parts if part]
            self._moving.append((key, middle, drawn))

    def year(self, year: int) -> Weather:
        """What the year of that index brings."""
        if year in self._years:
            return self._years[year]
        made = {}
        for key, middle, parts in self._moving:
            log = np.full(self.paths, middle)
            for part, drawn in parts:
                log += part * drawn[year]
            made[key] = np.exp(log, out=log)
        weather = Weather(made, made.pop(PRICES))
        if self.paths <= MOST_KEPT:
            self._years[year] = weather
        return weather


@dataclass(frozen=True, slots=True, eq=False)
class Past:
    """Returns and inflation that are known, (years, paths)."""

    returns: Mapping[str, Floats]
    prices: Floats

    @property
    def paths(self) -> int:
        """How many there are, the straight line included."""
        return len(self.prices[0])

    def year(self, year: int) -> Weather:
        """What the year of that index brings."""
        return Weather({key: known[year] for key, known in self.returns.items()}, self.prices[year])


def lognormal_parameters(mean: float, volatility: float) -> tuple[float, float]:
    """Mean and standard deviation of ln(1 + r) where 1 + r is lognormal with that arithmetic mean and deviation:
    s² = ln(1 + v² / (1 + m)²), ln(1 + m) − s² / 2."""
    variance = math.log1p((volatility / (1 + mean)) ** 2)
    return math.log1p(mean) - variance / 2, math.sqrt(variance)


def correlation(plan: Plan) -> Floats:
    """The matrix of the assets, in their order, and of inflation last."""
    at = {asset.key: row for row, asset in enumerate(plan.assets)}
    matrix = np.eye(len(at) + 1)
    for (one, other), value in plan.correlations.items():
        matrix[at[one], at[other]] = matrix[at[other], at[one]] = value
    for key, value in plan.inflation.correlations.items():
        matrix[at[key], -1] = matrix[-1, at[key]] = value
    return matrix


def lower_root(matrix: Floats) -> Floats:
    """The lower triangle L with L Lᵀ = matrix (Cholesky), which here may be singular: then columns are nought."""
    root = np.zeros_like(matrix)
    for column in range(len(matrix)):
        rest = matrix[column:, column] - root[column:, :column] @ root[column, :column]
        if rest[0] > 1e-12:
            root[column:, column] = rest / math.sqrt(rest[0])
    return root
