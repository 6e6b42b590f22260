"""A file of people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from uuid import UUID

from organizer.areas.people.model import Contact
from organizer.exchange.detect import read_people
from organizer.exchange.draft import Format, PersonDraft, Rejected
from organizer.exchange.outcome import Counts, Outcome, outcome_of
from organizer.exchange.people_in import import_people
from organizer.exchange.plan import ImportPlan, Row, State, plan_import
from organizer.exchange.source import Progress
from organizer.kernel.area import Reads
from organizer.kernel.record import describe
from organizer.store.edit import Edit

from .shape import Asked, Preview, Ticks, left_out


class PeopleFile:
    """People, their organizations and ties."""

    def __init__(self, plan: ImportPlan, format: Format, region: str | None) -> None:
        self.plan, self.format, self._region = plan, format, region

    @classmethod
    def planned(cls, reads: Reads, path: Path, asked: Asked, progress: Progress, format: Format) -> PeopleFile:
        reading = read_people(path, format, asked.conventions, progress)
        return cls(plan_import(reads, reading, region=asked.region, progress=progress), format, asked.region)

    @property
    def rejected(self) -> Sequence[Rejected]:
        return self.plan.rejected

    @property
    def notes(self) -> Sequence[str]:
        return [*self.plan.reading.notes, *(f"Line {draft.line}: {text}" for draft, text in self.plan.warnings)]

    def preview(self, reads: Reads) -> list[Preview]:
        outcome = outcome_of(reads, self.plan)
        asked = {row.match.contact for row in self.plan.rows if row.match is not None}
        names = {id: contact.name for id, contact in reads.many(Contact, asked).items()}
        names |= {row.draft.contact.id: row.draft.contact.name for row in self.plan.rows}
        rows = [_row(number, row, outcome, names) for number, row in enumerate(self.plan.rows)]
        return rows + left_out(self.plan.rejected)

    def bring(self, edit: Edit, ticks: Ticks, *, again: bool) -> Mapping[str, Counts]:
        plan = plan_import(edit, self.plan.reading, region=self._region) if again else self.plan
        return import_people(edit, plan, ticks).counts


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


def _detail(draft: PersonDraft) -> str:
    contact = draft.contact
    work = ", ".join(part for part in (contact.position, draft.employer) if part)
    return work or next((entry.value for entry in (*contact.emails, *contact.phones)), "")
