"""What a plan takes for granted, and how a scenario differs from it, in lines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from organizer.charts.amounts import Told, plain_amount

from .inputs import Plan, PlanStream
from .outlook import headline_of
from .telling import flows, real_return, spending_after, stop_words, swings

_MOST_STREAMS = 2


@dataclass(frozen=True, slots=True)
class Assumed:
    """A line: a name and what it is."""

    name: str
    value: Told


def assumed(plan: Plan) -> tuple[Assumed, ...]:
    """The lines beside a plan, from when work stops to how many runs it is worked out with."""
    lines = []
    stop = next((m for m in plan.milestones if m.kind == "retirement"), None)
    if (headline := headline_of(plan)) is not None and headline.kind == "retirement":
        stop = headline
    if stop is not None:
        both = stop.member is None and len(plan.members) == 2
        words = stop_words(plan, stop).removeprefix("at ").removeprefix("in ")
        lines.append(Assumed("Stop work", (f"{words}, both" if both else words,)))
        lines.append(
            Assumed("Spending then", ("", plain_amount(spending_after(plan, stop), plan.currency), " a month"))
        )
    lines.append(Assumed("Return, after inflation", (_percent(real_return(plan)),)))
    lines.append(Assumed("Swings from year to year", (_percent(swings(plan)),)))
    lines.append(Assumed("Saved this year", ("", plain_amount(saved_a_year(plan), plan.currency))))
    growth = _pay_growth(plan)
    if growth is not None:
        lines.append(Assumed("Pay growth", (_percent(growth),)))
    later = [s for s in plan.streams if s.kind == "income" and s.first is not None and s.first > plan.start]
    for stream in sorted(later, key=lambda s: s.first or plan.start)[:_MOST_STREAMS]:
        first = stream.first or plan.start
        yearly = stream.amount * (12 if stream.every == "month" else 1)
        lines.append(Assumed(f"{stream.title} from {first.year}", ("", plain_amount(yearly, plan.currency))))
    lines.append(Assumed("Inflation", (_percent(plan.inflation.mean),)))
    lines.append(Assumed("Runs", (f"{plan.runs:,}",)))
    return tuple(lines)


def saved_a_year(plan: Plan) -> float:
    """What is saved in a year as the streams of today have it, before taxes on income: income, less the flat tax on
    what is taxed, less spending."""

    def yearly(stream: PlanStream) -> float:
        amount = stream.amount * (12 if stream.every == "month" else 1)
        return amount * (1 - plan.taxes.income) if stream.taxed else amount

    today = [stream for stream in plan.streams if flows(plan, stream, plan.start)]
    came = sum(yearly(s) for s in today if s.kind == "income")
    went = sum(yearly(s) for s in today if s.kind == "spending")
    return came - went - 12 * sum(account.payment for account in plan.accounts)


def _pay_growth(plan: Plan) -> float | None:
    pay = [s for s in plan.streams if s.kind == "income" and s.ends_with == "retirement"]
    total = sum(s.amount * (12 if s.every == "month" else 1) for s in pay)
    if not total:
        return None
    return sum(s.growth * s.amount * (12 if s.every == "month" else 1) for s in pay) / total


def _percent(share: float) -> str:
    words = f"{share * 100:.1f}%"
    return words.replace("-", "\u2212")


def year_of_birth_needed(plan: Plan) -> str | None:
    """Whose birth date the plan needs and has not: the first member's without any."""
    return next((member.name for member in plan.members if member.born is None), None)


def months_between(first: date, last: date) -> int:
    """Whole months from a day to another."""
    return (last.year - first.year) * 12 + last.month - first.month
