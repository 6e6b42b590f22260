"""Words typed with a slip, and records found in spite of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from organizer.areas.people.model import Contact
from organizer.overview.palette.records import find_records
from organizer.overview.palette.slips import fits, matched, slips
from organizer.store.actions import add_record
from organizer.store.profile import Profile

WORDS = st.text("abcdef", min_size=4, max_size=8)


@pytest.mark.parametrize(
    ("typed", "word", "expected"),
    [
        ("dana", "dana", 0), ("whit", "whitcombe", 0), ("dnaa", "dana", 1), ("whitc0mbe", "whitcombe", 1),
        ("whitcmbe", "whitcombe", 1), ("whhitcombe", "whitcombe", 1), ("dan", "dna", None), ("abcd", "efgh", None),
    ],
)  # fmt: skip
def test_slips_are_counted(typed: str, word: str, expected: int | None) -> None:
    assert slips(typed, word) == expected


@settings(max_examples=60)
@given(WORDS, st.data())
def test_a_word_with_one_slip_is_known_again(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 2))
    changed = [f"{word[:at]}x{word[at + 1 :]}", f"{word[:at]}x{word[at:]}"]
    changed.append(word[:at] + word[at + 1] + word[at] + word[at + 2 :])
    if len(word) > 4:
        changed.append(word[:at] + word[at + 1 :])
    assert all(slips(typed, word) in (0, 1) for typed in changed)


def test_all_words_must_fit_and_their_beginnings_stand_out() -> None:
    assert fits("go pepole", "Go to People") == 1
    assert fits("go money", "Go to People") is None
    assert matched("dna whit", "Dana Whitcombe") == [(5, 9)]
    assert matched("dnaa łu", "Dana Łukasz") == [(0, 4), (5, 7)]


@pytest.fixture
def search(profile: Profile) -> Callable[[str], list[str]]:
    for name in ("Dana Whitcombe", "Daniel Frost", "Fatima Okafor", "Antje Weber", "Tomás Łukasz"):
        profile.run(add_record, Contact(name=name))

    def find(line: str) -> list[str]:
        reader = profile.reader()
        try:
            return [hit.title for hit in find_records(reader, line, ("contact",), 10)]
        finally:
            reader.close()

    return find


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("dnaa", "Dana Whitcombe"), ("whitcmbe", "Dana Whitcombe"), ("dana whitconbe", "Dana Whitcombe"),
        ("fatmia okfaor", "Fatima Okafor"), ("wbeer", "Antje Weber"), ("tomas lukazs", "Tomás Łukasz"),
        ("frosst", "Daniel Frost"),
    ],
)  # fmt: skip
def test_records_are_found_in_spite_of_a_slip(search: Callable[[str], list[str]], line: str, first: str) -> None:
    assert search(line)[0] == first


def test_what_is_typed_right_comes_first_and_nonsense_finds_nothing(search: Callable[[str], list[str]]) -> None:
    assert search("dan") == ["Dana Whitcombe", "Daniel Frost"]
    assert search("qqqqzz") == []
