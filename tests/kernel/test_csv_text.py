"""Formula guard: nothing that a spreadsheet would run, and everything comes back."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer.kernel.csv_text import csv_lines, guard, unguard

TEXT = st.text(st.characters(exclude_categories=("Cs",)))
NASTY = st.builds(lambda head, tail: head + tail, st.text("=+-@\t\r'", min_size=1, max_size=4), TEXT)


@pytest.mark.parametrize("text", ["=1+1", "+49 30", "-cmd", "@SUM(A1)", "\tx", "\rx", "'=1"])
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    assert guard(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Dana", "'tis", "2 + 2", "−5"])
def test_other_text_stays(text: str) -> None:
    assert guard(text) == text


@given(TEXT | NASTY)
def test_reading_back_gives_the_original(text: str) -> None:
    assert unguard(guard(text)) == text


@given(st.lists(st.lists(TEXT, min_size=2, max_size=2), max_size=5))
def test_lines_are_read_back_by_any_reader(rows: list[list[str]]) -> None:
    assert list(csv.reader(io.StringIO(csv_lines(rows), newline=""))) == rows
