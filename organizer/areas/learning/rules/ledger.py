"""The ledger of a credential: which credits count in which of its periods, as what, how much of each, and why not all.

Credits are taken in the order of their days. A category takes no more than its most, whatever it holds; so does what it
lies in. What a complete period can spare goes on to the next, as far as the rule allows, and is carried once only; what
comes in the days of grace makes up for what the ended period lacks, and only the rest counts in the next. So no credit
counts twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

from organizer.areas.learning.model import Credential, Credit, CreditClaim
from organizer.kernel.frozen import frozen

from .counting import CategoryStanding, Count, YearStanding, missing_of
from .windows import Window, known_end, months_on, windows

_ZERO = Decimal(0)


@frozen
class Earned:
    """A credit as one credential sees it."""

    credit: UUID
    day: date
    amount: Decimal
    category: str = ""
    title: str = ""
    proof: UUID | None = None


@frozen
class Line:
    """A credit in a period: how much of it counts there, how much of that counts in the next instead, and why it is not
    all."""

    earned: Earned
    counted: Decimal
    why: str = ""
    carried_in: bool = False
    carried_out: Decimal = _ZERO


@frozen
class Period:
    """A period with all that counts in it. `counted` is without what is carried on to the next."""

    window: Window
    total: Decimal | None
    counted: Decimal
    lines: tuple[Line, ...]
    categories: tuple[CategoryStanding, ...]
    years: tuple[YearStanding, ...]
    carried_in: Decimal = _ZERO
    carried_out: Decimal = _ZERO

    @property
    def missing(self) -> Decimal:
        """How many credits are missing in all, for the total and for the categories."""
        return missing_of(self.total, self.counted, self.categories)

    @property
    def complete(self) -> bool:
        """Whether it lacks nothing; a year that ended with too little leaves it incomplete."""
        return not self.missing and not any(year.missing for year in self.years)


def earned_of(credential: Credential, credits: Iterable[Credit], claims: Iterable[CreditClaim]) -> list[Earned]:
    """The credits that are claimed for a credential, by day. Claims of one credit come to no more than it has."""
    by_id = {credit.id: credit for credit in credits}
    left = {id: credit.amount for id, credit in by_id.items()}
    found = []
    for claim in sorted(claims, key=lambda claim: claim.id):
        credit = by_id.get(claim.credit)
        if credit is None or claim.credential != credential.id:
            continue
        amount = left[credit.id] if claim.amount is None else min(claim.amount, left[credit.id])
        left[credit.id] -= amount
        if amount > 0:
            category = claim.category.strip() or credit.category.strip()
            found.append(Earned(credit.id, credit.day, amount, category, credit.title, credit.proof))
    return sorted(found, key=lambda earned: (earned.day, earned.credit, earned.category))


class _Carried(NamedTuple):
    earned: Earned
    amount: Decimal


def ledger(credential: Credential, earned: Sequence[Earned], today: date) -> list[Period]:
    """The periods of a credential up to the one in which today is, or which ends when it expires, each with its
    credits. Nothing where it has no rule."""
    since = min((e.day for e in earned), default=today)
    spans = windows(credential, min(since, today), today) if credential.has_rule else []
    left = {number: each.amount for number, each in enumerate(earned)}
    carried: list[_Carried] = []
    periods = []
    for span in spans:
        period, carried = _period(credential, span, earned, left, carried)
        periods.append(period)
    return periods


def present(credential: Credential, periods: Sequence[Period], today: date) -> Period | None:
    """The period that is to be completed now: the one that ends when the credential expires, else that of today."""
    end = known_end(credential) if credential.expires is not None else None
    if end is not None:
        return next((period for period in periods if period.window.last == end), None)
    return next((p for p in periods if p.window.holds(today)), periods[-1] if periods else None)


def _period(
    credential: Credential, span: Window, earned: Sequence[Earned], left: dict[int, Decimal],
    carried: Sequence[_Carried],
) -> tuple[Period, list[_Carried]]:  # fmt: skip
    count = Count(credential, span)
    lines = []
    for earlier, amount in carried:
        taken, why = _held(count, earlier.category, amount)
        count.take(earlier.category, taken, None)
        lines.append(Line(earlier, taken, why or "carried over", carried_in=True))
    came_in = count.counted
    own: list[int] = []
    for number, each in enumerate(earned):
        if span.holds(each.day) and left[number] > 0:
            taken, why = _held(count, each.category, left[number])
            if left[number] < each.amount:
                why = why or "the rest counts in the period before"
            count.take(each.category, taken, each.day)
            left[number] = _ZERO
            own.append(len(lines))
            lines.append(Line(each, taken, why))
    lines += _in_grace(credential, span, count, earned, left)
    out: list[_Carried] = []
    if credential.carry_most and credential.total and count.complete:
        out = _carry(credential, span, count, lines, own)
    period = Period(
        span, credential.total, count.counted, tuple(lines), count.categories(), count.years(), came_in,
        sum((each.amount for each in out), _ZERO),
    )  # fmt: skip
    return period, out


def _held(count: Count, category: str, amount: Decimal) -> tuple[Decimal, str]:
    room, why = count.room(category)
    return (amount, "") if room is None or amount <= room else (max(room, _ZERO), why)


def _in_grace(
    credential: Credential, span: Window, count: Count, earned: Sequence[Earned], left: dict[int, Decimal]
) -> list[Line]:
    """What comes after the end of a period and before its grace is over, as far as it is lacking."""
    found = []
    for number, each in enumerate(earned):
        late = (each.day - span.last).days
        if left[number] > 0 and 0 < late <= credential.grace.days:
            wanted = min(left[number], count.lacking(each.category))
            taken, _ = _held(count, each.category, wanted)
            if taken > 0:
                count.take(each.category, taken, span.last)
                left[number] -= taken
                found.append(Line(each, taken, "in the days of grace"))
    return found


def _carry(credential: Credential, span: Window, count: Count, lines: list[Line], own: Sequence[int]) -> list[_Carried]:
    """What the period can spare of its own credits, the newest first; the lines say how much of them it is."""
    assert credential.carry_most is not None
    limit = credential.carry_most
    since = span.first
    if credential.carry_months is not None:
        since = months_on(span.last, -credential.carry_months)
    out = []
    for at in reversed(own):
        line = lines[at]
        if line.earned.day <= since and credential.carry_months is not None:
            continue
        amount = min(limit, line.counted, count.spare(line.earned.category, line.earned.day))
        if amount > 0:
            count.give(line.earned.category, amount, line.earned.day)
            limit -= amount
            lines[at] = Line(line.earned, line.counted, line.why, carried_out=amount)
            out.append(_Carried(line.earned, amount))
    return out[::-1]
