"""The page of standing: what do I belong to, what renews, what did I give?"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from organizer.areas.standing import queries
from organizer.areas.standing.actions import leave, log_gift, renew
from organizer.areas.standing.model import (
    RECORDS,
    CompetencyEvidence,
    Feedback,
    Gift,
    GiftPayment,
    LeadershipRole,
    Membership,
    ServiceHours,
    Volunteering,
)
from organizer.kernel.changes import Changes, Ref
from organizer.kernel.record import Record, describe
from organizer.store.actions import delete_records
from organizer.ui.area_page import AreaPage, NewEntry
from organizer.ui.buttons import Button, IconButton
from organizer.ui.context import PageContext
from organizer.ui.fields.filter import FoldedFilter
from organizer.ui.menu import Menu, filled_when_opened
from organizer.ui.pagebar import PageBar
from organizer.ui.records.commands import TableCommands
from organizer.ui.records.drawer import RecordDrawer
from organizer.ui.records.making import fill_making
from organizer.ui.records.names import Names
from organizer.ui.shell import NARROW_BELOW, WIDE_FROM

from .beginning import FIRST, SHAPE_RECORDS
from .renewing import next_year
from .views import EMPTY, LISTS, OVERVIEW, SEGMENTS, TABLES, Views

_VIEW_KEY = "standing.view"
_KINDS = {describe(cls).kind: cls for cls in RECORDS}
_NEW: tuple[type[Record], ...] = (
    Membership, LeadershipRole, Volunteering, Gift, ServiceHours, GiftPayment, Feedback, CompetencyEvidence,
)  # fmt: skip
_COMMITMENTS = ("membership", "leadership_role", "volunteering", "gift")


class StandingPage(AreaPage):
    """The overview, and the records of each kind."""

    title = "Standing"

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.names = Names(context)
        self.views = Views(context, self.names)
        self._commands: dict[str, TableCommands] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.views)
        self._make_bar()
        self._connect_overview()
        self.views.made.connect(self._connect_made)
        self._begin()

    def _make_bar(self) -> None:
        self.bar = self.page_bar = PageBar(parent=self)
        self.bar.set_views(SEGMENTS)
        self.bar.view_changed.connect(lambda view: self.show_view(view, focus=False))
        self.text = FoldedFilter("Filter standing")
        self.text.typed.connect(self._filter)
        self.text.left.connect(self.views.focus_front)
        self.bar.add_filter(self.text)
        self.add = Button("Add commitment", icon="plus")
        self.add.set_menu_maker(lambda: filled_when_opened(self._fill_add, self.add))
        self.more = IconButton("ellipsis", "More about standing")
        self.more.set_menu_maker(lambda: filled_when_opened(self._fill_more, self.more))
        self.bar.add_action(self.add)
        self.bar.add_action(self.more)

    def _connect_overview(self) -> None:
        rows = self.views.overview.commitments.rows
        rows.opened.connect(self.show_record)
        rows.hours_asked.connect(self.log_hours)
        rows.renew_asked.connect(self.renew)
        rows.deleted.connect(self.delete)
        rows.menu_asked.connect(self._show_menu)
        self.views.overview.commitments.renewals.clicked.connect(lambda: self.show_view("memberships"))

    def _connect_made(self, key: str, view: Any) -> None:
        if key == EMPTY:
            view.created.connect(lambda: self.new(FIRST))
            view.shape_chosen.connect(lambda shape: self.new(SHAPE_RECORDS[shape]))
        elif key in TABLES:
            view.opened.connect(self.edit)
            self._commands[key] = TableCommands(view, more=partial(self._fill_rows_menu, view))
        elif key in LISTS:
            view.opened.connect(self.edit)
            view.edit_asked.connect(self.edit)
            view.create_asked.connect(lambda: self.new(view.cls))
            view.closed.connect(lambda: self.show_view(OVERVIEW))

    # What is shown

    def _begin(self) -> None:
        if not self._anything():
            self.views.bring(EMPTY)
            self.bar.hide()
            return
        self.bar.show()
        kept = self.context.settings.text(_VIEW_KEY, OVERVIEW)
        self.show_view(kept if any(kept == segment.key for segment in SEGMENTS) else OVERVIEW, focus=False)

    def _anything(self) -> bool:
        return any(self.context.workspace.reads.count(_KINDS[kind]) for kind in _COMMITMENTS)

    def show_view(self, key: str, *, focus: bool = True) -> None:
        """Brings a view, or the list of a kind of record, to the front."""
        self.views.bring(key)
        offered = any(key == segment.key for segment in SEGMENTS)
        self.bar.views.set_value(key if offered else None)
        if offered:
            self.context.settings.set(_VIEW_KEY, key)
        self.text.setVisible(key in TABLES)
        self._read(None)
        if focus:
            self.views.focus_front()

    def _read(self, changes: Changes | None) -> None:
        if self.views.key() == OVERVIEW:
            reads, today = self.context.workspace.reads, self.context.today()
            currency = queries.usual_currency(reads, self.context.conventions.currency)
            self.views.overview.show_standing(queries.standing(reads, today, self.context.who, currency), today)
        else:
            self.views.show_records(changes, self._clear)

    def _filter(self) -> None:
        self.views.text = self.text.text()
        self._read(None)

    def _clear(self) -> None:
        self.text.clear()
        self.context.set_who(None)
        self._filter()

    # What is done

    def new(self, cls: type[Record], **preset: Any) -> None:
        """A form for a new record."""
        if cls is ServiceHours and "given_to" not in preset:
            self._log_for_chosen()
            return
        today = self.context.today()
        if cls in (ServiceHours, GiftPayment, Feedback, CompetencyEvidence):
            preset.setdefault("day", today)
        preset.setdefault("owner", self.context.who)
        RecordDrawer(self.context, cls, names=self.names, **preset)

    def edit(self, record: Record) -> None:
        """A form for a stored record."""
        RecordDrawer(self.context, type(record), record, names=self.names)

    def _found(self, ref: Ref) -> Any:
        cls = _KINDS.get(ref.kind)
        return self.context.workspace.reads.find(cls, ref.id) if cls is not None else None

    def log_hours(self, ref: Ref) -> None:
        """Asks for hours given to a commitment, or for what was paid of a gift."""
        found = self._found(ref)
        if isinstance(found, Gift):
            self.new(GiftPayment, gift=found.id, amount=found.amount, owner=found.owner)
        elif found is not None:
            self.new(ServiceHours, given_to=found.id, owner=found.owner)

    def _log_for_chosen(self) -> None:
        """Hours are always given to something: to the commitment under the cursor."""
        chosen = self.views.overview.commitments.rows.chosen_row()
        if chosen is None or chosen.ref.kind == "gift":
            self.context.complain("Choose what the hours were given to, in the list of commitments, then H")
            self.show_view(OVERVIEW)
        else:
            self.log_hours(chosen.ref)

    def renew(self, ref: Ref) -> None:
        """A membership goes on for a year."""
        found = self._found(ref)
        if isinstance(found, Membership):
            until = next_year(found.renews or self.context.today())
            self.context.perform(renew, found, until, said=f"{found.name} renewed")

    def delete(self, ref: Ref) -> None:
        """Puts a commitment into the Trash."""
        found = self._found(ref)
        if found is not None:
            title = describe(type(found)).heading_of(found)
            self.context.perform(delete_records, [found], said=f"Deleted {title}")

    def _fill_add(self, menu: Menu) -> None:
        for cls in _NEW[:4]:
            menu.add(describe(cls).title, partial(self.new, cls), icon=describe(cls).icon)

    def _fill_more(self, menu: Menu) -> None:
        for kind, cls in LISTS.items():
            menu.add(describe(cls).plural, partial(self.show_view, kind), icon=describe(cls).icon)

    def _show_menu(self, row: int, at: QPoint) -> None:
        chosen = self.views.overview.commitments.rows.chosen_row()
        if chosen is not None and (found := self._found(chosen.ref)) is not None:
            menu = Menu(parent=self)
            self._fill_for(menu, found)
            fill_making(menu, self.context, found)
            menu.addSeparator()
            menu.add("Delete", partial(self.delete, chosen.ref), icon="trash-2", shortcut="Del")
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(at)

    def _fill_rows_menu(self, table: Any, menu: Menu) -> None:
        if table.selected_count() == 1:
            self._fill_for(menu, table.selected_records()[0])

    def _fill_for(self, menu: Menu, record: Record) -> None:
        ref = Ref.to(record)
        menu.add("Edit", partial(self.edit, record), icon="pencil", shortcut="E")
        if isinstance(record, Gift):
            menu.add("Log gift", partial(self._log_gift, record), icon="receipt")
        else:
            menu.add("Log hours", partial(self.log_hours, ref), icon="clock", shortcut="H")
        if isinstance(record, Membership):
            menu.add("Renew for a year", partial(self.renew, ref), icon="refresh-cw", shortcut="R")
            menu.add("Leave", partial(self._leave, record), icon="log-out")

    def _log_gift(self, gift: Gift) -> None:
        self.context.perform(log_gift, gift, self.context.today(), gift.amount, said=f"Gift to {gift.cause} logged")

    def _leave(self, membership: Membership) -> None:
        self.context.perform(leave, membership, self.context.today(), said=f"Left {membership.name}")

    # What the window asks

    def regions(self) -> tuple[QWidget, ...]:
        return (self.views,)

    def new_menu(self) -> list[NewEntry]:
        return [NewEntry(describe(cls).title, describe(cls).icon, partial(self.new, cls)) for cls in _NEW]

    def key_words(self) -> Sequence[tuple[str, str]]:
        return (("H", "Log hours, or a gift"), ("R", "Renew for a year"), ("E", "Edit"))

    def activate(self, view: str | None) -> None:
        if view is not None and (view in LISTS or any(view == segment.key for segment in SEGMENTS)):
            self.show_view(view)
        else:
            self.views.focus_front()

    def filter_field(self) -> QWidget | None:
        if self.views.key() == EMPTY:
            return None
        if self.views.key() not in TABLES:
            self.show_view("memberships", focus=False)
        return self.text.open()

    def show_record(self, ref: Ref) -> None:
        found = self._found(ref)
        if found is not None:
            self.edit(found)
        elif ref.kind not in _KINDS:
            self.context.open(ref)

    def refresh(self, changes: Changes | None) -> None:
        self.names.forget(changes)
        if changes is not None and not changes.touches(*_KINDS, "link"):
            return
        if self.views.key() == EMPTY or not self._anything():
            self._begin()
        else:
            self._read(changes)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.window().width()
        self.views.overview.set_size_class(
            "narrow" if width < NARROW_BELOW else "wide" if width >= WIDE_FROM else "normal"
        )
