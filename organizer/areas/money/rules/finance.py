"""The time value of money, with the names, signs and conventions of spreadsheets: what is paid out is negative, what
comes in is positive, payments fall at the end of each period, rates are fractions for one period."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from organizer.kernel.errors import OrganizerError


class NoAnswer(OrganizerError):
    """There is no such rate, payment or time."""


def future_value(rate: float, periods: float, payment: float, present: float = 0.0) -> float:
    """FV: what payments and a present amount come to after the periods."""
    growth = float((1 + rate) ** periods)
    return -(present * growth + payment * _annuity(rate, periods))


def payment(rate: float, periods: float, present: float, future: float = 0.0) -> float:
    """PMT: the payment that turns the present amount into the future one over the periods."""
    each = _annuity(rate, periods)
    if each == 0:
        raise NoAnswer("No periods, no payment")
    return -(present * float((1 + rate) ** periods) + future) / each


def periods_needed(rate: float, payment: float, present: float, future: float = 0.0) -> float:
    """NPER: the periods until payments turn the present amount into the future one. Raises NoAnswer if never."""
    if rate == 0:
        if payment == 0:
            raise NoAnswer("Without payments and interest nothing changes")
        return -(present + future) / payment
    above, below = payment - future * rate, present * rate + payment
    if below == 0 or above / below <= 0 or rate <= -1:
        raise NoAnswer("These payments never get there")
    return math.log(above / below) / math.log1p(rate)


def net_present_value(rate: float, flows: Sequence[float]) -> float:
    """What flows are worth now, of which the first is now and each other a period later. Spreadsheets' NPV takes the
    first to be at the end of the first period: there what is paid now is added to the NPV of the others."""
    if rate <= -1:
        raise NoAnswer("At a rate of -100 % or less nothing has a present value")
    return sum(flow / (1 + rate) ** at for at, flow in enumerate(flows))


def internal_rate(flows: Sequence[float]) -> float:
    """IRR: the rate at which the flows, the first one now, are worth nothing. Raises NoAnswer."""
    return _rate(flows, [float(at) for at in range(len(flows))])


def dated_internal_rate(flows: Iterable[tuple[date, float]]) -> float:
    """XIRR: the yearly rate at which flows on their days are worth nothing; a year has 365 days. Raises NoAnswer."""
    dated = list(flows)
    first = min((on for on, _ in dated), default=None)
    return _rate([flow for _, flow in dated], [(on - first).days / 365 for on, _ in dated] if first else [])


def _annuity(rate: float, periods: float) -> float:
    """What one at the end of each period comes to."""
    return periods if rate == 0 else math.expm1(periods * math.log1p(rate)) / rate


def _rate(flows: Sequence[float], times: Sequence[float]) -> float:
    """The root nearest to nought: brackets spread outwards from it, and the one found is halved."""
    if not (any(flow > 0 for flow in flows) and any(flow < 0 for flow in flows)):
        raise NoAnswer("A rate needs both money out and money in")

    def worth(log: float) -> float:
        return sum(flow * math.exp(min(-log * at, 700.0)) for flow, at in zip(flows, times, strict=True))

    steps = [0.0, *(sign * 0.02 * step for step in range(1, 230) for sign in (1, -1))]
    for start in steps:
        end = start + (0.02 if start >= 0 else -0.02)
        if worth(start) == 0:
            return math.expm1(start)
        if worth(start) * worth(end) < 0:
            return math.expm1(_halved(worth, start, end))
    raise NoAnswer("There is no rate at which these flows are worth nothing")


def _halved(of: Callable[[float], float], start: float, end: float) -> float:
    """Where a function changes its sign between two places, by bisection."""
    negative = of(start) < 0
    for _ in range(200):
        middle = (start + end) / 2
        if middle in (start, end):
            break
        if (of(middle) < 0) == negative:
            start = middle
        else:
            end = middle
    return (start + end) / 2
