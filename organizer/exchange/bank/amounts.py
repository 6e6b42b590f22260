"""Amounts as banks write them: exact, in one decimal mark for the whole file, never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from organizer.exchange.draft import Undecided
from organizer.kernel.errors import FieldError
from organizer.kernel.frozen import frozen
from organizer.kernel.money import Money, decimal_of, minor_digits

DecimalMark = Literal[".", ","]
_BLANKS = re.compile(r"[\s'’\u00a0\u202f]")
_PLAIN = re.compile(r"[+-]?\d*(?:[.,]\d+)*[.,]?")
_ONE_GROUP = re.compile(r"[+-]?[1-9]\d{0,2}([.,])\d{3}")
_MOST_CHARACTERS = 60


class AmbiguousNumbers(Undecided):
    """Decimal point or comma? Nothing in the file decides it; `sample` is one of its amounts."""

    def __init__(self, name: str, sample: str, line: int | None = None) -> None:
        self.sample = sample
        super().__init__(
            name, f"is '{sample}' about one, or a thousand times that? Say which decimal mark the amounts have", line
        )


@frozen
class Read:
    """An amount that was read, and what there is to say about the way it was written."""

    value: Decimal
    warning: str = ""


def bare(text: str) -> str:
    """The digits, marks and sign of an amount; parentheses and a trailing minus become a leading one."""
    raw = _BLANKS.sub("", text.replace("\u2212", "-"))
    if raw.startswith("(") and raw.endswith(")") and raw[1:2] not in "+-":
        raw = "-" + raw[1:-1]
    if raw.endswith("-") and raw[:1].isdigit():
        raw = "-" + raw[:-1]
    return raw


def quoted(text: str) -> str:
    """An amount as it stands in the file, for a message."""
    raw = text.strip()
    return f"'{raw[:30]}…'" if len(raw) > 30 else f"'{raw}'"


def number_of(text: str, mark: DecimalMark) -> Decimal:
    """The value of an amount whose decimal mark is known. Raises FieldError."""
    raw = bare(text)
    sign, digits = ("-", raw[1:]) if raw.startswith("-") else ("", raw.removeprefix("+"))
    if len(raw) > _MOST_CHARACTERS or not _PLAIN.fullmatch(raw) or not re.search(r"\d", raw):
        raise FieldError(f"{quoted(text)} is not an amount")
    digits = digits.lstrip("0") or "0"
    if digits[0] in ".,":
        digits = "0" + digits
    try:
        return decimal_of(sign + digits, mark)
    except FieldError:
        raise FieldError(f"{quoted(text)} is not an amount") from None


def shown_mark(text: str) -> DecimalMark | None:
    """The decimal mark that an amount itself shows; None where it has none, or may be read both ways."""
    raw = bare(text)
    marks = [c for c in raw if c in ".,"]
    if not marks or _ONE_GROUP.fullmatch(raw) or not _PLAIN.fullmatch(raw):
        return None
    last, other = marks[-1], "," if marks[-1] == "." else "."
    if len(marks) == 1:
        return "." if last == "." else ","
    if marks.count(last) > 1:  # '1.234.567': only thousands stand more than once.
        return ("." if other == "." else ",") if marks.count(other) == 0 else None
    return "." if last == "." else ","


def mark_of(name: str, samples: Iterable[tuple[int, str]], given: DecimalMark | None) -> DecimalMark | None:
    """The decimal mark of all amounts of a file, given as pairs of line and text; None where none of them has one.

    Raises AmbiguousNumbers when an amount can be read both ways and nothing decides, or where two of them contradict
    one another.
    """
    if given is not None:
        return given
    found: DecimalMark | None = None
    open_one: tuple[int, str] | None = None
    for line, text in samples:
        mark = shown_mark(text)
        if mark is not None and found is not None and mark != found:
            raise AmbiguousNumbers(name, text.strip()[:30], line)
        found = found or mark
        if open_one is None and _ONE_GROUP.fullmatch(bare(text)):
            open_one = (line, text)
    if found is None and open_one is not None:
        raise AmbiguousNumbers(name, open_one[1].strip()[:30], open_one[0])
    return found


def ofx_number(text: str) -> Read:
    """An amount of OFX, whose decimal mark is either and which has no thousands; where it has them, it is read if
    there is one way only. Raises FieldError."""
    raw = bare(text)
    marks = [c for c in raw if c in ".,"]
    if marks.count(",") == 1 == len(marks) and _ONE_GROUP.fullmatch(raw):
        # By the letter a decimal comma, but banks that write thousands are as common.
        raise FieldError(f"{quoted(text)} may be about one, or a thousand times that")
    if len(marks) < 2:
        return Read(number_of(text, "," if marks == [","] else "."))
    mark = shown_mark(text)
    if mark is None:
        raise FieldError(f"{quoted(text)} is not an amount")
    return Read(number_of(text, mark), "its amount has marks between thousands; it was read in the one way there is")


def money(value: Decimal | Fraction, currency: str) -> Money:
    """An exact amount in a currency. Raises FieldError where the currency has no unit that small."""
    digits = minor_digits(currency)
    minor = value.scaleb(digits) if isinstance(value, Decimal) else value * 10**digits
    if minor != int(minor):
        raise FieldError(f"an amount has more decimal places than the {digits} of {currency}")
    return Money(int(minor), currency)


def rounded_money(value: Fraction, currency: str) -> Money:
    """The nearest amount in a currency, halves to the even one."""
    return Money(round(value * 10 ** minor_digits(currency)), currency)


def is_currency(text: str) -> bool:
    """Whether it has the form of a currency's code."""
    return bool(re.fullmatch("[A-Z]{3}", text))
