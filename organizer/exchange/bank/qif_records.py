"""The records of a QIF file: bookings with their splits, and investment transactions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from fractions import Fraction

from organizer.kernel.errors import FieldError
from organizer.kernel.frozen import frozen
from organizer.kernel.money import Money
from organizer.kernel.text import one_line

from .amounts import DecimalMark, money, number_of
from .draft import SplitDraft, TradeDraft, TransactionDraft

Lines = Sequence[tuple[int, str, str]]
"""Line number, letter and text of each line of a record."""
_OUT = ("buy", "miscexp", "margint", "cvrshrt", "xout", "withdrw")
_NONE = ("shrsin", "shrsout", "stksplit", "reinv", "reminder", "exercise", "expire", "grant", "vest")


@frozen
class QifValues:
    """How days and amounts of the file are read. Both raise FieldError."""

    day: Callable[[str], date]
    mark: DecimalMark
    currency: str

    def money(self, text: str) -> Money:
        """An amount in the currency of the file."""
        return money(number_of(text, self.mark), self.currency)

    def fraction(self, text: str) -> Fraction | None:
        """A number, or None without one."""
        return Fraction(number_of(text, self.mark)) if text else None


def _category(text: str) -> tuple[tuple[str, ...], str, str]:
    """The path of a category, the account of a transfer, the class: 'Bills:Phone/Home', '[Savings]'."""
    words, _, label = text.partition("/")
    words = words.strip()
    if words.startswith("["):
        return (), one_line(words[1:].partition("]")[0]), label.strip()
    if words.startswith("--"):  # '--Split--'
        return (), "", label.strip()
    return tuple(one_line(part) for part in words.split(":") if part.strip()), "", label.strip()


def transaction(lines: Lines, values: QifValues) -> TransactionDraft:
    """A booking of a bank, cash or card account. Raises FieldError."""
    first: dict[str, str] = {}
    splits: list[dict[str, str]] = []
    for _, code, text in lines:
        if code == "S":
            splits.append({"S": text})
        elif code in "E$%" and splits:
            splits[-1].setdefault(code, text)
        else:
            first.setdefault(code, text)
    day = values.day(first.get("D", ""))
    stated = first.get("T") or first.get("U")
    if not stated:
        raise FieldError("it has no amount")
    amount = values.money(stated)
    category, transfer, label = _category(first.get("L", ""))
    parts = [_split(each, values) for each in splits if "$" in each]
    warnings = []
    if parts and sum(part.amount.minor for part in parts) != amount.minor:
        warnings.append("its parts do not add up to its amount")
    if len(parts) < len(splits):
        warnings.append("a part of it has no amount and was left out")
    if parts and len(parts) == 1:
        category, transfer = category or parts[0].category, transfer or parts[0].transfer
    return TransactionDraft(
        day, amount, lines[0][0], one_line(first.get("P", "")), one_line(first.get("M", "")),
        check_number=first.get("N", ""), category=category, transfer=transfer, splits=tuple(parts),
        tags=(label,) if label else (), warnings=tuple(warnings),
    )  # fmt: skip


def _split(each: dict[str, str], values: QifValues) -> SplitDraft:
    category, transfer, _ = _category(each["S"])
    return SplitDraft(values.money(each["$"]), category, one_line(each.get("E", "")), transfer)


def investment(lines: Lines, values: QifValues) -> TransactionDraft:
    """A transaction of an investment account: its amount is the cash that it moved there. Raises FieldError."""
    first: dict[str, str] = {}
    for _, code, text in lines:
        first.setdefault(code, text)
    action = first.get("N", "")
    day = values.day(first.get("D", ""))
    stated = first.get("T") or first.get("U")
    total = values.money(stated) if stated else None
    units, price, fee = (values.fraction(first.get(code, "")) for code in "QIO")
    if total is None and units is not None and price is not None:
        bought = action.lower().startswith(_OUT)
        total = money(units * price + (fee or 0) * (1 if bought else -1), values.currency)
    category, transfer, label = _category(first.get("L", ""))
    words = [first.get("P", ""), first.get("Y", "")]
    return TransactionDraft(
        day, _cash(action, total, transfer, values.currency), lines[0][0], one_line(words[0] or words[1]),
        one_line(first.get("M", "") or action), category=category, transfer=transfer, tags=(label,) if label else (),
        trade=TradeDraft(action, one_line(words[1]), units, price, total),
    )  # fmt: skip


def _cash(action: str, total: Money | None, transfer: str, currency: str) -> Money:
    """What it did to the cash of the account. 'BuyX' and its like are paid from another account, and 'SellX' paid out
    to it, so that nothing is left here."""
    kind = action.lower()
    if total is None or kind.startswith(_NONE) or (kind.endswith("x") and kind not in ("xin", "xout") and transfer):
        return Money(0, currency)
    return -total if kind.startswith(_OUT) and total.minor > 0 else total
