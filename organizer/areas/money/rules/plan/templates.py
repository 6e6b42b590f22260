"""Scenarios to begin with: what a sabbatical, or the support of a partner, does to the streams that there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from uuid import UUID

from organizer.areas.money.model import EffectKind, EndOfStream, Every, PlanEffect, Stream, StreamKind
from organizer.kernel.money import Money


def pay_of(streams: Iterable[Stream], whose: UUID | None) -> list[Stream]:
    """Income that ends when its owner stops work: that of one member, or of all."""
    return [
        each for each in streams
        if each.kind is StreamKind.INCOME and each.ends_with is EndOfStream.RETIREMENT
        and (whose is None or each.owner in (None, whose))
    ]  # fmt: skip


def last_day(first: date, months: int) -> date:
    """The last day of so many months from a day on."""
    at = first.month - 1 + months
    year, month = first.year + at // 12, at % 12 + 1
    following = date(year, month, 1)
    day = min(first.day, (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day)
    return following.replace(day=day) - timedelta(days=1)


def sabbatical(
    streams: Sequence[Stream], whose: UUID | None, first: date, months: int, cost: Money | None
) -> list[PlanEffect]:
    """No pay for so many months, and what it costs each month."""
    last = last_day(first, months)
    effects = [
        PlanEffect(title=f"No {each.title.lower()}", kind=EffectKind.STOP, stream=each.id, first=first, last=last)
        for each in pay_of(streams, whose)
    ]
    if cost is not None and cost.minor:
        effects.append(
            PlanEffect(title="What it costs", kind=EffectKind.COST, amount=cost, every=Every.MONTH, first=first,
                       last=last)
        )  # fmt: skip
    return effects


def support(
    streams: Sequence[Stream], whose: UUID | None, first: date, months: int, amount: Money | None
) -> list[PlanEffect]:
    """One goes without pay for so many months, and the partner brings in more meanwhile."""
    effects = sabbatical(streams, whose, first, months, None)
    if amount is not None and amount.minor:
        effects.append(
            PlanEffect(title="Support by a partner", kind=EffectKind.INCOME, amount=amount, every=Every.MONTH,
                       first=first, last=last_day(first, months), taxed=False)
        )  # fmt: skip
    return effects


def about(first: date, months: int) -> str:
    """'9 months in 2028', '18 months from 2028'."""
    last = last_day(first, months)
    return f"{months} months {'in' if last.year == first.year else 'from'} {first.year}"
