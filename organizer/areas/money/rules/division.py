"""A separation: what each side gets of every account after tax, and what one pays the other to reach a wanted share.

All amounts are in one currency and exact: what the two sides get, and what is not divided yet, is always the whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_EVEN, Decimal
from enum import Enum
from fractions import Fraction
from uuid import UUID

from organizer.areas.money.model import Account, DivisionItem, Purpose
from organizer.kernel.dates import Conventions
from organizer.kernel.errors import FieldError
from organizer.kernel.frozen import frozen
from organizer.kernel.money import Money, decimal_of, money_of

from .ownership import parts

ONE, NONE, HALF = Decimal(1), Decimal(0), Decimal("0.5")


class Side(Enum):
    """The two between whom accounts are divided."""

    FIRST = "first"
    OTHER = "other"


@frozen
class Divided:
    """An account as it is divided. Of a debt all amounts are negative. Neither a share nor an amount: not yet.

    `amount` is of what the account is worth after tax; `owned` the first's part in it today.
    """

    key: UUID
    name: str
    balance: Money
    purpose: Purpose = Purpose.UNSAID
    owned: Decimal = HALF
    tax: Decimal = NONE
    share: Decimal | None = None
    amount: Money | None = None

    @property
    def is_divided(self) -> bool:
        """Whether somebody said how."""
        return self.share is not None or self.amount is not None

    @property
    def is_separate(self) -> bool:
        """Whether it is one side's own; what was not said counts as both sides'."""
        return self.purpose is Purpose.SEPARATE

    @property
    def worth(self) -> Money:
        """After the tax that selling it costs. A debt costs none."""
        return _less(self.balance, part_of(self.balance, self.tax)) if self.balance.minor > 0 else self.balance

    @property
    def first(self) -> Money:
        """What the first gets, after tax; nothing while it is not divided."""
        if self.amount is not None:
            return self.amount
        return part_of(self.worth, self.share or NONE)

    @property
    def other(self) -> Money:
        """What the other gets, after tax."""
        return _less(self.worth, self.first) if self.is_divided else _none(self.worth)

    @property
    def first_share(self) -> Decimal:
        """The first's share as a fraction; what is not divided yet is theirs as it is owned today."""
        if self.amount is not None:
            return Decimal(self.amount.minor) / self.worth.minor if self.worth.minor else NONE
        return self.owned if self.share is None else self.share


@frozen
class SideTotal:
    """What one side gets, after tax."""

    separate: Money
    shared: Money
    """Of what is both sides'."""

    @property
    def all(self) -> Money:
        """Both together."""
        return self.separate + self.shared


@frozen
class Division:
    """All accounts with what each side gets. `equalisation` is what the first pays the other, less than nothing: the
    other way round; `wanted` the first's share of what is both sides'."""

    currency: str
    accounts: tuple[Divided, ...]
    wanted: Decimal = HALF
    equalisation: Money | None = None

    @property
    def first(self) -> SideTotal:
        """The first's, before any equalisation."""
        return self._total([(each, each.first) for each in self.accounts])

    @property
    def other(self) -> SideTotal:
        """The other's, before any equalisation."""
        return self._total([(each, each.other) for each in self.accounts])

    @property
    def undivided(self) -> Money:
        """What nobody said how to divide."""
        return Money(sum(each.worth.minor for each in self.accounts if not each.is_divided), self.currency)

    @property
    def worth(self) -> Money:
        """Everything, after tax."""
        return Money(sum(each.worth.minor for each in self.accounts), self.currency)

    @property
    def tax(self) -> Money:
        """What is set aside for tax."""
        return Money(sum(each.balance.minor - each.worth.minor for each in self.accounts), self.currency)

    @property
    def needed(self) -> Money:
        """What the first has to pay for the wanted share; less than nothing: the other has to."""
        shared = self.first.shared + self.other.shared
        return _less(self.first.shared, part_of(shared, self.wanted))

    @property
    def paid(self) -> Money:
        """The equalisation that stands, or nothing."""
        return self.equalisation or Money(0, self.currency)

    @property
    def after(self) -> tuple[Money, Money]:
        """What each side has once the equalisation is paid: the first, the other."""
        return _less(self.first.all, self.paid), self.other.all + self.paid

    def running(self) -> list[tuple[Money, Money]]:
        """After each account, what the first and the other have so far."""
        first = other = Money(0, self.currency)
        totals = []
        for each in self.accounts:
            first, other = first + each.first, other + each.other
            totals.append((first, other))
        return totals

    def _total(self, parts: Sequence[tuple[Divided, Money]]) -> SideTotal:
        separate = sum(amount.minor for each, amount in parts if each.is_separate)
        shared = sum(amount.minor for each, amount in parts if not each.is_separate)
        return SideTotal(Money(separate, self.currency), Money(shared, self.currency))


def divided(
    account: Account, balance: Money, first: UUID | None, members: Sequence[UUID], item: DivisionItem | None = None
) -> Divided:
    """An account with its balance on the day, and how it is divided so far. Raises FieldError for an amount that is in
    another currency, or more than there is."""
    owned = parts(account, members).get(first, Fraction(1, 2)) if first is not None else Fraction(1, 2)
    share = Decimal(owned.numerator) / owned.denominator
    found = Divided(account.id, account.name, balance, account.purpose, share)
    if item is None:
        return found
    found = replace(found, tax=item.tax, share=item.first_share, amount=item.first_amount)
    if found.amount is not None:
        check_amount(found, found.amount)
    return found


def check_amount(of: Divided, amount: Money) -> None:
    """Raises FieldError where nobody can get that amount of an account."""
    if amount.currency != of.worth.currency:
        raise FieldError(f"In {of.worth.currency}, like the division")
    low, high = sorted((0, of.worth.minor))
    if not low <= amount.minor <= high:
        raise FieldError(
            "More than there is"
            if amount.minor * of.worth.minor > 0
            else "A debt is divided below zero, anything else above"
        )


def split_of(text: str, of: Divided, conventions: Conventions) -> Decimal | Money:
    """What the first gets, as typed: '40' or '40%' is a share, '$5,000' or '5000 USD' or more than 100 an amount.

    Raises FieldError for neither, for a share over 100 %, and for more than there is.
    """
    raw = text.strip()
    mark = conventions.decimal_mark
    if not any(char.isalpha() or char in "$€£¥" for char in raw):
        number = decimal_of(raw.removesuffix("%"), mark)
        if raw.endswith("%") or 0 <= number <= 100:
            if not 0 <= number <= 100:
                raise FieldError("A share is from 0 to 100%")
            return number / 100
    amount = money_of(raw, of.worth.currency, mark)
    # A debt is below zero; nobody types the sign of it.
    amount = -amount if of.worth.minor < 0 < amount.minor else amount
    check_amount(of, amount)
    return amount


def suggested(accounts: Iterable[Divided]) -> list[Divided]:
    """How the law of most places begins: separate property stays with its owner, the rest goes half and half. What was
    said already stays as it is."""
    return [
        each if each.is_divided else replace(each, share=each.owned if each.is_separate else HALF) for each in accounts
    ]


def part_of(amount: Money, share: Decimal) -> Money:
    """A share of an amount, rounded once, half to even."""
    minor = (amount.minor * share).quantize(ONE, rounding=ROUND_HALF_EVEN)
    return Money(int(minor), amount.currency)


def _less(amount: Money, other: Money) -> Money:
    return amount + -other


def _none(like: Money) -> Money:
    return Money(0, like.currency)
