"""Money as an area: its records and what it offers to the floors above."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from organizer.kernel.area import Area

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


def _page() -> Callable[..., Any]:
    from .page import MoneyPage

    page: Callable[..., Any] = MoneyPage
    return page


def _what_if() -> Callable[..., Any]:
    from .widgets.plan.what_if import show_what_if

    show: Callable[..., Any] = show_what_if
    return show


AREA = Area(
    key="money", title="Money", icon="wallet", group="Life", kinds=KINDS, records=_records, page=_page,
    what_if=_what_if,
)  # fmt: skip
