"""The page that finds people who are noted twice."""

from __future__ import annotations

import contextlib
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organizer.areas.people.actions import merge_contacts, tell_apart
from organizer.areas.people.model import Contact
from organizer.exchange.plan import DuplicatePair, duplicates, told_apart
from organizer.kernel.changes import Changes, Ref
from organizer.overview.region import phone_region
from organizer.store.profile import Profile
from organizer.ui.area_page import AreaPage
from organizer.ui.buttons import Button
from organizer.ui.context import PageContext
from organizer.ui.label import Label
from organizer.ui.menu import Menu
from organizer.ui.records.empty_note import EmptyNote
from organizer.ui.records.names import Names
from organizer.ui.tasks import Task

from .pairs import Pair, PairList

_MERGE, _APART = "Ctrl+Return", "Ctrl+D"
_KINDS = ("contact", "link", "organization")


class DuplicatesPage(AreaPage):
    """Looks each time it is opened. One pair at a time is merged or told apart, and each can be undone."""

    title = "Find duplicates"

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._found: list[DuplicatePair] = []
        self._task: Task | None = None
        self._names = Names(context)
        self.summary = Label("", "body", "text-2")
        self.again_button = Button("Look again", icon="refresh-cw")
        self.again_button.clicked.connect(self.look)
        self.apart_button = Button("Different people", hint=_APART)
        self.apart_button.clicked.connect(self.tell_apart)
        self.merge_button = Button("Same person: merge", "primary", icon="git-merge", hint=_MERGE)
        self.merge_button.clicked.connect(self.merge)
        self.list = PairList(self._names)
        self.list.asked.connect(self._ask)
        self.list.current_changed.connect(self._show_buttons)
        self._note = EmptyNote(self.list.viewport())
        bar = QHBoxLayout()
        bar.setContentsMargins(24, 10, 24, 10)
        bar.setSpacing(8)
        bar.addWidget(self.summary, 1)
        for button in (self.again_button, self.apart_button, self.merge_button):
            bar.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.list, 1)
        for keys, act in ((_MERGE, self.merge), ("Ctrl+Enter", self.merge), (_APART, self.tell_apart)):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        self._show_buttons()

    def regions(self) -> tuple[QWidget, ...]:
        return (self.list,)

    def activate(self, view: str | None) -> None:
        self.look()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, changes: Changes | None) -> None:
        if changes is None or changes.touches(*_KINDS):
            self._names.forget(changes)
            self._show_found()

    def close_page(self) -> None:
        if self._task is not None:
            self._task.cancel()
        super().close_page()

    def look(self) -> None:
        """Compares everybody, beside the window's thread."""
        if self._task is not None:
            return
        profiles, region = self.context.workspace.profiles, phone_region()

        def work(_: object) -> list[DuplicatePair]:
            found = [pair for profile in profiles for pair in _within(profile, region)]
            return sorted(found, key=lambda pair: -pair.confidence)

        self._task = self.context.tasks.run("Looking for duplicates", work)
        self._task.done.connect(self._looked)
        self._task.failed.connect(self._failed)
        self._task.ended.connect(self._ended)
        self._show_found()

    def merge(self) -> None:
        """Makes one of the pair: the record that was made first stays, and takes over what only the other has."""
        pair = self.list.current()
        if pair is not None:
            self.context.perform(merge_contacts, *pair[:2], said=f"Merged into {pair.first.name}")

    def tell_apart(self) -> None:
        """Remembers that the two are different people."""
        pair = self.list.current()
        if pair is not None:
            self.context.perform(tell_apart, *pair[:2], said="Noted: different people")

    def _looked(self, found: list[DuplicatePair]) -> None:
        self._found = found

    def _failed(self, error: Exception) -> None:
        raise error

    def _ended(self) -> None:
        self._task = None
        self._show_found()

    def _show_found(self) -> None:
        """Those pairs who are two live records still, and who were not told apart."""
        reads = self.context.workspace.reads
        people = reads.many(Contact, {id for pair in self._found for id in (pair.first, pair.second)})
        live = {id: contact for id, contact in people.items() if contact.deleted is None}
        apart = told_apart(reads)
        pairs = [
            Pair(live[found.first], live[found.second], found.confidence, found.reason)
            for found in self._found
            if found.first in live and found.second in live and frozenset((found.first, found.second)) not in apart
        ]
        self.list.show_pairs(pairs)
        looking = self._task is not None
        count = len(pairs)
        self.summary.setText(
            "" if not pairs else "1 pair may be one person" if count == 1 else f"{count:,} pairs may be one person each"
        )
        self.again_button.setEnabled(not looking)
        if pairs:
            self._note.hide()
        elif looking:
            self._note.say("Looking through everybody")
        else:
            self._note.say("Nobody seems to be noted twice", "People are compared by card, e-mail, phone and name.")

    def _show_buttons(self) -> None:
        some = self.list.current() is not None
        self.merge_button.setEnabled(some)
        self.apart_button.setEnabled(some)

    def menu(self) -> Menu | None:
        """What can be done with the pair that has the cursor."""
        pair = self.list.current()
        if pair is None:
            return None
        menu = Menu(parent=self.list)
        menu.add("Same person: merge", self.merge, icon="git-merge", shortcut=_MERGE)
        menu.add("Different people", self.tell_apart, icon="users", shortcut=_APART)
        menu.addSeparator()
        for which, contact in (("first", pair.first), ("second", pair.second)):
            menu.add(f"Show the {which}", partial(self.context.open, Ref.to(contact)), icon="user")
        return menu

    def _ask(self) -> None:
        menu = self.menu()
        if menu is not None:
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            rect = self.list.visualRect(self.list.currentIndex())
            menu.popup(self.list.viewport().mapToGlobal(rect.bottomLeft()))


def _within(profile: Profile, region: str | None) -> list[DuplicatePair]:
    """Pairs of one file: people of two files cannot become one record."""
    with contextlib.closing(profile.reader()) as reader:
        return duplicates(reader, region=region)
