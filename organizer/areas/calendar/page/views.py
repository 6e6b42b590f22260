"""The views of the page, one at a time; those but the grid are made when they first come to the front."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from organizer.areas.calendar.model import Category, TimeBlock, TrackedTime, WorkArrangement
from organizer.areas.calendar.widgets.grid.widget import WeekGrid
from organizer.kernel.changes import Changes
from organizer.kernel.query import Sort, Where, text_contains
from organizer.kernel.record import Record
from organizer.ui.context import PageContext
from organizer.ui.records.names import Names

if TYPE_CHECKING:
    from organizer.areas.calendar.widgets.month import MonthView
    from organizer.ui.empty import EmptyState
    from organizer.ui.records.titled_list import RecordList

V = TypeVar("V", bound=QWidget)

GRID, MONTH, EMPTY = "grid", "month", "empty"
BLOCKS, TRACKED, CATEGORIES, ARRANGEMENTS = "blocks", "tracked", "categories", "arrangements"
LISTS: dict[str, tuple[type[Record], Sort]] = {
    BLOCKS: (TimeBlock, Sort("day", descending=True)),
    TRACKED: (TrackedTime, Sort("start", descending=True)),
    CATEGORIES: (Category, Sort("name")),
    ARRANGEMENTS: (WorkArrangement, Sort("since", descending=True)),
}


class Views(QStackedWidget):
    """The grid of days and weeks, and in their time the month, the lists, and how to begin."""

    made = Signal(str, QWidget)
    """A view was made: its key and the widget. Whoever wants to hear of it connects now."""

    def __init__(self, context: PageContext, names: Names, first_weekday: int) -> None:
        super().__init__()
        self._context, self._names, self._first_weekday = context, names, first_weekday
        self._by_key: dict[str, QWidget] = {}
        self._stale: set[str] = set()
        self.grid = self._add(GRID, WeekGrid(context.single_keys))
        # The window may be made narrower than what is shown now needs: it changes on the way.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)

    @cached_property
    def month(self) -> MonthView:
        from organizer.areas.calendar.widgets.month import MonthView

        return self._add(MONTH, MonthView(self._first_weekday, self._context.single_keys))

    @cached_property
    def beginning(self) -> EmptyState:
        from .nothing import nothing_yet

        return self._add(EMPTY, nothing_yet())

    def list(self, key: str) -> RecordList[Any]:
        """The list of a kind of record. KeyError for one that there is not."""
        found = self._by_key.get(key)
        if found is None:
            from organizer.ui.records.titled_list import RecordList

            cls, sort = LISTS[key]
            made: RecordList[Any] = RecordList(self._context, cls, self._names, sort, "Back to the calendar")
            made.refresh(None)
            return self._add(key, made)
        return found  # type: ignore[return-value]

    def _add(self, key: str, view: V) -> V:
        self.addWidget(view)
        self._by_key[key] = view
        self.made.emit(key, view)
        return view

    def key(self) -> str:
        """The view in front."""
        return next(key for key, view in self._by_key.items() if view is self.currentWidget())

    def bring(self, key: str) -> None:
        """Brings a view to the front. KeyError for one that there is not."""
        simple: dict[str, Callable[[], QWidget]] = {
            GRID: lambda: self.grid, MONTH: lambda: self.month, EMPTY: lambda: self.beginning,
        }  # fmt: skip
        if key in simple:
            self.setCurrentWidget(simple[key]())
            return
        view = self.list(key)
        self.setCurrentWidget(view)
        if key in self._stale:
            self._stale.discard(key)
            view.refresh(None)

    def filter_list(self, typed: str, clear: Callable[[], None] | None) -> None:
        """Narrows the list in front to what is typed."""
        key = self.key()
        if key in LISTS:
            where: list[Where] = [*self._context.mine(), *([text_contains(typed)] if typed else [])]
            self.list(key).table.set_where(where, clear if where else None)

    def refresh_lists(self, changes: Changes | None) -> None:
        """Shows what changed in the list in front; the others read it when they come there."""
        front = self.key()
        self._stale |= self._by_key.keys() & LISTS.keys() - {front}
        if front in LISTS and changes is not None:
            self.list(front).refresh(changes)

    def focus_front(self, reason: Qt.FocusReason = Qt.FocusReason.ShortcutFocusReason) -> None:
        """Puts the focus where one works in the view in front."""
        key = self.key()
        if key == EMPTY:
            self.beginning.create_button.setFocus(reason)
        elif key in LISTS:
            self.list(key).table.setFocus(reason)
        elif key == MONTH:
            self.month.setFocus(reason)
        else:
            self.grid.setFocus(reason)
