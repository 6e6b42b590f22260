"""One idea of 'the same word', for search, sorting and duplicates."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer.kernel.text import cleaned, fold, initials, one_line, sort_key, unstorable
from tests.records import texts


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Tomás Łukasz", "tomas lukasz"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("e\u0301", "e"),
        ("Ærø", "aero"),
        ("ﬁn", "fin"),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(texts)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=500))
def test_sort_keys_are_bounded(text: str) -> None:
    assert len(sort_key(text)) <= 80


@given(st.text(st.characters(), max_size=30))
def test_cleaned_text_can_be_stored(text: str) -> None:
    assert unstorable(cleaned(text)) is None
    cleaned(text).encode()
    if unstorable(text) is None:
        assert cleaned(text) == text


def test_small_helpers() -> None:
    assert one_line(" a\n\tb  c ") == "a b c"
    assert [initials(n) for n in ("Dana Whitcombe", "Cher", "", "(x) Ana B. Core", "- -")] == ["DW", "C", "", "AC", ""]
