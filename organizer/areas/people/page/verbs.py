"""What is done with people, from wherever it is asked for: menus, keys, buttons, drags."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from organizer.areas.people.model import Circle, Contact, Event, Introduction, IntroductionStage, Organization, Tie
from organizer.ui.context import PageContext

from .commands import Commands
from .editing import Editing
from .pane import PersonPane
from .views import CIRCLES, EMPTY, EVENTS, INTRODUCTIONS, LIST, MERGE, ORGANIZATIONS, Views

if TYPE_CHECKING:
    from organizer.areas.people.widgets.introductions import IntroductionsBoard
    from organizer.areas.people.widgets.merging import MergeView
    from organizer.ui.empty import EmptyState
    from organizer.ui.records.titled_list import RecordList


class PeopleVerbs(QObject):
    """Chooses, asks and then has it done; afterwards the focus is where one goes on."""

    export_requested = Signal(object, object)
    """Contacts to write as vCards (a list)."""

    def __init__(
        self, context: PageContext, commands: Commands, editing: Editing, views: Views, pane: PersonPane,
        show_view: Callable[[str], None],
    ) -> None:  # fmt: skip
        super().__init__(views)
        self._context, self._commands, self._editing = context, commands, editing
        self._views, self._pane, self._show_view = views, pane, show_view
        self._came_from = ""
        views.made.connect(self._connect)

    def _connect(self, key: str, view: Any) -> None:
        """Hears of what is asked for in a view that has just been made."""
        connect: dict[str, Callable[[Any], None]] = {
            INTRODUCTIONS: self._connect_introductions, MERGE: self._connect_merging, EMPTY: self._connect_nobody,
            ORGANIZATIONS: self._connect_records, EVENTS: self._connect_records,
        }  # fmt: skip
        if key == CIRCLES:
            view.moved.connect(self.move)
        else:
            connect[key](view)

    def _connect_introductions(self, view: IntroductionsBoard) -> None:
        view.opened.connect(self._edit_introduction)
        view.moved.connect(self.move_introduction)
        view.create_asked.connect(self.new_introduction)

    def _connect_merging(self, view: MergeView) -> None:
        view.closed.connect(self._leave_merging)
        view.other_chosen.connect(self._merge_with)
        view.merged.connect(self._merge_pair)

    def _connect_nobody(self, view: EmptyState) -> None:
        view.created.connect(self.new_person)
        view.shape_chosen.connect(self.begin_with)

    def _connect_records(self, view: RecordList[Any]) -> None:
        view.edit_asked.connect(self._editing.edit)
        view.closed.connect(lambda: self._show_view(LIST))
        if view.cls is Event:
            view.opened.connect(self._editing.met)
            view.create_asked.connect(self.new_event)
        else:
            view.create_asked.connect(self.new_organization)

    def with_contact(self, id: UUID, act: Callable[[Contact], None]) -> None:
        """Does something with somebody, as they are stored now; nothing where they are gone."""
        contact = self._context.workspace.reads.find(Contact, id)
        if contact is not None and contact.deleted is None:
            act(contact)

    def new_person(self) -> None:
        self._editing.new(Contact)

    def new_event(self) -> None:
        self._editing.new(Event, day=self._context.today())

    def new_organization(self) -> None:
        self._editing.new(Organization)

    def begin_with(self, shape: str) -> None:
        """The first person, with what a shape of the empty page fills in."""
        from .beginning import SHAPE_VALUES

        self._editing.new(Contact, **SHAPE_VALUES[shape])

    def new_introduction(self) -> None:
        self._editing.new(Introduction)

    def edit(self, contact: Contact) -> None:
        self._editing.edit(contact)

    def log_touch(self, contact: Contact) -> None:
        self._views.list.table.select_record(contact.id)
        self._pane.show_contact(contact)
        self._pane.log()

    def introduce(self, contact: Contact) -> None:
        self._pane.show_contact(contact)
        self._pane.introduce()

    def show_changes(self, contact: Contact) -> None:
        """Who changed what of a person, when."""
        self._editing.show_changes(contact)

    def add_tie(self, contact: Contact) -> None:
        self._editing.new(Tie, person=contact.id)

    def export(self, contacts: Sequence[Contact]) -> None:
        self.export_requested.emit(Contact, list(contacts))

    def delete(self, contacts: Sequence[Contact]) -> None:
        """Puts them into the Trash."""
        if contacts:
            self._commands.delete(contacts)

    def move(self, id: UUID, circle: Circle | None) -> None:
        self.with_contact(id, lambda contact: self._commands.move([contact], circle))

    def move_introduction(self, id: UUID, stage: IntroductionStage) -> None:
        introduction = self._context.workspace.reads.find(Introduction, id)
        if introduction is not None:
            self._commands.move_introduction(introduction, stage)

    def _edit_introduction(self, id: UUID) -> None:
        introduction = self._context.workspace.reads.find(Introduction, id)
        if introduction is not None:
            self._editing.edit(introduction)

    # Merging

    def merge(self, one: Contact, other: Contact | None) -> None:
        """Shows two records of one person side by side; without another, it is searched for there."""
        self._came_from = self._views.key()
        self._show_view(MERGE)
        self._views.merging.show_pair(one, other)

    def _leave_merging(self) -> None:
        self._show_view(self._came_from)

    def _merge_with(self, id: UUID) -> None:
        one = self._views.merging.first()
        if one is not None:
            self.with_contact(id, lambda other: self._views.merging.show_pair(one, other))

    def _merge_pair(self, keep: Contact, gone: Contact) -> None:
        def done() -> None:
            self._leave_merging()
            self._views.list.table.select_record(keep.id)
            self.with_contact(keep.id, self._pane.show_contact)

        self._commands.merge(keep, gone, done, self._views.merging.refuse)
