"""A calendar file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

from organizer.areas.calendar.model import TimeBlock
from organizer.exchange.draft import Format, Rejected
from organizer.exchange.ical.bring import import_calendar
from organizer.exchange.ical.plan import CalendarPlan, CalendarRow, plan_calendar
from organizer.exchange.ical.plan import Fate as Found
from organizer.exchange.ical.read import read_calendar
from organizer.exchange.outcome import Counts
from organizer.exchange.source import Progress
from organizer.kernel.area import Reads
from organizer.kernel.dates import format_day
from organizer.kernel.record import describe
from organizer.store.edit import Edit

from .shape import Asked, Fate, Preview, Ticks, left_out

_FATES: dict[Found, tuple[Fate, str]] = {
    Found.NEW: ("new", ""),
    Found.KNOWN: ("known", "The same event"),
    Found.NEWER: ("fills", "The file has a newer version"),
    Found.DOUBTFUL: ("doubtful", "Like one that is here, by title and start"),
}


class CalendarFile:
    """Events and tasks."""

    format = Format.CALENDAR

    def __init__(self, plan: CalendarPlan) -> None:
        self.plan = plan

    @classmethod
    def planned(cls, reads: Reads, path: Path, asked: Asked, progress: Progress) -> CalendarFile:
        return cls(plan_calendar(reads, read_calendar(path, progress), progress=progress))

    @property
    def rejected(self) -> Sequence[Rejected]:
        return self.plan.rejected

    @property
    def notes(self) -> Sequence[str]:
        return self.plan.notes

    def preview(self, reads: Reads) -> list[Preview]:
        rows = [_row(number, row) for number, row in enumerate(self.plan.rows)]
        return rows + left_out(self.plan.rejected)

    def bring(self, edit: Edit, ticks: Ticks, *, again: bool) -> Mapping[str, Counts]:
        plan = plan_calendar(edit, self.plan.reading) if again else self.plan
        return {describe(TimeBlock).kind: import_calendar(edit, plan, ticks)}


def _row(number: int, row: CalendarRow) -> Preview:
    block = row.draft.block
    fate, why = _FATES[row.fate]
    words = "; ".join((*((why,) if why else ()), *row.draft.warnings))
    return Preview(fate, block.title, _when(block), words, number)


def _when(block: TimeBlock) -> str:
    if block.day is None:
        return f"task, due {format_day(block.due)}" if block.due else "task"
    start: date | datetime = block.start or block.day
    at = f"{format_day(block.day)}{f', {start:%H:%M}' if isinstance(start, datetime) else ''}"
    if block.recurrence is not None:
        return f"{at}, {block.recurrence.words[:1].lower()}{block.recurrence.words[1:]}"
    return f"{at}, in place of another time" if block.instance else at
