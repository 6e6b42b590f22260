"""The kind of a recurrence: how something repeats."""

from __future__ import annotations

from organizer.kernel.dates import Conventions
from organizer.kernel.frozen import frozen
from organizer.kernel.recurrence import Recurrence

from .base import Cell, Kind


@frozen(slots=False)
class RecurrenceKind(Kind[Recurrence]):
    """A recurrence in the lines of RFC 5545, kept as they were written."""

    name = "recurrence"

    @property
    def type(self) -> type[Recurrence]:
        return Recurrence

    def parse(self, text: str, conventions: Conventions) -> Recurrence:
        from organizer.kernel.recurrence.typed import parse_recurrence

        return parse_recurrence(text, conventions)

    def format(self, value: Recurrence) -> str:
        return value.words

    def check(self, value: Recurrence) -> None:
        value.check()

    def to_csv(self, value: Recurrence) -> str:
        return value.text

    def from_csv(self, text: str) -> Recurrence:
        recurrence = Recurrence(text)
        recurrence.check()
        return recurrence

    def to_row(self, value: Recurrence) -> tuple[Cell, ...]:
        return (value.text,)

    def from_row(self, *cells: Cell) -> Recurrence:
        return Recurrence(str(cells[0]))
