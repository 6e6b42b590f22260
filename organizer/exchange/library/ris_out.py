"""RIS out."""

from __future__ import annotations

import rispy

from organizer.areas.library.model import Resource, ResourceKind

from .draft import kept_pairs
from .ris import KINDS

TYPES: dict[ResourceKind, str] = {
    ResourceKind.ARTICLE: "JOUR", ResourceKind.BOOK: "BOOK", ResourceKind.CHAPTER: "CHAP", ResourceKind.PAPER: "CPAPER",
    ResourceKind.REPORT: "RPRT", ResourceKind.MARKET_RESEARCH: "RPRT", ResourceKind.THESIS: "THES",
    ResourceKind.TALK: "VIDEO", ResourceKind.WEB: "ELEC", ResourceKind.DOCUMENT: "UNPB", ResourceKind.OTHER: "GEN",
}  # fmt: skip
_TAGS = {name: tag for tag, name in rispy.TAG_KEY_MAPPING.items() if tag != "UK"}


def record_text(resource: Resource) -> str:
    """A resource as a record: a tag a line."""
    kept = kept_pairs(resource.kept)
    type = dict(kept).get("ris-type", "")
    if KINDS.get(type) is not resource.kind:
        type = TYPES[resource.kind]
    lines = [("TY", type), ("TI", resource.title), *(("AU", _name(author)) for author in resource.authors)]
    lines += [
        ("PY", str(int(resource.year)) if resource.year is not None else ""), ("T2", resource.published_in),
        ("PB", resource.publisher), *(("KW", topic) for topic in resource.topics), ("UR", resource.address),
        ("AB", resource.about), ("DO", resource.doi), ("SN", resource.isbn), ("ID", resource.cite_key),
    ]  # fmt: skip
    for name, value in kept:
        if name in _TAGS:
            lines.append((_TAGS[name], value))
        elif name.startswith("ris-") and name != "ris-type":
            lines.append((name.removeprefix("ris-"), value))
    written = [f"{tag}  - {' '.join(value.split())}" for tag, value in lines if value.strip()]
    return "\n".join((*written, "ER  - ", "", ""))


def _name(author: str) -> str:
    """Last name first, where it has one; a comma at the end keeps names whole that are one word."""
    given, _, last = author.rpartition(" ")
    return f"{last}, {given}" if given and "," not in author else author
