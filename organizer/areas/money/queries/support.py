"""Reads of support: orders with their steps and payments."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from organizer.areas.money.model import SupportDirection, SupportOrder, SupportPayment, SupportStep
from organizer.areas.money.rules.support import SupportLedger, support_ledger
from organizer.kernel.area import Reads
from organizer.kernel.errors import FieldError
from organizer.kernel.frozen import frozen
from organizer.kernel.query import Where, belonging_to


@frozen
class SupportState:
    """An order and how it stands today. Without a ledger, `problem` says why there is none."""

    order: SupportOrder
    steps: tuple[SupportStep, ...]
    payments: tuple[SupportPayment, ...]
    ledger: SupportLedger | None
    problem: str = ""

    @property
    def is_paid(self) -> bool:
        """Whether it is paid by whose order it is, and not received."""
        return self.order.direction is SupportDirection.PAID


def support_states(reads: Reads, today: date, owner: UUID | None = None) -> list[SupportState]:
    """The orders of a member, or all: those that run first, then by their first day."""
    orders = sorted(
        reads.every(SupportOrder, belonging_to(owner)),
        key=lambda order: (_has_ended(order, today), order.first, order.title, order.id),
    )
    return [_state(reads, order, today) for order in orders]


def _state(reads: Reads, order: SupportOrder, today: date) -> SupportState:
    steps = tuple(sorted(reads.every(SupportStep, [Where("order", "=", order.id)]), key=lambda s: (s.first, s.id)))
    payments = tuple(sorted(reads.every(SupportPayment, [Where("order", "=", order.id)]), key=lambda p: (p.day, p.id)))
    try:
        return SupportState(order, steps, payments, support_ledger(order, steps, payments, today))
    except FieldError as error:
        return SupportState(order, steps, payments, None, str(error))


def _has_ended(order: SupportOrder, today: date) -> bool:
    return any(day is not None and day < today for day in (order.last, order.ended))
