"""The editor of a record: a form in a drawer, with whose it is, Delete, what is wrong, Cancel and Save."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organizer.kernel.changes import Ref
from organizer.kernel.errors import Invalid, NotFound, OrganizerError, Stale
from organizer.kernel.record import Record, describe
from organizer.store.actions import delete_records
from organizer.ui.buttons import Button
from organizer.ui.context import PageContext
from organizer.ui.edit_drawer import EditDrawer
from organizer.ui.segmented import Segment, SegmentedControl

from .chain import ChainView
from .form import SCROLL_BAR, SIDE, RecordForm, title_of
from .names import Names
from .saving import save_draft
from .views import FilesView, HistoryView, LinksView

R = TypeVar("R", bound=Record)

WHAT_IF = "What would this do?"
_SHARED = ""
_MOST_IN_VIEW = 3


class RecordDrawer(EditDrawer, Generic[R]):
    """Opens on a stored record, or on a new one with `preset` values. It goes when the drawer closes.

    Ctrl+S saves and closes, Ctrl+Enter saves and begins a new one, Esc closes and asks only if something would be lost.
    """

    saved = Signal(object)
    """The record as stored."""

    deleted = Signal(object)
    """The record that went to the Trash."""

    def __init__(
        self, context: PageContext, cls: type[R], record: R | None = None, *, names: Names | None = None,
        **preset: Any,
    ) -> None:  # fmt: skip
        self._delete = Button("Delete", "ghost-danger", icon="trash-2")
        super().__init__(context, self._delete)
        self.cls = cls
        self.record = record
        self._names = names or Names(context)
        self._preset = preset
        self._begun_owner: UUID | None = None
        self.form = self._make_form(record is None, len(self._names.members()) > _MOST_IN_VIEW)
        self.form.changed.connect(self._show_state)
        self.owner = self._owner_switch()
        self._delete.clicked.connect(self.delete)
        self._delete.setVisible(record is not None)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self._foot, context=Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(self.save_and_new)
        self._fill(title_of(describe(cls), record is None), self._content(), self.owner)
        self._begin(record)
        self.drawer.open()

    def save(self) -> None:
        self._save(self.drawer.close_now)

    def save_and_new(self) -> None:
        """Stores, and begins another."""
        self._save(self._next)

    def delete(self) -> None:
        """Puts the record into the Trash; the toast offers Undo."""
        record = self.record
        if record is None or self._busy:
            return
        self._remove(record, delete_records, [record])

    def _remove(self, record: R, action: Callable[..., Any], *args: Any, said: str = "") -> None:
        """Has an action done that puts the record into the Trash."""
        self._busy = True

        def done(_: object) -> None:
            self._busy = False
            self.drawer.close_now()
            self.deleted.emit(record)

        title = describe(self.cls).title.lower()
        self.context.perform(action, *args, said=said or f"Deleted {title}", then=done, failed=self._failed)

    def is_changed(self) -> bool:
        return self.form.is_changed() or self._owner() != self._begun_owner

    def _make_form(self, brief: bool, with_owner: bool) -> RecordForm[R]:
        """The form that the drawer holds."""
        return RecordForm(self.context, self.cls, names=self._names, brief=brief, with_owner=with_owner)

    def _save(self, then: Callable[[], None]) -> None:
        if self._busy:
            return  # Pressed twice, it is still one record.
        if not self.form.check():
            self._show_state()
            return
        self._store(then)

    def _store(self, then: Callable[[], None]) -> None:
        """Stores what stands in the form, which has been checked."""
        draft = self.form.draft(owner=self._owner())
        record = draft.stored or draft.new
        assert record is not None
        if draft.stored is not None and not draft.fields and not draft.files:
            then()
            return
        title = describe(self.cls).title.lower()
        said = "Saved" if draft.stored else f"Added {title}"
        self._perform(then, said, save_draft, record, draft)

    def _perform(self, then: Callable[[], None], said: str, action: Callable[..., R], *args: Any, **more: Any) -> None:
        """Has an action done that gives the record as stored."""
        self._busy = True

        def done(saved: R) -> None:
            self._busy = False
            self._names.forget(None)
            self.record = saved
            then()
            self.saved.emit(saved)

        self.context.perform(action, *args, said=said, then=done, failed=self._failed, **more)

    def _failed(self, error: OrganizerError) -> None:
        self._busy = False
        if isinstance(error, Invalid) and error.kind == describe(self.cls).kind:
            self.form.show_problems(error.problems)
        elif isinstance(error, Stale):
            text = "What stands here is not saved. Reload shows what is stored now."
            self.form.say("Changed in the meantime", text, "Reload", self._reload)
        elif isinstance(error, NotFound):
            self.form.say("This is no longer there", "Somebody removed it for good. Nothing was saved.")
        else:
            self.form.say("This could not be saved", str(error))
        self._show_state()

    def _reload(self) -> None:
        assert self.record is not None
        stored = self.context.workspace.reads.find(self.cls, self.record.id)
        if stored is None:
            self.form.say("This is no longer there", "Somebody removed it for good.")
            return
        self._begin(stored)

    def _begin(self, record: R | None) -> None:
        self.record = record
        home = self.context.workspace.home.member
        owner = record.owner if record else self._preset.get("owner", self.context.who or home)
        self.form.begin(record, **(self._preset | {"owner": owner} if record is None else self._shown(record)))
        if self.owner is not None:
            self.owner.set_value(str(owner) if owner else _SHARED)
        self._begun_owner = owner
        self._show_state()

    def _shown(self, record: R) -> dict[str, Any]:
        """Values of a stored record that the form shows in place of its own."""
        return {}

    def _next(self) -> None:
        self.drawer.set_title(title_of(describe(self.cls), new=True))
        self._delete.hide()
        self._views.hide()
        self._begin(None)
        first = next(iter(self.form.editors.values()))
        first.widget.setFocus(Qt.FocusReason.TabFocusReason)

    def _owner(self) -> UUID | None:
        if "owner" in self.form.editors:
            chosen: UUID | None = self.form.editors["owner"].value()
            return chosen
        if self.owner is None:
            return self._begun_owner
        value = self.owner.value()
        return UUID(value) if value else None

    def _owner_switch(self) -> SegmentedControl | None:
        members = self._names.members()
        if not 1 < len(members) <= _MOST_IN_VIEW:
            return None
        segments = [Segment(str(m.id), m.name.split(" ")[0]) for m in members]
        switch = SegmentedControl([*segments, Segment(_SHARED, "Shared", "users")], "Whose", small=True)
        switch.changed.connect(self._show_state)
        return switch

    def _content(self) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.form)
        self._views = QWidget()
        below = QVBoxLayout(self._views)
        below.setContentsMargins(0, 0, 0, 8)
        below.setSpacing(0)
        if self.record is not None:
            if self.context.asks_what_if(self.cls):
                below.addWidget(self._what_if(self.record))
            ref = Ref.to(self.record)
            for part in (
                FilesView(self.context, self.record),
                ChainView(self.context, self._names, self.record),
                LinksView(self.context, self._names, ref),
                HistoryView(self.context, self._names, ref),
            ):
                part.set_margins(SIDE, SIDE - SCROLL_BAR)
                below.addWidget(part)
        column.addWidget(self._views)
        column.addStretch(1)
        return content

    def _what_if(self, record: R) -> QWidget:
        """A way to what the record, as it is stored, would do to the financial plan."""
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(SIDE, 0, SIDE - SCROLL_BAR, 12)
        button = Button(WHAT_IF, icon="git-branch")
        button.clicked.connect(lambda: self.context.show_what_if(self.record or record))
        row.addWidget(button)
        row.addStretch(1)
        return holder

    def _show_state(self) -> None:
        self._show_count(self.form.problem_count())
