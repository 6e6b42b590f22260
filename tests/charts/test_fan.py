"""Fans: labels that do not cover one another, short amounts, amounts that can be hidden."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer.charts.amounts import plain_amount, short_amount, told
from organizer.charts.fan import apart, in_rows


@given(st.lists(st.floats(0, 400), max_size=12))
def test_labels_stay_in_order_and_apart(wanted: list[float]) -> None:
    placed = apart(wanted, 15, 0, 400)
    ranked = [at for _, at in sorted(zip(wanted, placed, strict=True))]
    assert all(after - before >= 15 - 1e-6 for before, after in pairwise(ranked))
    assert all(7.5 - 1e-6 <= at <= 392.5 + 1e-6 for at in placed)


def test_labels_with_room_stay_where_they_belong() -> None:
    assert apart([50, 200, 90], 15, 0, 400) == [50, 200, 90]
    assert apart([100, 102], 16, 0, 400) == [93, 109]


@given(st.lists(st.tuples(st.floats(0, 400), st.floats(10, 120)), max_size=10))
def test_flags_of_a_row_do_not_meet(sizes: list[tuple[float, float]]) -> None:
    spans = [(left, left + width) for left, width in sizes]
    rows = in_rows(spans)
    for row in set(rows):
        in_it = sorted(span for span, its in zip(spans, rows, strict=True) if its == row)
        assert all(before[1] < after[0] for before, after in pairwise(in_it))


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (2_661_000, "$2.66M"), (400_000, "$400k"), (0, "$0"), (849.6, "$850"), (999_999, "$1M"), (4_120, "$4.12k"),
        (-51_600, "\u2212$51.6k"), (3e9, "$3B"), (999.9, "$1k"),
    ],
)  # fmt: skip
def test_short_amounts(amount: float, words: str) -> None:
    assert short_amount(amount, "USD") == words


def test_amounts_in_other_currencies() -> None:
    assert short_amount(1_500_000, "CHF") == "1.5M CHF"
    assert plain_amount(5_900.4, "USD") == "$5,900"
    assert plain_amount(1_000_000.4, "JPY") == "¥1,000,000"


def test_what_is_told_hides_its_amounts_alone() -> None:
    words = ("Middle case ", "$2.66M", " in 2046.")
    assert told(words) == "Middle case $2.66M in 2046."
    assert told(words, lambda _: "•••••") == "Middle case ••••• in 2046."
