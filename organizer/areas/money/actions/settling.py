"""Writes of support, of a separation and of the estate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from organizer.areas.money.model import (
    Account,
    DivisionItem,
    EstateItem,
    EstateState,
    Purpose,
    Scenario,
    Separation,
    SupportOrder,
    SupportPayment,
    SupportStep,
)
from organizer.areas.money.rules.support import common_currency
from organizer.kernel.errors import FieldError, Invalid, Problem
from organizer.kernel.money import Money
from organizer.kernel.query import Where
from organizer.kernel.record import describe
from organizer.store.edit import Edit, action


@action("Add payment")
def add_payment(edit: Edit, order: SupportOrder, day: date, amount: Money) -> SupportPayment:
    """Notes what was paid on an order; less than nothing corrects. Raises Invalid for another currency than the
    order's."""
    order = edit.get(SupportOrder, order.id)
    steps = list(edit.every(SupportStep, [Where("order", "=", order.id)]))
    payment = SupportPayment(day=day, amount=amount, order=order.id, owner=order.owner)
    try:
        common_currency(steps, [*edit.every(SupportPayment, [Where("order", "=", order.id)]), payment])
    except FieldError as error:
        raise Invalid(describe(SupportPayment).kind, [Problem("amount", str(error))]) from None
    return edit.add(payment)


@action("Divide account")
def divide(edit: Edit, separation: Separation, account: UUID, fields: Mapping[str, Any]) -> DivisionItem:
    """How an account is divided: `first_share` or `first_amount` takes the other's place, `tax` stays as it is."""
    known = edit.get(Account, account)
    edit.name(f"Divide {known.name}")
    if fields.get("first_share") is not None:
        fields = {**fields, "first_amount": None}
    elif fields.get("first_amount") is not None:
        fields = {**fields, "first_share": None}
    items = [i for i in edit.every(DivisionItem, [Where("separation", "=", separation.id)]) if i.account == account]
    if items:
        return edit.change(items[0], **fields)
    return edit.add(DivisionItem(account=account, separation=separation.id, owner=separation.owner, **fields))


@action("Suggest a division")
def divide_all(edit: Edit, separation: Separation, shares: Sequence[tuple[UUID, Decimal]]) -> int:
    """Shares of several accounts at once; gives how many there are."""
    for account, share in shares:
        divide(edit, separation, account, {"first_share": share})
    edit.name("Suggest a division")
    return len(shares)


@action("Set property")
def set_purpose(edit: Edit, account: Account, purpose: Purpose) -> Account:
    """Whose an account is when a couple separates."""
    edit.name(f"Set whose {account.name} is")
    return edit.change(edit.get(Account, account.id), purpose=purpose)


@action("Change separation")
def change_separation(edit: Edit, separation: Separation, fields: Mapping[str, Any]) -> Separation:
    """Other values of a separation, the equalisation among them."""
    return edit.change(edit.get(Separation, separation.id), **fields)


@action("Looked at")
def reviewed(edit: Edit, item: EstateItem, next_review: date | None) -> EstateItem:
    """An item was looked at again; when it is next."""
    edit.name(f"Looked at {item.title}")
    return edit.change(edit.get(EstateItem, item.id), review=next_review)


@action("Settle")
def settle(edit: Edit, item: EstateItem) -> EstateItem:
    """An item is settled, today where nothing else is said."""
    stored = edit.get(EstateItem, item.id)
    edit.name(f"Settle {item.title}")
    return edit.change(stored, state=EstateState.SETTLED, signed=stored.signed or edit.today)


@action("Show a separation in the plan")
def show_in_plan(edit: Edit, separation: Separation) -> Separation:
    """Makes a scenario of it, of whoever the separation is."""
    stored = edit.get(Separation, separation.id)
    about = f"two homes from {stored.day.year}"
    scenario = edit.add(Scenario(title=stored.title, about=about, owner=stored.owner))
    return edit.change(stored, scenario=scenario.id)
