"""Dated rates between currencies."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer.areas.money.model import ExchangeRate
from organizer.areas.money.rules.rates import NoRate, Rates
from organizer.kernel.money import Money

NEW_YEAR, MARCH, JUNE = date(2026, 1, 1), date(2026, 3, 1), date(2026, 6, 1)


def rate(day: date, base: str, quote: str, value: str) -> ExchangeRate:
    return ExchangeRate(day=day, base=base, quote=quote, rate=Decimal(value))


def test_the_newest_rate_on_or_before_the_day_holds() -> None:
    rates = Rates([rate(JUNE, "EUR", "USD", "1.2"), rate(NEW_YEAR, "EUR", "USD", "1.1")])
    assert rates.convert(Money(10_000, "EUR"), "USD", MARCH) == Money(11_000, "USD")
    assert rates.convert(Money(10_000, "EUR"), "USD", JUNE) == Money(12_000, "USD")
    with pytest.raises(NoRate):
        rates.rate("EUR", "USD", date(2025, 12, 31))


def test_the_other_way_round_it_is_the_inverse_and_of_two_the_newer_holds() -> None:
    rates = Rates([rate(NEW_YEAR, "EUR", "USD", "1.25"), rate(MARCH, "USD", "EUR", "0.5")])
    assert rates.rate("USD", "EUR", NEW_YEAR) == Fraction(4, 5)
    assert rates.rate("EUR", "USD", MARCH) == 2


def test_over_one_common_currency_by_the_newest_way() -> None:
    rates = Rates([
        rate(NEW_YEAR, "EUR", "USD", "1.25"), rate(NEW_YEAR, "USD", "CHF", "0.8"),
        rate(MARCH, "GBP", "EUR", "2"), rate(MARCH, "GBP", "CHF", "3"),
    ])  # fmt: skip
    assert rates.rate("EUR", "CHF", NEW_YEAR) == 1
    assert rates.rate("EUR", "CHF", MARCH) == Fraction(3, 2)


def test_two_steps_are_too_far() -> None:
    rates = Rates([
        rate(NEW_YEAR, "EUR", "USD", "1"), rate(NEW_YEAR, "USD", "CHF", "1"), rate(NEW_YEAR, "CHF", "JPY", "100")
    ])  # fmt: skip
    with pytest.raises(NoRate) as wrong:
        rates.rate("EUR", "JPY", MARCH)
    assert (wrong.value.base, wrong.value.quote, wrong.value.day) == ("EUR", "JPY", MARCH)
    assert str(wrong.value) == "No rate from EUR to JPY is known for 1 Mar 2026"


def test_minor_units_are_those_of_each_currency() -> None:
    rates = Rates([rate(NEW_YEAR, "USD", "JPY", "150.5"), rate(NEW_YEAR, "USD", "BHD", "0.377")])
    assert rates.convert(Money(1_000, "USD"), "JPY", MARCH) == Money(1505, "JPY")
    assert rates.convert(Money(1_000, "USD"), "BHD", MARCH) == Money(3770, "BHD")


def test_nothing_needs_no_rate() -> None:
    assert Rates().convert(Money(0, "EUR"), "USD", MARCH) == Money(0, "USD")
    assert Rates().convert(Money(5, "EUR"), "EUR", MARCH) == Money(5, "EUR")


@given(st.decimals("0.000001", "100000", places=6), st.integers(-(10**12), 10**12))
def test_there_and_back_is_the_same_but_for_rounding(value: Decimal, minor: int) -> None:
    rates = Rates([ExchangeRate(day=NEW_YEAR, base="EUR", quote="USD", rate=value)])
    assert rates.rate("EUR", "USD", JUNE) * rates.rate("USD", "EUR", JUNE) == 1
    there = rates.minor(minor, "EUR", "USD", JUNE)
    assert abs(there - minor * Fraction(value)) <= Fraction(1, 2)
