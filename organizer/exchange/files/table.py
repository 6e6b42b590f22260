"""A table of our own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from organizer.exchange.draft import Format, Rejected
from organizer.exchange.outcome import Counts
from organizer.exchange.plan import Tick
from organizer.exchange.source import Progress
from organizer.exchange.table_in import TablePlan, import_table, plan_table
from organizer.exchange.tables import TableReading, read_table
from organizer.kernel.area import Reads
from organizer.kernel.record import Record, describe
from organizer.store.edit import Edit

from .shape import Asked, Preview, Ticks, left_out


class TableFile:
    """Records of one kind, by their ids."""

    format = Format.TABLE

    def __init__(self, plan: TablePlan, reading: TableReading[Record], asked: Asked) -> None:
        self.plan, self.reading, self._asked = plan, reading, asked

    @classmethod
    def planned(cls, reads: Reads, path: Path, asked: Asked, progress: Progress) -> TableFile:
        reading = read_table(path, asked.kinds.values(), progress)
        return cls(plan_table(reads, reading, asked.kinds), reading, asked)

    @property
    def rejected(self) -> Sequence[Rejected]:
        return self.plan.rejected

    @property
    def notes(self) -> Sequence[str]:
        return self.plan.notes

    def preview(self, reads: Reads) -> list[Preview]:
        rows = []
        for number, record in enumerate(self.plan.added):
            description = describe(type(record))
            rows.append(Preview("new", description.heading_of(record), description.title, "", number))
        return rows + left_out(self.plan.rejected)

    def bring(self, edit: Edit, ticks: Ticks, *, again: bool) -> Mapping[str, Counts]:
        skipped = {self.plan.added[number].id for number, tick in ticks.items() if tick is Tick.SKIP}
        if again:
            self.plan = plan_table(edit, self.reading, self._asked.kinds)
        self.plan.added = [record for record in self.plan.added if record.id not in skipped]
        return {describe(self.reading.cls).kind: import_table(edit, self.plan)}
