"""What both forms of a GnuCash book have in common: kinds of account, exact amounts, days, the tree of accounts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from organizer.exchange.source import MB
from organizer.kernel.errors import FieldError, UnreadableFile
from organizer.kernel.money import Money

from .amounts import is_currency, money
from .draft import AccountDraft, AccountKind, EntryDraft

BOOK_LIMIT = 512 * MB
GZIP = b"\x1f\x8b"
KINDS = {
    "BANK": AccountKind.CHECKING, "CASH": AccountKind.CASH, "CREDIT": AccountKind.CREDIT_CARD,
    "ASSET": AccountKind.ASSET, "LIABILITY": AccountKind.LIABILITY, "STOCK": AccountKind.INVESTMENT,
    "MUTUAL": AccountKind.INVESTMENT, "INCOME": AccountKind.INCOME, "EXPENSE": AccountKind.EXPENSE,
    "EQUITY": AccountKind.EQUITY, "TRADING": AccountKind.EQUITY, "RECEIVABLE": AccountKind.ASSET,
    "PAYABLE": AccountKind.LIABILITY, "CHECKING": AccountKind.CHECKING, "SAVINGS": AccountKind.SAVINGS,
    "MONEYMRKT": AccountKind.SAVINGS, "CREDITLINE": AccountKind.LOAN, "CURRENCY": AccountKind.ASSET,
}  # fmt: skip
ROOT = "ROOT"


def as_fraction(text: str) -> Fraction:
    """'15000/100'. Raises FieldError."""
    above, slash, below = text.strip().partition("/")
    if len(text) > 60 or not above.removeprefix("-").isdecimal() or (slash and not below.isdecimal()):
        raise FieldError("an amount of it is not a number")
    return ratio(int(above), int(below) if slash else 1)


def ratio(above: object, below: object) -> Fraction:
    """The two whole numbers of an amount as one. Raises FieldError."""
    if not isinstance(above, int) or not isinstance(below, int) or below == 0:
        raise FieldError("an amount of it is not a number")
    return Fraction(above, below)


def day_posted(text: str, posted: str = "") -> date:
    """The day of a transaction: `posted` where the book has it apart, else that of a moment.

    Books have a moment in universal time which was midnight where they were written: what is after noon belongs to
    the day that begins then. Raises FieldError.
    """
    digits = "".join(c for c in (posted or text)[:19] if c.isdecimal())
    try:
        day = date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
        universal = not posted and ("+0000" in text or ("+" not in text and text.count("-") != 3))
        if universal and len(digits) >= 10 and int(digits[8:10]) >= 12:
            day += timedelta(days=1)
    except (ValueError, OverflowError):
        raise FieldError("it has no day") from None
    return day


def entry(accounts: Mapping[str, AccountDraft], account: str, value: Fraction, quantity: Fraction, memo: str,
          currency: str) -> EntryDraft:  # fmt: skip
    """A part of a transaction. Raises FieldError for an account that is not there, and for what is no money."""
    if account not in accounts:
        raise FieldError("an account of it is not in the book")
    return EntryDraft(account, _worth(value, currency), quantity, memo)


def _worth(value: Fraction, currency: str) -> Money:
    if not is_currency(currency):
        raise FieldError("its currency is none")
    return money(value, currency)


def with_paths(found: Mapping[str, tuple[AccountDraft, str]]) -> dict[str, AccountDraft]:
    """Accounts, given with the id of the one above, with the names of all above them. Roots are none of them."""
    made = {}
    for uid, (account, above) in found.items():
        names: list[str] = []
        steps = Counter[str]()
        while above in found and len(names) < 40 and not steps[above]:
            steps[above] += 1
            names.insert(0, found[above][0].name)
            above = found[above][1]
        made[uid] = replace(account, path=tuple(names))
    return made


def too_large(name: str, what: str, limit: int) -> UnreadableFile:
    """The error of a book with too much in it."""
    return UnreadableFile(name, f"has more than {limit:,} {what}")


def held(space: str, name: str) -> tuple[str, str]:
    """What an account of a commodity holds: a currency, or a security."""
    if space in ("CURRENCY", "ISO4217") and is_currency(name):
        return name, ""
    return "", name
