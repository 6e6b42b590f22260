"""Bringing courses, certificates and roles in: which of them are new, and which are here already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from organizer.areas.learning.model import Course, Credential
from organizer.areas.standing.model import LeadershipRole
from organizer.kernel.area import Reads
from organizer.kernel.frozen import frozen
from organizer.kernel.record import Record, describe
from organizer.kernel.text import fold, one_line
from organizer.store.edit import Edit

from .draft import RecordDraft
from .outcome import Counts
from .plan import Tick

_Key = tuple[str, ...]


@frozen(slots=False)
class RecordRow:
    """A record of the file, and why it is held to be here already; '' where it is new."""

    draft: RecordDraft
    known: str = ""


def plan_records(reads: Reads, drafts: Sequence[RecordDraft]) -> list[RecordRow]:
    """Finds out what is known: by the name it has in the export, else by title and by whom it is from."""
    if not drafts:
        return []
    known = {
        key for cls in (Course, Credential, LeadershipRole) for record in reads.every(cls) for key in _keys(record)
    }
    rows = []
    for draft in drafts:
        keys = _keys(draft.record)
        found = next((key for key in keys if key in known), None)
        why = "" if found is None else "Brought in before" if len(found) == 2 else "The same title, by the same"
        rows.append(RecordRow(draft, why))
        known.update(keys)
    return rows


def _keys(record: Record) -> list[_Key]:
    """What tells that two are one: a pair for the name in the export, three or more for title and origin."""
    assert isinstance(record, Course | Credential | LeadershipRole)
    kind = describe(type(record)).kind
    if isinstance(record, LeadershipRole):  # One may come back to an office: its beginning tells the times apart.
        since = record.since.isoformat() if record.since else ""
        return [(kind, fold(one_line(record.title)), fold(one_line(record.body)), since)]
    by = record.provider if isinstance(record, Course) else record.issuer
    keys: list[_Key] = [(kind, record.imported)] if record.imported else []
    return [*keys, (kind, fold(one_line(record.title)), fold(one_line(by)))]


def import_records(edit: Edit, rows: Sequence[RecordRow], ticks: Mapping[int, Tick], first: int) -> dict[str, Counts]:
    """Adds what is new, unless its row is to be skipped; rows are numbered from `first`. Gives the counts by kind."""
    counts: dict[str, Counts] = {}
    for number, row in enumerate(rows, first):
        count = counts.setdefault(describe(type(row.draft.record)).kind, Counts())
        tick = ticks.get(number)
        if tick is Tick.SKIP:
            continue
        if row.known and tick is not Tick.NEW:
            count.matched += 1
        else:
            edit.add(row.draft.record)
            count.added += 1
    return counts
