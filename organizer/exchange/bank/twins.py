"""Bookings that are here already, and those that may be. Each one that is here is the twin of one of the file only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from organizer.areas.money.model import Transaction
from organizer.kernel.area import Reads
from organizer.kernel.query import Where

from .draft import NEAR, TransactionDraft

Twin = tuple[Transaction, bool]
"""A booking that is here, and whether it is surely the same."""


def stored_between(reads: Reads, account: UUID, days: Iterable[date]) -> list[Transaction]:
    """The bookings of an account around some days."""
    listed = list(days)
    if not listed:
        return []
    first = max(min(listed), date.min + NEAR) - NEAR
    last = min(max(listed), date.max - NEAR) + NEAR
    where = [Where("account", "=", account), Where("day", ">=", first), Where("day", "<=", last)]
    return list(reads.every(Transaction, where))


def twins(drafts: Sequence[TransactionDraft], stored: Sequence[Transaction]) -> dict[int, Twin]:
    """Those of the drafts that have a twin, by their place.

    The same: the bank's id and the amount, within a few days; or, where neither has an id, all that the file says.
    Perhaps the same: the amount, within a few days.
    """
    found: dict[int, Twin] = {}
    left = {t.id: t for t in stored}
    for key, sure in ((_by_id, True), (_by_words, True), (_by_amount, False)):
        waiting: dict[tuple[object, ...], list[Transaction]] = {}
        for t in sorted(left.values(), key=lambda t: t.id, reverse=True):
            if (at := key(t)) is not None:
                waiting.setdefault((*at, t.day.toordinal()), []).append(t)
        for place, draft in enumerate(drafts):
            at = key(draft) if place not in found else None
            twin = _nearest(waiting, at, draft.day) if at is not None else None
            if twin is not None:
                del left[twin.id]
                found[place] = twin, sure
    return found


def _nearest(
    waiting: dict[tuple[object, ...], list[Transaction]], key: tuple[object, ...], day: date
) -> Transaction | None:
    """Takes the one with that key whose day is nearest."""
    for away in range(NEAR.days + 1):
        for ordinal in (day.toordinal() - away, day.toordinal() + away):
            if twins := waiting.get((*key, ordinal)):
                return twins.pop()
    return None


def _id(of: TransactionDraft | Transaction) -> str:
    return of.fitid if isinstance(of, TransactionDraft) else of.bank_id


def _by_id(of: TransactionDraft | Transaction) -> tuple[object, ...] | None:
    return (_id(of), of.amount) if _id(of) else None


def _by_words(of: TransactionDraft | Transaction) -> tuple[object, ...] | None:
    return (of.day, of.amount, of.payee, of.memo) if not _id(of) else None


def _by_amount(of: TransactionDraft | Transaction) -> tuple[object, ...] | None:
    return (of.amount,)
