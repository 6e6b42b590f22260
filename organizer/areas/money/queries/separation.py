"""Reads of a separation: who the two are, and what there is to divide on the day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field, replace
from datetime import date
from uuid import UUID

from organizer.areas.money.model import DivisionItem, Separation
from organizer.areas.money.queries.accounts import accounts, currency, members, rates, standings
from organizer.areas.money.rules.division import Divided, Division, divided
from organizer.areas.money.rules.rates import NoRate
from organizer.kernel.area import Reads
from organizer.kernel.errors import FieldError
from organizer.kernel.frozen import frozen
from organizer.kernel.money import Money
from organizer.kernel.query import Where, belonging_to
from organizer.kernel.system import Member


@frozen
class SeparationState:
    """A separation with its two sides and the division as it stands. Where it cannot be made, `problem` says why."""

    separation: Separation
    first: UUID | None
    other: UUID | None
    names: tuple[str, str]
    """Of the first and of the other."""
    day: date
    """As of which balances are: that of the separation, or today where it is still to come."""
    division: Division | None = None
    items: tuple[DivisionItem, ...] = ()
    problem: str = ""
    problems: tuple[tuple[UUID, str], ...] = field(default=())
    """By account, what is wrong with how it is divided; it counts as not divided."""


def separations(reads: Reads, owner: UUID | None = None) -> list[Separation]:
    """Those of a member and those that are shared, or all; the first of them by its day."""
    found = reads.every(Separation, belonging_to(owner))
    return sorted(found, key=lambda separation: (separation.day, separation.id))


def separation_state(reads: Reads, separation: Separation, today: date) -> SeparationState:
    """The division as of the day. An account in another currency is worth what the rate of that day says."""
    known = {member.id: member for member in reads.every(Member)}
    in_order = members(reads)
    first = separation.owner if separation.owner in known else next(iter(in_order), None)
    other = next((id for id in in_order if id != first), None) if not separation.other_name else None
    names = (_first_name(known, first) or "First", separation.other_name or _first_name(known, other) or "The other")
    day = min(separation.day, today)
    items = tuple(reads.every(DivisionItem, [Where("separation", "=", separation.id)]))
    begun = SeparationState(separation, first, other, names, day, None, items)
    try:
        parts, problems = _parts(reads, begun, in_order, {item.account: item for item in items})
    except NoRate as error:
        return replace(begun, problem=str(error))
    in_currency = currency(reads)
    agreed = separation.equalisation
    if agreed is not None and agreed.currency != in_currency:
        return replace(begun, problem=f"The equalisation is in {agreed.currency}, the division in {in_currency}")
    division = Division(in_currency, tuple(parts), separation.wanted, agreed)
    return replace(begun, division=division, problems=tuple(problems))


def _parts(
    reads: Reads, state: SeparationState, in_order: Sequence[UUID], items: dict[UUID, DivisionItem]
) -> tuple[list[Divided], list[tuple[UUID, str]]]:
    wanted, dated = currency(reads), rates(reads)
    sides = {state.first, state.other, None}
    parts, problems = [], []
    ours = [account for account in accounts(reads) if account.owner in sides or account.owner not in in_order]
    for standing in standings(reads, ours, state.day):
        account = standing.account
        here = Money(standing.course.at(state.day), account.currency)
        item = items.get(account.id)
        if not here.minor and item is None:
            continue
        balance = dated.convert(here, wanted, state.day)
        try:
            parts.append(divided(account, balance, state.first, in_order, item))
        except FieldError as error:
            problems.append((account.id, str(error)))
            parts.append(divided(account, balance, state.first, in_order))
    return parts, problems


def _first_name(known: dict[UUID, Member], member: UUID | None) -> str:
    return known[member].name.split(" ")[0] if member in known and member is not None else ""
