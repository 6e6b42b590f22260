"""Money as an area: its records and what it offers to the floors above."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from organizer.kernel.area import Area, Due, Reads
from organizer.kernel.kin import STRANGERS, Family

if TYPE_CHECKING:
    from organizer.kernel.record import Record

KINDS = (
    "account", "balance", "holding", "asset_class", "correlation", "allocation_target", "exchange_rate", "beneficiary",
    "transaction", "split", "budget_category", "category_rule", "statement_format",
    "stream", "milestone", "scenario", "plan_effect", "assumptions", "tax_band", "returns_table",
    "separation", "division_item", "support_order", "support_step", "support_payment", "estate_item",
)  # fmt: skip


def _records() -> tuple[type[Record], ...]:
    from .model import RECORDS

    return RECORDS


def _page(family: Family) -> Callable[..., Any]:
    from .page import MoneyPage

    return partial(MoneyPage, family=family)


def _what_if() -> Callable[..., Any]:
    from .widgets.plan.what_if import show_what_if

    show: Callable[..., Any] = show_what_if
    return show


def _dues(family: Family, reads: Reads, first: date, last: date, today: date) -> Iterable[Due]:
    from .offers.settling import dues

    return dues(reads, family, first, last, today)


def _needs(family: Family, reads: Reads, today: date) -> Iterable[Due]:
    from .offers.settling import needs

    return needs(reads, family, today)


def _verbs() -> Callable[..., Any]:
    from .page.due_verbs import due_verbs

    verbs: Callable[..., Any] = due_verbs
    return verbs


def money_area(family: Family = STRANGERS) -> Area:
    """The area; who is kin, another area says."""
    return Area(
        key="money", title="Money", icon="wallet", group="Life", kinds=KINDS, records=_records,
        page=partial(_page, family), dues=partial(_dues, family), needs=partial(_needs, family), verbs=_verbs,
        what_if=_what_if,
    )  # fmt: skip
