"""Forms for the records of People, in drawers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from organizer.areas.people.model import MET, Contact, Event
from organizer.kernel.changes import Ref
from organizer.kernel.dates import format_day
from organizer.kernel.record import Record, describe
from organizer.ui.avatars import Face
from organizer.ui.context import PageContext
from organizer.ui.records.names import Names

from .commands import Commands

if TYPE_CHECKING:
    from organizer.areas.people.widgets.met_form import MetForm


class Editing:
    """Opens drawers; what they are made of is loaded when the first one opens."""

    def __init__(self, context: PageContext, names: Names, commands: Commands) -> None:
        self._context, self._names, self._commands = context, names, commands

    def new(self, cls: type[Record], **preset: Any) -> None:
        """A form for a new record, with some values filled in."""
        from organizer.ui.records.drawer import RecordDrawer

        RecordDrawer(self._context, cls, names=self._names, **preset)

    def edit(self, record: Record) -> None:
        """A form for a stored record."""
        from organizer.ui.records.drawer import RecordDrawer

        RecordDrawer(self._context, type(record), record, names=self._names)

    def show_changes(self, record: Record) -> None:
        """What was done to a record, newest first."""
        from organizer.ui.records.views import HistoryView

        view = HistoryView(self._context, self._names, Ref.to(record))
        name = describe(type(record)).heading_of(record)
        self._context.show_drawer(_padded(view, 0), f"Changes of {name}")

    def met(self, event: Event) -> MetForm:
        """Who was met at an event."""
        from organizer.areas.people.widgets.met_form import MetForm
        from organizer.ui.fields.suggestions import Option

        from .pane import find_people

        reads = self._context.workspace.reads
        ids = [link.to_id for link in reads.links(Ref.to(event)) if link.role == MET]
        known = reads.many(Contact, ids)
        when = f"{event.name}, {format_day(event.day, self._context.today())}"
        form = MetForm(when, lambda text: find_people(self._context, text))
        drawer = self._context.show_drawer(_padded(form), "Who was met")

        def save() -> None:
            people = list(reads.many(Contact, form.chosen()).values())
            self._commands.note_met(event, people, drawer.close_now, form.refuse)

        form.saved.connect(save)
        form.given_up.connect(drawer.close_now)
        form.open_for([Option(id, known[id].name, face=Face.of(known[id].name)) for id in ids if id in known])
        return form


def _padded(content: QWidget, side: int = 24) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(side, min(side, 20), side, 20)
    column.addWidget(content)
    column.addStretch(1)
    return holder
