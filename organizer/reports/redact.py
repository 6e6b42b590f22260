"""Amounts as asked, before anything is written: what was hidden is not in the section any more."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from typing import Final, Literal

from organizer.kernel.money import Money, format_money, minor_digits
from organizer.kernel.section import Bar, Bars, Block, Figure, Points, Section, Table, Value
from organizer.kernel.text import cleaned

Amounts = Literal["shown", "rounded", "hidden"]
HIDDEN: Final = Money(0, "XXX")
"""What stands where an amount was: nothing of no currency. A writer draws a bar for it, and for any other Money."""

# C0 and C1 controls have no shape, and HTML and PDF/UA forbid them. Tab and line feed stay.
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


def redacted(section: Section, amounts: Amounts) -> Section:
    """The section with every amount as text or HIDDEN, and all text such that any writer can show it.

    Raises ValueError for a table whose rows do not fit its head.
    """

    def told(value: Value) -> Value:
        if isinstance(value, str):
            return showable(value)
        if amounts == "hidden" or value == HIDDEN:
            return HIDDEN
        return rounded(value) if amounts == "rounded" else format_money(value)

    return Section(
        showable(section.title),
        showable(section.subtitle),
        tuple(Figure(showable(f.label), told(f.value), showable(f.note)) for f in section.figures),
        tuple(_block(block, told) for block in section.blocks),
    )


def _block(block: Block, told: Callable[[Value], Value]) -> Block:
    title = showable(block.title)
    if isinstance(block, Points):
        return Points(title, tuple(map(showable, block.items)))
    if isinstance(block, Bars):
        return Bars(title, tuple(map(_bar, block.bars)), showable(block.note))
    if any(len(row) != len(block.head) for row in block.rows):
        raise ValueError("a row has more or fewer cells than the table's head")
    head = tuple(map(showable, block.head))
    rows = tuple(tuple(map(told, row)) for row in block.rows)
    return Table(title, head, rows, block.numeric, showable(block.note))


def _bar(bar: Bar) -> Bar:
    return dataclasses.replace(bar, label=showable(bar.label), text=showable(bar.text))


def rounded(money: Money) -> str:
    """To two leading digits and never finer than a whole unit: $415,120 as '$420,000', $12.50 as '$13'."""
    finest = 10 ** max(minor_digits(money.currency), len(str(abs(money.minor))) - 2)
    minor = _to_multiple(money.minor, finest, up=True)
    # Close to the largest amount there is, rounding up would leave the range.
    minor = minor if len(str(abs(minor))) <= 18 else _to_multiple(money.minor, finest, up=False)
    return format_money(Money(minor, money.currency), cents=False)


def _to_multiple(minor: int, of: int, *, up: bool) -> int:
    half = of // 2 if up else 0
    whole = (abs(minor) + half) // of * of
    return -whole if minor < 0 else whole


def showable(text: str) -> str:
    """Text that JSON, PDF and HTML can all carry: one kind of line end, no control characters, no half characters."""
    if text.isascii() and text.isprintable():
        return text
    return _CONTROLS.sub("\ufffd", _LINE_ENDS.sub("\n", cleaned(text)))
