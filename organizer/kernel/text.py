"""Folding and cleaning of text: one idea of 'the same word' for search, sorting and duplicates."""

from __future__ import annotations

import re
import unicodedata

_KEY_LENGTH = 80
# Letters that Unicode does not take apart but that people look up by their base letter.
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ı": "i"})


def fold(text: str) -> str:
    """Lower case without diacritics: 'Tomás Łukasz' becomes 'tomas lukasz'."""
    if text.isascii():
        return text.lower()
    # Twice: some signs come apart into capitals, and some capitals into letters with a sign.
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    plain = "".join(c for c in apart if not unicodedata.combining(c))
    return plain.translate(_LETTERS)


def sort_key(text: str) -> str:
    """What text sorts by: folded, without leading punctuation, bounded in length."""
    return fold(text[: 2 * _KEY_LENGTH]).lstrip(" \t\"'([{«“„‚‘")[:_KEY_LENGTH]


def one_line(text: str) -> str:
    """The text with every run of white space as one blank."""
    return " ".join(text.split())


def unstorable(text: str) -> str | None:
    """Why a text cannot be kept in a file at all, or None. NUL cuts strings short; lone surrogates are no text."""
    if "\x00" in text:
        return "contains a NUL character"
    if not text.isascii() and re.search("[\ud800-\udfff]", text):
        return "contains half of a character (a lone surrogate)"
    return None


def cleaned(text: str) -> str:
    """Text from a foreign file made storable: NULs dropped, lone surrogates replaced."""
    return re.sub("[\ud800-\udfff]", "\ufffd", text.replace("\x00", "")) if unstorable(text) else text


def initials(name: str) -> str:
    """At most two letters for an avatar: first and last word of a name."""
    words = [w for w in name.split() if w[0].isalnum()]
    picked = [words[0], words[-1]] if len(words) > 1 else words
    return "".join(w[0] for w in picked).upper()
