"""A bibliography."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from organizer.areas.library.actions import add_resources
from organizer.areas.library.model import Resource
from organizer.exchange.draft import Format, Rejected
from organizer.exchange.library.bibtex import read_bibtex
from organizer.exchange.library.plan import Fate as Found
from organizer.exchange.library.plan import LibraryPlan, LibraryRow, labels_of, library_outcome, plan_library
from organizer.exchange.library.ris import read_ris
from organizer.exchange.outcome import Counts
from organizer.exchange.source import Progress
from organizer.kernel.area import Reads
from organizer.kernel.record import describe
from organizer.store.edit import Edit

from .shape import Asked, Fate, Preview, Ticks, left_out

_FATES: dict[Found, Fate] = {
    Found.NEW: "new", Found.KNOWN: "known", Found.FILLS: "fills", Found.DOUBTFUL: "doubtful",
}  # fmt: skip


class LibraryFile:
    """Entries of BibTeX or RIS."""

    def __init__(self, plan: LibraryPlan) -> None:
        self.plan = plan
        self.format = plan.reading.format

    @classmethod
    def planned(cls, reads: Reads, path: Path, asked: Asked, progress: Progress, format: Format) -> LibraryFile:
        reading = read_ris(path, progress) if format is Format.RIS else read_bibtex(path, progress)
        return cls(plan_library(reads, reading, progress=progress))

    @property
    def rejected(self) -> Sequence[Rejected]:
        return self.plan.reading.rejected

    @property
    def notes(self) -> Sequence[str]:
        found = [f"Line {draft.line}: {words}" for draft in self.plan.reading.drafts for words in draft.warnings]
        return [*self.plan.reading.notes, *found]

    def preview(self, reads: Reads) -> list[Preview]:
        return [_row(number, row) for number, row in enumerate(self.plan.rows)] + left_out(self.rejected)

    def bring(self, edit: Edit, ticks: Ticks, *, again: bool) -> Mapping[str, Counts]:
        plan = plan_library(edit, self.plan.reading) if again else self.plan
        outcome = library_outcome(plan, ticks)
        if outcome.added or outcome.filled:
            add_resources(edit, outcome.added, outcome.filled, f"Import {plan.reading.name}")
        return {describe(Resource).kind: outcome.counts}


def _row(number: int, row: LibraryRow) -> Preview:
    resource = row.draft.resource
    year = str(int(resource.year)) if resource.year is not None else ""
    detail = ", ".join(part for part in (*resource.authors[:2], year, resource.kind.label.lower()) if part)
    fills = f"{row.why}. Fills in {labels_of(row.fills)}" if row.fills else row.why
    why = "; ".join(part for part in (fills, *row.draft.warnings) if part)
    return Preview(_FATES[row.fate], resource.title, detail, why, number)
