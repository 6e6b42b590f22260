"""The pane of one person at work: shows whoever is chosen, and opens the short forms in place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from organizer.areas.people.model import Contact, Interaction, Organization
from organizer.kernel.changes import Changes, Ref
from organizer.kernel.errors import OrganizerError
from organizer.ui.context import PageContext
from organizer.ui.menu import Menu, filled_when_opened
from organizer.ui.painting import fill, hairline
from organizer.ui.side import Pane
from organizer.ui.theme import theme

from .commands import Commands

if TYPE_CHECKING:
    from organizer.areas.people.rules import Happening
    from organizer.areas.people.widgets.detail import PersonDetail
    from organizer.areas.people.widgets.introduce_form import IntroduceForm
    from organizer.areas.people.widgets.touch_form import TouchForm
    from organizer.ui.fields.inline_form import InlineForm
    from organizer.ui.fields.suggestions import Option

_FIRST = 20
"""Touches of the history that are shown before older ones are asked for."""

_MOST_FOUND = 30
_KINDS = ("contact", "interaction", "introduction", "tie", "event", "organization", "link", "attachment")


class PersonPane(Pane):
    """Keeps the person that is shown up to date. The focus goes back to where a form was opened from. What it is made
    of is loaded after the first rows of the page are painted, with `fill`."""

    person_opened = Signal(UUID)
    organization_opened = Signal(UUID)
    ref_opened = Signal(Ref)
    menu_asked = Signal(Menu)
    """What can be done with the person is to be put into this menu."""

    shown = Signal()
    """Somebody is to be looked at: where the pane is a drawer, it opens."""

    form_closed = Signal(object)
    """The widget that had the focus before the form was opened and is to have it again; None where it is gone."""

    left = Signal()
    """Esc was pressed and there was nothing to close in the pane."""

    def __init__(self, context: PageContext, commands: Commands, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._commands = context, commands
        self._length = _FIRST
        self._back: QWidget | None = None
        self._filled = False
        self._wanted: Contact | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def fill(self) -> None:
        """Makes the content, once, and shows whoever was asked for so far."""
        if not self._filled:
            self._filled = True
            self.show_contact(self._wanted)

    @cached_property
    def detail(self) -> PersonDetail:
        from organizer.areas.people.widgets.detail import PersonDetail

        detail = PersonDetail(self._context.today())
        identity = detail.identity
        identity.log_asked.connect(self.log)
        identity.planned.connect(self._plan)
        identity.introduce_asked.connect(self.introduce)
        identity.organization_asked.connect(self._open_organization)
        identity.more.set_menu_maker(lambda: filled_when_opened(self.menu_asked.emit, identity.more))
        detail.person_opened.connect(self.person_opened)
        detail.ref_opened.connect(self.ref_opened)
        detail.happening_opened.connect(lambda happening: self.ref_opened.emit(happening.ref))
        detail.happening_delete_asked.connect(self._delete_happening)
        detail.copied.connect(lambda text: self._context.toast(f"{text} copied"))
        detail.older_asked.connect(self._show_older)
        detail.sorts_changed.connect(self.reload)
        self._column.addWidget(detail)
        return detail

    @cached_property
    def touch_form(self) -> TouchForm:
        from organizer.areas.people.widgets.touch_form import TouchForm

        form = TouchForm(self._context.conventions)
        form.saved.connect(self._log_filled)
        form.given_up.connect(self.close_form)
        return form

    @cached_property
    def introduce_form(self) -> IntroduceForm:
        from organizer.areas.people.widgets.introduce_form import IntroduceForm

        form = IntroduceForm(lambda text: find_people(self._context, text))
        form.saved.connect(self._introduce_filled)
        form.given_up.connect(self.close_form)
        return form

    @property
    def contact(self) -> Contact | None:
        """Who is shown, or is to be."""
        return self.detail.contact if self._filled else self._wanted

    def show_contact(self, contact: Contact | None) -> None:
        """Shows somebody, or nobody; before the content is made, remembers whom."""
        if not self._filled:
            self._wanted = contact
            return
        if contact is None or contact.deleted is not None:
            self._back = None
            self.detail.show_nobody()
            return
        if self.contact is None or self.contact.id != contact.id:
            self._length = _FIRST
            self._back = None
        chosen = self.detail.chosen_sorts() if self.contact and self.contact.id == contact.id else frozenset()
        from .person import read_person

        reads, today = self._context.workspace.reads, self._context.today()
        self.detail.show_person(read_person(reads, contact, today, chosen=chosen, length=self._length))

    def reload(self) -> None:
        """Reads the person that is shown again."""
        if self.contact is not None:
            self.show_contact(self._context.workspace.reads.find(Contact, self.contact.id))

    def refresh(self, changes: Changes | None) -> None:
        """Shows what changed, if it can show here."""
        if changes is None or changes.touches(*_KINDS):
            self.reload()

    def take_focus(self, reason: Qt.FocusReason = Qt.FocusReason.ShortcutFocusReason) -> None:
        """Puts the focus on what one does most."""
        self.fill()
        self.detail.identity.log.setFocus(reason)

    # Forms in place

    def log(self) -> None:
        """Opens the form for a touch with the person shown."""
        self.fill()
        if self.contact is not None:
            self._open(self.touch_form)
            self.touch_form.open_for(self.contact, self._context.conventions)

    def introduce(self) -> None:
        """Opens the form for an introduction of the person shown."""
        self.fill()
        if self.contact is not None:
            self._open(self.introduce_form)
            self.introduce_form.open_for(self.contact)

    def form(self) -> QWidget | None:
        """The form that is open."""
        return self.detail.form() if self._filled else None

    def close_form(self) -> None:
        """Closes the form and tells where the focus was before."""
        if self.form() is not None:
            back, self._back = self._back, None
            self.detail.close_form()
            self.form_closed.emit(back if _alive(back) else None)

    def _open(self, form: InlineForm) -> None:
        focused = QApplication.focusWidget()
        current = self.detail.form()
        if current is None or focused is None or not current.isAncestorOf(focused):
            self._back = focused
        self.shown.emit()
        if current is not form:
            self.detail.show_form(form)

    def _log_filled(self) -> None:
        if self.contact is not None:
            self._commands.log(self.contact, self.touch_form.touch(), self._form_done, self._refused(self.touch_form))

    def _introduce_filled(self) -> None:
        draft = self.introduce_form.draft()
        self._commands.introduce(draft, self._form_done, self._refused(self.introduce_form))

    def _form_done(self) -> None:
        from organizer.ui.fields.inline_form import InlineForm

        form = self.form()
        if isinstance(form, InlineForm):
            form.settle()
        self.close_form()

    @staticmethod
    def _refused(form: InlineForm) -> Callable[[OrganizerError], None]:
        return form.refuse

    # The rest

    def _plan(self, day: date | None) -> None:
        if self.contact is not None:
            self._commands.plan(self.contact, day)

    def _open_organization(self) -> None:
        if self.contact is not None and self.contact.employer is not None:
            self.organization_opened.emit(self.contact.employer)

    def _delete_happening(self, happening: Happening) -> None:
        if happening.ref.kind == "interaction":
            touch = self._context.workspace.reads.find(Interaction, happening.ref.id)
            if touch is not None:
                self._commands.delete([touch])

    def _show_older(self) -> None:
        self._length += 3 * _FIRST
        before = len(self.detail.timeline.happenings())
        self.reload()
        timeline = self.detail.timeline
        timeline.setFocus(Qt.FocusReason.ShortcutFocusReason)
        timeline.setCurrentIndex(timeline.model().index(min(before, timeline.model().rowCount() - 1), 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), theme().tokens
        fill(painter, self.rect(), tokens["surface"])
        hairline(painter, 0, 0, self.height(), tokens["border-subtle"], vertical=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def find_people(context: PageContext, text: str) -> list[Option]:
    """People as options of a picker: by the beginnings of words, or the first ones while nothing is typed."""
    from organizer.areas.people.widgets.columns import work_of
    from organizer.ui.avatars import Face
    from organizer.ui.fields.suggestions import Option

    reads = context.workspace.reads
    if text:
        hits = reads.search(text, kinds=("contact",), limit=_MOST_FOUND)
        found = reads.many(Contact, [hit.ref.id for hit in hits])
        people = [found[hit.ref.id] for hit in hits if hit.ref.id in found]
    else:
        people = list(reads.page(Contact, limit=_MOST_FOUND).records)
    firms = reads.many(Organization, {p.employer for p in people if p.employer})
    return [
        Option(p.id, p.name, work_of(p, firms[p.employer].name if p.employer in firms else ""), face=Face.of(p.name))
        for p in people
    ]


def _alive(widget: QWidget | None) -> bool:
    try:
        return widget is not None and widget.isVisible()
    except RuntimeError:  # deleted meanwhile
        return False
