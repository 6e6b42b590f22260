"""What bringing in a calendar file would do: which blocks are new, known, changed since. Nothing is written here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import Enum
from typing import Any
from uuid import UUID

from organizer.areas.calendar.model import Category, TimeBlock
from organizer.exchange.draft import Rejected
from organizer.exchange.outcome import Counts
from organizer.exchange.plan import Tick
from organizer.exchange.source import Progress, nothing
from organizer.kernel.area import Reads
from organizer.kernel.kinds import tags_of
from organizer.kernel.query import Where
from organizer.kernel.record import changed_fields
from organizer.kernel.text import fold

from .draft import BlockDraft, CalendarReading
from .own import own_uid
from .read import revision_of

_STEP = 500
_FROM_FILE = (
    "title", "day", "start", "length", "recurrence", "place", "floating", "due", "done", "instance", "following",
    "kept", "notes",
)  # fmt: skip
"""The fields that a file says; the others are the user's own."""
_Known = tuple[UUID, str]


class Fate(Enum):
    """What an event of a file is to this profile."""

    NEW = "new"
    KNOWN = "known"
    NEWER = "newer"
    """Known, and the file has a later version of it."""
    DOUBTFUL = "doubtful"
    """Without an id of its own, and like one that is here."""


@dataclass(slots=True)
class CalendarRow:
    """An event of the file and what it is found to be. `stored` is the id of the block that it is, or may be."""

    draft: BlockDraft
    fate: Fate
    stored: UUID | None = None


@dataclass(slots=True)
class CalendarPlan:
    """The rows of a file, each with its fate."""

    reading: CalendarReading
    rows: list[CalendarRow] = field(default_factory=list)
    series: dict[str, UUID] = field(default_factory=dict)
    """Series by the ids of their events: those that are here, and those of the file."""

    @property
    def rejected(self) -> list[Rejected]:
        """What could not be read."""
        return self.reading.rejected

    @property
    def notes(self) -> list[str]:
        """What there is to say about the file, and about single events of it."""
        found = [f"Line {draft.line}: {words}" for draft in self.reading.drafts for words in draft.warnings]
        return [*self.reading.notes, *found]


def plan_calendar(reads: Reads, reading: CalendarReading, *, progress: Progress = nothing) -> CalendarPlan:
    """Finds out what is known: by the id of the event and which instance of it; without an id by title and start."""
    plan = CalendarPlan(reading)
    known: dict[tuple[str, str], UUID] = {}
    alike: dict[tuple[str, date | datetime | None], UUID] = {}
    nameless = any(not draft.uid for draft in reading.drafts)
    wanted = {draft.uid for draft in reading.drafts}
    for block in reads.every(TimeBlock):
        uid = block.uid or own_uid(block)
        if uid in wanted:
            known[uid, block.instance] = block.id
            if not block.instance:
                plan.series[uid] = block.id
        if nameless:
            alike[fold(block.title), block.start or block.day] = block.id
    stored = reads.many(TimeBlock, known.values())
    for number, draft in enumerate(reading.drafts):
        if number % _STEP == 0:
            progress(number, len(reading.drafts))
        plan.rows.append(_row(reads, plan, draft, known, alike, stored))
    return plan


def _row(
    reads: Reads, plan: CalendarPlan, draft: BlockDraft, known: dict[tuple[str, str], UUID],
    alike: dict[tuple[str, date | datetime | None], UUID], stored: Mapping[UUID, TimeBlock],
) -> CalendarRow:  # fmt: skip
    block = draft.block
    if not draft.uid:
        found = alike.setdefault((fold(block.title), block.start or block.day), block.id)
        if found == block.id:
            return CalendarRow(draft, Fate.NEW)
        here = reads.find(TimeBlock, found)
        same = here is not None and not news_of(here, draft)
        return CalendarRow(draft, Fate.KNOWN if same else Fate.DOUBTFUL, found)
    found = known.setdefault((draft.uid, block.instance), block.id)
    if not block.instance:
        plan.series.setdefault(draft.uid, found)
    here = stored.get(found)
    if here is None:
        return CalendarRow(draft, Fate.NEW) if found == block.id else CalendarRow(draft, Fate.KNOWN, found)
    newer = draft.revision > revision_of(here.kept) and news_of(here, draft)
    return CalendarRow(draft, Fate.NEWER if newer else Fate.KNOWN, found)


def news_of(here: TimeBlock, draft: BlockDraft) -> dict[str, Any]:
    """The fields of a block that a later version changes, with their new values."""
    settled = draft.block.settled()
    fields = changed_fields(here, settled)
    return {name: fields[name] for name in _FROM_FILE if name in fields}


@dataclass(slots=True)
class CalendarOutcome:
    """What an import writes."""

    added: list[TimeBlock] = field(default_factory=list)
    changes: dict[UUID, dict[str, Any]] = field(default_factory=dict)
    """Fields of blocks that are here, with their new values."""
    categories: list[Category] = field(default_factory=list)
    counts: Counts = field(default_factory=Counts)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to write."""
        return not (self.added or self.changes)


def calendar_outcome(reads: Reads, plan: CalendarPlan, ticks: Mapping[int, Tick] | None = None) -> CalendarOutcome:
    """What the plan comes to with these decisions (by the number of the row)."""
    made = CalendarOutcome(counts=Counts(rejected=len(plan.rejected)))
    categories = {fold(category.name): category.id for category in reads.every(Category, [Where("deleted", "=", None)])}
    stored = reads.many(TimeBlock, [row.stored for row in plan.rows if row.stored and row.fate is Fate.NEWER])
    for number, row in enumerate(plan.rows):
        tick = (ticks or {}).get(number)
        if row.fate is Fate.KNOWN or tick is Tick.SKIP:
            made.counts.matched += row.fate is Fate.KNOWN
        elif row.fate is Fate.DOUBTFUL and tick is not Tick.NEW:
            made.counts.doubtful += tick is None
            made.counts.matched += tick is Tick.SAME
        elif row.fate is Fate.NEWER:
            here = stored.get(row.stored) if row.stored else None
            made.counts.matched += 1
            if here is not None:
                made.changes[here.id] = news_of(here, row.draft)
        else:
            made.added.append(_completed(plan, row.draft, categories, made))
            made.counts.added += 1
    return made


def _completed(plan: CalendarPlan, draft: BlockDraft, categories: dict[str, UUID], made: CalendarOutcome) -> TimeBlock:
    """The block with what it points to: its series, its category; words that name no category are its tags."""
    block = draft.block
    series = plan.series.get(draft.uid) if block.instance and draft.uid else None
    category = None
    if draft.own_category:
        category = categories.get(fold(draft.own_category))
        if category is None:
            new = Category(name=draft.own_category)
            made.categories.append(new)
            category = categories[fold(new.name)] = new.id
    words = []
    for word in draft.categories:
        if category is None and fold(word) in categories:
            category = categories[fold(word)]
        else:
            words.append(word)
    if words:
        block = replace(block, tags=tags_of([*block.tags, *words]))
    return replace(block, series=series, category=category)
