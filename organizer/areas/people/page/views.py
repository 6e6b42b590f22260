"""The views of the page, one at a time: each is made when it first comes to the front, and read when it comes again."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from organizer.areas.people.model import Contact, Event, Organization
from organizer.kernel.changes import Changes
from organizer.kernel.query import Sort
from organizer.ui.context import PageContext
from organizer.ui.records.names import Names
from organizer.ui.segmented import Segment

from .listing import PeopleList

if TYPE_CHECKING:
    from organizer.areas.people.widgets.circles import CirclesView
    from organizer.areas.people.widgets.introductions import IntroductionsBoard
    from organizer.areas.people.widgets.merging import MergeView
    from organizer.ui.empty import EmptyState
    from organizer.ui.records.titled_list import RecordList

V = TypeVar("V", bound=QWidget)

LIST, CIRCLES, INTRODUCTIONS = "list", "circles", "introductions"
ORGANIZATIONS, EVENTS, MERGE, EMPTY = "organizations", "events", "merge", "empty"
SEGMENTS = (Segment(LIST, "List"), Segment(CIRCLES, "Circles"), Segment(INTRODUCTIONS, "Introductions"))
"""Those that the page bar offers; the others are reached from where they are needed."""

_BACK = "Back to people"
BESIDE_PERSON = (LIST, CIRCLES)
"""Those beside which the pane of one person stands."""


class Views(QStackedWidget):
    """The list, and in `others` all else."""

    made = Signal(str, QWidget)
    """A view was made: its key and the widget. Whoever wants to hear of it connects now."""

    def __init__(self, context: PageContext, names: Names) -> None:
        super().__init__()
        self._context, self._names = context, names
        self.list = PeopleList(context, names)
        self.others = QStackedWidget()
        self.addWidget(self.list)
        self.addWidget(self.others)
        self._by_key: dict[str, QWidget] = {LIST: self.list}
        self._stale = {CIRCLES, INTRODUCTIONS}
        # The window may be made narrower than what is shown now needs: it changes on the way.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)

    @cached_property
    def circles(self) -> CirclesView:
        from organizer.areas.people.widgets.circles import CirclesView

        return self._add(CIRCLES, CirclesView())

    @cached_property
    def introductions(self) -> IntroductionsBoard:
        from organizer.areas.people.widgets.introductions import IntroductionsBoard

        return self._add(INTRODUCTIONS, IntroductionsBoard())

    @cached_property
    def merging(self) -> MergeView:
        from organizer.areas.people.widgets.merging import MergeView

        from .pane import find_people

        return self._add(MERGE, MergeView(self._names, lambda text: find_people(self._context, text)))

    @cached_property
    def organizations(self) -> RecordList[Organization]:
        from organizer.ui.records.titled_list import RecordList

        order = Sort("name")
        return self._add(ORGANIZATIONS, RecordList(self._context, Organization, self._names, order, _BACK))

    @cached_property
    def events(self) -> RecordList[Event]:
        from organizer.ui.records.titled_list import RecordList

        order = Sort("day", descending=True)
        return self._add(EVENTS, RecordList(self._context, Event, self._names, order, _BACK))

    @cached_property
    def nobody(self) -> EmptyState:
        from .beginning import nobody_yet

        return self._add(EMPTY, nobody_yet())

    def _add(self, key: str, view: V) -> V:
        self.others.addWidget(view)
        self._by_key[key] = view
        self.made.emit(key, view)
        return view

    def _view(self, key: str) -> QWidget:
        make: dict[str, Callable[[], QWidget]] = {
            LIST: lambda: self.list, CIRCLES: lambda: self.circles, INTRODUCTIONS: lambda: self.introductions,
            MERGE: lambda: self.merging, ORGANIZATIONS: lambda: self.organizations, EVENTS: lambda: self.events,
            EMPTY: lambda: self.nobody,
        }  # fmt: skip
        return make[key]()

    def key(self) -> str:
        """The view in front."""
        front = self.list if self.currentWidget() is self.list else self.others.currentWidget()
        return next(key for key, view in self._by_key.items() if view is front)

    def bring(self, key: str) -> None:
        """Brings a view to the front, up to date. KeyError for one that there is not."""
        view = self._view(key)
        if view is self.list:
            self.setCurrentWidget(view)
        else:
            self.others.setCurrentWidget(view)
            self.setCurrentWidget(self.others)
        if key in self._stale:
            self._stale.discard(key)
            self._read(key, None)

    def select(self, id: UUID) -> None:
        """Marks somebody in the views that show people beside the list, if they are there yet."""
        if CIRCLES in self._by_key:
            self.circles.select(id)

    def set_narrow(self, narrow: bool) -> None:
        """Less stands side by side in a narrow window."""
        if INTRODUCTIONS in self._by_key:
            self.introductions.set_across(2 if narrow else 4)

    def refresh(self, changes: Changes | None) -> None:
        """Shows what changed in the view in front; the others read it when they come there. None: anything may have
        changed, and whose records are shown too."""
        front = self.key()
        self._stale |= {LIST, CIRCLES, INTRODUCTIONS, ORGANIZATIONS, EVENTS} - {front}
        self._read(front, changes)

    def _read(self, key: str, changes: Changes | None) -> None:
        reads, mine, today = self._context.workspace.reads, self._context.mine(), self._context.today()
        if key == LIST:
            self.list.reload(changes)
        elif key == CIRCLES:
            from .board import read_circles

            self.circles.set_people(*read_circles(reads, mine, today, self._context.pauses))
        elif key == INTRODUCTIONS:
            from .board import read_introductions

            self.introductions.set_introductions(read_introductions(reads, mine, today))
        elif key == ORGANIZATIONS:
            self.organizations.refresh(changes)
        elif key == EVENTS:
            self.events.refresh(changes)

    def focus_front(self, reason: Qt.FocusReason = Qt.FocusReason.ShortcutFocusReason) -> None:
        """Puts the focus where one works in the view in front."""
        key = self.key()
        if key == LIST:
            self.list.table.setFocus(reason)
        elif key == CIRCLES:
            self.circles.focus_people()
        elif key == INTRODUCTIONS:
            self.introductions.focus_first()
        elif key == ORGANIZATIONS:
            self.organizations.table.setFocus(reason)
        elif key == EVENTS:
            self.events.table.setFocus(reason)
        elif key == EMPTY:
            self.nobody.create_button.setFocus(reason)

    def anybody(self) -> bool:
        return self._context.workspace.reads.page(Contact, limit=1).records != ()
