"""Money as an area: its records and what it offers to the floors above."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from organizer.kernel.area import Area, Counter, Due, Reads
from organizer.kernel.glance import Glances
from organizer.kernel.kin import STRANGERS, Family
from organizer.kernel.section import Scope, Section

if TYPE_CHECKING:
    from organizer.kernel.record import Record
    from organizer.store.edit import Edit
    from organizer.store.registry import Versions

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
    from .page.money import MoneyPage

    return partial(MoneyPage, family=family)


def _what_if() -> Callable[..., Any]:
    from .page.what_if import show_what_if

    show: Callable[..., Any] = show_what_if
    return show


def _dues(family: Family, reads: Reads, first: date, last: date, today: date) -> Iterable[Due]:
    from .offers import ledger, settling

    yield from settling.dues(reads, family, first, last, today)
    yield from ledger.dues(reads, first, last, today)


def _needs(family: Family, reads: Reads, today: date) -> Iterable[Due]:
    from .offers import ledger, settling

    yield from settling.needs(reads, family, today)
    yield from ledger.needs(reads, today)


def _section(family: Family, reads: Reads, scope: Scope, today: date) -> Section:
    from .section import section

    return section(family, reads, scope, today)


def _glances(reads: Reads, now: datetime, owner: UUID | None) -> Glances:
    if not reads.any_of(["account"]):
        from organizer.kernel.glance import Glances

        return Glances()
    from .offers.glance import glances

    return glances(reads, now, owner)


def _keep_categories(edit: Edit, versions: Versions) -> None:
    from .actions.transactions import keep_categories

    keep_categories(edit, versions)


def _balance(reads: Reads, of: UUID | None, first: date, last: date, owner: UUID | None) -> Decimal:
    from .offers.ledger import balance

    return balance(reads, of, first, last, owner)


def _net_worth(reads: Reads, of: UUID | None, first: date, last: date, owner: UUID | None) -> Decimal:
    from .offers.ledger import net_worth

    return net_worth(reads, of, first, last, owner)


def _saved(reads: Reads, of: UUID | None, first: date, last: date, owner: UUID | None) -> Decimal:
    from .offers.ledger import saved

    return saved(reads, of, first, last, owner)


COUNTERS = (
    Counter("money.balance", "Balance of an account", "$", _balance, of="account"),
    Counter("money.net_worth", "Net worth", "$", _net_worth),
    Counter("money.saved", "Money kept", "$", _saved),
)


def _verbs() -> Callable[..., Any]:
    from .page.due_verbs import due_verbs

    verbs: Callable[..., Any] = due_verbs
    return verbs


def money_area(family: Family = STRANGERS) -> Area:
    """The area; who is kin, another area says."""
    return Area(
        key="money", title="Money", icon="wallet", group="Life", kinds=KINDS, records=_records,
        page=partial(_page, family), dues=partial(_dues, family), needs=partial(_needs, family), verbs=_verbs,
        what_if=_what_if, section=partial(_section, family), counters=COUNTERS, glances=_glances,
        keepers={"transaction": _keep_categories},
    )  # fmt: skip
