"""The text of values and parameters of content lines, as vCard and iCalendar share them: escaping and splitting."""

from __future__ import annotations

import re
from functools import lru_cache

Parameters = tuple[tuple[str, tuple[str, ...]], ...]
"""Names in upper case, each with its values; unquoted. A bare word of vCard 2.1 has the name ''."""

_ESCAPED = re.compile(r"\\(.)")
_COMPONENT = re.compile(r"(?:^|;)((?:\\.|[^\\;]|\\$)*)")
_ITEM = re.compile(r"(?:^|,)((?:\\.|[^\\,]|\\$)*)")
_PARAMETER = re.compile(r';((?:[^;"]|"[^"]*")*)')
_PARAMETER_VALUE = re.compile(r'"([^"]*)"|([^,"]+)')
# RFC 6868: how a parameter's value says a line break, a circumflex, a double quote.
_CIRCUMFLEX = {"n": "\n", "^": "^", "'": '"'}


def escape(text: str) -> str:
    """A text value as it is written. Line breaks of any kind become one kind."""
    if text.isalnum():
        return text
    text = text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    return _on_one_line(text)


def escape_uri(text: str) -> str:
    """A URI as it is written: its commas and semicolons are its own."""
    return _on_one_line(text.replace("\\", "\\\\"))


def _on_one_line(text: str) -> str:
    return text.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n")


def unescape(text: str) -> str:
    """What `escape` wrote; a backslash before anything else is taken off."""
    if "\\" not in text:
        return text
    return _ESCAPED.sub(lambda m: "\n" if m[1] in "nN" else m[1], text)


def components(value: str) -> list[str]:
    """The parts of a structured value, still escaped: 'Doe;John' gives two."""
    if "\\" not in value:
        return value.split(";")
    return _COMPONENT.findall(value)


def items(value: str) -> list[str]:
    """The items of a list, still escaped."""
    if "\\" not in value:
        return value.split(",")
    return _ITEM.findall(value)


@lru_cache(4096)
def parameters(text: str) -> Parameters:
    """The parameters of ';TYPE=home,cell;PREF=1'."""
    found = []
    for segment in _PARAMETER.findall(text):
        name, mark, value = segment.partition("=")
        if not mark:
            found.append(("", (name.strip(),)))
        else:
            values = tuple((q or plain).strip() for q, plain in _PARAMETER_VALUE.findall(value))
            found.append((name.strip().upper(), values))
    return tuple(found)


def parameter(text: str, name: str) -> str:
    """The first value of a parameter, or ''."""
    return next((values[0] for n, values in parameters(text) if n == name and values), "")


def quoted(value: str) -> str:
    """One value of a parameter, in quotes where it needs them."""
    return f'"{value}"' if re.search("[;:,]", value) else value


def quoted_parameter(text: str) -> str:
    """A parameter's value in quotes, by RFC 6868."""
    return '"' + text.replace("^", "^^").replace("\n", "^n").replace('"', "^'") + '"'


def unquoted_parameter(text: str) -> str:
    """What `quoted_parameter` wrote, its quotes already gone."""
    return re.sub(r"\^([n^'])", lambda m: _CIRCUMFLEX[m[1]], text)
