"""A file of people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from uuid import UUID

from organizer.areas.learning.model import Course, Credential
from organizer.areas.people.model import Contact
from organizer.areas.standing.model import LeadershipRole
from organizer.exchange.detect import read_people
from organizer.exchange.draft import Format, PersonDraft, Rejected
from organizer.exchange.learning_in import RecordRow, import_records, plan_records
from organizer.exchange.outcome import Counts, Outcome, outcome_of
from organizer.exchange.people_in import import_people
from organizer.exchange.plan import ImportPlan, Row, State, plan_import
from organizer.exchange.source import Progress
from organizer.kernel.area import Reads
from organizer.kernel.record import Record, describe
from organizer.store.edit import Edit

from .shape import Asked, Preview, Ticks, left_out


class PeopleFile:
    """People, their organizations and ties; of an archive of LinkedIn courses and certificates too, whose rows follow
    those of the people."""

    def __init__(self, plan: ImportPlan, records: list[RecordRow], format: Format, region: str | None) -> None:
        self.plan, self.records, self.format, self._region = plan, records, format, region

    @classmethod
    def planned(cls, reads: Reads, path: Path, asked: Asked, progress: Progress, format: Format) -> PeopleFile:
        reading = read_people(path, format, asked.conventions, progress)
        plan = plan_import(reads, reading, region=asked.region, progress=progress)
        return cls(plan, plan_records(reads, reading.records), format, asked.region)

    @property
    def rejected(self) -> Sequence[Rejected]:
        return self.plan.rejected

    @property
    def notes(self) -> Sequence[str]:
        notes = [*self.plan.reading.notes, *(f"Line {draft.line}: {text}" for draft, text in self.plan.warnings)]
        for draft in self.plan.reading.records:
            place = f"Line {draft.line}" + (f" of {draft.part}" if draft.part else "")
            notes += [f"{place}: {text}" for text in draft.warnings]
        return notes

    def preview(self, reads: Reads) -> list[Preview]:
        outcome = outcome_of(reads, self.plan)
        asked = {row.match.contact for row in self.plan.rows if row.match is not None}
        names = {id: contact.name for id, contact in reads.many(Contact, asked).items()}
        names |= {row.draft.contact.id: row.draft.contact.name for row in self.plan.rows}
        rows = [_row(number, row, outcome, names) for number, row in enumerate(self.plan.rows)]
        rows += [_record_row(number, row) for number, row in enumerate(self.records, len(rows))]
        return rows + left_out(self.plan.rejected)

    def bring(self, edit: Edit, ticks: Ticks, *, again: bool) -> Mapping[str, Counts]:
        reading = self.plan.reading
        plan = plan_import(edit, reading, region=self._region) if again else self.plan
        people = len(plan.rows)
        counts = import_people(edit, plan, {n: tick for n, tick in ticks.items() if n < people}).counts
        records = plan_records(edit, reading.records) if again else self.records
        more = import_records(edit, records, ticks, people)
        if any(count.added for count in more.values()):
            edit.name(f"Import {reading.name}")
        return {**counts, **more}


def _row(number: int, row: Row, outcome: Outcome, names: Mapping[UUID, str]) -> Preview:
    contact = row.draft.contact
    title, detail = contact.name or "No name", _detail(row.draft)
    if row.match is None:
        return Preview("new", title, detail, "", number)
    other = names.get(row.match.contact, "")
    if row.state is State.DOUBTFUL:
        return Preview("doubtful", title, detail, f"{other}? {row.match.reason}", number)
    filled = [describe(Contact).field(name).label.lower() for name in outcome.fills.get(number, ())]
    why = row.match.reason if other == contact.name else f"{other}. {row.match.reason}"
    if not filled:
        return Preview("known", title, detail, why, number)
    return Preview("fills", title, detail, f"{why}. Fills in {', '.join(filled)}", number)


def _record_row(number: int, row: RecordRow) -> Preview:
    record = row.draft.record
    description = describe(type(record))
    if isinstance(record, Course):
        detail = ", ".join(part for part in (record.form.label, record.provider) if part)
    else:
        detail = ", ".join(part for part in (description.title, _from(record)) if part)
    words = "; ".join((*((row.known,) if row.known else ()), *row.draft.warnings))
    return Preview("known" if row.known else "new", description.heading_of(record), detail, words, number)


def _from(record: Record) -> str:
    if isinstance(record, Credential):
        return record.issuer
    return record.body if isinstance(record, LeadershipRole) else ""


def _detail(draft: PersonDraft) -> str:
    contact = draft.contact
    work = ", ".join(part for part in (contact.position, draft.employer) if part)
    return work or next((entry.value for entry in (*contact.emails, *contact.phones)), "")
