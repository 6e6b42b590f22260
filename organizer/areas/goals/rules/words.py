"""How goals and their measures are put in words, the same on every page and in reports."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from organizer.areas.goals.model import KeyResult
from organizer.kernel.dates import format_day
from organizer.kernel.kinds import Number

from .trend import Forecast

_NUMBER = Number()


def figure(value: Decimal | float) -> str:
    """A value with at most two decimal places."""
    return _NUMBER.format(round(Decimal(str(value)), 2))


def measured(result: KeyResult, value: Decimal | None) -> str:
    """'7 of 15 applications', '81 of 75 kg'; without a value '– of 15 applications'."""
    now = "–" if value is None else figure(value)
    return f"{now} of {figure(result.target)}{f' {result.unit}' if result.unit else ''}"


def percent(score: float | None) -> str:
    """'47%', or '–' where nothing is measured."""
    return "–" if score is None else f"{int(score * 100 + 0.5)}%"


def forecast_words(found: Forecast | None, due: date | None) -> str:
    """'13 at this rate; 15 by 9 Jan 2027, between 2 Jan 2027 and 18 Jan 2027', as far as it can be told."""
    if found is None:
        return "Two check-ins on different days make a forecast"
    rate = "" if due is None else f"{figure(found.line.at(due))} at this rate by {format_day(due)}"
    if found.reached is None:
        return rate or "Not reached at this rate"
    when = f"reached on {format_day(found.reached)}"
    if found.earliest and found.latest and found.earliest != found.latest:
        when += f", between {format_day(found.earliest)} and {format_day(found.latest)}"
    elif found.latest is None:
        when += ", or much later"
    return f"{rate}; {when}" if rate else when[:1].upper() + when[1:]
