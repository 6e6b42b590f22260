"""BibTeX out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from uuid import UUID

from organizer.areas.library.model import Resource, ResourceKind
from organizer.kernel.area import Reads
from organizer.kernel.query import Sort
from organizer.store.safe_write import write_safely

from .bibtex import KINDS
from .draft import kept_pairs
from .latex import to_latex
from .ris_out import record_text

TYPES: dict[ResourceKind, str] = {
    ResourceKind.ARTICLE: "article", ResourceKind.BOOK: "book", ResourceKind.CHAPTER: "incollection",
    ResourceKind.PAPER: "inproceedings", ResourceKind.REPORT: "techreport", ResourceKind.MARKET_RESEARCH: "techreport",
    ResourceKind.THESIS: "phdthesis", ResourceKind.TALK: "misc", ResourceKind.WEB: "online",
    ResourceKind.DOCUMENT: "misc", ResourceKind.OTHER: "misc",
}  # fmt: skip
_IN = {ResourceKind.CHAPTER: "booktitle", ResourceKind.PAPER: "booktitle", ResourceKind.ARTICLE: "journal"}


def export_bibliography(reads: Reads, path: Path, resources: Collection[UUID] = ()) -> int:
    """Writes these resources, or without any all, as BibTeX or, where the name ends so, as RIS; gives their number.

    Raises EnvironmentFailure.
    """
    count = 0
    write = record_text if path.suffix.lower() == ".ris" else entry_text

    def chunks() -> Iterator[bytes]:
        nonlocal count
        chosen = reads.many(Resource, resources).values() if resources else reads.every(Resource, sort=Sort("title"))
        for resource in chosen:
            count += 1
            yield write(resource).encode("utf-8", "replace")

    write_safely(path, chunks())
    return count


def entry_text(resource: Resource) -> str:
    """A resource as an entry."""
    kept = dict(kept_pairs(resource.kept))
    type = kept.pop("@", "")
    if KINDS.get(type) is not resource.kind:
        type = TYPES[resource.kind]
    authors = " and ".join(_name(author) for author in resource.authors)
    fields: dict[str, str] = {
        "title": to_latex(resource.title), "author": authors,
        "year": str(int(resource.year)) if resource.year is not None else "",
        _IN.get(resource.kind, "howpublished"): to_latex(resource.published_in),
        "publisher": to_latex(resource.publisher), "keywords": _topics(resource),
        "url": resource.address.replace("{", "%7B").replace("}", "%7D"), "abstract": to_latex(resource.about),
        "doi": to_latex(resource.doi), "isbn": to_latex(resource.isbn),
    }  # fmt: skip
    for name, value in kept.items():
        if re.fullmatch(r"[a-z][\w-]*", name) and not fields.get(name):
            fields[name] = to_latex(value)
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value.strip()]
    key = re.sub(r"[^\w:./+-]", "", resource.cite_key) or f"r{resource.id.hex[-12:]}"
    return f"@{type}{{{key},\n" + ",\n".join(lines) + "\n}\n\n"


def _topics(resource: Resource) -> str:
    return ", ".join(to_latex(re.sub("[,;]", " ", topic)) for topic in resource.topics)


def _name(author: str) -> str:
    """In braces as a whole: it is not to be divided anywhere."""
    return f"{{{to_latex(author)}}}"
