"""Bringing a table of our own in: records by their ids, as one action."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from organizer.kernel.area import Reads
from organizer.kernel.kinds import RefKind
from organizer.kernel.record import Record, changed_fields, describe
from organizer.store.edit import Edit, action

from .draft import Rejected
from .outcome import Counts
from .tables import TableReading

_NO_KIND = frozenset(("any", "self"))
_STORES_OWN = frozenset(("created", "changed"))


@dataclass(slots=True)
class TablePlan:
    """What bringing in a table would do: what is here with the same id stays as it is."""

    added: list[Record] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    counts: Counts = field(default_factory=Counts)
    """Doubtful: here with the same id and other values."""


def plan_table(reads: Reads, reading: TableReading[Record], kinds: Mapping[str, type[Record]]) -> TablePlan:
    """Finds out what is new. What a record refers to and is not here is left empty, where it may be."""
    plan = TablePlan(rejected=list(reading.rejected))
    stored = reads.many(reading.cls, [record.id for record in reading.records])
    seen = set()
    refs, here = [], {}
    for f in describe(reading.cls).fields:
        if isinstance(f.kind, RefKind) and f.kind.to not in _NO_KIND:
            refs.append(f)
            here[f.name] = _here(reads, reading, f.name, kinds[f.kind.to]) if f.kind.to in kinds else set()
    lost = 0
    for record in reading.records:
        known = stored.get(record.id)
        if known is not None or record.id in seen:
            differs = known is not None and changed_fields(known, record).keys() - _STORES_OWN
            plan.counts.doubtful += bool(differs)
            plan.counts.matched += not differs
            continue
        seen.add(record.id)
        missing: dict[str, Any] = {
            f.name: None for f in refs if getattr(record, f.name) is not None
            and getattr(record, f.name) not in here[f.name]
        }  # fmt: skip
        if needed := [f.label for f in refs if f.name in missing and f.required]:
            plan.rejected.append(Rejected(0, f"{record.id}: {needed[0]} is not in this profile"))
            continue
        lost += len(missing)
        plan.added.append(dataclasses.replace(record, **missing) if missing else record)
    if lost:
        plan.notes.append(f"{reading.name}: {lost} references to records that are not here were left empty")
    plan.counts.added = len(plan.added)
    plan.counts.rejected = len(plan.rejected)
    return plan


def _here(reads: Reads, reading: TableReading[Record], name: str, cls: type[Record]) -> set[Any]:
    """Those ids in a column of references that are in the profile, or in the file itself."""
    ids = {getattr(record, name) for record in reading.records} - {None}
    found = set(reads.many(cls, ids))
    return found | {record.id for record in reading.records} if cls is reading.cls else found


@action("Import table")
def import_table(edit: Edit, plan: TablePlan) -> Counts:
    """Adds the records that are new. Raises Invalid."""
    if plan.added:
        description = describe(type(plan.added[0]))
        one = len(plan.added) == 1
        edit.name(f"Import {len(plan.added):,} {(description.title if one else description.plural).lower()}")
        edit.add_all(plan.added)
    return plan.counts
