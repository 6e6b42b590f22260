"""The plain lists: all blocks, tracked times, categories, work arrangements."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from organizer.areas.calendar.model import TimeBlock, TrackedTime, WorkArrangement
from organizer.kernel.record import Record
from organizer.ui.context import PageContext
from organizer.ui.records.names import Names

from .verbs import BlockVerbs
from .views import LISTS, Views
from .where import as_instance


class Lists(QObject):
    """Opens what is chosen in a list, and makes what is new there. `go_to` shows a block in its week."""

    def __init__(
        self, context: PageContext, names: Names, views: Views, verbs: BlockVerbs, go_to: Callable[[Record], None],
        back: Callable[[], None],
    ) -> None:  # fmt: skip
        super().__init__(views)
        self._context, self._names, self._verbs = context, names, verbs
        self._go_to, self._back = go_to, back
        views.made.connect(self._connect)

    def _connect(self, key: str, view: Any) -> None:
        if key in LISTS:
            view.opened.connect(self._open)
            view.edit_asked.connect(self.edit)
            view.create_asked.connect(lambda: self.new(view.cls))
            view.closed.connect(self._back)

    def _open(self, record: Record) -> None:
        """What has a place in the week is shown there; the others have their forms."""
        if isinstance(record, TimeBlock | TrackedTime):
            self._go_to(record)
        else:
            self.edit(record)

    def edit(self, record: Record) -> None:
        """A form for a stored record."""
        if isinstance(record, TimeBlock):
            self._verbs.edit(as_instance(self._context.workspace.reads, record, self._context.now()))
            return
        from organizer.ui.records.drawer import RecordDrawer

        RecordDrawer(self._context, type(record), record, names=self._names)

    def new(self, cls: type[Record]) -> None:
        """A form for a new record."""
        if cls is TimeBlock:
            self._verbs.new(owner=self._verbs.owner_of(0))
            return
        from organizer.ui.records.drawer import RecordDrawer

        # Categories are the household's: one colour and one name for both.
        preset: dict[str, Any] = {} if cls in (TrackedTime, WorkArrangement) else {"owner": None}
        RecordDrawer(self._context, cls, names=self._names, **preset)
