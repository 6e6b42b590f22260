"""Amounts are text, rounded or gone before any writer sees them."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer.kernel.money import Money, format_money, minor_digits
from organizer.kernel.section import Bar, Bars, Figure, Points, Section, Table
from organizer.reports.redact import HIDDEN, Amounts, redacted, rounded, showable

amounts_of_money = st.builds(
    Money, st.integers(-(10**18) + 1, 10**18 - 1), st.sampled_from(["USD", "EUR", "CHF", "JPY", "KWD"])
)


def with_amount(money: Money) -> Section:
    rows = (("Home", money), ("Kept", "no amount"))
    return Section("Money", "", (Figure("Net worth", money),), (Table("Accounts", ("Name", "Balance"), rows),))


@pytest.mark.parametrize(
    ("money", "text"),
    [
        (Money(41_512_000, "USD"), "$420,000"),
        (Money(124_000, "USD"), "$1,200"),
        (Money(8_640, "USD"), "$86"),
        (Money(1_250, "USD"), "$13"),
        (Money(-1_250, "USD"), "−$13"),
        (Money(49, "USD"), "$0"),
        (Money(0, "USD"), "$0"),
        (Money(123_456, "JPY"), "¥120,000"),
        (Money(7, "JPY"), "¥7"),
        (Money(1_234_567, "KWD"), "1,200 KWD"),
    ],
)
def test_rounded_to_two_digits_and_whole_units(money: Money, text: str) -> None:
    assert rounded(money) == text


@given(amounts_of_money)
def test_rounding_tells_no_more_than_two_digits(money: Money) -> None:
    digits = "".join(c for c in rounded(money) if c.isdigit())
    assert len(digits.rstrip("0").lstrip("0")) <= 2
    assert len(digits) <= len(str(abs(money.minor))) - minor_digits(money.currency) + 1 or len(digits) == 1


@given(amounts_of_money)
def test_shown_as_everywhere_else(money: Money) -> None:
    assert redacted(with_amount(money), "shown").figures[0].value == format_money(money)


@given(amounts_of_money, amounts_of_money)
def test_hidden_sections_are_equal_whatever_the_amounts_were(a: Money, b: Money) -> None:
    hidden = redacted(with_amount(a), "hidden")
    assert hidden == redacted(with_amount(b), "hidden")
    assert hidden.figures[0].value == HIDDEN


@pytest.mark.parametrize("amounts", ["shown", "rounded", "hidden"])
def test_what_is_no_amount_stays(amounts: Amounts) -> None:
    section = Section(
        "People",
        "64 people",
        (Figure("In touch", "47 of 64", "5 overdue"),),
        (
            Bars("Touches", (Bar("Call", 3, "3", tick=4),), "note"),
            Points("Wins", ("One.",)),
            Table("Met", ("Who",), (("Ana",),), frozenset({0}), "note"),
        ),
    )
    assert redacted(section, amounts) == section


def test_a_row_that_does_not_fit_its_head_is_a_bug_and_said() -> None:
    with pytest.raises(ValueError, match="more or fewer cells"):
        redacted(Section("x", blocks=(Table("t", ("a", "b"), (("1",),)),)), "shown")


@given(st.text(st.characters()))
def test_any_text_becomes_one_that_json_and_xml_can_carry(text: str) -> None:
    shown = showable(text)
    json.dumps(shown, ensure_ascii=False).encode()
    assert showable(shown) == shown
    assert all(c in "\n\t" or ord(c) >= 32 for c in shown)
    if text.isprintable():
        assert shown == text


def test_line_ends_are_kept_as_line_feeds() -> None:
    assert showable("a\r\nb\rc\u2028d\x0be\tf") == "a\nb\nc\nd\ne\tf"
