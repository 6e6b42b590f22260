"""The page of an area, as the window sees it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from organizer.kernel.changes import Changes, Ref
from organizer.ui.context import PageContext
from organizer.ui.pagebar import PageBar
from organizer.ui.painting import fill
from organizer.ui.theme import theme


class NewEntry(NamedTuple):
    """One thing that '+ New' offers."""

    title: str
    icon: str
    make: Callable[[], None]


class AreaPage(QWidget):
    """Made when its area is first shown, with the context of its window. `Area.page()` gives the class.

    The page hears of changes and of the choice of a member while it is in view; what it missed it is told, as one
    `refresh`, when it is next shown.
    """

    title: str = ""
    import_requested = Signal()
    """The user wants to bring data in from files."""

    export_requested = Signal(object, object)
    """The user wants records written for other programs: their kind, and a list of them; an empty one, all of it."""

    print_requested = Signal(object)
    """The user wants something on paper: a `Section`, whose title heads the page."""

    duplicates_requested = Signal()
    """The user wants to see what may be noted twice."""

    area_asked = Signal(str)
    """The user wants to see the page of an area."""

    page_bar: PageBar | None = None
    """Put under the top bar by the window."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        context.changed.connect(self._heard)
        context.who_changed.connect(self._who_heard)
        self._missed: list[Changes] = []
        self._who_missed = False

    def subtitle(self) -> str:
        """What stands beside the title, such as the day."""
        return ""

    def regions(self) -> tuple[QWidget, ...]:
        """The parts that F6 visits, such as list and detail; none: the page is one."""
        return ()

    def new_menu(self) -> list[NewEntry]:
        """What '+ New' offers while this page is in view; the first is what Ctrl+N does."""
        return []

    def activate(self, view: str | None) -> None:
        """The page comes to the front, in the view named, or as it was left."""

    def show_record(self, ref: Ref) -> None:
        """Goes to a record of this area."""

    def show_changed(self, refs: Sequence[Ref]) -> None:
        """Goes to where something was undone or done again: to the record, where it is one and there."""
        alive = [ref for ref in refs if self.context.workspace.reads.resolve(ref) is not None]
        if len(alive) == 1:
            self.show_record(alive[0])

    def key_words(self) -> Sequence[tuple[str, str]]:
        """Keys of this page that are no shortcuts of the window, and what they do, for the sheet of keys."""
        return ()

    def filter_field(self) -> QWidget | None:
        """Where Ctrl+F puts the focus."""
        return None

    def refresh(self, changes: Changes | None) -> None:
        """Shows what is new. None: anything may be, as when another member was chosen."""

    def close_page(self) -> None:
        """Stops hearing of changes; the window calls this before it lets the page go."""
        self.context.changed.disconnect(self._heard)
        self.context.who_changed.disconnect(self._who_heard)

    def catch_up(self) -> None:
        """Shows what happened while the page was out of view."""
        if self._who_missed:
            self.refresh(None)
        elif self._missed:
            self.refresh(_joined(self._missed))
        self._who_missed, self._missed = False, []

    def showEvent(self, event: QShowEvent) -> None:
        self.catch_up()

    def _heard(self, changes: Changes) -> None:
        if self.isVisible():
            self.refresh(changes)
        else:
            self._missed.append(changes)

    def _who_heard(self) -> None:
        if self.isVisible():
            self.refresh(None)
        else:
            self._who_missed = True

    def paintEvent(self, event: QPaintEvent) -> None:
        fill(QPainter(self), self.rect(), theme().tokens["window"])


def _joined(changes: list[Changes]) -> Changes:
    kinds: dict[str, frozenset[UUID]] = {}
    for each in changes:
        for kind, ids in each.records.items():
            kinds[kind] = kinds.get(kind, frozenset()) | ids
    return Changes(changes[-1].profile, changes[-1].title, kinds)
