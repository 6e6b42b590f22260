"""Amounts: exact, and of one currency at a time."""

from __future__ import annotations

import operator
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer.kernel.errors import FieldError
from organizer.kernel.money import Money, format_money, money_of


@pytest.mark.parametrize("together", [operator.add, operator.lt, operator.le, operator.gt, operator.ge])
def test_two_currencies_never_mix(together: object) -> None:
    with pytest.raises(FieldError, match="rate"):
        together(Money(1, "USD"), Money(1, "EUR"))  # type: ignore[operator]
    assert Money(1, "USD") != Money(1, "EUR")


@given(st.integers(-(10**17), 10**17), st.integers(-(10**17), 10**17))
def test_amounts_of_one_currency_add_and_compare(a: int, b: int) -> None:
    one, other = Money(a, "USD"), Money(b, "USD")
    assert (one + other).minor == a + b
    assert (one + -one).minor == 0
    assert ((one < other), (one <= other), (one > other), (one >= other)) == (a < b, a <= b, a > b, a >= b)


@pytest.mark.parametrize(
    ("text", "money"),
    [
        ("$1,200.00", Money(120_000, "USD")), ("(5)", Money(-500, "CHF")), ("€ 3.5", Money(350, "EUR")),
        ("\u2212$12.50", Money(-1250, "USD")), ("($12.50)", Money(-1250, "USD")), ("1 200 jpy", Money(1200, "JPY")),
        ("1.234 KWD", Money(1234, "KWD")), ("0", Money(0, "CHF")), ("$5 CAD", Money(500, "CAD")),
        ("(5 USD)", Money(-500, "USD")), ("EUR 7", Money(700, "EUR")),
    ],
)  # fmt: skip
def test_amounts_as_people_write_them(text: str, money: Money) -> None:
    assert money_of(text, "CHF") == money


@pytest.mark.parametrize(
    "text", ["", "USD", "1.234 USD", "1.5 JPY", "NaN", "1e5", "9" * 18, "5 usd 3", "1,00 USD", "$"]
)
def test_what_is_no_amount(text: str) -> None:
    with pytest.raises(FieldError):
        money_of(text, "USD")


def test_amounts_are_shown_exactly_below_a_thousand() -> None:
    shown = [format_money(m) for m in (Money(-1250, "USD"), Money(123_950, "USD"), Money(5, "JPY"), Money(999, "CHF"))]
    assert shown == ["\u2212$12.50", "$1,240", "¥5", "9.99 CHF"]
    assert format_money(Money(123_950, "USD"), cents=True) == "$1,239.50"


@pytest.mark.parametrize("currency", ["", "usd", "US", "USDX", "U$D", "ÄÖÜ", "USD\n"])
def test_a_currency_is_three_capitals(currency: str) -> None:
    with pytest.raises(FieldError):
        Money(1, currency)


def test_minor_units_follow_the_currency() -> None:
    assert [Money(1234, c).amount for c in ("JPY", "USD", "KWD")] == [Decimal(1234), Decimal("12.34"), Decimal("1.234")]


def test_an_absurd_amount_is_refused() -> None:
    with pytest.raises(FieldError):
        Money(10**18, "USD")
