"""The figures of the page bar and the roles in use: counted beside the window's thread, after the first paint."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from organizer.store.workspace import Workspace
from organizer.ui.context import PageContext


class Counted(NamedTuple):
    """What was counted."""

    people: int
    in_touch: int
    overdue: int
    roles: tuple[str, ...]

    def words(self) -> str:
        """'64 people, 47 in touch, 5 overdue'."""
        people = f"{self.people:,} {'person' if self.people == 1 else 'people'}"
        return f"{people}, {self.in_touch:,} in touch, {self.overdue:,} overdue"


class FigureCounter(QObject):
    """Counts once more where something changed while it was counting; never twice at a time."""

    counted = Signal(Counted)

    def __init__(self, context: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._running = self._again = False

    def count(self) -> None:
        if self._running:
            self._again = True
            return
        self._running = True
        workspace, who, today = self._context.workspace, self._context.who, self._context.today()
        task = self._context.tasks.run("Counting people", lambda _: _count(workspace, today, who))
        task.done.connect(self._done)
        task.failed.connect(self._failed)

    def _done(self, counted: object) -> None:
        self._running = False
        if self._again:
            self._again = False
            self.count()
        elif isinstance(counted, Counted):
            self.counted.emit(counted)

    def _failed(self, error: BaseException) -> None:
        self._running = False
        raise error


def _count(workspace: Workspace, today: date, who: UUID | None) -> Counted:
    from organizer.areas.people.queries import figures, role_names

    with workspace.reads_elsewhere() as reads:
        found = figures(reads, today, who)
        return Counted(found.people, found.in_touch, found.overdue, tuple(role_names(reads)[:30]))
