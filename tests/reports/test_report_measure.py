"""Columns share the room, and no word is wider than its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer.kernel.section import Bar, Bars
from organizer.reports.layout import bar_lengths
from organizer.reports.measure import BREAK, breakable, column_widths, width

cells = st.lists(st.lists(st.text(max_size=60), min_size=3, max_size=3), min_size=1, max_size=8)


@given(cells, st.sets(st.integers(0, 9)), st.floats(20, 80))
def test_columns_fill_the_room_exactly_and_each_has_some(
    columns: list[list[str]], numeric: set[int], room: float
) -> None:
    widths = column_widths(columns, numeric, room)
    assert sum(widths) == pytest.approx(room, rel=1e-6)
    assert min(widths) > 0


def test_numbers_and_days_stay_on_one_line_and_long_texts_give_way() -> None:
    columns = [["name " * 30], ["14 Sep 2026"], ["about " * 80], ["$1,234,567"]]
    widths = column_widths(columns, {3}, 56)
    assert widths[1] >= width("14 Sep 2026") - 1e-6
    assert widths[3] >= width("$1,234,567") - 1e-6
    assert widths[0] == pytest.approx(widths[2])


def test_what_fits_gets_its_width_and_words_share_the_rest() -> None:
    widths = column_widths([["Ana Sousa"], ["12"]], {1}, 56)
    assert widths[1] == pytest.approx(max(1.5, width("12")))


@given(st.text(), st.floats(1.2, 40))
def test_breaking_adds_places_to_break_and_nothing_else(text: str, room: float) -> None:
    assert breakable(text, room).replace(BREAK, "") == text.replace(BREAK, "")


@given(st.text(st.characters(categories=["L", "N"], exclude_characters=BREAK), min_size=1), st.floats(1.2, 40))
def test_no_piece_is_wider_than_the_room(word: str, room: float) -> None:
    assert all(width(piece) <= room for piece in breakable(word, room).split(BREAK))


def test_addresses_break_after_punctuation_and_words_that_fit_stay_whole() -> None:
    address = "maria.lopez-garcia@teaching.example.org"
    assert breakable(address, 10).split(BREAK) == ["maria.", "lopez-", "garcia@", "teaching.", "example.", "org"]
    assert breakable("Grace Okafor", 4.5) == "Grace Okafor"


def test_a_family_of_one_character_is_not_torn_apart() -> None:
    family = "👩\u200d👩\u200d👧"
    assert breakable(family * 40, 10).split(BREAK) == [family] * 40


def test_bars_share_a_scale_and_only_what_can_be_drawn_is_drawn() -> None:
    values = (4.0, 2.0, -3.0, float("nan"), float("inf"))
    bars = Bars("t", (*(Bar("", v, "") for v in values), Bar("", 1, "", tick=8)))
    assert bar_lengths(bars) == [(0.5, None), (0.25, None), (0, None), (0, None), (0, None), (0.125, 1)]
    assert bar_lengths(Bars("t", (Bar("", 0, "0"),))) == [(0, None)]
