"""Long lists under conditions that no index answers: found off the window's thread, then shown by their ids."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtCore import QObject

from organizer.kernel.query import Sort, Where
from organizer.kernel.record import Record
from organizer.ui.context import PageContext
from organizer.ui.tasks import Progress, Task

from .pages import ListedPages, Pages

LONG = 3_000
"""Up to so many records of a kind, looking at each of them is quick enough to be done at once."""


class Listing(QObject):
    """Finds the records of one table; of several searches only the last is heard."""

    def __init__(
        self,
        context: PageContext,
        cls: type[Record],
        found: Callable[[Sequence[Where], Sort, Pages], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._context, self._cls, self._found = context, cls, found
        self._task: Task | None = None

    def needed(self, where: Sequence[Where], sort: Sort) -> bool:
        """Whether reading under these conditions may take long: an index holds a list's order and its owner alone."""
        quick = all(w.field == "owner" or (w.field == sort.field and w.operator != "has") for w in where)
        return not quick and self._context.workspace.reads.count(self._cls) > LONG

    def begin(self, where: Sequence[Where], sort: Sort) -> None:
        """Looks for the records and tells `found`, with the pages to read them by."""
        self.forget()
        workspace, cls = self._context.workspace, self._cls

        def work(_: Progress) -> list[bytes]:
            with workspace.reads_elsewhere() as reads:
                return reads.ids(cls, where, sort)

        task = self._context.tasks.run("Filter", work)
        self._task = task

        def done(ids: object) -> None:
            if task is self._task:
                self._task = None
                self._found(where, sort, ListedPages(workspace.reads, cast("list[bytes]", ids)))

        def failed(error: Exception) -> None:
            raise error

        task.done.connect(done)
        task.failed.connect(failed)

    def forget(self) -> None:
        """Stops a search that is under way."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
