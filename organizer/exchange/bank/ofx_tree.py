"""OFX as a tree of elements: the old form, in which a value needs no end tag, and the XML one alike.

Nothing is declared in such a file and nothing is fetched: a DOCTYPE or an entity of its own is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from organizer.exchange.source import Progress, decoded, is_utf16, nothing, opened
from organizer.kernel.errors import UnreadableFile
from organizer.kernel.text import cleaned

from .draft import FILE_LIMIT

ELEMENT_LIMIT = 1_000_000
TAG_LIMIT = 3_000_000
"""Beginnings and ends of elements, and whatever else looks like them."""
DEPTH_LIMIT = 32
VALUE_LIMIT = 20_000
"""Characters of a value; what is longer is cut."""
_TAG = re.compile(r"<(/?)([A-Za-z][\w.:-]{0,60})(?:\s[^<>]{0,1000})?(/?)>")
_MARKUP = re.compile(r"<[A-Za-z/!?]")
_ENTITY = re.compile(r"&(amp|lt|gt|quot|apos|nbsp|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'", "nbsp": " "}
_GROUPS = re.compile(r".*(?:MSGSRSV\d|TRNRS|STMTRS|LIST|ACCTFROM|ACCTTO|BAL)|OFX|SONRS|STATUS|FI|STMTTRN|INVBANKTRAN")
_HEADER = re.compile(r"^[ \t]*(ENCODING|CHARSET)[ \t]*:[ \t]*(\S*)", re.MULTILINE | re.IGNORECASE)
_XML_ENCODING = re.compile(r"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w-]{1,40})["']""")
_PROGRESS = 4_096


@dataclass(slots=True)
class Element:
    """A value with its name, or a group of elements. `closed`: the file says where it ends."""

    name: str
    line: int
    value: str = ""
    children: list[Element] = field(default_factory=list)
    closed: bool = True

    def first(self, name: str) -> Element | None:
        """The first of its own elements with that name."""
        return next((child for child in self.children if child.name == name), None)

    def text(self, *path: str) -> str:
        """The value at a path of names below it; '' where there is none."""
        here: Element | None = self
        for name in path:
            here = here.first(name) if here else None
        return here.value.strip() if here else ""

    def within(self, *names: str) -> Iterator[Element]:
        """All elements below it that have one of these names, in the order of the file; not those inside of these."""
        waiting = self.children[::-1]
        while waiting:
            element = waiting.pop()
            if element.name in names:
                yield element
            else:
                waiting += element.children[::-1]

    def raw(self) -> str:
        """The element as text, for a list of what was not imported."""
        parts: list[str] = []
        waiting: list[Element | str] = [self]
        while waiting and len(parts) < 400:
            each = waiting.pop()
            if isinstance(each, str):
                parts.append(each)
                continue
            parts.append(f"<{each.name}>{each.value}")
            if each.children:
                waiting += [f"</{each.name}>", *each.children[::-1]]
        return "".join(parts)


def read_tree(path: Path, progress: Progress = nothing) -> tuple[Element, int]:
    """The element OFX of a file and the line on which the file ends. Raises UnreadableFile."""
    with opened(path, FILE_LIMIT) as stream:
        text = _text(stream.read())
    return _Builder(path.name, text, progress).build()


def _text(data: bytes) -> str:
    """UTF-8 where it is that throughout, else by the charset that the file names, else windows-1252."""
    if codec := is_utf16(data):
        return data.decode(codec, "replace")
    data = data.removeprefix(b"\xef\xbb\xbf")
    return decoded(data, "utf-8" if _is_utf8(data) else _charset(data[:4096].decode("latin-1")))


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _charset(head: str) -> str | None:
    """The charset that a header names. CHARSET is believed over ENCODING, which is always USASCII in old files."""
    if found := _XML_ENCODING.search(head):
        return found[1] if found[1].lower() not in ("us-ascii", "ascii") else None
    named = {match[1].upper(): match[2] for match in _HEADER.finditer(head)}
    charset = named.get("CHARSET", "")
    return f"cp{charset}" if charset.isdecimal() else (charset or None)


class _Builder:
    """Walks through the text once. Elements are open from their tag on; what has a value is closed by whatever
    follows."""

    def __init__(self, name: str, text: str, progress: Progress) -> None:
        self.name, self.progress = name, progress
        self.text = text.replace("\r\n", "\n").replace("\r", "\n")
        self.root = Element("", 1)
        self.open = [self.root]
        self.count = self.tags = 0
        self._line, self._counted = 1, 0

    def build(self) -> tuple[Element, int]:
        at = self._start()
        text = self.text
        while at < len(text):
            found = _MARKUP.search(text, at)
            begins = found.start() if found else len(text)
            if begins > at:
                self._value(text[at : min(begins, at + 2 * VALUE_LIMIT)])
            at = self._markup(begins) if found else begins
        for element in self.open[1:]:
            element.closed = False
        whole = self.root.first("OFX")
        if whole is None:
            raise UnreadableFile(self.name, "is no OFX file: it has no element OFX")
        return whole, self._line_at(len(text.rstrip()))

    def _start(self) -> int:
        """Where the elements begin; what stands before them is the header."""
        found = re.search(r"<OFX[\s>]", self.text, re.IGNORECASE)
        before = self.text[: found.start()] if found else self.text
        self._refuse_declarations(before, 0)
        if found is None:
            raise UnreadableFile(self.name, "is no OFX file: it has no element OFX")
        return found.start()

    def _refuse_declarations(self, text: str, offset: int) -> None:
        declared = re.search(r"<!(DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)", text, re.IGNORECASE)
        if declared:
            words = f"has a declaration (<!{declared[1].upper()}), which is not read"
            raise UnreadableFile(self.name, words, self._line_at(offset + declared.start()))

    def _markup(self, at: int) -> int:
        """What begins with '<' at a place; gives the place behind it."""
        text = self.text
        self.tags += 1
        if self.tags > TAG_LIMIT:
            raise UnreadableFile(self.name, f"has more than {TAG_LIMIT:,} tags", self._line_at(at))
        if self.tags % _PROGRESS == 0:
            self.progress(at, len(text))
        tag = _TAG.match(text, at)
        if tag:
            name = tag[2].upper().rpartition(":")[2]
            if tag[1]:
                self._end(name)
            else:
                self._begin(name, self._line_at(at))
                if tag[3]:
                    self._end(name)
            return tag.end()
        for start, end in (("<![CDATA[", "]]>"), ("<!--", "-->"), ("<?", "?>")):
            if text.startswith(start, at):
                ends = text.find(end, at)
                content = text[at + len(start) : ends if ends >= 0 else len(text)]
                if start == "<![CDATA[":
                    self._value(content, literal=True)
                return ends + len(end) if ends >= 0 else len(text)
        if text.startswith("<!", at):
            self._refuse_declarations(text[at : at + 12], at)
        self._value("<")
        return at + 1

    def _begin(self, name: str, line: int) -> None:
        self.count += 1
        if self.count > ELEMENT_LIMIT:
            raise UnreadableFile(self.name, f"has more than {ELEMENT_LIMIT:,} elements", line)
        if name == "STMTTRN" and any(element.name == name for element in self.open):
            self._end(name)  # One that was never closed ends where the next begins.
        if len(self.open) > 1 and self.open[-1].value:
            self.open.pop()
        if len(self.open) > DEPTH_LIMIT:
            raise UnreadableFile(self.name, f"is nested deeper than {DEPTH_LIMIT} elements", line)
        element = Element(name, line)
        self.open[-1].children.append(element)
        self.open.append(element)

    def _end(self, name: str) -> None:
        place = next((n for n in range(len(self.open) - 1, 0, -1) if self.open[n].name == name), None)
        if place is None:
            return
        while len(self.open) > place + 1:
            inner = self.open.pop()
            if inner.children and not _GROUPS.fullmatch(inner.name):
                # It was no group, but a value that is empty: what came behind it belongs beside it.
                self.open[-1].children += inner.children
                inner.children = []
        self.open.pop()

    def _value(self, text: str, *, literal: bool = False) -> None:
        element = self.open[-1]
        if element is self.root or element.children or not (text.strip() or element.value):
            return
        room = VALUE_LIMIT - len(element.value)
        if room > 0:
            words = text[: room * 2] if literal else _ENTITY.sub(_character, text[: room * 2])
            element.value = cleaned(element.value + words)[:VALUE_LIMIT]

    def _line_at(self, place: int) -> int:
        if place > self._counted:
            self._line += self.text.count("\n", self._counted, place)
            self._counted = place
        return self._line


def _character(match: re.Match[str]) -> str:
    name = match[1]
    if name in _NAMED:
        return _NAMED[name]
    number = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
    return chr(number) if 31 < number < 0x110000 else " "
