"""BibTeX in: entries as records, strings joined, what a cross-reference leaves out filled in."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bibtexparser.entrypoint import parse_string
from bibtexparser.model import DuplicateBlockKeyBlock, DuplicateFieldKeyBlock, Entry, ParsingFailedBlock

from organizer.areas.library.model import Resource, ResourceKind
from organizer.exchange.draft import Format
from organizer.exchange.source import Progress, decoded, is_utf16, nothing, opened
from organizer.kernel.kinds import tags_of

from .draft import LIMIT, Bibliography, ResourceDraft, address_in, kept_text, year_in
from .latex import from_latex

KINDS: Mapping[str, ResourceKind] = {
    "article": ResourceKind.ARTICLE, "book": ResourceKind.BOOK, "booklet": ResourceKind.BOOK,
    "collection": ResourceKind.BOOK, "mvbook": ResourceKind.BOOK, "mvcollection": ResourceKind.BOOK,
    "proceedings": ResourceKind.BOOK, "mvproceedings": ResourceKind.BOOK, "periodical": ResourceKind.BOOK,
    "inbook": ResourceKind.CHAPTER, "incollection": ResourceKind.CHAPTER, "suppbook": ResourceKind.CHAPTER,
    "bookinbook": ResourceKind.CHAPTER, "suppcollection": ResourceKind.CHAPTER, "reference": ResourceKind.BOOK,
    "inreference": ResourceKind.CHAPTER, "inproceedings": ResourceKind.PAPER, "conference": ResourceKind.PAPER,
    "techreport": ResourceKind.REPORT, "report": ResourceKind.REPORT, "manual": ResourceKind.DOCUMENT,
    "thesis": ResourceKind.THESIS, "phdthesis": ResourceKind.THESIS, "mastersthesis": ResourceKind.THESIS,
    "online": ResourceKind.WEB, "electronic": ResourceKind.WEB, "www": ResourceKind.WEB, "misc": ResourceKind.OTHER,
    "unpublished": ResourceKind.DOCUMENT, "video": ResourceKind.TALK, "audio": ResourceKind.TALK,
    "set": ResourceKind.OTHER, "dataset": ResourceKind.DOCUMENT, "software": ResourceKind.OTHER,
    "patent": ResourceKind.DOCUMENT,
}  # fmt: skip
_MONTHS = {
    name[:3].lower(): name
    for name in ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                 "November", "December")
}  # fmt: skip
_TITLES = ("title", "booktitle", "journal", "note")
"""What an entry is called by; else by its key."""
_PUBLISHED_IN = ("journal", "journaltitle", "booktitle", "series", "howpublished")
_PUBLISHER = ("publisher", "institution", "school", "organization")
_TAKEN = frozenset(
    ("title", "author", "year", "date", "abstract", "doi", "isbn", "issn", "url", "keywords", *_PUBLISHED_IN[:3])
)
_PART = re.compile(r'\s*(?:(?P<joined>#)|(?P<quoted>")|(?P<braced>\{)|(?P<bare>[^\s#"{}]+))')
_AND = re.compile(r"\\.|[{}]|\s+and\s+", re.IGNORECASE)
_DEEPEST = 50


@dataclass(slots=True)
class _Found:
    """An entry with its values as text."""

    type: str
    key: str
    line: int
    values: dict[str, str]
    authors: list[str]
    warnings: list[str]


def read_bibtex(path: Path, progress: Progress = nothing) -> Bibliography:
    """The entries of a file. What is broken is named by its line. Raises UnreadableFile."""
    with opened(path, LIMIT) as stream:
        data = stream.read()
    codec = is_utf16(data[:64])
    text = (data.decode(codec, "replace") if codec else decoded(data)).lstrip("\ufeff")
    return bibliography_of(text.replace("\r\n", "\n").replace("\r", "\n"), path.name, progress)


def bibliography_of(text: str, name: str, progress: Progress = nothing) -> Bibliography:
    """The entries of a text."""
    reading = Bibliography(name, Format.BIBTEX)
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    library = parse_string(text, parse_stack=[])
    strings = {string.key.lower(): str(string.value) for string in library.strings}
    entries: list[tuple[Entry, str]] = [(entry, "") for entry in library.entries]
    for block in library.failed_blocks:
        _mend(reading, block, entries)
    entries.sort(key=lambda found: found[0].start_line or 0)
    found = []
    for number, (entry, warning) in enumerate(entries):
        if number % 200 == 0:
            progress(number, len(entries))
        found.append(_values(entry, strings, warning))
    by_key = {each.key.lower(): each for each in found}
    for each in found:
        _inherit(each, by_key)
        title = next((each.values[name] for name in _TITLES if each.values.get(name)), each.key)
        if not title:
            reading.reject(each.line, "the entry has neither title nor key")
        else:
            reading.drafts.append(_draft(each, title))
    return reading


def _mend(reading: Bibliography, block: ParsingFailedBlock, entries: list[tuple[Entry, str]]) -> None:
    """Keeps what is whole of a block that was complained of; the rest is rejected by its line."""
    whole = block.ignore_error_block
    if isinstance(whole, Entry) and isinstance(block, DuplicateBlockKeyBlock):
        entries.append((whole, f"another entry has the key '{whole.key}' too"))
    elif isinstance(whole, Entry) and isinstance(block, DuplicateFieldKeyBlock):
        entries.append((whole, "a field stands twice; the last one counts"))
    elif not isinstance(block, DuplicateBlockKeyBlock):
        reading.reject((block.start_line or 0) + 1, f"the entry is broken: {_reason(block)}", block.raw or "")


def _reason(block: ParsingFailedBlock) -> str:
    words = str(block.error).strip().split("\n")[0]
    return words.rstrip(".")[:160] or "its braces do not close"


def _values(entry: Entry, strings: Mapping[str, str], warning: str) -> _Found:
    warnings = [warning] if warning else []
    values: dict[str, str] = {}
    authors: list[str] = []
    for field in entry.fields:
        name = field.key.lower()
        raw = _joined(str(field.value), strings)
        if name == "author":
            authors = _people(raw)
        values[name] = from_latex(raw)
    if entry.entry_type.lower() not in KINDS:
        warnings.append(f"@{entry.entry_type} is not a usual type of entry")
    if " " in entry.key.strip():
        warnings.append(f"the key '{entry.key.strip()}' has a blank")
    return _Found(entry.entry_type.lower(), entry.key.strip(), (entry.start_line or 0) + 1, values, authors, warnings)


def _joined(raw: str, strings: Mapping[str, str], depth: int = 0) -> str:
    """The text of a value as it stands in the file: parts in braces or quotes, numbers, and names of strings, joined
    by '#'."""
    parts, place = list[str](), 0
    while place < len(raw) and (found := _PART.match(raw, place)):
        place = found.end()
        if found["quoted"] or found["braced"]:
            end = _closing(raw, place, '"' if found["quoted"] else "}")
            parts.append(raw[place:end])
            place = end + 1
        elif word := found["bare"]:
            known = strings.get(word.lower())
            if known is not None and depth < _DEEPEST:
                parts.append(_joined(known, strings, depth + 1))
            else:
                parts.append(_MONTHS.get(word.lower(), word))
    return "".join(parts)


def _closing(raw: str, place: int, mark: str) -> int:
    """Where a part ends that began before `place`: braces inside it are balanced."""
    depth, at = 0, place
    while at < len(raw):
        letter = raw[at]
        if letter == "\\":
            at += 1
        elif letter == mark and depth == 0:
            return at
        elif letter in "{}":
            depth += 1 if letter == "{" else -1
        at += 1
    return len(raw)


def _people(raw: str) -> list[str]:
    """Names, first name first, parted by 'and' outside of braces."""
    people, depth, start = list[str](), 0, 0
    for found in _AND.finditer(raw):
        if found[0] in "{}":
            depth += 1 if found[0] == "{" else -1
        elif depth == 0 and found[0][0] != "\\":
            people.append(raw[start : found.start()])
            start = found.end()
    people.append(raw[start:])
    return [name for name in map(_person, people) if name]


def _person(raw: str) -> str:
    """'Knuth, Donald E.' is Donald E. Knuth; 'Ford, Jr., Henry' Henry Ford Jr. What stands in braces is one name."""
    whole = raw.strip()
    if whole.startswith("{") and _closing(whole, 1, "}") == len(whole) - 1:
        return from_latex(whole)
    parts = [part for part in (from_latex(part) for part in whole.split(",")) if part]
    if len(parts) == 2:
        return f"{parts[1]} {parts[0]}"
    return f"{parts[2]} {parts[0]} {parts[1]}" if len(parts) == 3 else from_latex(whole)


def _inherit(found: _Found, by_key: Mapping[str, _Found]) -> None:
    """What an entry leaves out is its cross-reference's; the title of that is what it stands in."""
    seen, parent = {found.key.lower()}, found
    while (above := by_key.get(parent.values.get("crossref", "").lower())) and above.key.lower() not in seen:
        seen.add(above.key.lower())
        for name, value in above.values.items():
            found.values.setdefault("booktitle" if name == "title" and found.type.startswith("in") else name, value)
        found.authors = found.authors or above.authors
        parent = above


def _draft(found: _Found, title: str) -> ResourceDraft:
    values = found.values
    if not values.get("title"):
        found.warnings.append(f"it has no title, and is called '{title}'")
    published_in = next((values[name] for name in _PUBLISHED_IN if values.get(name)), "")
    publisher = next((values[name] for name in _PUBLISHER if values.get(name)), "")
    used = {next((name for name in names if values.get(name)), "") for names in (_PUBLISHED_IN, _PUBLISHER)}
    kept = [("@", found.type)] + [(n, v) for n, v in values.items() if n not in _TAKEN | used or n == "date"]
    words = [word.strip() for word in re.split(r"[,;]", values.get("keywords", ""))]
    resource = Resource(
        title=title, kind=KINDS.get(found.type, ResourceKind.OTHER), authors=tags_of(found.authors),
        year=year_in(values.get("year", "") or values.get("date", "")), published_in=published_in,
        publisher=publisher, topics=tags_of(words), address=address_in(values.get("url", "")),
        about=values.get("abstract", ""),
        cite_key=found.key, doi=values.get("doi", ""), isbn=values.get("isbn") or values.get("issn", ""),
        kept=kept_text(kept),
    )  # fmt: skip
    return ResourceDraft(resource, found.line, tuple(found.warnings))
