"""The part of a report that money has: what there is, what came and went, how it is spread, what is to be settled."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from organizer.kernel.area import Reads
from organizer.kernel.dates import format_day
from organizer.kernel.kin import Family
from organizer.kernel.money import Money
from organizer.kernel.section import Block, Figure, Scope, Section, Table, Value

from .model import AccountClass, Direction
from .queries import ledger as ledgers
from .queries.ledger import Ledger
from .queries.settling import settling_blocks
from .rules.allocation import Allocation
from .rules.cash_flow import Month, kept_share, months_of, rows
from .rules.month_words import short_month
from .rules.rates import NoRate

_AMOUNTS = frozenset({1, 2, 3})
_MOST_MONTHS = 24


def section(family: Family, reads: Reads, scope: Scope, today: date) -> Section:
    """As of the end of the period, or today while it goes on."""
    until = min(scope.period.last, today)
    settling = settling_blocks(reads, family, scope, today)
    try:
        ledger = ledgers.read(reads, until, scope.owner)
        if not ledger.standings:
            return Section("Money", "no accounts in this profile yet", (), settling)
        first = max(scope.period.first, _earliest(until))
        months = ledgers.months(reads, ledger, months_of(first, until))
        return Section(
            "Money", f"as of {format_day(until)}", tuple(_figures(ledger, scope, months)),
            (*_worth(ledger), *_flow(ledger, months), *_spread(ledgers.spread(reads, ledger), ledger), *settling),
        )  # fmt: skip
    except NoRate as missing:
        return Section("Money", str(missing), (), settling)


def _earliest(until: date) -> date:
    return until - timedelta(days=31 * _MOST_MONTHS)


def _money(minor: int, ledger: Ledger) -> Money:
    return Money(minor, ledger.currency)


def _figures(ledger: Ledger, scope: Scope, months: list[Month]) -> Iterable[Figure]:
    before, now = ledger.points([scope.period.first - timedelta(days=1), ledger.today])
    yield Figure("Net worth", _money(now.net, ledger), format_day(ledger.today))
    yield Figure("Change", _money(now.net - before.net, ledger), scope.period.title)
    yield Figure("Owed", _money(now.owed, ledger))
    kept, share = sum(month.kept for month in months), kept_share(months)
    words = f"{round(share * 100)}% of what came in" if share is not None else ""
    yield Figure("Kept", _money(kept, ledger), words)


def _worth(ledger: Ledger) -> Iterable[Block]:
    (point,) = ledger.points([ledger.today])
    found: list[tuple[Value, ...]] = []
    for kind in AccountClass:
        some = [s for s in ledger.open if s.account.account_class is kind]
        if some:
            found.append((kind.label, str(len(some)), _money(point.by_class.get(kind, 0), ledger)))
    found.append(("Net worth", str(len(ledger.open)), _money(point.net, ledger)))
    yield Table("Net worth", ("Kind", "Accounts", "Worth"), tuple(found), frozenset({1, 2}))


def _flow(ledger: Ledger, months: list[Month]) -> Iterable[Block]:
    some = [month for month in months if month.by_category]
    if not some:
        return
    by_month: tuple[tuple[Value, ...], ...] = tuple(
        (f"{short_month(m.first)} {m.first.year}{', running' if m.running else ''}", _money(m.inflow, ledger),
         _money(m.outflow, ledger), _money(m.kept, ledger))
        for m in some
    )  # fmt: skip
    yield Table("Cash flow", ("Month", "Money in", "Money out", "Kept"), by_month, _AMOUNTS)
    by_category: tuple[tuple[Value, ...], ...] = tuple(
        (row.title, "in" if row.direction is Direction.IN else "out", _money(row.actual, ledger),
         _money(row.planned, ledger) if row.planned is not None else "")
        for row in rows(some, ledger.categories, ledger.currency, ledger.rates, ledger.today)
    )  # fmt: skip
    yield Table("By category", ("Category", "Way", "Actual", "Planned"), by_category, frozenset({2, 3}))


def _spread(found: Allocation, ledger: Ledger) -> Iterable[Block]:
    parts: tuple[tuple[Value, ...], ...] = tuple(
        (part.title, f"{float(part.share):.1%}", "" if part.target is None else f"{float(part.target):.0%}",
         _money(part.minor, ledger), _money(part.move, ledger) if part.move else "")
        for part in found.parts
    )  # fmt: skip
    if parts:
        numbers = frozenset({1, 2, 3, 4})
        yield Table("Allocation", ("Held in", "Share", "Target", "Worth", "To move"), parts, numbers, found.note)
