"""Support, a division and the estate as parts of a report, and where is what, for somebody who is trusted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from uuid import UUID

from organizer.areas.money.model import Account, BeneficiaryRank, EstateKind, EstateState, SupportOrder
from organizer.kernel.dates import MONTHS, format_day
from organizer.kernel.money import Money
from organizer.kernel.section import Block, Points, Section, Table, Value

from .division import Division
from .estate import EstateLine, checklist
from .estate_facts import EstateFacts
from .estate_warnings import warnings
from .support import SupportLedger, SupportMonth

_NUMBERS = frozenset({1, 2, 3})
_LAST_DIGITS = 4


def support_block(order: SupportOrder, ledger: SupportLedger, months: Sequence[SupportMonth] | None = None) -> Table:
    """The ledger of an order as a table, all of it or some months."""
    shown = ledger.months if months is None else months
    rows = tuple((month_words(m), m.due, m.paid, m.balance) for m in shown)
    note = f"Until {order.ends_when}" if order.ends_when else ""
    return Table(f"Support, {order.title}", ("Month", "Fell due", "Paid", "Still owed"), rows, _NUMBERS, note)


def month_words(month: SupportMonth) -> str:
    """'Nov 2026'"""
    return f"{MONTHS[month.first.month - 1]} {month.first.year}"


def division_block(title: str, division: Division, first: str, other: str) -> Table:
    """What each side gets, after tax, and the equalisation."""
    rows: list[tuple[Value, ...]] = [
        (each.name, each.worth, each.first if each.is_divided else "", each.other if each.is_divided else "")
        for each in division.accounts
    ]
    rows.append(("Together", division.worth, division.first.all, division.other.all))
    if division.paid.minor:
        after_first, after_other = division.after
        rows.append(("Equalisation", "", -division.paid, division.paid))
        rows.append(("After it", "", after_first, after_other))
    note = "Not everything is divided yet." if division.undivided.minor else ""
    return Table(title, ("Account", "After tax", first, other), tuple(rows), _NUMBERS, note)


def estate_blocks(facts: EstateFacts) -> tuple[Block, ...]:
    """The checklist, and what it warns of."""
    lines = checklist(facts)
    table = Table("Estate", ("What", "How it stands"), tuple((line.title, _value(line)) for line in lines))
    said = tuple(warning.words for warning in warnings(facts))
    return (table, Points("To see to", said)) if said else (table,)


def _value(line: EstateLine) -> Value:
    """An amount alone, so that the report can hide it; what stands after it is left out."""
    return line.amount if line.amount is not None else line.words


def where_is_what(facts: EstateFacts, owners: Mapping[UUID, str], worth: Mapping[UUID, Money] | None = None) -> Section:
    """For a trusted person: documents with their places, accounts with who is named for them. With `worth` amounts."""
    documents = tuple(
        (item.title, _whose(item.owner, owners), item.place, _named(facts, item.holder),
         format_day(item.signed) if item.signed else "")
        for item in facts.items
        if item.state is not EstateState.MISSING
    )  # fmt: skip
    head: tuple[str, ...] = ("Account", "Of", "Where", "Number", "Goes to")
    accounts = [account for account in facts.accounts if account.closed is None or account.closed > facts.today]
    rows: list[tuple[Value, ...]] = [
        (a.name, _whose(a.owner, owners), a.institution, _tail(a), _beneficiaries(facts, a)) for a in accounts
    ]
    if worth is not None:
        head += ("Worth",)
        rows = [(*row, worth.get(account.id, "")) for row, account in zip(rows, accounts, strict=True)]
    blocks: list[Block] = [
        Table("Documents", ("What", "Of", "Where it is", "Who has it", "Signed"), documents),
        Table("Accounts", head, tuple(rows), frozenset({5}) if worth is not None else frozenset()),
    ]
    if any(item.kind is EstateKind.INSURANCE for item in facts.items):
        blocks.insert(1, _policies(facts, with_amounts=worth is not None))
    missing = tuple(item.title for item in facts.items if item.state is EstateState.MISSING)
    if missing:
        blocks.append(Points("Not there yet", missing))
    return Section("Where is what", "Documents, accounts, and who is named", blocks=tuple(blocks))


def _policies(facts: EstateFacts, *, with_amounts: bool) -> Table:
    head: tuple[str, ...] = ("What", "Goes to", "Ends")
    items = [i for i in facts.of_kind(EstateKind.INSURANCE) if i.state is not EstateState.MISSING]
    rows: list[tuple[Value, ...]] = [
        (item.title, _named(facts, item.person), format_day(item.ends) if item.ends else "") for item in items
    ]
    if with_amounts:
        head += ("Amount",)
        rows = [(*row, item.amount or "") for row, item in zip(rows, items, strict=True)]
    return Table("Insurance", head, tuple(rows), frozenset({3}) if with_amounts else frozenset())


def _whose(owner: UUID | None, owners: Mapping[UUID, str]) -> str:
    return owners.get(owner, "") if owner is not None else "All"


def _named(facts: EstateFacts, person: UUID | None) -> str:
    return facts.name(person) if person is not None else ""


def _tail(account: Account) -> str:
    """The last digits of a number: enough to know it by, too little to misuse."""
    number = "".join(account.account_number.split())
    return f"…{number[-_LAST_DIGITS:]}" if len(number) > _LAST_DIGITS else number


def _beneficiaries(facts: EstateFacts, account: Account) -> str:
    first = named_words(facts, account.id, BeneficiaryRank.PRIMARY)
    then = named_words(facts, account.id, BeneficiaryRank.CONTINGENT)
    return f"{first}; else {then}" if first and then else first or then


def named_words(facts: EstateFacts, account: UUID, rank: BeneficiaryRank) -> str:
    """'Alex Rivera 60%, Noa Rivera 40%'; the share only where it is not all."""
    return ", ".join(_share_words(facts.name(b.person), b.share) for b in facts.named(account, rank))


def _share_words(name: str, share: Decimal) -> str:
    return name if share == 1 else f"{name} {(share * 100).normalize():f}%"
