"""Support: what fell due month by month, what was paid, and what is still owed."""

from __future__ import annotations

import calendar
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from organizer.areas.money.model import SupportOrder, SupportPayment, SupportStep
from organizer.kernel.errors import FieldError
from organizer.kernel.frozen import frozen
from organizer.kernel.money import Money


@frozen
class SupportMonth:
    """One month of the ledger; `balance` is what is owed at its end, less than nothing where too much was paid."""

    first: date
    """The first day of the month."""
    due_on: date | None
    """The day on which something fell due in it."""
    due: Money
    paid: Money
    balance: Money
    payments: tuple[SupportPayment, ...] = ()


@frozen
class SupportLedger:
    """An order as of a day, month by month from the first with a due or a payment. Without a step and without a
    payment there is no currency, and no month."""

    currency: str | None
    months: tuple[SupportMonth, ...]
    later: tuple[SupportPayment, ...] = ()
    """Payments dated after that day, which do not count yet."""

    @property
    def due(self) -> Money | None:
        """All that fell due."""
        return self._sum([month.due for month in self.months])

    @property
    def paid(self) -> Money | None:
        """All that was paid."""
        return self._sum([month.paid for month in self.months])

    @property
    def arrears(self) -> Money | None:
        """What is owed; less than nothing: paid ahead."""
        return self.months[-1].balance if self.months else self._sum([])

    def _sum(self, amounts: Sequence[Money]) -> Money | None:
        return Money(sum(amount.minor for amount in amounts), self.currency) if self.currency else None


def support_ledger(
    order: SupportOrder, steps: Iterable[SupportStep], payments: Iterable[SupportPayment], on: date
) -> SupportLedger:
    """The months up to a day, that of the day included. Only what is of this order counts.

    Raises FieldError where steps and payments are in several currencies.
    """
    own_steps = [step for step in steps if step.order == order.id]
    every = sorted((p for p in payments if p.order == order.id), key=lambda p: (p.day, p.id))
    currency = common_currency(own_steps, every)
    if currency is None:
        return SupportLedger(None, ())
    paid = [payment for payment in every if payment.day <= on]
    dues = list(dues_of(order, own_steps, on))
    by_month: dict[date, tuple[date | None, int, list[SupportPayment]]] = {}
    for due_on, amount in dues:
        by_month[due_on.replace(day=1)] = (due_on, amount.minor, [])
    for payment in paid:
        by_month.setdefault(payment.day.replace(day=1), (None, 0, []))[2].append(payment)
    months, balance = [], 0
    for first in _months(min(by_month), on.replace(day=1)) if by_month else ():
        due_on_day, due, received = by_month.get(first, (None, 0, []))
        sum_paid = sum(payment.amount.minor for payment in received)
        balance += due - sum_paid
        months.append(
            SupportMonth(first, due_on_day, Money(due, currency), Money(sum_paid, currency), Money(balance, currency),
                         tuple(received))
        )  # fmt: skip
    return SupportLedger(currency, tuple(months), tuple(payment for payment in every if payment.day > on))


def common_currency(steps: Iterable[SupportStep], payments: Iterable[SupportPayment]) -> str | None:
    """The currency of an order; None where there is no amount yet. Raises FieldError for several."""
    found = sorted({step.amount.currency for step in steps} | {payment.amount.currency for payment in payments})
    if len(found) > 1:
        raise FieldError(f"The steps and payments of an order are in one currency, not in {' and '.join(found)}")
    return found[0] if found else None


def dues_of(order: SupportOrder, steps: Iterable[SupportStep], until: date) -> Iterator[tuple[date, Money]]:
    """Each day on which something falls due, up to and with `until`, and how much.

    It is the day of the month of the first due, or a shorter month's last day. The last day of the order and the day
    on which the event came still count. Before the first step, and where a step asks nothing, nothing falls due. Of
    two steps from the same day the one made later counts.
    """
    ordered = sorted((step for step in steps if step.order == order.id), key=lambda step: (step.first, step.id))
    starts = [step.first for step in ordered]
    last = min([until, *(day for day in (order.last, order.ended) if day is not None)])
    for day in due_days(order.first, last):
        at = bisect_right(starts, day)
        if at and ordered[at - 1].amount.minor:
            yield day, ordered[at - 1].amount


def due_days(first: date, last: date) -> Iterator[date]:
    """A day each month, from the first to the last."""
    for month in _months(first.replace(day=1), last.replace(day=1)):
        day = month.replace(day=min(first.day, calendar.monthrange(month.year, month.month)[1]))
        if first <= day <= last:
            yield day


def open_dues(
    order: SupportOrder, steps: Iterable[SupportStep], payments: Iterable[SupportPayment], until: date, on: date
) -> list[tuple[date, Money]]:
    """What falls due up to a day and is not covered by what was paid until `on`, and how much of it: payments cover
    the oldest first. Raises FieldError for several currencies."""
    steps, own = list(steps), [p for p in payments if p.order == order.id and p.day <= on]
    common_currency([step for step in steps if step.order == order.id], own)
    left = sum(payment.amount.minor for payment in own)
    found = []
    for day, amount in dues_of(order, steps, until):
        covered = min(max(left, 0), amount.minor)
        left -= covered
        if covered < amount.minor:
            found.append((day, Money(amount.minor - covered, amount.currency)))
    return found


def arrears_on(
    order: SupportOrder, steps: Iterable[SupportStep], payments: Iterable[SupportPayment], on: date
) -> Money | None:
    """What is owed at the end of a day. None where the order has no amount yet. Raises FieldError."""
    return support_ledger(order, steps, payments, on).arrears


def _months(first: date, last: date) -> Iterator[date]:
    for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        year, month = divmod(number, 12)
        yield date(year, month + 1, 1)
