"""Questions beside a plan: the time value of money and what chance does, asked in JSON by the functions' own names."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from datetime import date
from typing import Any, get_type_hints

import numpy as np

from organizer.areas.money.rules import finance, odds
from organizer.kernel.errors import OrganizerError

from .decode import Decoder
from .replay import largest_withdrawals


def net_present_value(rate: float, flows: tuple[float, ...]) -> float:
    """NPV."""
    return finance.net_present_value(rate, flows)


def internal_rate(flows: tuple[float, ...]) -> float:
    """IRR."""
    return finance.internal_rate(flows)


def dated_internal_rate(flows: tuple[float, ...], days: tuple[date, ...]) -> float:
    """XIRR."""
    if len(flows) != len(days):
        raise finance.NoAnswer("There are as many days as flows")
    return finance.dated_internal_rate(zip(days, flows, strict=True))


def todays_money(amount: float, inflation: float, years: float) -> float:
    """What a nominal amount buys after years of inflation."""
    return amount / float((1 + inflation) ** years)


def lognormal(start: float, log_mean: float, log_deviation: float, years: float) -> dict[str, float]:
    """Where an amount may stand."""
    return odds.lognormal_spread(start, log_mean, log_deviation, years)._asdict()


def largest_withdrawal(returns: tuple[float, ...], inflation: tuple[float, ...]) -> float:
    """The share of the start that can be taken at the start of each year, indexed."""
    if len(returns) != len(inflation) or not returns:
        raise finance.NoAnswer("There are as many returns as inflations")
    if min(*returns, *inflation) <= -1:
        raise finance.NoAnswer("No return or inflation is -1 or less")
    growth = (1 + np.array(returns)) / (1 + np.array(inflation))
    return float(largest_withdrawals(growth[:, None])[0])


ASKED: dict[str, Callable[..., Any]] = {
    "future_value": finance.future_value, "payment": finance.payment, "periods_needed": finance.periods_needed,
    "net_present_value": net_present_value, "internal_rate": internal_rate,
    "dated_internal_rate": dated_internal_rate, "todays_money": todays_money, "lognormal": lognormal,
    "ruin": odds.ruin, "largest_withdrawal": largest_withdrawal,
}  # fmt: skip


def answers(decoder: Decoder, raw: Any, path: str = "questions") -> list[dict[str, Any]]:
    """Each question with its answer."""
    if not isinstance(raw, list):
        decoder.wrong(path, "A list is needed")
        return []
    return [_answer(decoder, each, f"{path}[{at}]") for at, each in enumerate(raw)]


def _answer(decoder: Decoder, raw: Any, path: str) -> dict[str, Any]:
    asked = raw.get("ask") if isinstance(raw, dict) else None
    function = ASKED.get(asked) if isinstance(asked, str) else None
    if function is None:
        decoder.wrong(f"{path}.ask", f"One of {', '.join(ASKED)}")
        return {}
    hints, parameters = get_type_hints(function), inspect.signature(function).parameters
    before = len(decoder.problems)
    given = {}
    for key, value in raw.items():
        if key in parameters:
            given[key] = decoder.value(hints[key], value, f"{path}.{key}")
        elif key != "ask":
            decoder.wrong(f"{path}.{key}", "There is no such key")
    for name, parameter in parameters.items():
        if name not in given and parameter.default is inspect.Parameter.empty:
            decoder.wrong(f"{path}.{name}", "Missing")
    if len(decoder.problems) == before:
        try:
            return {**raw, "answer": function(**given)}
        except (OrganizerError, OverflowError, ZeroDivisionError, ValueError, TypeError) as error:
            decoder.wrong(path, str(error) if isinstance(error, OrganizerError) else "These numbers have no answer")
    return {}
