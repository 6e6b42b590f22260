"""What bringing in a bibliography would do. Nothing is written here."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any
from uuid import UUID

from organizer.areas.library.model import Resource
from organizer.exchange.outcome import Counts
from organizer.exchange.plan import Tick
from organizer.exchange.source import Progress, nothing
from organizer.kernel.area import Reads
from organizer.kernel.record import describe
from organizer.kernel.text import fold

from .draft import Bibliography, ResourceDraft

_FILLED = (
    "authors", "year", "published_in", "publisher", "topics", "address", "about", "doi", "isbn", "cite_key", "kept",
)  # fmt: skip


class Fate(Enum):
    """What an entry is to this profile."""

    NEW = "new"
    KNOWN = "known"
    FILLS = "fills"
    """Known, and the file says something that is empty here."""
    DOUBTFUL = "doubtful"


@dataclass(slots=True)
class LibraryRow:
    """An entry and what it is found to be; `stored` is the resource that it is, or may be."""

    draft: ResourceDraft
    fate: Fate
    stored: UUID | None = None
    why: str = ""
    fills: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class LibraryPlan:
    """The entries of a file, each with its fate."""

    reading: Bibliography
    rows: list[LibraryRow] = field(default_factory=list)


class _Known:
    """Resources by what tells them apart; the first of several counts."""

    def __init__(self) -> None:
        self._by: dict[tuple[str, ...], Resource] = {}

    def add(self, resource: Resource) -> None:
        for key in (*_sure(resource), *_perhaps(resource)):
            self._by.setdefault(key, resource)

    def sure(self, resource: Resource) -> tuple[Resource, str] | None:
        return next(((self._by[key], key[0]) for key in _sure(resource) if key in self._by), None)

    def perhaps(self, resource: Resource) -> Resource | None:
        return next((self._by[key] for key in _perhaps(resource) if key in self._by), None)


def _sure(resource: Resource) -> list[tuple[str, ...]]:
    title, year = fold(resource.title), str(resource.year or "")
    keys: list[tuple[str, ...]] = []
    if resource.doi:
        keys.append(("The same DOI", resource.doi.lower().removeprefix("https://doi.org/")))
    if resource.cite_key:
        keys.append(("The same key and title", resource.cite_key.lower(), title))
    if resource.authors:
        keys.append(("The same title, year and author", title, year, fold(resource.authors[0])))
    elif not resource.doi:
        keys.append(("The same title and year", title, year, fold(resource.published_in)))
    return keys


def _perhaps(resource: Resource) -> list[tuple[str, ...]]:
    return [("title", fold(resource.title))]


def plan_library(reads: Reads, reading: Bibliography, *, progress: Progress = nothing) -> LibraryPlan:
    """Finds out what is here already, or stands twice in the file."""
    known = _Known()
    for resource in reads.every(Resource):
        known.add(resource)
    plan = LibraryPlan(reading)
    for number, draft in enumerate(reading.drafts):
        if number % 500 == 0:
            progress(number, len(reading.drafts))
        plan.rows.append(_row(draft, known))
    return plan


def _row(draft: ResourceDraft, known: _Known) -> LibraryRow:
    found = known.sure(draft.resource)
    if found is not None:
        here, why = found
        fills = _fills(here, draft.resource)
        return LibraryRow(draft, Fate.FILLS if fills else Fate.KNOWN, here.id, why, fills)
    like = known.perhaps(draft.resource)
    known.add(draft.resource)
    if like is not None:
        return LibraryRow(draft, Fate.DOUBTFUL, like.id, f"Like '{like.title}', by its title")
    return LibraryRow(draft, Fate.NEW)


def _fills(here: Resource, there: Resource) -> dict[str, Any]:
    return {name: getattr(there, name) for name in _FILLED if not getattr(here, name) and getattr(there, name)}


@dataclass(slots=True)
class LibraryOutcome:
    """What an import writes."""

    added: list[Resource] = field(default_factory=list)
    filled: dict[UUID, dict[str, Any]] = field(default_factory=dict)
    counts: Counts = field(default_factory=Counts)


def library_outcome(plan: LibraryPlan, ticks: Mapping[int, Tick]) -> LibraryOutcome:
    """What the plan comes to with these decisions; what is doubtful is left out unless it is ticked."""
    outcome = LibraryOutcome()
    outcome.counts.rejected = len(plan.reading.rejected)
    new: dict[UUID, int] = {}
    for number, row in enumerate(plan.rows):
        tick = ticks.get(number)
        if tick is Tick.SKIP:
            outcome.counts.doubtful += row.fate is Fate.DOUBTFUL
        elif row.fate is Fate.NEW or (row.fate is Fate.DOUBTFUL and tick is Tick.NEW):
            new[row.draft.resource.id] = len(outcome.added)
            outcome.added.append(row.draft.resource)
            outcome.counts.added += 1
        elif row.fate is Fate.DOUBTFUL and tick is None:
            outcome.counts.doubtful += 1
        else:
            outcome.counts.matched += 1
            _fill(outcome, new, row)
    return outcome


def _fill(outcome: LibraryOutcome, new: Mapping[UUID, int], row: LibraryRow) -> None:
    if row.stored is not None and row.stored in new:
        made = outcome.added[new[row.stored]]
        empty = {name: value for name, value in row.fills.items() if not getattr(made, name)}
        outcome.added[new[row.stored]] = dataclasses.replace(made, **empty)
    elif row.fills and row.stored is not None:
        filled = outcome.filled.setdefault(row.stored, {})
        for name, value in row.fills.items():
            filled.setdefault(name, value)


def labels_of(fills: Mapping[str, Any]) -> str:
    """The fields that are filled, in words."""
    return ", ".join(describe(Resource).field(name).label.lower() for name in fills if name != "kept")
