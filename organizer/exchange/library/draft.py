"""What a reader makes of a bibliography."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from organizer.areas.library.model import Resource
from organizer.exchange.draft import RAW_LIMIT, Format, Rejected
from organizer.kernel.dates import Conventions
from organizer.kernel.errors import FieldError
from organizer.kernel.frozen import frozen
from organizer.kernel.kinds import Url

LIMIT = 50_000_000
"""Bytes that are read of a bibliography."""
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")


@frozen(repr=False)
class ResourceDraft:
    """An entry of a file, as the record that it would be."""

    resource: Resource
    line: int
    warnings: tuple[str, ...] = ()


@dataclass(slots=True)
class Bibliography:
    """All that a file holds."""

    name: str
    format: Format
    drafts: list[ResourceDraft] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def reject(self, line: int, reason: str, raw: str = "") -> None:
        """Adds an entry that could not be read."""
        self.rejected.append(Rejected(line, reason, raw[:RAW_LIMIT]))


def year_in(text: str) -> Decimal | None:
    """The first year of four digits in a text: '4-8 Aug. 2020' is of 2020."""
    found = _YEAR.search(text)
    return Decimal(found[0]) if found else None


def address_in(text: str) -> str:
    """The first web address of a text; '' where there is none that can be one."""
    for word in text.split():
        try:
            return Url().parse(word, Conventions())
        except FieldError:
            continue
    return ""


def kept_text(pairs: list[tuple[str, str]]) -> str:
    """Fields that have no place in the record, one a line, so that they can be written back."""
    return "\n".join(f"{name} = {' '.join(value.split())}" for name, value in pairs if value.strip())


def kept_pairs(text: str) -> list[tuple[str, str]]:
    """What `kept_text` wrote."""
    pairs = [line.partition(" = ") for line in text.splitlines()]
    return [(name, value) for name, separator, value in pairs if separator]
