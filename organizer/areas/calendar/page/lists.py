"""The plain lists: all blocks, tracked times, categories, work arrangements."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QObject

from organizer.areas.calendar.model import Category, TimeBlock, TrackedTime
from organizer.kernel.record import Record
from organizer.ui.context import PageContext
from organizer.ui.records.names import Names

from .verbs import BlockVerbs
from .views import LISTS, Views
from .where import as_instance

_AN_HOUR = timedelta(hours=1)


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

    def edit_targets(self) -> None:
        """All categories with the hours wanted of each, in one form."""
        from organizer.areas.calendar.widgets.category_editor import CategoryEditor

        CategoryEditor(self._context)

    def new(self, cls: type[Record]) -> None:
        """A form for a new record."""
        if cls is TimeBlock:
            self._verbs.new(owner=self._verbs.owner_of(None))
            return
        from organizer.ui.records.drawer import RecordDrawer

        preset: dict[str, Any] = {}
        if cls is Category:
            preset["owner"] = None  # One name and one colour for the whole household.
        elif cls is TrackedTime:
            now = self._context.now().replace(second=0, microsecond=0)
            preset |= {"start": now - _AN_HOUR, "end": now}
        RecordDrawer(self._context, cls, names=self._names, **preset)

    def compare_arrangements(self, day: date) -> None:
        """What each way of working gives back in the week and month of a day."""
        from organizer.areas.calendar.widgets.given_back import open_given_back

        open_given_back(self._context, day)
