"""Where check-ins lead: the least-squares line through them, and the day on which it reaches the target."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from statistics import NormalDist

from organizer.kernel.frozen import frozen

CONFIDENCE = 0.8
"""How often the range of a forecast is to hold the truth, if the course goes on as it went."""

Point = tuple[date, float]
"""A day and the value on it."""


@frozen
class Line:
    """The least-squares line through points: value = mean value + slope · (day − mean day)."""

    mean_day: float
    """As a proleptic ordinal, with its fraction."""
    mean_value: float
    slope: float
    """A day."""
    spread: float
    """The residual standard deviation; 0 where fewer than three points leave none to tell it from."""
    scatter: float
    """The sum of squared distances of the days from their mean."""
    count: int

    def at(self, day: date) -> float:
        """The value on a day."""
        return self.mean_value + self.slope * (day.toordinal() - self.mean_day)


@frozen
class Forecast:
    """When the line reaches the target, with the range of days between which it does at `CONFIDENCE`; None: never, at
    this rate. `latest` is None as well where the range has no end."""

    reached: date | None
    earliest: date | None
    latest: date | None
    line: Line


def line_through(points: Sequence[Point]) -> Line | None:
    """The line through at least two points of different days; of a day with several the last one counts."""
    by_day = dict(points)
    if len(by_day) < 2:
        return None
    days = [float(day.toordinal()) for day in by_day]
    values = list(by_day.values())
    count = len(days)
    mean_day, mean_value = math.fsum(days) / count, math.fsum(values) / count
    scatter = math.fsum((day - mean_day) ** 2 for day in days)
    slope = math.fsum((d - mean_day) * (v - mean_value) for d, v in zip(days, values, strict=True)) / scatter
    residuals = [v - mean_value - slope * (d - mean_day) for d, v in zip(days, values, strict=True)]
    spread = math.sqrt(math.fsum(r * r for r in residuals) / (count - 2)) if count > 2 else 0.0
    return Line(mean_day, mean_value, slope, spread, scatter, count)


def forecast(points: Sequence[Point], start: float, target: float) -> Forecast | None:
    """When the course of the points reaches the target. None where there is no line yet.

    The range is that of inverse prediction (classical calibration): x ± t·(s/|b|)·√(1 + 1/n + (x − x̄)²/Sxx); Draper and
    Smith, Applied Regression Analysis, 3rd edition, section 3.2.
    """
    line = line_through(points)
    if line is None:
        return None
    if line.slope == 0.0 or (line.slope > 0) != (target > start):
        return Forecast(None, None, None, line)
    when = line.mean_day + (target - line.mean_value) / line.slope
    reached = _day(when)
    if reached is None:
        return Forecast(None, None, None, line)
    if line.count < 3:
        return Forecast(reached, reached, reached, line)
    off = when - line.mean_day
    error = line.spread / abs(line.slope) * math.sqrt(1 + 1 / line.count + off * off / line.scatter)
    reach = student_t(line.count - 2, (1 + CONFIDENCE) / 2) * error
    return Forecast(reached, _day(when - reach), _day(when + reach), line)


def _day(ordinal: float) -> date | None:
    """The first whole day that is not before it; None outside the calendar."""
    nearest = round(ordinal)
    whole = nearest if math.isclose(ordinal, nearest, abs_tol=1e-6) else math.ceil(ordinal)
    if not 1 <= whole <= date.max.toordinal():
        return None
    return date.fromordinal(whole)


def student_t(freedom: int, probability: float) -> float:
    """The quantile of Student's distribution for a probability of at least 1/2: exact for one and two degrees of
    freedom, else by the expansion of Abramowitz and Stegun 26.7.5, right to about one in a thousand."""
    if freedom == 1:
        return math.tan(math.pi * (probability - 0.5))
    if freedom == 2:
        part = 2 * probability - 1
        return part * math.sqrt(2 / (1 - part * part))
    z = NormalDist().inv_cdf(probability)
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return z + math.fsum(term / float(freedom) ** (power + 1) for power, term in enumerate(terms))
