"""The page of mentoring: what did we agree, and is it working?"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from organizer.areas.mentoring import actions, queries
from organizer.areas.mentoring.model import RECORDS, ActionItem, Engagement, EngagementStatus, Session, Strength
from organizer.areas.mentoring.rules.actions import is_open, on_time
from organizer.areas.mentoring.rules.sessions import cost, held, themes
from organizer.areas.mentoring.rules.strengths import courses
from organizer.areas.mentoring.widgets.beside import WIDTH as BESIDE
from organizer.areas.mentoring.widgets.beside import Beside
from organizer.areas.mentoring.widgets.centre import Centre
from organizer.areas.mentoring.widgets.engagements import WIDTH as COLUMN
from organizer.areas.mentoring.widgets.engagements import EngagementColumn, EngagementRow
from organizer.kernel.acquaintances import NOBODY, Acquaintances
from organizer.kernel.changes import Changes, Ref
from organizer.kernel.query import Sort
from organizer.kernel.record import Record, describe
from organizer.ui.area_page import AreaPage, NewEntry
from organizer.ui.buttons import Button, IconButton
from organizer.ui.context import PageContext
from organizer.ui.menu import Menu, filled_when_opened
from organizer.ui.pagebar import PageBar
from organizer.ui.records.names import Names
from organizer.ui.records.titled_list import RecordList
from organizer.ui.segmented import Segment
from organizer.ui.shell import NARROW_BELOW, WIDE_FROM

from .beginning import SHAPE_VALUES, nothing_yet
from .reading import Reading
from .verbs import MentoringVerbs

ENGAGEMENTS, ITEMS, GIVING, ASIDE = "engagements", "action_item", "giving", "beside"
SEGMENTS = (
    Segment(ENGAGEMENTS, "Engagements"), Segment(ITEMS, "Action items"), Segment(GIVING, "Giving back"),
)  # fmt: skip
_NARROW = (*SEGMENTS[:1], Segment(ASIDE, "Actions and strengths"), *SEGMENTS[1:])
_KINDS = {describe(cls).kind: cls for cls in RECORDS}
_VIEW_KEY = "mentoring.view"


class MentoringPage(AreaPage):
    """The column of engagements, the session in hand, and what belongs to it; or plain lists."""

    title = "Mentoring"

    def __init__(
        self, context: PageContext, parent: QWidget | None = None, *, people: Acquaintances = NOBODY
    ) -> None:  # fmt: skip
        super().__init__(context, parent)
        self.names = Names(context)
        self.reading = Reading(context, self.names)
        self.verbs = MentoringVerbs(context, self.names, people, self._show_id, self)
        self.column, self.centre, self.beside = EngagementColumn(), Centre(), Beside()
        self.engagement: Engagement | None = None
        self.session: Session | None = None
        self._sessions: list[Session] = []
        self._view, self._narrow = ENGAGEMENTS, False
        self._lists: dict[str, RecordList[Any]] = {}
        self.desk = QWidget()
        row = QHBoxLayout(self.desk)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.column)
        row.addWidget(self.centre, 1)
        row.addWidget(self.beside)
        self.empty = nothing_yet()
        self.empty.created.connect(self.verbs.new_engagement)
        self.empty.imported.connect(self.verbs.find_mentor)
        self.empty.shape_chosen.connect(lambda key: self.verbs.new_engagement(**SHAPE_VALUES[key]))
        self.views = QStackedWidget()
        self.views.addWidget(self.desk)
        self.views.addWidget(self.empty)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.views)
        self._make_bar()
        self._connect()
        self._begin()

    def _make_bar(self) -> None:
        self.bar = self.page_bar = PageBar(parent=self)
        self.bar.set_views(SEGMENTS)
        self.bar.view_changed.connect(lambda view: self.show_view(view, focus=False))
        add = Button("New engagement", icon="plus")
        add.clicked.connect(lambda: self.verbs.new_engagement())
        more = IconButton("ellipsis", "More about mentoring")
        more.set_menu_maker(lambda: filled_when_opened(self._fill_more, more))
        self.bar.add_action(add)
        self.bar.add_action(more)

    def _connect(self) -> None:
        self.column.chosen.connect(self._show_id)
        self.column.add_asked.connect(self.verbs.new_engagement)
        for rows in (self.column.active, self.column.finished):
            rows.opened.connect(lambda _: self.centre.focus_first())
            rows.deleted.connect(self.verbs.delete_engagement)
        self.centre.edit.clicked.connect(lambda: self._with_engagement(self.verbs.edit))
        self.centre.new.clicked.connect(lambda: self._with_engagement(self.verbs.new_session))
        self.centre.strip.chosen.connect(self._show_id)
        self.centre.notes.written.connect(self._keep)
        self.centre.notes.action_asked.connect(self._new_item)
        items = self.beside.items
        items.ticked.connect(self.verbs.tick)
        items.snoozed.connect(self.verbs.snooze)
        items.deleted.connect(self.verbs.delete_item)
        items.edit_asked.connect(lambda id: self.verbs.with_record(ActionItem, id, self.verbs.edit))
        items.planned.connect(self.verbs.plan)
        self.beside.add.clicked.connect(lambda: self._new_item(""))
        self.beside.rate.clicked.connect(lambda: self.verbs.rate(self.engagement))
        self.beside.goal_opened.connect(self.context.open)

    # What is shown

    def _begin(self) -> None:
        if not self.context.workspace.reads.count(Engagement):
            self.views.setCurrentWidget(self.empty)
            self.bar.hide()
            return
        self.bar.show()
        kept = self.context.settings.text(_VIEW_KEY, ENGAGEMENTS)
        self.show_view(kept if any(kept == segment.key for segment in SEGMENTS) else ENGAGEMENTS, focus=False)

    def show_view(self, key: str, *, focus: bool = True) -> None:
        """Engagements, all or those in which one gives; what stands beside them, where there is no room; a list."""
        self.centre.notes.keep()
        offered = _NARROW if self._narrow else SEGMENTS
        if key == ASIDE and not self._narrow:
            key = ENGAGEMENTS
        self._view = key
        self.bar.views.set_value(key if any(key == s.key for s in offered) else None)
        if any(key == s.key for s in SEGMENTS):
            self.context.settings.set(_VIEW_KEY, key)
        if key in (ENGAGEMENTS, GIVING, ASIDE):
            self.views.setCurrentWidget(self.desk)
            self.centre.setVisible(key != ASIDE)
            self.beside.setVisible(not self._narrow or key == ASIDE)
            self._read()
        else:
            made = self._list(key)
            self.views.setCurrentWidget(made)
            made.refresh(None)
        if focus:
            self.focus_front()

    def _list(self, kind: str) -> RecordList[Any]:
        if kind not in self._lists:
            cls = _KINDS[kind]
            sort = Sort("due") if cls is ActionItem else Sort(describe(cls).table[0])
            made: RecordList[Any] = RecordList(self.context, cls, self.names, sort, "Back to mentoring")
            made.opened.connect(self._open_listed)
            made.edit_asked.connect(self.verbs.edit)
            made.create_asked.connect(partial(self.verbs.new, cls))
            made.closed.connect(lambda: self.show_view(ENGAGEMENTS))
            self._lists[kind] = made
            self.views.addWidget(made)
        return self._lists[kind]

    def _read(self) -> None:
        active, finished = self.reading.engagements(given=self._view == GIVING)
        rows = {row.engagement.id: row for row in (*active, *finished)}
        chosen = self.engagement.id if self.engagement is not None and self.engagement.id in rows else None
        if chosen is None and rows:
            chosen = next(iter(rows))
        self.column.set_rows(active, finished, chosen)
        self.bar.set_summary(self.reading.year_words())
        self.centre.setEnabled(chosen is not None)
        if chosen is not None:
            self._show_engagement(rows[chosen])

    def _show_engagement(self, row: EngagementRow) -> None:
        self.engagement = engagement = row.engagement
        reads, today = self.context.workspace.reads, self.context.today()
        self._sessions = queries.sessions_of(reads, engagement.id)
        known = {session.id: session for session in self._sessions}
        past = held(self._sessions, today)
        newest = past[-1] if past else self._sessions[-1] if self._sessions else None
        self.session = known.get(self.session.id, newest) if self.session is not None else newest
        number = sum(s.held for s in self._sessions if self.session is not None and s.day <= self.session.day)
        self.centre.show_engagement(row, themes(past))
        self.centre.show_session(self._sessions, self.session, number)
        self._show_previous()
        items = queries.items_of(reads, engagement.id)
        shown = self.reading.items(engagement, self._sessions)
        self.beside.set_items(shown, sum(is_open(item) for item in items))
        mine, ratings = queries.strengths(reads, engagement.owner)
        others = {rating.rater for rating in ratings if rating.rater is not None}
        self.beside.set_strengths(courses(mine, ratings), "self and others, average" if others else "by yourself")
        self.beside.set_given(cost(engagement, len(past)), on_time(items, today), self.reading.goal(engagement))

    def _show_previous(self) -> None:
        """In a wide window the session before stands beside the one in hand."""
        here = self.session
        wide = self.window().width() >= WIDE_FROM and here is not None
        before = [s for s in self._sessions if s.held and here is not None and s.day < here.day]
        self.centre.show_previous(before[-1] if wide and before else None)

    def _show_id(self, id: UUID) -> None:
        """Goes to an engagement, or to a session."""
        reads = self.context.workspace.reads
        self.centre.notes.keep()
        session = reads.find(Session, id)
        engagement = reads.find(Engagement, session.engagement if session is not None else id)
        if engagement is not None:
            self.engagement, self.session = engagement, session
            if self.views.currentWidget() is not self.desk:
                self.show_view(ENGAGEMENTS, focus=False)
            else:
                self._read()
            if session is not None:
                self.centre.notes.focus_first()

    def _open_listed(self, record: Record) -> None:
        self.show_record(Ref.to(record))

    def focus_front(self) -> None:
        """Puts the focus where one works."""
        front = self.views.currentWidget()
        if front is self.empty:
            self.empty.create_button.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif isinstance(front, RecordList):
            front.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self._view == ASIDE:
            self.beside.items.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.column.active.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # What is done

    def _with_engagement(self, act: Any) -> None:
        if self.engagement is not None:
            act(self.engagement)

    def _edit_session(self) -> None:
        if self.session is not None:
            self.verbs.edit(self.session)

    def _new_item(self, words: str) -> None:
        session = self.session.id if self.session is not None else None
        self._with_engagement(lambda engagement: self.verbs.new_item(engagement, session, words))

    def _keep(self, session: Session, fields: dict[str, Any]) -> None:
        stored = self.context.workspace.reads.find(Session, session.id)
        if stored is not None:
            at = f"{self.context.now():%H:%M}"
            self.context.perform(
                actions.write_session, stored, fields, then=lambda _: self.centre.notes.saved_at(f"Saved {at}")
            )

    def _fill_more(self, menu: Menu) -> None:
        menu.add("Find a mentor…", self.verbs.find_mentor, icon="search")
        menu.add("Plan the next session", lambda: self._with_engagement(
            partial(self.verbs.new_session, held=False)), icon="calendar-plus")  # fmt: skip
        menu.add("Edit this session", self._edit_session, icon="pencil")
        menu.add("Add strength", lambda: self.verbs.new(Strength), icon="radar")
        if self.engagement is not None and self.engagement.status is not EngagementStatus.FINISHED:
            menu.add("Finish this engagement", lambda: self._with_engagement(self.verbs.finish), icon="check")
        menu.addSeparator()
        for kind, cls in _KINDS.items():
            menu.add(describe(cls).plural, partial(self.show_view, kind), icon=describe(cls).icon)

    # What the window asks

    def regions(self) -> tuple[QWidget, ...]:
        return (self.column, self.centre, self.beside)

    def new_menu(self) -> list[NewEntry]:
        return [
            NewEntry("Session", "notebook-pen", lambda: self._with_engagement(self.verbs.new_session)),
            NewEntry("Action item", "square-check", lambda: self._new_item("")),
            NewEntry("Engagement", "messages-square", lambda: self.verbs.new_engagement()),
            NewEntry("Strength", "radar", lambda: self.verbs.new(Strength)),
        ]

    def key_words(self) -> Sequence[tuple[str, str]]:
        return (
            ("Ctrl+Enter", "Next heading"), ("Ctrl+Shift+A", "Action from the words selected"),
            ("A", "New action item"), ("Space", "Tick an action item"), ("P", "Plan time for an action item"),
            ("S", "Snooze an action item"),
        )  # fmt: skip

    def activate(self, view: str | None) -> None:
        if view is not None and (view in _KINDS or any(view == segment.key for segment in SEGMENTS)):
            self.show_view(view)
        else:
            self.focus_front()

    def show_record(self, ref: Ref) -> None:
        cls = _KINDS.get(ref.kind)
        found = self.context.workspace.reads.find(cls, ref.id) if cls is not None else None
        if isinstance(found, Engagement | Session):
            self._show_id(found.id)
        elif found is not None:
            self.verbs.edit(found)
        elif cls is None:
            self.context.open(ref)

    def refresh(self, changes: Changes | None) -> None:
        self.names.forget(changes)
        if changes is not None and not changes.touches(*_KINDS, "link", "goal"):
            return
        front = self.views.currentWidget()
        if front is self.empty or not self.context.workspace.reads.count(Engagement):
            self._begin()
        elif isinstance(front, RecordList):
            front.refresh(changes)
        else:
            self._read()

    def close_page(self) -> None:
        self.centre.notes.keep()
        super().close_page()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_A and not event.modifiers() and self.context.single_keys():
            self._new_item("")
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.window().width() < NARROW_BELOW
        self.column.setFixedWidth(220 if narrow else COLUMN)
        self._show_previous()
        if narrow != self._narrow:
            self._narrow = narrow
            self.bar.set_views(_NARROW if narrow else SEGMENTS)
            if self.views.currentWidget() is self.desk:
                self.show_view(self._view, focus=False)
        if narrow:
            self.beside.setMinimumWidth(0)
            self.beside.setMaximumWidth(16_777_215)
        else:
            self.beside.setFixedWidth(BESIDE)
