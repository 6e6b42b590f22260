"""An order of support in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from organizer.areas.money.model import SupportDirection, SupportOrder, SupportPayment, SupportStep
from organizer.kernel.csv_text import csv_lines
from organizer.kernel.dates import format_day

from .support import SupportLedger, dues_of


def order_words(order: SupportOrder, other: str) -> str:
    """'Child support, received from Sam Ortiz, each month from 1 Jan 2026 until Noa is 18'."""
    side = "paid" + f" to {other}" * bool(other)
    if order.direction is SupportDirection.RECEIVED:
        side = "received" + f" from {other}" * bool(other)
    return f"{order.kind.label}, {side}, each month from {format_day(order.first)}{ends_words(order)}"


def ends_words(order: SupportOrder) -> str:
    """How it ends, to stand after other words."""
    if order.ended is not None:
        return f"; ended on {format_day(order.ended)}"
    parts = [f"to {format_day(order.last)}"] if order.last else []
    if order.ends_when:
        expected = f" (expected {format_day(order.expected)})" if order.expected else ""
        parts.append(f"until {order.ends_when}{expected}")
    return f" {', or '.join(parts)}" if parts else ""


def next_due(order: SupportOrder, steps: Sequence[SupportStep], today: date) -> date | None:
    """When something falls due next; None where nothing will within a year."""
    within = today.replace(year=today.year + 1, day=min(today.day, 28))
    return next((day for day, _ in dues_of(order, steps, within) if day >= today), None)


def ledger_csv(ledger: SupportLedger) -> str:
    """The ledger for a spreadsheet, the oldest month first; amounts are plain numbers, their currency beside them."""
    head = ("Month", "Due on", "Fell due", "Paid on", "Paid", "Still owed", "Currency")
    rows = [
        (
            f"{m.first:%Y-%m}", m.due_on.isoformat() if m.due_on else "", f"{m.due.amount}",
            " ".join(payment.day.isoformat() for payment in m.payments), f"{m.paid.amount}", f"{m.balance.amount}",
            ledger.currency or "",
        )
        for m in ledger.months
    ]  # fmt: skip
    return csv_lines([head, *rows])


def payments_of_month(ledger: SupportLedger, month: date) -> tuple[SupportPayment, ...]:
    """What was paid in a month."""
    return next((each.payments for each in ledger.months if each.first == month), ())
