"""The chain of evidence of a record: what it comes from, what it led to, and what else can be made of it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from organizer.kernel.changes import Changes, Ref
from organizer.kernel.evidence import LED_TO, chain
from organizer.kernel.record import Record, describe
from organizer.kernel.system import Link
from organizer.store.actions import unlink_records
from organizer.ui.buttons import Button, IconButton
from organizer.ui.context import PageContext
from organizer.ui.label import Label

from .making import make, makers_for
from .names import Names
from .views import Part, flush


class ChainView(Part):
    """Hidden where nothing comes from the record, and nothing can be made of it."""

    kinds = ("link",)

    def __init__(self, context: PageContext, names: Names, record: Record) -> None:
        super().__init__(context, "Evidence")
        self._names, self._record = names, record
        self.makers: list[Button] = []
        """What makes something of the record."""
        self.rows: list[Button] = []
        """What opens the records of the chain, from the first to the last."""
        self.refresh()

    def refresh(self) -> None:
        used = any(button.hasFocus() for button in self.makers)
        self._empty()
        reads, of = self.context.workspace.reads, Ref.to(self._record)
        stored = reads.find(type(self._record), of.id)
        came = chain(reads, of)
        self._names.load([each.ref for each in came])
        self.rows = []
        for each in came:
            name = self._names.of(each.ref) or "not in the open profiles"
            go = Button(name, "text", "small", icon=self._icon(each.ref.kind))
            go.clicked.connect(partial(self.context.open, each.ref))
            self.rows.append(go)
            parts = [flush(go), Label(self._words(each.ref.kind, each.steps), "label", "text-3")]
            if abs(each.steps) == 1:
                remove = IconButton("x", f"Unlink {name}", size="small")
                remove.clicked.connect(partial(self.unlink, each.link))
                parts.append(remove)
            self._line(*parts)
        self.makers = []
        if stored is not None and stored.deleted is None:
            for maker in makers_for(self.context, stored):
                button = Button(maker.title, size="small", icon=maker.icon)
                button.clicked.connect(partial(make, self.context, stored, maker))
                self.makers.append(button)
        if self.makers:
            self._buttons()
        if not (came or self.makers):
            self.hide()
        elif self.parentWidget() is not None:  # Without a parent it would stand as a window of its own.
            self.show()
        if used and (left := [*self.makers, *self.rows]):
            left[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def unlink(self, link: Link) -> None:
        """Takes a link of the chain away; both records stay."""
        self.context.perform(unlink_records, link, said="Unlinked")

    def _heard(self, changes: Changes) -> None:
        if changes.touches(*self.kinds, describe(type(self._record)).kind):
            self.refresh()

    def _words(self, kind: str, steps: int) -> str:
        """'Led to: win', 'Comes from: hours given'."""
        cls = self.context.workspace.home.registry.cls(kind)
        way = "Comes from" if steps < 0 else LED_TO.capitalize()
        return f"{way}: {describe(cls).title.lower()}"

    def _icon(self, kind: str) -> str:
        return describe(self.context.workspace.home.registry.cls(kind)).icon

    def _buttons(self) -> None:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button in self.makers:
            row.addWidget(button)
        row.addStretch(1)
        self.body.addWidget(holder)
