"""The list view: who to reach out to, and under it everybody under the filters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from organizer.areas.people import rules
from organizer.areas.people.model import Contact, Interaction, Organization
from organizer.areas.people.widgets.columns import LAST_NOTE, people_columns
from organizer.areas.people.widgets.organization import OrganizationHead
from organizer.areas.people.widgets.queue import ReachOutQueue, Waiting
from organizer.kernel.changes import Changes
from organizer.kernel.query import Sort, Where
from organizer.ui.context import PageContext
from organizer.ui.painting import hairline
from organizer.ui.records.names import Names
from organizer.ui.records.table import RecordTable
from organizer.ui.shell import SizeClass
from organizer.ui.theme import theme

MOST_IN_QUEUE = 50
_PLACES: dict[SizeClass, int] = {"narrow": 3, "normal": 4, "wide": 6}
_ROOM_FOR_FOUR, _ROOM_FOR_CIRCLE, _ROOM_FOR_ROLES = 680, 740, 620


class PeopleTable(RecordTable[Contact]):
    """E edits, M shows what can be done with what is selected, as the menu key and a right click do."""

    edit_asked = Signal(object)
    menu_asked = Signal(object)
    """Where on the screen."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        record = self.current_record()
        alone = not event.modifiers() and self.context.single_keys()
        if event.key() == Qt.Key.Key_E and alone and record is not None:
            self.edit_asked.emit(record)
        elif event.key() == Qt.Key.Key_M and alone:
            below = self.visualRect(self.currentIndex()).bottomLeft()
            self.menu_asked.emit(self.viewport().mapToGlobal(below))
        else:
            super().keyPressEvent(event)


class _Rule(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        hairline(QPainter(self), 0, 0, self.width(), theme().tokens["border-subtle"])


class PeopleList(QWidget):
    """The queue is everybody whose next touch is today or was before, the longest waiting first."""

    current_changed = Signal(object)
    """Who has the cursor in the table (`Contact`); None where nobody is shown."""

    def __init__(self, context: PageContext, names: Names, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.names = names
        self._organization: UUID | None = None
        self._where: tuple[Where, ...] = ()
        self._size_class: SizeClass = "normal"
        self._forced: dict[str, bool] = {}
        """Columns that are shown or hidden for want of room, or because there is so much."""
        self._chosen: dict[str, bool] = {}
        """Whether the user had those shown."""
        self._last_notes = _LastNotes(context, self._repaint)
        self.queue = ReachOutQueue()
        self.organization_head = OrganizationHead()
        self.organization_head.hide()
        columns = people_columns(
            names,
            lambda contact: rules.cadence(contact, context.today(), context.pauses),
            context.today,
            self._last_notes.of,
            lambda: self._size_class == "narrow",
        )
        self.table = PeopleTable(context, Contact, columns, key="people", sort=Sort("name"), names=names)
        self.table.current_changed.connect(self._cursor_moved)
        self._row = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.queue)
        column.addWidget(self.organization_head)
        column.addWidget(_Rule())
        column.addWidget(self.table, 1)

    @property
    def organization(self) -> UUID | None:
        """Whose people alone are shown; None: everybody's."""
        return self._organization

    def set_size_class(self, size: SizeClass) -> None:
        """More cards and columns where there is room for them; else the columns are as the user chose."""
        self._size_class = size
        self.queue.set_narrow(size == "narrow")
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        size, width = self._size_class, self.width()
        self.queue.set_places(3 if size == "normal" and width < _ROOM_FOR_FOUR else _PLACES[size])
        forced: dict[str, bool] = {}
        if size == "narrow" or width < _ROOM_FOR_CIRCLE:
            forced["circle"] = False
        if width < _ROOM_FOR_ROLES:
            forced["roles"] = False
        if size == "wide":
            forced[LAST_NOTE] = True
        if forced != self._forced:
            columns = {column.name: number for number, column in enumerate(self.table.records.columns)}
            for name in self._forced:
                self.table.set_column_shown(name, self._chosen.pop(name))
            for name, shown in forced.items():
                self._chosen[name] = not self.table.isColumnHidden(columns[name])
                self.table.set_column_shown(name, shown)
            self._forced = forced

    def set_where(self, where: Sequence[Where], clear: Callable[[], None] | None) -> None:
        """The filters that hold, and how to take them away."""
        self._where = tuple(where)
        self._show_rows(clear)

    def show_organization(self, id: UUID | None, clear: Callable[[], None] | None) -> None:
        """Only those who are at an organization; None: everybody again."""
        self._organization = id
        self.queue.setVisible(id is None)
        self.organization_head.setVisible(id is not None)
        self._show_rows(clear)
        self.show_head()

    def _show_rows(self, clear: Callable[[], None] | None) -> None:
        self._row = 0
        where = [*self._context.mine(), *self._where]
        if self._organization is not None:
            where.append(Where("employer", "=", self._organization))
        self.table.set_where(where, clear if where else None)
        if not self.table.selected_count() and self.table.currentIndex().isValid():
            self.table.selectRow(self.table.currentIndex().row())

    def _cursor_moved(self, contact: Contact | None) -> None:
        """Somebody is always chosen, where there is anybody: where whoever was is gone, who is in that row now."""
        rows = self.table.records.rowCount()
        if contact is None and rows:
            self.table.selectRow(min(self._row, rows - 1))
            return
        self._row = max(self.table.currentIndex().row(), 0)
        self.current_changed.emit(contact)

    def show_head(self) -> None:
        """Who is known at the organization that is shown."""
        if self._organization is None:
            return
        reads = self._context.workspace.reads
        found = reads.find(Organization, self._organization)
        if found is None or found.deleted is not None:
            self.organization_head.closed.emit()
            return
        here = [*self._context.mine(), Where("employer", "=", self._organization)]
        over = reads.count(Contact, [*here, Where("next_touch", "<", self._context.today())])
        if over and self._context.pauses:
            from organizer.areas.people.queries import overdue

            over = overdue(reads, self._context.today(), self._context.pauses, here)
        self.organization_head.show_organization(found, reads.count(Contact, here), over)

    def reload(self, changes: Changes | None) -> None:
        """Shows what changed."""
        self._last_notes.forget()
        self.table.reload(changes)
        self.show_queue()
        self.show_head()

    def waiting(self, most: int = MOST_IN_QUEUE) -> list[Contact]:
        """Who waits, the longest first."""
        reads, today, mine = self._context.workspace.reads, self._context.today(), self._context.mine()
        if self._context.pauses:
            from organizer.areas.people.queries import touches_due

            return touches_due(reads, today, self._context.pauses, most, mine)
        due = [*mine, Where("next_touch", "<=", today)]
        return list(reads.page(Contact, due, Sort("next_touch"), limit=most).records)

    def show_queue(self) -> None:
        """Shows who waits; what to begin with follows later, with `show_asks`."""
        reads, today = self._context.workspace.reads, self._context.today()
        count = reads.count(Contact, [*self._context.mine(), Where("next_touch", "<=", today)])
        most = max(_PLACES.values())
        waiting = self.waiting(MOST_IN_QUEUE if self._context.pauses else most)
        if self._context.pauses and len(waiting) < MOST_IN_QUEUE:
            count = len(waiting)
        if waiting:
            shown = [self._waiting(contact, today) for contact in waiting[:most]]
            self.queue.set_waiting(shown, rules.queue_words(count, min(count, MOST_IN_QUEUE)), today)
            return
        ahead = [*self._context.mine(), Where("next_touch", ">", today)]
        soonest = reads.page(Contact, ahead, Sort("next_touch"), limit=1).records
        words = rules.soonest_words(soonest[0].name, soonest[0].next_touch or today, today) if soonest else ""
        self.queue.set_quiet(words or "Nobody has a cadence yet. Put people into circles to be reminded of them")

    def show_asks(self) -> None:
        """What to begin with, for the cards that are shown."""
        from organizer.areas.people.queries import newest_interactions

        ids = [waiting.id for waiting in self.queue.people]
        newest = newest_interactions(self._context.workspace.reads, ids, self._context.today())
        self.queue.set_asks({id: rules.to_ask(newest.get(id)) for id in ids})

    def _waiting(self, contact: Contact, today: date) -> Waiting:
        words = rules.next_touch_words(rules.cadence(contact, today, self._context.pauses), today)
        return Waiting(contact.id, contact.name, words)

    def _repaint(self) -> None:
        self.table.viewport().update()


class _LastNotes:
    """What was last talked about, looked up for the rows in view together, a moment after they are painted."""

    def __init__(self, context: PageContext, show: Callable[[], None]) -> None:
        self._context, self._show = context, show
        self._known: dict[UUID, Interaction | None] = {}
        self._wanted: set[UUID] = set()
        self._timer = QTimer(context)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._read)

    def of(self, contact: Contact) -> str:
        """'' until it is known."""
        if contact.id not in self._known:
            self._wanted.add(contact.id)
            self._timer.start()
            return ""
        newest = self._known[contact.id]
        return (newest.summary or newest.notes.strip().split("\n")[0] or newest.channel.label) if newest else ""

    def forget(self) -> None:
        self._known.clear()

    def _read(self) -> None:
        from organizer.areas.people.queries import newest_interactions

        wanted, self._wanted = self._wanted, set()
        found = newest_interactions(self._context.workspace.reads, wanted, self._context.today())
        self._known |= {id: found.get(id) for id in wanted}
        self._show()
