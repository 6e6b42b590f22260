"""The page of People: who to contact this week, everybody, the circles, and introductions."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from organizer.areas.people.model import RECORDS, Contact, Organization
from organizer.kernel.changes import Changes, Ref
from organizer.kernel.record import Record, describe
from organizer.ui.area_page import AreaPage, NewEntry
from organizer.ui.buttons import IconButton
from organizer.ui.context import PageContext
from organizer.ui.menu import Menu, filled_when_opened
from organizer.ui.pagebar import PageBar
from organizer.ui.records.names import Names
from organizer.ui.side import PANE_WIDTHS, Side

from .commands import Commands
from .editing import Editing
from .filters import OUTSIDE, PeopleFilters
from .menus import PeopleMenus
from .narrowing import standing_in
from .pane import PersonPane
from .verbs import PeopleVerbs
from .views import BESIDE_PERSON, CIRCLES, EMPTY, EVENTS, INTRODUCTIONS, LIST, ORGANIZATIONS, SEGMENTS, Views

if TYPE_CHECKING:
    from organizer.ui.records.commands import TableCommands

    from .figures import Counted, FigureCounter

_VIEW_KEY = "people.view"
_EDITED = {describe(cls).kind: cls for cls in RECORDS}


class PeoplePage(AreaPage):
    """Reading and painting the first rows needs none of the libraries that take long to load; the figures, what to ask
    and the last notes follow after the first paint."""

    title = "People"

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.commands = Commands(context)
        names = Names(context)
        self.editing = Editing(context, names, self.commands)
        self.views = Views(context, names)
        self.pane = PersonPane(context, self.commands)
        self.side = Side(self, self.pane, "Person", PANE_WIDTHS)
        self.verbs = PeopleVerbs(context, self.commands, self.editing, self.views, self.pane, self.show_view)
        self.verbs.export_requested.connect(self.export_requested)
        self.menus = PeopleMenus(context, self.commands, self.verbs)
        self._painted = False
        self._table_commands: TableCommands | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.views, 1)
        row.addWidget(self.side.place)
        self._make_bar()
        self._connect_list()
        self._connect_pane()
        self.views.made.connect(self._connect_made)
        log = QShortcut(QKeySequence("Ctrl+L"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        log.activated.connect(self._log_shown)
        self._begin()

    def _make_bar(self) -> None:
        self.bar = self.page_bar = PageBar(parent=self)
        self.bar.set_views(SEGMENTS)
        self.bar.view_changed.connect(lambda view: self.show_view(view, focus=False))
        self.filters = PeopleFilters(self.bar)
        self.filters.changed.connect(self._filter)
        self.filters.left.connect(lambda: self.views.focus_front())
        self.more = IconButton("ellipsis", "More")
        self.more.set_menu_maker(lambda: filled_when_opened(self._fill_page_menu, self.more))
        self.bar.add_action(self.more)

    def _connect_list(self) -> None:
        queue, table, head = self.views.list.queue, self.views.list.table, self.views.list.organization_head
        queue.opened.connect(self.show_person)
        commands, on = self.commands, self.verbs.with_contact
        queue.log_asked.connect(lambda id: on(id, self.verbs.log_touch))
        queue.planned.connect(lambda id, day: on(id, lambda contact: commands.plan(contact, day)))
        queue.snoozed.connect(lambda id, day: on(id, lambda contact: commands.snooze(contact, day)))
        queue.schedule_all_asked.connect(lambda: self.commands.schedule(self.views.list.waiting()))
        self.views.list.current_changed.connect(self.pane.show_contact)
        table.opened.connect(lambda _: self.side.open())
        table.clicked.connect(lambda _: self.side.open_where_narrow())
        table.edit_asked.connect(self.editing.edit)
        table.menu_asked.connect(self._show_menu)
        head.closed.connect(lambda: self.show_organization(None))
        head.all_asked.connect(lambda: self.show_view(ORGANIZATIONS))
        head.edit_asked.connect(lambda: self._edit_id(Organization, self.views.list.organization))

    def _connect_pane(self) -> None:
        self.pane.person_opened.connect(self.show_person)
        self.pane.organization_opened.connect(self.show_organization)
        self.pane.ref_opened.connect(self.show_record)
        self.pane.menu_asked.connect(self._fill_person_menu)
        self.pane.shown.connect(self.side.open_for_form)
        self.pane.form_closed.connect(self._form_closed)
        self.pane.left.connect(self._left_pane)

    def _connect_made(self, key: str, view: Any) -> None:
        """What of a view is the page's own affair; the rest is a matter of the verbs."""
        if key == CIRCLES:
            view.opened.connect(self._open_from_circles)
            view.current_changed.connect(self._show_id)
            view.outside_asked.connect(self._show_outside)
        elif key == INTRODUCTIONS:
            view.set_across(2 if self.side.size_class == "narrow" else 4)
        elif key == ORGANIZATIONS:
            view.opened.connect(lambda record: self.show_organization(record.id))
        elif key == EMPTY:
            view.imported.connect(lambda: self.import_requested.emit())

    # What the window asks

    def regions(self) -> tuple[QWidget, ...]:
        return (self.views.list.queue, self.views.list.table, self.views.others, self.pane)

    def new_menu(self) -> list[NewEntry]:
        return [
            NewEntry("Person", "user-plus", self.verbs.new_person),
            NewEntry("Introduction", "git-merge", self.verbs.new_introduction),
            NewEntry("Organization", "building-2", self.verbs.new_organization),
            NewEntry("Event", "calendar-days", self.verbs.new_event),
        ]

    def activate(self, view: str | None) -> None:
        if view is not None:
            self.show_view(view)
        else:
            self.views.focus_front(Qt.FocusReason.OtherFocusReason)

    def filter_field(self) -> QWidget | None:
        if self.views.key() != EMPTY:
            self.show_view(LIST, focus=False)
        return self.filters.field()

    def show_record(self, ref: Ref) -> None:
        if ref.kind == "contact":
            self.show_person(ref.id)
        elif ref.kind == "organization":
            self.show_organization(ref.id)
        elif ref.kind == "attachment" and self.pane.contact is not None:
            self.editing.edit(self.pane.contact)
        elif ref.kind in _EDITED:
            self._edit_id(_EDITED[ref.kind], ref.id)
        else:
            self.context.open(ref)

    def refresh(self, changes: Changes | None) -> None:
        if not self.views.anybody():
            self.views.refresh(changes)
            self._show_empty()
        elif self.views.key() == EMPTY:
            self.bar.show()
            self._begin()
            self.views.focus_front()
        else:
            if changes is not None and changes.touches("pause"):
                changes = None  # How everybody stands may be another.
            if changes is None or (self.context.pauses and self.filters.health.value()):
                self._filter()
            self.views.refresh(changes)
            self.pane.refresh(changes)
        self._after_paint()

    # Views

    def show_view(self, view: str, *, focus: bool = True) -> None:
        """Brings a view to the front; the three of the page bar are remembered."""
        if self.views.key() == EMPTY and not self.views.anybody():
            return
        self.views.bring(view)
        if view == LIST and self.pane.contact is not None:
            self.views.list.table.select_record(self.pane.contact.id)
        offered = any(view == segment.key for segment in SEGMENTS)
        self.bar.views.set_value(view if offered else None)
        if offered:
            self.context.settings.set(_VIEW_KEY, view)
        self.filters.set_shown(view == LIST)
        self.side.set_wanted(view in BESIDE_PERSON)
        if self.pane.contact is not None:
            self.views.select(self.pane.contact.id)
        if focus:
            self.views.focus_front()

    def _begin(self) -> None:
        """The view that was left, with its first rows; or how to begin."""
        if not self.views.anybody():
            self._show_empty()
            return
        self._filter()
        self.views.list.show_queue()
        self.pane.show_contact(self.views.list.table.current_record())
        kept = self.context.settings.text(_VIEW_KEY, LIST)
        self.views.bring(LIST)
        self.show_view(kept if any(kept == segment.key for segment in SEGMENTS) else LIST, focus=False)

    def _show_empty(self) -> None:
        self.views.bring(EMPTY)
        self.side.set_wanted(False)
        self.pane.show_contact(None)
        self.bar.hide()

    def _filter(self) -> None:
        clear = self._clear_filters if self.filters.active() or self.context.who else None
        self.views.list.set_where(self.filters.where(self.context.today(), standing_in(self.context)), clear)

    def _clear_filters(self) -> None:
        self.filters.clear()
        self.views.list.show_organization(None, None)
        self.context.set_who(None)

    def show_organization(self, id: UUID | None) -> None:
        """Who is known at an organization; None: everybody again."""
        if self.views.key() != LIST:
            self.show_view(LIST, focus=False)
        self.filters.clear()
        self.views.list.show_organization(id, (lambda: self.show_organization(None)) if id else None)
        self.side.close()
        self.views.focus_front()

    def _show_outside(self) -> None:
        self.show_view(LIST)
        self.filters.clear()
        self.filters.circle.choose([OUTSIDE])

    # After the first paint

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._after_paint)

    def _after_paint(self) -> None:
        if self._painted and self.views.key() != EMPTY:
            self.pane.fill()
            self._offer_commands()
            self._counter.count()
            self.views.list.show_asks()

    @cached_property
    def _counter(self) -> FigureCounter:
        from .figures import FigureCounter

        counter = FigureCounter(self.context, self)
        counter.counted.connect(self._show_figures)
        return counter

    def _show_figures(self, counted: Counted) -> None:
        self.bar.set_summary(counted.words())
        self.filters.set_roles(counted.roles)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.side.fit(self.window().width()):
            self.views.list.set_size_class(self.side.size_class)
            self.views.set_narrow(self.side.size_class == "narrow")

    # Somebody

    def show_person(self, id: UUID) -> None:
        """Goes to somebody: in the list, free of filters that hide them, and in the pane."""
        if self.views.key() not in BESIDE_PERSON:
            self.show_view(LIST)
        table = self.views.list.table
        if self.views.key() == LIST and not table.select_record(id):
            self.show_organization(None)
            table.select_record(id)
        self._show_id(id)
        self.side.open_where_narrow()

    def _show_id(self, id: UUID) -> None:
        self.verbs.with_contact(id, self.pane.show_contact)
        self.views.select(id)

    def _open_from_circles(self, id: UUID) -> None:
        self._show_id(id)
        self.side.open()

    def _log_shown(self) -> None:
        if self.side.wanted:
            self.pane.log()

    def _form_closed(self, back: QWidget | None) -> None:
        """The focus goes back; where what had it is gone, to the next card, else to the view."""
        self.side.form_closed()
        if back is not None:
            back.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self.views.key() != LIST or not self.views.list.queue.focus_first():
            self.views.focus_front()

    def _left_pane(self) -> None:
        if self.pane.form() is not None:
            self.pane.close_form()
        elif self.side.is_open():
            self.side.close()
        else:
            self.views.focus_front()

    def _edit_id(self, cls: type[Record], id: UUID | None) -> None:
        record = self.context.workspace.reads.find(cls, id)
        if record is not None:
            self.editing.edit(record)

    # Menus

    def _offer_commands(self) -> TableCommands:
        """What is done to the rows of the list."""
        if self._table_commands is None:
            from organizer.ui.records.commands import TableCommands

            table = self.views.list.table
            self._table_commands = TableCommands(table, more=lambda menu: self.menus.fill_for_rows(menu, table))
        return self._table_commands

    def _show_menu(self, at: QPoint) -> None:
        if self.views.list.table.selected_count():
            menu = self._offer_commands().menu()
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(at)

    def _fill_person_menu(self, menu: Menu) -> None:
        if self.pane.contact is not None:
            self.menus.fill_for_one(menu, self.pane.contact)

    def _fill_page_menu(self, menu: Menu) -> None:
        menu.add("Organizations", lambda: self.show_view(ORGANIZATIONS), icon="building-2")
        menu.add("Events", lambda: self.show_view(EVENTS), icon="calendar-days")
        menu.addSeparator()
        menu.add("Find duplicates", lambda: self.duplicates_requested.emit(), icon="git-merge")
        menu.add("Import contacts…", lambda: self.import_requested.emit(), icon="upload")
        menu.add("Export all as vCard…", lambda: self.export_requested.emit(Contact, []), icon="download")
