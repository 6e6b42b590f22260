"""What an import does off the window's thread: reading files, working out what would become of them, doing it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from uuid import UUID

from organizer.areas.people.model import Contact
from organizer.exchange.detect import detect, read_people
from organizer.exchange.draft import AmbiguousDates, Format, PersonDraft, Rejected
from organizer.exchange.outcome import Counts, Outcome, outcome_of
from organizer.exchange.people_in import import_people
from organizer.exchange.plan import ImportPlan, Row, State, Tick, plan_import
from organizer.exchange.rejected import write_rejected
from organizer.exchange.table_in import TablePlan, import_table, plan_table
from organizer.exchange.tables import read_table
from organizer.kernel.area import Reads
from organizer.kernel.dates import Conventions
from organizer.kernel.errors import EnvironmentFailure, UnreadableFile
from organizer.kernel.frozen import frozen
from organizer.kernel.record import Record, describe
from organizer.store.edit import Edit

Progress = Callable[[int, int], None]
Fate = Literal["new", "fills", "known", "doubtful", "rejected"]
Kinds = Mapping[str, type[Record]]


@frozen
class ReviewRow:
    """One thing of a file and what would become of it. `number` is its row in the plan; without one it is left out."""

    fate: Fate
    title: str = field(repr=False)
    detail: str = field(repr=False)
    why: str = field(repr=False)
    number: int | None = None


@dataclass(slots=True)
class FilePlan:
    """What a file comes to; `trouble` says why nothing of it can be read."""

    path: Path
    plan: ImportPlan | TablePlan | None = None
    rows: list[ReviewRow] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    trouble: str = ""

    @property
    def rejected(self) -> list[Rejected]:
        return self.plan.rejected if self.plan is not None else []


Ticks = Mapping[int, Tick]
Decisions = Mapping[int, Ticks]
"""By the number of the file, what was decided about its rows."""


@dataclass(slots=True)
class Done:
    """What an import did: by kind of record, over all files; and what there is to say about it."""

    counts: dict[str, Counts] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    @property
    def changed(self) -> bool:
        """Whether anything was added."""
        return any(counts.added for counts in self.counts.values())


def prepare(
    reads: Reads, paths: Sequence[Path], kinds: Kinds, conventions: Conventions, region: str | None, progress: Progress
) -> list[FilePlan]:
    """Reads every file and finds out who is known. Raises AmbiguousDates when the order of dates must be asked."""
    return [_prepare_one(reads, path, kinds, conventions, region, progress) for path in paths]


def _prepare_one(
    reads: Reads, path: Path, kinds: Kinds, conventions: Conventions, region: str | None, progress: Progress
) -> FilePlan:
    try:
        format = detect(path, kinds.values())
        if format is Format.TABLE:
            table = plan_table(reads, read_table(path, kinds.values(), progress), kinds)
            return FilePlan(path, table, _table_rows(table), list(table.notes))
        people = plan_import(reads, read_people(path, format, conventions, progress), region=region, progress=progress)
    except AmbiguousDates:
        raise
    except UnreadableFile as error:
        return FilePlan(path, trouble=error.reason)
    warnings = [f"Line {draft.line}: {text}" for draft, text in people.warnings]
    return FilePlan(path, people, _people_rows(reads, people), [*people.reading.notes, *warnings])


def _people_rows(reads: Reads, plan: ImportPlan) -> list[ReviewRow]:
    outcome = outcome_of(reads, plan)
    asked = {row.match.contact for row in plan.rows if row.match is not None}
    names = {id: contact.name for id, contact in reads.many(Contact, asked).items()}
    names |= {row.draft.contact.id: row.draft.contact.name for row in plan.rows}
    rows = [_person_row(number, row, outcome, names) for number, row in enumerate(plan.rows)]
    return rows + [_rejected_row(rejected) for rejected in plan.rejected]


def _person_row(number: int, row: Row, outcome: Outcome, names: Mapping[UUID, str]) -> ReviewRow:
    contact = row.draft.contact
    title, detail = contact.name or "No name", _detail(row.draft)
    if row.match is None:
        return ReviewRow("new", title, detail, "", number)
    other = names.get(row.match.contact, "")
    if row.state is State.DOUBTFUL:
        return ReviewRow("doubtful", title, detail, f"{other}? {row.match.reason}", number)
    filled = [describe(Contact).field(name).label.lower() for name in outcome.fills.get(number, ())]
    why = row.match.reason if other == contact.name else f"{other}. {row.match.reason}"
    if not filled:
        return ReviewRow("known", title, detail, why, number)
    return ReviewRow("fills", title, detail, f"{why}. Fills in {', '.join(filled)}", number)


def _detail(draft: PersonDraft) -> str:
    contact = draft.contact
    work = ", ".join(part for part in (contact.position, draft.employer) if part)
    return work or next((entry.value for entry in (*contact.emails, *contact.phones)), "")


def _table_rows(plan: TablePlan) -> list[ReviewRow]:
    rows = []
    for number, record in enumerate(plan.added):
        description = describe(type(record))
        rows.append(ReviewRow("new", description.heading_of(record), description.title, "", number))
    return rows + [_rejected_row(rejected) for rejected in plan.rejected]


def _rejected_row(rejected: Rejected) -> ReviewRow:
    place = f"Line {rejected.line}" + (f" of {rejected.part}" if rejected.part else "")
    first_line = rejected.raw.strip().splitlines()[0] if rejected.raw.strip() else ""
    return ReviewRow("rejected", place, first_line, rejected.reason)


def bring_in(edit: Edit, files: Sequence[FilePlan], decisions: Decisions) -> Done:
    """Does what the plans say, as one action. A later file is matched again, now that the ones before are in."""
    done = Done()
    sound = [(number, file) for number, file in enumerate(files) if file.plan is not None]
    for place, (number, file) in enumerate(sound):
        if isinstance(file.plan, TablePlan):
            table = file.plan
            skipped = {row for row, tick in decisions.get(number, {}).items() if tick is Tick.SKIP}
            table.added = [record for row, record in enumerate(table.added) if row not in skipped]
            kind = describe(type(table.added[0])).kind if table.added else ""
            counts = {kind: import_table(edit, table)} if kind else {}
        else:
            assert file.plan is not None
            plan = plan_import(edit, file.plan.reading) if place else file.plan
            counts = import_people(edit, plan, decisions.get(number, {})).counts
        for kind, count in counts.items():
            _add(done.counts.setdefault(kind, Counts()), count)
    if len(sound) > 1:
        edit.name(f"Import {len(sound)} files")
    return done


def leave_rejected(files: Sequence[FilePlan]) -> list[str]:
    """Writes what could not be read beside each file; the sentences to say about that."""
    said = []
    for file in files:
        try:
            written = write_rejected(file.path, file.rejected)
        except EnvironmentFailure as error:
            said.append(f"What could not be read of {file.path.name} was not written beside it: {error}")
            continue
        if written is not None:
            said.append(f"What could not be read is in {written.name}")
    return said


def _add(total: Counts, further: Counts) -> None:
    total.added += further.added
    total.matched += further.matched
    total.doubtful += further.doubtful
    total.rejected += further.rejected
