"""The letters of LaTeX, in the values of BibTeX."""

from __future__ import annotations

import re
from functools import cache

from pylatexenc.latex2text import LatexNodes2Text
from pylatexenc.latexwalker import LatexWalkerError

_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "`": r"\textasciigrave{}", "'": r"\textquotesingle{}",
}  # fmt: skip
_NAMED = {
    r"\textless": "<", r"\textgreater": ">", r"\textbar": "|", r"\textquotedbl": '"', r"\textasciicircum": "^",
}  # fmt: skip
"""Letters by names that the decoder does not know."""
_BY_NAME = re.compile("(" + "|".join(map(re.escape, _NAMED)) + r")(?![A-Za-z])(?:\{\})?")
_PLAIN = re.compile(r"\\(?:mbox|hbox|url|href|noopsort)(?![A-Za-z])\s*")
"""What says nothing about the letters in the braces after it."""
_NEEDS = re.compile(r"[\\{}~$%`'\"-]")


@cache
def _decoder() -> LatexNodes2Text:
    # Nothing is read from files, whatever a value says: no folder for \input is given.
    return LatexNodes2Text(math_mode="verbatim", strict_latex_spaces=True)


def from_latex(value: str) -> str:
    r"""Plain text: '{\"U}nal~{L}' is 'Ünal L'. What cannot be understood stays as it is, without its braces."""
    if _NEEDS.search(value):
        value = _BY_NAME.sub(lambda found: _NAMED[found[1]], _PLAIN.sub("", value))
        try:
            value = _decoder().latex_to_text(value, tolerant_parsing=True)
        except (LatexWalkerError, RecursionError, ValueError, IndexError):
            value = value.replace("{", "").replace("}", "")
    return " ".join(value.replace("\u00a0", " ").split())


def to_latex(text: str) -> str:
    """A text that `from_latex` reads as this one, but for the blanks."""
    # Two hyphens would be a dash.
    return "".join(_SPECIAL.get(letter, letter) for letter in text).replace("--", "{-}{-}")
