"""Writes of accounts: their balances, their order, what they are held in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from uuid import UUID

from organizer.areas.money.model import Account, AllocationTarget, Balance, BalanceSource, Holding
from organizer.kernel.errors import Invalid, Problem
from organizer.kernel.money import Money
from organizer.kernel.query import Where
from organizer.kernel.record import describe
from organizer.store.edit import Edit, action


@action("Update balances")
def update_balances(
    edit: Edit, day: date, amounts: Mapping[UUID, Money], source: BalanceSource = BalanceSource.HAND
) -> list[Balance]:
    """Writes what accounts were worth at the end of a day, back-dated or today's; what was written for that day before
    is replaced. Raises Invalid for a day that is to come, NotFound."""
    if day > edit.today:
        raise Invalid(describe(Balance).kind, [Problem("day", "That day is still to come")])
    if len(amounts) != 1:
        edit.name(f"Update {len(amounts)} balances")
    found = []
    for id, amount in amounts.items():
        account = edit.get(Account, id)
        if len(amounts) == 1:
            edit.name(f"Update the balance of {account.name}")
        known = list(edit.every(Balance, [Where("account", "=", id), Where("day", "=", day)]))
        for other in known[1:]:
            edit.delete(other)
        if known:
            found.append(edit.change(known[0], amount=amount, source=source))
        else:
            found.append(edit.add(Balance(day=day, account=id, amount=amount, source=source, owner=account.owner)))
    return found


@action("Reorder accounts")
def reorder_accounts(edit: Edit, order: Sequence[UUID]) -> None:
    """Gives accounts their order among those of their class."""
    known = edit.many(Account, order)
    for number, id in enumerate(order):
        if id in known:
            edit.change(known[id], position=Decimal(number))


@action("Set holdings")
def set_holdings(edit: Edit, account: Account, shares: Mapping[UUID, Decimal]) -> None:
    """What an account is held in, by asset class; what is not named is gone. Raises Invalid over 100 %."""
    edit.name(f"Set what {account.name} is held in")
    _refuse_too_much(Holding, shares)
    known = {each.asset_class: each for each in edit.every(Holding, [Where("account", "=", account.id)])}
    for asset_class, share in shares.items():
        if asset_class in known:
            edit.change(known[asset_class], share=share)
        elif share:
            edit.add(Holding(account=account.id, asset_class=asset_class, share=share, owner=account.owner))
    for asset_class, holding in known.items():
        if not shares.get(asset_class):
            edit.delete(edit.get(Holding, holding.id))


@action("Set targets")
def set_targets(edit: Edit, targets: Mapping[UUID, tuple[Decimal, Decimal]]) -> None:
    """Share and tolerance wanted of each asset class; what is not named is gone. Raises Invalid over 100 %."""
    _refuse_too_much(AllocationTarget, {key: share for key, (share, _) in targets.items()})
    known = {each.asset_class: each for each in edit.every(AllocationTarget)}
    for asset_class, (share, tolerance) in targets.items():
        if asset_class in known:
            edit.change(known[asset_class], share=share, tolerance=tolerance)
        else:
            edit.add(AllocationTarget(asset_class=asset_class, share=share, tolerance=tolerance))
    for asset_class, target in known.items():
        if asset_class not in targets:
            edit.delete(target)


def _refuse_too_much(cls: type[Holding] | type[AllocationTarget], shares: Mapping[UUID, Decimal]) -> None:
    if sum(shares.values()) > 1:
        raise Invalid(describe(cls).kind, [Problem("share", "Together they come to more than 100%")])
