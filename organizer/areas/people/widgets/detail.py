"""The pane beside the list: all that is known of one person."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organizer.areas.people.model import Contact, Interaction
from organizer.areas.people.rules import Cadence, Happening, Health, interval_words, sorts
from organizer.kernel.changes import Ref
from organizer.kernel.frozen import frozen
from organizer.ui.bars import CadenceStrip
from organizer.ui.buttons import Button
from organizer.ui.cards import PaneSection
from organizer.ui.chips import StatusChip, Tone
from organizer.ui.label import Label
from organizer.ui.menu import Menu
from organizer.ui.painting import CENTRE, hairline
from organizer.ui.related import Related, RelatedList
from organizer.ui.scrolling import ScrollArea
from organizer.ui.tab_order import set_tab_order, stops_in
from organizer.ui.theme import theme

from .cadence import show_strip
from .identity import SIDE, Identity
from .means import MeansList, means_of
from .notes import NotesText
from .relations import PeopleLines, Person
from .timeline import Timeline


@frozen
class PersonView:
    """What the pane shows of one person, read in few queries."""

    contact: Contact
    today: date
    standing: Cadence
    organization: str = ""
    year: tuple[Interaction, ...] = ()
    """The touches of the last twelve months."""
    touches: int = 0
    happenings: tuple[Happening, ...] = ()
    more: bool = False
    """Whether there is older history."""
    introductions: tuple[tuple[str, tuple[Person, ...]], ...] = ()
    linked: tuple[Related, ...] = ()
    ties: tuple[Related, ...] = ()
    files: tuple[Related, ...] = ()


_TONES: dict[Health, tuple[Tone, str | None]] = {
    Health.OVER: ("danger", "clock-alert"),
    Health.SOON: ("warn", "clock"),
    Health.GOOD: ("neutral", None),
    Health.NONE: ("neutral", None),
}


class _OverlaidScroll(ScrollArea):
    """Its scroll bar lies over the content, which so keeps its width whether there is much to show or little."""

    def __init__(self, content: QWidget) -> None:
        super().__init__(content)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setViewportMargins(0, 0, -self.verticalScrollBar().sizeHint().width(), 0)


class PersonDetail(QWidget):
    """Shows a `PersonView`; a form can be put in place under the head. Signals carry what is asked for."""

    person_opened = Signal(UUID)
    ref_opened = Signal(Ref)
    happening_opened = Signal(Happening)
    happening_delete_asked = Signal(Happening)
    copied = Signal(str)
    older_asked = Signal()
    sorts_changed = Signal()

    def __init__(self, today: date, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Person")
        self.view: PersonView | None = None
        self.identity = Identity(today)
        self._form: QWidget | None = None
        self._form_place = QVBoxLayout()
        self._form_place.setContentsMargins(SIDE, 0, SIDE, 0)
        self._make_sections()
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 10)
        column.setSpacing(0)
        column.addWidget(self.identity)
        column.addLayout(self._form_place)
        for section in self._sections:
            column.addWidget(section)
        column.addStretch(1)
        self.area = _OverlaidScroll(self._content)
        self._nobody = Label("Choose somebody to see what you know of them", "body", "text-3", wrap=True, align=CENTRE)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._nobody, 1)
        outer.addWidget(self.area, 1)
        self.show_nobody()

    def _make_sections(self) -> None:
        self._cadence = PaneSection("Cadence")
        self._since = StatusChip("")
        self._cadence.add_action(self._since)
        self.strip = CadenceStrip()
        self._cadence.body.addWidget(self.strip)
        around = self._cadence.layout()
        assert around is not None
        around.setSpacing(6)
        around.setContentsMargins(SIDE, 13, SIDE, 8)
        self._reach = PaneSection("Reach")
        self.means = MeansList()
        self.means.copied.connect(self.copied)
        self._reach.body.addWidget(self.means)
        self._linked = PaneSection("Linked")
        self.linked = RelatedList()
        self.introductions = PeopleLines()
        self.files = RelatedList()
        self._linked.body.addWidget(self.linked)
        self._linked.body.addWidget(self.introductions)
        self._linked.body.addWidget(self.files)
        self._ties = PaneSection("Ties")
        self.ties = RelatedList()
        self._ties.body.addWidget(self.ties)
        for part in (self.linked, self.ties, self.files):
            part.opened.connect(self.ref_opened)
        self.introductions.opened.connect(self.person_opened)
        self._notes = PaneSection("Notes")
        self._notes_text = NotesText()
        self._notes.body.addWidget(self._notes_text)
        self._history = PaneSection("History")
        self.sorts_button = Button("All types", "text", "small", trailing="chevron-down")
        self._sorts_menu = Menu(stays_open=True)
        for key, words in sorts():
            self._sorts_menu.add(words, self._sorts_ticked, checked=False).setData(key)
        self.sorts_button.set_menu(self._sorts_menu)
        self._history.add_action(self.sorts_button)
        self.timeline = Timeline()
        self.timeline.opened.connect(self.happening_opened)
        self.timeline.delete_asked.connect(self.happening_delete_asked)
        self.timeline.row_reached.connect(self._reveal)
        self._none_yet = Label("", "label", "text-3", wrap=True)
        self.older = Button("Show older", "text", "small")
        self.older.clicked.connect(lambda: self.older_asked.emit())
        self._history.body.addWidget(self._none_yet)
        self._history.body.addWidget(self.timeline)
        row = QHBoxLayout()
        row.addWidget(self.older)
        row.addStretch(1)
        self._history.body.addLayout(row)
        self._sections = (self._cadence, self._reach, self._linked, self._ties, self._notes, self._history)

    @property
    def contact(self) -> Contact | None:
        return self.view.contact if self.view else None

    def show_nobody(self) -> None:
        self.view = None
        self.close_form()
        self.area.hide()
        self._nobody.show()

    def show_person(self, view: PersonView) -> None:
        """Another person begins at the top, without a form; the same one stays where it is."""
        same = self.view is not None and self.view.contact.id == view.contact.id
        if not same:
            self.close_form()
            self.set_sorts(frozenset())
            self.area.verticalScrollBar().setValue(0)
        self.view = view
        self.identity.set_person(view.contact, view.organization, view.today)
        self._show_cadence(view)
        means = means_of(view.contact)
        self.means.set_means(means)
        self._reach.setVisible(bool(means))
        self.linked.set_related(view.linked)
        self.introductions.set_lines(view.introductions)
        self.files.set_related(view.files)
        for part, content in (
            (self.linked, view.linked), (self.introductions, view.introductions), (self.files, view.files),
            (self._linked, (*view.linked, *view.introductions, *view.files)), (self._ties, view.ties),
        ):  # fmt: skip
            part.setVisible(bool(content))
        self.ties.set_related(view.ties)
        self._notes.setVisible(bool(view.contact.notes.strip()))
        self._notes_text.show_notes(view.contact.notes)
        self._show_history(view)
        self._nobody.hide()
        self.area.show()
        self._order()

    def _order(self) -> None:
        """Tab goes through the pane as one reads it."""
        identity = self.identity
        order: list[QWidget] = [identity.organization, identity.more, identity.log, identity.plan, identity.introduce]
        for part in (self._form, self.means, self.linked, self.introductions, self.files, self.ties):
            order += stops_in(part) if part is not None else []
        set_tab_order([*order, self.sorts_button, self.timeline, self.older])

    def _show_cadence(self, view: PersonView) -> None:
        standing = view.standing
        self._cadence.note.setText(interval_words(view.contact.interval) or "none set")
        tone, icon = _TONES[standing.health]
        days = f"{standing.since} day{'s' * (standing.since != 1)}"
        last = view.contact.last_touch
        words = f"{days} since last touch" if last and standing.since else "Touched today" if last else "No touch yet"
        self._since.set_chip(words, tone, icon)
        show_strip(self.strip, view.year, standing, view.today)

    def _show_history(self, view: PersonView) -> None:
        count = view.touches
        self._history.note.setText(f"{count:,} touch{'es' * (count != 1)}")
        self.timeline.set_happenings(view.happenings, view.today)
        self.timeline.setVisible(bool(view.happenings))
        self._none_yet.setText(
            "Nothing of this type" if self.chosen_sorts() else "Nothing noted yet. Log the first touch."
        )
        self._none_yet.setVisible(not view.happenings and not view.more)
        self.older.setVisible(view.more)

    def chosen_sorts(self) -> frozenset[str]:
        """What the history is narrowed to; nothing chosen: everything."""
        return frozenset(str(a.data()) for a in self._sorts_menu.actions() if a.isChecked())

    def set_sorts(self, chosen: frozenset[str]) -> None:
        for action in self._sorts_menu.actions():
            action.setChecked(action.data() in chosen)
        self._name_sorts()

    def _sorts_ticked(self) -> None:
        self._name_sorts()
        self.sorts_changed.emit()

    def _name_sorts(self) -> None:
        chosen = [words for key, words in sorts() if key in self.chosen_sorts()]
        self.sorts_button.set_label(
            chosen[0] if len(chosen) == 1 else f"{len(chosen)} types" if chosen else "All types"
        )

    def show_form(self, form: QWidget) -> None:
        """Puts a form under the head; it is kept, not deleted, when it goes."""
        self.close_form()
        self._form = form
        self._form_place.addWidget(form)
        self._form_place.setContentsMargins(SIDE, 0, SIDE, 14)
        form.show()
        self._order()
        self.area.verticalScrollBar().setValue(0)

    def form(self) -> QWidget | None:
        return self._form

    def close_form(self) -> None:
        if self._form is not None:
            self._form_place.removeWidget(self._form)
            self._form.hide()
            self._form.setParent(None)
            self._form = None
            self._form_place.setContentsMargins(SIDE, 0, SIDE, 0)

    def _reveal(self, rect: QRect) -> None:
        if self.timeline.hasFocus():
            at = self.timeline.mapTo(self._content, QPoint(rect.x(), rect.y()))
            self.area.ensureVisible(at.x(), at.y() + rect.height() // 2, 0, rect.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme().tokens
        painter.fillRect(self.rect(), t["surface"])
        hairline(painter, 0, 0, self.height(), t["border-subtle"], vertical=True)
