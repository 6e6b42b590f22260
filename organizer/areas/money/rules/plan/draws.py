"""Chance: the draws that every scenario shares, and the returns and prices that a plan makes of them.

A draw belongs to its key: an asset's or the prices' are the same whatever else a plan has, so that two scenarios differ
by what differs in them, and draws that are kept need not be made again while an assumption is moved.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from .inputs import Plan
from .results import Floats

PRICES = "\0prices"
"""The key of inflation among the assets."""


@dataclass(frozen=True, slots=True, eq=False)
class Draws:
    """Standard normal draws by key, (years, 1 + runs), and uniform ones, (1 + runs), made when first asked for.

    The first column is no run but the straight line: no deviation from the median, which for lognormal returns is their
    geometric mean.
    """

    seed: int
    runs: int
    years: int
    of: Draws | None = None
    """Those of which these are some."""
    columns: NDArray[np.intp] | None = None
    """Which of them."""
    _normal: dict[str, Floats] = field(default_factory=dict)
    _uniform: dict[str, Floats] = field(default_factory=dict)

    def normal(self, key: str) -> Floats:
        """One draw for each year of each run."""
        if key not in self._normal:
            if self.of is not None:
                made = np.ascontiguousarray(self.of.normal(key)[:, self.columns])
            else:
                made = np.zeros((self.years, 1 + self.runs))
                for year in range(self.years):
                    self._generator("normal", key, year).standard_normal(out=made[year, 1:])
            self._normal[key] = made
        return self._normal[key]

    def uniform(self, key: str) -> Floats:
        """One draw in [0, 1) for each run: an effect with a probability happens where it is below that."""
        if key not in self._uniform:
            if self.of is not None:
                made = self.of.uniform(key)[self.columns]
            else:
                made = np.zeros(1 + self.runs)
                self._generator("uniform", key).random(out=made[1:])
            self._uniform[key] = made
        return self._uniform[key]

    def only(self, runs: Sequence[int]) -> Draws:
        """The straight line and these runs, counted from 0."""
        return Draws(self.seed, len(runs), self.years, self, np.array([0, *(1 + run for run in runs)], dtype=np.intp))

    def fewer(self, runs: int) -> Draws:
        """The first runs of these, for a quick look."""
        return self if runs >= self.runs else self.only(range(runs))

    def serve(self, plan: Plan) -> bool:
        """Whether they are draws for that plan: of its seed, and long enough."""
        return self.seed == plan.seed and self.years >= plan.until.year - plan.start.year + 1

    def _generator(self, kind: str, key: str, year: int = 0) -> np.random.Generator:
        """Apart for each year, so that neither more years nor more runs change the draws that there were."""
        return np.random.Generator(np.random.SFC64([self.seed, *(zlib.crc32(w.encode()) for w in (kind, key)), year]))


def draws(plan: Plan) -> Draws:
    """The draws of a plan and of every scenario of it."""
    return Draws(plan.seed, plan.runs, plan.until.year - plan.start.year + 1)


class Weather(NamedTuple):
    """What a year brings on each path: gross returns of assets, 1 + r, and gross inflation."""

    returns: Mapping[str, Floats]
    prices: Floats


class World(Protocol):
    """Years to walk through."""

    @property
    def paths(self) -> int:
        """How many there are, the straight line included."""
        ...

    def year(self, year: int) -> Weather:
        """What the year of that index brings."""
        ...


class Chance:
    """Lognormal returns and inflation, correlated, with the plan's arithmetic means and standard deviations."""

    def __init__(self, plan: Plan, draws: Draws) -> None:
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
        made = {}
        for key, middle, parts in self._moving:
            log = np.full(self.paths, middle)
            for part, drawn in parts:
                log += part * drawn[year]
            made[key] = np.exp(log, out=log)
        return Weather(made, made.pop(PRICES))


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
