"""The content lines of a card: unfolding and decoding.

Lines are unfolded as bytes, since some writers fold inside a UTF-8 character. Those of vCard 2.1 are turned into the
form of the later versions, so that everything after this module knows one form: quoted-printable and charsets are
decoded, text is escaped, bare parameters are TYPEs, base64 is 'ENCODING=b' without blanks.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterable, Sequence

from organizer.exchange.content_lines import Line, line_of
from organizer.exchange.content_values import Parameters, components, escape, parameters, quoted
from organizer.exchange.source import decoded
from organizer.kernel.text import cleaned

_HEAD = re.compile(rb'(?:[\w-]+\.)?[\w-]+[ \t]*(?:;(?:[^:;"]|"[^"]*")*)*:')
_QUOTED_PRINTABLE = b"QUOTED-PRINTABLE"
_STRUCTURED = frozenset(("N", "ADR", "ORG"))
_PLAIN_TEXT = frozenset(("FN", "NICKNAME", "TITLE", "ROLE", "NOTE", "EMAIL", "TEL", "LABEL"))
_TRANSFER = frozenset(("QUOTED-PRINTABLE", "BASE64", "B", "8BIT", "7BIT"))


def content_lines(physical: Sequence[bytes]) -> tuple[list[Line], list[str]]:
    """The lines of one card between BEGIN and END, and warnings about those that are none."""
    data = b"\n".join(physical)
    upper = data.upper()
    old = re.search(rb"^VERSION[^:\n]*:[ \t]*2\.1", upper, re.MULTILINE) is not None
    if old or _QUOTED_PRINTABLE in upper or b"CHARSET" in upper:
        return _each(_joined(physical, old), old)
    data = data.replace(b"\n ", b"").replace(b"\n\t", b"")
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return _each(data.split(b"\n"), old)
    warnings = []
    if "\x00" in text:
        text = cleaned(text)
        warnings.append("NUL characters were left out")
    lines = []
    for raw in text.split("\n"):
        if line := line_of(raw):
            lines.append(line)
        elif raw.strip():
            warnings.append(_no_property(raw))
    return lines, warnings


def _no_property(raw: str) -> str:
    return f"{len(raw):,} characters that are no property were left out"


def _joined(physical: Sequence[bytes], old: bool) -> list[bytes]:
    """Unfolds, and joins the soft breaks of quoted-printable values: of those only, as '=' ends other values too."""
    out: list[list[bytes]] = []
    soft = blank = False
    for raw in physical:
        if soft and not raw.strip():
            blank = True
            continue
        # Some writers put an empty line after a soft break and then go on, others end the value with it.
        if soft and not (blank and _HEAD.match(raw)):
            out[-1].append(raw)
        elif raw[:1] in (b" ", b"\t") and out:
            out[-1].append(raw if old else raw[1:])
        else:
            out.append([raw])
        blank = False
        soft = raw.endswith(b"=") and _is_quoted_printable(out[-1][0])
        if soft:
            out[-1][-1] = out[-1][-1][:-1]
    return [b"".join(parts) for parts in out]


def _is_quoted_printable(first: bytes) -> bool:
    head = _HEAD.match(first)
    return head is not None and _QUOTED_PRINTABLE in head[0].upper()


def _each(raw_lines: Iterable[bytes], old: bool) -> tuple[list[Line], list[str]]:
    lines: list[Line] = []
    warnings = []
    for raw in raw_lines:
        line = line_of(raw.decode("latin-1"))
        if line is None:
            if raw.strip():
                warnings.append(_no_property(decoded(raw)))
            continue
        lines.append(_modern(line, old))
    return lines, warnings


def _modern(line: Line, old: bool) -> Line:
    """A line read as Latin-1, byte for byte, as it would be written in vCard 4.0."""
    params = parameters(line.params)
    words = {w.upper() for name, values in params if name in ("", "ENCODING") for w in values}
    charset = next((v[0] for n, v in params if n == "CHARSET" and v), None)
    charset = charset or next((v[0] for n, v in params if not n and v[0].lower() in ("utf-8", "iso-8859-1")), None)
    if words & {"BASE64", "B"}:
        return line._replace(params=_kept(params, ";ENCODING=b"), value="".join(line.value.split()))
    quoted = _QUOTED_PRINTABLE.decode() in words

    def text_of(value: str) -> str:
        data = value.encode("latin-1")
        return cleaned(decoded(binascii.a2b_qp(data) if quoted else data, charset)).replace("\r\n", "\n")

    if not old:
        value = text_of(line.value).replace("\n", "\\n")
    elif line.name in _STRUCTURED:
        value = ";".join(escape(text_of(part.replace("\\;", ";"))) for part in components(line.value))
    elif line.name in _PLAIN_TEXT:
        value = escape(text_of(line.value.replace("\\;", ";")))
    else:
        value = text_of(line.value).replace("\n", "\\n")
    plain = decoded(line.params.encode("latin-1"))
    return line._replace(params=_kept(parameters(plain), ""), value=value)


def _kept(params: Parameters, encoding: str) -> str:
    """The parameters that still mean something when the value is decoded; bare words become types."""
    bare = [values[0] for name, values in params if not name and values[0].upper() not in _TRANSFER and values[0]]
    bare = [word for word in bare if word.lower() not in ("utf-8", "iso-8859-1")]
    out = [f";TYPE={','.join(quoted(word) for word in bare)}"] if bare else []
    out += [
        f";{name}={','.join(quoted(v) for v in values)}"
        for name, values in params
        if name not in ("", "CHARSET", "ENCODING")
    ]
    return "".join(out) + encoding
