"""How a passphrase is judged."""

from __future__ import annotations

import pytest

from organizer.app.welcome.strength import LEVELS, strength


@pytest.mark.parametrize("weak", ["a", "password1", "qwertyuiop", "aaaaaaaaaaaa", "12345678"])
def test_what_everybody_tries_is_not_enough(weak: str) -> None:
    assert not strength(weak).enough


@pytest.mark.parametrize("good", ["correct horse battery staple", "lantern-purple-river-42", "Über den Brücken 7 Züge"])
def test_several_words_are_enough(good: str) -> None:
    assert strength(good).enough


def test_a_name_that_is_known_adds_little() -> None:
    assert strength("Wilhelmina Oberdorf", ["Wilhelmina Oberdorf"]).level < strength("Wilhelmina Oberdorf").level


@pytest.mark.parametrize("typed", ["'\"; DROP TABLE", "🔑" * 200, "x" * 100_000, "\u202e", " "])
def test_any_text_has_a_strength(typed: str) -> None:
    found = strength(typed)
    assert 1 <= found.level <= LEVELS
    assert found.word
