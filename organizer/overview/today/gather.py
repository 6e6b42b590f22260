"""What Today shows, gathered from what the areas offer. Nothing is computed here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from organizer.kernel.area import Area, Due, Reads, Urgency, in_use
from organizer.kernel.frozen import frozen
from organizer.kernel.glance import Awaited, BalanceRow, DayItem, GoalCard, MoneyCard, Praise

_NEAR = timedelta(days=1)
_AHEAD = timedelta(days=7)


@frozen
class Need:
    """A due thing and the area whose it is."""

    area: Area
    due: Due


@frozen
class Today:
    """All that the page shows of a day, for a member or for everybody."""

    now: datetime
    needs: tuple[Need, ...]
    """The most urgent first."""
    day: tuple[DayItem, ...]
    day_words: str
    balance: tuple[BalanceRow, ...]
    balance_words: str
    goals: tuple[GoalCard, ...]
    goals_words: str
    praise: Praise | None
    """The newest."""
    money: MoneyCard | None = None


def gather(areas: Sequence[Area], reads: Reads, now: datetime, owner: UUID | None) -> Today:
    """Asks every area. `now` is aware, in the zone here."""
    found = [area.glances(reads, now, owner) for area in areas if area.glances is not None]
    praise = [each for glance in found for each in glance.praise]
    return Today(
        now=now,
        needs=tuple(needs(areas, reads, now.date(), owner)),
        day=tuple(item for glance in found for item in glance.day),
        day_words=next((glance.day_words for glance in found if glance.day_words), ""),
        balance=tuple(row for glance in found for row in glance.balance),
        balance_words=next((glance.balance_words for glance in found if glance.balance_words), ""),
        goals=tuple(card for glance in found for card in glance.goals),
        goals_words=next((glance.goals_words for glance in found if glance.goals_words), ""),
        money=next((glance.money for glance in found if glance.money is not None), None),
        praise=max(praise, key=lambda each: each.when, default=None),
    )


def needs(areas: Sequence[Area], reads: Reads, today: date, owner: UUID | None) -> list[Need]:
    """What needs somebody: what has its hour today or tomorrow; what is over, the longest waiting at the top; then what
    comes, by day."""
    found = [
        Need(area, due)
        for area in in_use(areas, reads)
        if area.needs is not None
        for due in area.needs(reads, today)
        if owner is None or due.owner in (None, owner)
    ]
    return sorted(found, key=lambda need: _order(need.due, today))


def _order(due: Due, today: date) -> tuple[int, date, float, str]:
    near = due.start is not None and today <= due.day <= today + _NEAR
    rank = 0 if near else 1 if due.urgency is Urgency.OVERDUE else 2
    return (rank, due.day, due.start.timestamp() if due.start else 0.0, due.title)


def coming(areas: Sequence[Area], reads: Reads, today: date, owner: UUID | None) -> list[Need]:
    """What has its hour in the seven days after today, and is not part of every week."""
    first, last = today + _NEAR, today + _AHEAD
    found = [
        Need(area, due)
        for area in in_use(areas, reads)
        if area.dues is not None
        for due in area.dues(reads, first, last, today)
        if due.start is not None and not due.routine and first <= due.day <= last
        if owner is None or due.owner in (None, owner)
    ]
    return sorted(found, key=lambda need: (need.due.day, _order(need.due, first)[2], need.due.title))


def awaited(areas: Sequence[Area], reads: Reads, today: date, owner: UUID | None) -> list[Awaited]:
    """What others owe: what is due or was asked for first, first."""
    found = [
        each
        for area in in_use(areas, reads)
        if area.awaited is not None
        for each in area.awaited(reads, today)
        if owner is None or each.owner in (None, owner)
    ]
    return sorted(found, key=lambda each: (each.day, each.what))
