"""RIS in: records from a type to an end, each by itself, so that a broken one is named by its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import rispy

from organizer.areas.library.model import Resource, ResourceKind
from organizer.exchange.draft import Format
from organizer.exchange.source import Progress, decoded, is_utf16, nothing, opened
from organizer.kernel.errors import UnreadableFile
from organizer.kernel.kinds import tags_of

from .draft import LIMIT, Bibliography, ResourceDraft, address_in, kept_text, year_in

KINDS: Mapping[str, ResourceKind] = {
    "JOUR": ResourceKind.ARTICLE, "EJOUR": ResourceKind.ARTICLE, "MGZN": ResourceKind.ARTICLE,
    "NEWS": ResourceKind.ARTICLE, "ABST": ResourceKind.ARTICLE, "INPR": ResourceKind.ARTICLE,
    "BOOK": ResourceKind.BOOK, "EBOOK": ResourceKind.BOOK, "EDBOOK": ResourceKind.BOOK, "SER": ResourceKind.BOOK,
    "CHAP": ResourceKind.CHAPTER, "ECHAP": ResourceKind.CHAPTER, "CONF": ResourceKind.PAPER,
    "CPAPER": ResourceKind.PAPER, "RPRT": ResourceKind.REPORT, "GOVDOC": ResourceKind.REPORT,
    "THES": ResourceKind.THESIS, "ELEC": ResourceKind.WEB, "BLOG": ResourceKind.WEB, "ICOMM": ResourceKind.WEB,
    "VIDEO": ResourceKind.TALK, "SOUND": ResourceKind.TALK, "MPCT": ResourceKind.TALK, "SLIDE": ResourceKind.TALK,
    "ADVS": ResourceKind.TALK, "UNPB": ResourceKind.DOCUMENT, "PAMP": ResourceKind.DOCUMENT,
    "STAND": ResourceKind.DOCUMENT, "DATA": ResourceKind.DOCUMENT, "GEN": ResourceKind.OTHER,
}  # fmt: skip
_TITLES = ("title", "primary_title", "short_title")
_IN = ("journal_name", "secondary_title", "alternate_title3", "alternate_title2", "alternate_title1")
_YEARS = ("year", "publication_year", "date")
_ABSTRACTS = ("abstract", "notes_abstract")
_TAKEN = frozenset(
    (*_TITLES, *_IN, *_YEARS, *_ABSTRACTS, "type_of_reference", "authors", "first_authors", "publisher", "doi", "issn",
     "urls", "keywords", "id", "unknown_tag")
)  # fmt: skip
_TYPE, _END = re.compile(r"TY\s{0,2}-\s?(\w*)"), re.compile(r"ER\s{0,2}-")


def read_ris(path: Path, progress: Progress = nothing) -> Bibliography:
    """The records of a file. Raises UnreadableFile, and says so where it is another tagged format."""
    with opened(path, LIMIT) as stream:
        data = stream.read()
    codec = is_utf16(data[:64])
    text = data.decode(codec, "replace") if codec else decoded(data)
    reading = Bibliography(path.name, Format.RIS)
    lines = text.lstrip("\ufeff").splitlines()
    for number, (line, record, whole) in enumerate(_records(lines)):
        if number % 200 == 0:
            progress(line, len(lines))
        _take(reading, line, record, whole)
    if not reading.drafts and not reading.rejected:
        if any(line.startswith("PT ") for line in lines[:5]):
            raise UnreadableFile(path.name, "is a plain list of Web of Science; export it there as RIS or BibTeX")
        raise UnreadableFile(path.name, "has no record of RIS: no line begins with TY")
    return reading


def _records(lines: list[str]) -> Iterator[tuple[int, list[str], bool]]:
    """The line of each record's type, its lines, and whether it has its end."""
    start, record = 0, list[str]()
    for number, line in enumerate(lines, 1):
        if _TYPE.match(line):
            if record:
                yield start, record, False
            start, record = number, [line]
        elif _END.match(line) and record:
            yield start, [*record, line], True
            record = []
        elif record:
            record.append(line)
    if record:
        yield start, record, False


def _take(reading: Bibliography, line: int, record: list[str], whole: bool) -> None:
    raw = "\n".join(record)
    if not whole:
        reading.reject(line, "the record has no end (ER)", raw)
        return
    try:
        found = rispy.loads(raw, skip_unknown_tags=False)
    except (OSError, ValueError, KeyError, IndexError) as error:
        reading.reject(line, f"the record is broken: {str(error)[:120]}", raw)
        return
    if len(found) != 1:
        reading.reject(line, "the record is broken", raw)
        return
    draft = _draft(found[0], line)
    if draft is None:
        reading.reject(line, "the record has no title and no DOI", raw)
    else:
        reading.drafts.append(draft)


def _draft(found: Mapping[str, Any], line: int) -> ResourceDraft | None:
    def first(names: tuple[str, ...]) -> str:
        return next((" ".join(str(found[name]).split()) for name in names if found.get(name)), "")

    doi = first(("doi",))
    title = first(_TITLES) or doi
    if not title:
        return None
    type = str(found.get("type_of_reference", ""))
    warnings = [] if type in KINDS else [f"{type or 'no type'} is not a type that is known here"]
    kept = [("ris-type", type)] if type else []
    for name, value in found.items():
        if name not in _TAKEN:
            kept.append((name, "; ".join(map(str, value)) if isinstance(value, list) else str(value)))
    unknown = found.get("unknown_tag", {})
    kept += [(f"ris-{tag}", value) for tag, values in unknown.items() for value in values]
    authors = [_person(str(name)) for name in (*found.get("authors", ()), *found.get("first_authors", ()))]
    resource = Resource(
        title=title, kind=KINDS.get(type, ResourceKind.OTHER),
        authors=tags_of(authors), year=year_in(first(_YEARS)),
        published_in=first(_IN), publisher=first(("publisher",)),
        topics=tags_of([str(word) for word in found.get("keywords", ())]),
        address=address_in(" ".join(map(str, found.get("urls", ())))), about=first(_ABSTRACTS), doi=doi,
        isbn=first(("issn",)),
        cite_key=first(("id",)), kept=kept_text(kept),
    )  # fmt: skip
    return ResourceDraft(resource, line, tuple(warnings))


def _person(name: str) -> str:
    last, comma, rest = name.partition(",")
    given, _, suffix = rest.partition(",")
    whole = f"{given.strip()} {last.strip()}" if comma else name.strip()
    return f"{whole} {suffix.strip()}" if suffix.strip() else whole.strip()
