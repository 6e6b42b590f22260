"""The key figures of what learning costs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from organizer.areas.learning import queries
from organizer.areas.learning.model import OPEN, OUR_OWN, Course
from organizer.areas.learning.rules.pace import share_of_year
from organizer.areas.learning.widgets.strip import PacedFigure
from organizer.kernel.area import Reads
from organizer.kernel.money import Money, format_money
from organizer.ui.tokens import ColourName


def budget_figures(reads: Reads, today: date, who: UUID | None) -> list[PacedFigure]:
    """What we spent this year of what we meant to, what others paid, and what is still to be paid."""
    year = date(today.year, 1, 1), date(today.year, 12, 31)
    aims = queries.aims(reads, today, who)
    paid = queries.costs(reads, *year, who)
    ours = queries.our_costs(paid)
    currency = aims.budget.currency if aims.budget else next(iter(ours), "USD")
    spent = ours.get(currency, Money(0, currency))
    found = []
    if aims.budget is not None and aims.budget.minor:
        share = spent.minor / aims.budget.minor
        colour: ColourName = "danger" if share > 1 else "accent"
        left = aims.budget + -spent
        found.append(
            PacedFigure("Spent this year", format_money(spent), "budget", share, share_of_year(today), colour,
                        amount=True, of=format_money(aims.budget))
        )  # fmt: skip
        found.append(PacedFigure("Left of the budget", format_money(left), "until 31 Dec", amount=True))
    else:
        found.append(PacedFigure("Spent this year", format_money(spent), "no budget set", amount=True))
    others = _sum((course for course in paid if course.payer not in OUR_OWN), currency)
    found.append(PacedFigure("Paid by others", format_money(others), "this year", amount=True))
    ahead = _sum((c for c in queries.courses(reads, who, OPEN) if queries.paid_day(c) is None), currency)
    found.append(PacedFigure("Not paid yet", format_money(ahead), "of what is planned", amount=True))
    return found


def _sum(courses: Iterable[Course], currency: str) -> Money:
    total = Money(0, currency)
    for course in courses:
        if course.cost is not None and course.cost.currency == currency:
            total = total + course.cost
    return total
