"""Between the words people put on an address or a number and the TYPE parameters and X-ABLabel of a card."""

from __future__ import annotations

from functools import lru_cache

from organizer.exchange.content_values import parameters, quoted

# In the order in which a label says them. What is not here and not ignored is a label of its own, if it stands alone.
_WORDS = {
    "home": "home", "work": "work", "cell": "mobile", "fax": "fax", "pager": "pager", "main": "main", "other": "other",
    "car": "car", "video": "video", "textphone": "textphone",
}  # fmt: skip
_TYPES = {word: type_ for type_, word in _WORDS.items()}
_ALIASES = {"iphone": "cell", "mobile": "cell", "cellular": "cell", "homefax": "fax", "workfax": "fax"}
_IGNORED = frozenset(
    ("internet", "voice", "pref", "x400", "msg", "text", "postal", "parcel", "dom", "intl", "bbs", "modem", "isdn",
     "pcs", "jpeg", "uri", "")
)  # fmt: skip
LAST = 101
"""The preference of what has none; 1 is the most preferred."""


@lru_cache(4096)
def label_and_preference(params: str) -> tuple[str, int]:
    """What the TYPE parameters say as a label ('work fax'), and the preference, 1 to 100 or LAST."""
    types: list[str] = []
    preference = LAST
    for name, values in parameters(params):
        if name in ("TYPE", ""):
            types += values
        elif name == "PREF" and values and values[0].isdecimal():
            preference = min(max(int(values[0][:4]), 1), 100)
    lower = [t.lower() for t in types]
    if "pref" in lower:
        preference = 1
    known = {_ALIASES.get(t, t) for t in lower}
    words = [word for type_, word in _WORDS.items() if type_ in known]
    if not words:
        words = [t.removeprefix("X-").removeprefix("x-") for t in types if t.lower() not in _IGNORED][:1]
    return " ".join(words), preference


def without_preference(params: str) -> str:
    """The parameters without what they say about a preference."""
    kept = []
    for name, values in parameters(params):
        left = [v for v in values if not (name in ("TYPE", "") and v.lower() == "pref")]
        if left and name != "PREF":
            text = ",".join(quoted(v) for v in left)
            kept.append(f";{name}={text}" if name else f";{text}")
    return "".join(kept)


@lru_cache(4096)
def types_of(label: str) -> str | None:
    """The TYPE parameter that reads back as this label; None when only X-ABLabel can say it."""
    if not label:
        return ""
    words = label.split(" ")
    if any(word not in _TYPES for word in words):
        return None
    text = f";TYPE={','.join(_TYPES[word] for word in words)}"
    return text if label_and_preference(text)[0] == label else None


def custom_label(text: str) -> str:
    """The label of an X-ABLabel: '_$!<HomePage>!$_' is Apple's way to say one that it translates."""
    text = text.strip()
    if text.startswith("_$!<") and text.endswith(">!$_"):
        return text[4:-4].lower()
    return text
