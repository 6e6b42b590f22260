"""What Today shows of money: net worth and its year, how likely the plan is, what is saved for next."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

from organizer.areas.money.model import Account, Milestone
from organizer.areas.money.queries import ledger as ledgers
from organizer.areas.money.queries.ledger import A_YEAR, Ledger
from organizer.areas.money.rules.month_words import month_name
from organizer.areas.money.rules.net_worth import months_before
from organizer.areas.money.rules.rates import NoRate
from organizer.kernel.area import Reads
from organizer.kernel.changes import Ref
from organizer.kernel.glance import Glances, MoneyCard, Saving
from organizer.kernel.money import Money
from organizer.kernel.query import Sort, Where

from .plan import headline


def glances(reads: Reads, now: datetime, owner: UUID | None) -> Glances:
    """Nothing without accounts, or where a rate is missing: the page says which one."""
    if not reads.count(Account):
        return Glances()
    today = now.date()
    try:
        ledger = ledgers.read(reads, today, owner, since=months_before(today, A_YEAR))
        points = ledger.points(ledger.days(A_YEAR))
        before = ledger.points([today.replace(day=1) - timedelta(days=1)])[0]
    except NoRate:
        return Glances()
    net = [point.net for point in points]
    likely = headline(reads) if owner is None else None
    return Glances(
        money=MoneyCard(
            Money(net[-1], ledger.currency), Money(net[-1] - before.net, ledger.currency), _course(net),
            (f"{likely.likelihood:.0%} {likely.words[0] if likely.words else ''}", *likely.words[1:]) if likely else (),
            _saving(reads, ledger, today),
        )
    )  # fmt: skip


def _course(net: list[int]) -> tuple[float, ...]:
    low, high = min(net), max(net)
    return tuple((value - low) / (high - low) for value in net) if high > low else ()


def _saving(reads: Reads, ledger: Ledger, today: date) -> Saving | None:
    """The next milestone that has an account and an amount in its currency."""
    by_id = {standing.account.id: standing for standing in ledger.open}
    for milestone in reads.page(Milestone, [Where("day", ">=", today)], Sort("day"), limit=20).records:
        standing = by_id.get(milestone.account) if milestone.account else None
        wanted = milestone.amount
        if standing is None or wanted is None or wanted.minor <= 0 or wanted.currency != standing.account.currency:
            continue
        there = Money(standing.course.at(today), wanted.currency)
        title = f"{milestone.title}, {month_name(milestone.day)} {milestone.day.year}"
        return Saving(Ref.to(milestone), title, there, wanted, _pace(ledger, milestone, standing.course.since, today))
    return None


def _pace(ledger: Ledger, milestone: Milestone, since: date | None, today: date) -> Money | None:
    """What there should be by now, on a straight line from the first day that is known."""
    standing = next(s for s in ledger.open if s.account.id == milestone.account)
    assert milestone.amount is not None
    if since is None or since >= today or milestone.day <= since:
        return None
    begun = standing.course.at(since)
    share = (today - since).days / (milestone.day - since).days
    return Money(begun + round((milestone.amount.minor - begun) * share), milestone.amount.currency)
