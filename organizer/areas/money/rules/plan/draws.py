"""The draws that every scenario of a plan shares.

A draw belongs to its key: an asset's or the prices' are the same whatever else a plan has, so that two scenarios differ
by what differs in them, and draws that are kept need not be made again while an assumption is moved.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .inputs import Plan
from .results import Floats


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
    _fewer: dict[int, Draws] = field(default_factory=dict)
    kept: dict[str, Any] = field(default_factory=dict)
    """What was last made of them."""

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
        if runs >= self.runs:
            return self
        if runs not in self._fewer:
            self._fewer.clear()
            self._fewer[runs] = self.only(range(runs))
        return self._fewer[runs]

    def serve(self, plan: Plan) -> bool:
        """Whether they are draws for that plan: of its seed, and long enough."""
        return self.seed == plan.seed and self.years >= plan.until.year - plan.start.year + 1

    def _generator(self, kind: str, key: str, year: int = 0) -> np.random.Generator:
        """Apart for each year, so that neither more years nor more runs change the draws that there were."""
        return np.random.Generator(np.random.SFC64([self.seed, *(zlib.crc32(w.encode()) for w in (kind, key)), year]))


def draws(plan: Plan) -> Draws:
    """The draws of a plan and of every scenario of it."""
    return Draws(plan.seed, plan.runs, plan.until.year - plan.start.year + 1)
