"""The views of the page, one at a time, each read when it comes to the front."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from organizer.areas.people.model import Contact, Event, Organization
from organizer.areas.people.widgets.circles import CirclesView
from organizer.areas.people.widgets.introductions import IntroductionsBoard
from organizer.areas.people.widgets.merging import MergeView
from organizer.kernel.changes import Changes
from organizer.kernel.query import Sort
from organizer.ui.context import PageContext
from organizer.ui.empty import EmptyState, Shape
from organizer.ui.records.names import Names
from organizer.ui.segmented import Segment

from .board import read_circles, read_introductions
from .listing import PeopleList
from .pane import find_people
from .records import RecordList

LIST, CIRCLES, INTRODUCTIONS = "list", "circles", "introductions"
ORGANIZATIONS, EVENTS, MERGE, EMPTY = "organizations", "events", "merge", "empty"
SEGMENTS = (Segment(LIST, "List"), Segment(CIRCLES, "Circles"), Segment(INTRODUCTIONS, "Introductions"))
"""Those that the page bar offers; the others are reached from where they are needed."""

BESIDE_PERSON = (LIST, CIRCLES)
"""Those beside which the pane of one person stands."""

_SHAPES = (
    Shape("inner", "heart", "My inner circle", "Five people, every week"),
    Shape("work", "briefcase", "People at work", "Colleagues, once a month"),
    Shape("mentors", "graduation-cap", "Mentors and advisers", "Whom to ask, and when"),
)


class Views(QStackedWidget):
    """Circles and introductions are read again when they are next in front."""

    def __init__(self, context: PageContext, names: Names) -> None:
        super().__init__()
        self._context = context
        self.list = PeopleList(context, names)
        self.circles = CirclesView()
        self.introductions = IntroductionsBoard()
        self.merging = MergeView(names, lambda text: find_people(context, text))
        self.organizations = RecordList(context, Organization, names, Sort("name"))
        self.events = RecordList(context, Event, names, Sort("day", descending=True))
        self.nobody = EmptyState(
            "No people yet",
            "Keep the people who matter in one place. See whom to be in touch with this week, and what to ask them.",
            "New person",
            other="Import contacts",
            shapes=_SHAPES,
            footnote="Not for you? Hide People in Settings, Areas.",
        )
        self._by_key: dict[str, QWidget] = {
            LIST: self.list, CIRCLES: self.circles, INTRODUCTIONS: self.introductions, MERGE: self.merging,
            ORGANIZATIONS: self.organizations, EVENTS: self.events, EMPTY: self.nobody,
        }  # fmt: skip
        for view in self._by_key.values():
            self.addWidget(view)
        self._stale = {CIRCLES, INTRODUCTIONS}
        # The window may be made narrower than what is shown now needs: it changes on the way.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)

    def key(self) -> str:
        """The view in front."""
        return next(key for key, view in self._by_key.items() if view is self.currentWidget())

    def bring(self, key: str) -> None:
        """Brings a view to the front, up to date. KeyError for one that is not there."""
        self.setCurrentWidget(self._by_key[key])
        if key in self._stale:
            self._stale.discard(key)
            self._read(key, None)

    def refresh(self, changes: Changes | None) -> None:
        """Shows what changed in the view in front; the others read it when they come there. None: anything may have
        changed, and whose records are shown too."""
        front = self.key()
        self._stale |= {LIST, CIRCLES, INTRODUCTIONS, ORGANIZATIONS, EVENTS} - {front}
        self._read(front, changes)

    def _read(self, key: str, changes: Changes | None) -> None:
        reads, mine, today = self._context.workspace.reads, self._context.mine(), self._context.today()
        listed = {ORGANIZATIONS: self.organizations, EVENTS: self.events}.get(key)
        if key == LIST:
            self.list.reload(changes)
        elif key == CIRCLES:
            self.circles.set_people(*read_circles(reads, mine, today))
        elif key == INTRODUCTIONS:
            self.introductions.set_introductions(read_introductions(reads, mine, today))
        elif listed is not None:
            listed.show_mine() if changes is None else listed.reload(changes)

    def focus_front(self, reason: Qt.FocusReason = Qt.FocusReason.ShortcutFocusReason) -> None:
        """Puts the focus where one works in the view in front."""
        key = self.key()
        if key == CIRCLES:
            self.circles.focus_people()
        elif key == INTRODUCTIONS:
            self.introductions.focus_first()
        elif key == EMPTY:
            self.nobody.create_button.setFocus(reason)
        else:
            tables: dict[str, QWidget] = {
                LIST: self.list.table,
                ORGANIZATIONS: self.organizations.table,
                EVENTS: self.events.table,
            }
            if key in tables:
                tables[key].setFocus(reason)

    def anybody(self) -> bool:
        return self._context.workspace.reads.count(Contact) > 0
