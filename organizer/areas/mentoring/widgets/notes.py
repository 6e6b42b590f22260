"""The notes of a session in their parts, kept while one writes."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organizer.areas.mentoring.model import NotesForm, Session
from organizer.areas.mentoring.rules.sessions import FIELDS, PARTS, question
from organizer.kernel.dates import format_day
from organizer.ui.buttons import Button
from organizer.ui.cards import Card
from organizer.ui.fields.notes import MarkdownEdit
from organizer.ui.label import Label
from organizer.ui.menu import Menu
from organizer.ui.painting import CENTRE, draw_text, fill_rounded, hairline
from organizer.ui.segmented import Segment, SegmentedControl
from organizer.ui.theme import theme

PAUSE_MS = 2000
"""How long after the last letter what was written is kept."""
_LEAST, _BADGE = 44, 28


class _Text(MarkdownEdit):
    """As high as what is in it. Ctrl+Enter goes to the next part, Ctrl+Shift+A makes an action of what is selected."""

    next_asked = Signal()
    action_asked = Signal(str)

    def __init__(self, placeholder: str) -> None:
        super().__init__(placeholder)
        self.setViewportMargins(0, 0, 0, 0)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit())
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(max(_LEAST, int(self.document().size().height()) + 4))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.next_asked.emit()
        elif control and event.modifiers() & Qt.KeyboardModifier.ShiftModifier and event.key() == Qt.Key.Key_A:
            text, start, end = self.selection()
            self.action_asked.emit(" ".join(text[start:end].split()))
        else:
            super().keyPressEvent(event)


class _Badge(QWidget):
    def __init__(self, letter: str) -> None:
        super().__init__()
        self._letter = letter
        self.setFixedSize(_BADGE, _BADGE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme().tokens
        fill_rounded(painter, QRectF(self.rect()), 6, t["selected"])
        draw_text(painter, QRectF(self.rect()), self._letter, "row-title", t["accent-text"], CENTRE)


class _Part(QWidget):
    def __init__(self, letter: str, title: str) -> None:
        super().__init__()
        self.text = _Text("")
        self.text.setAccessibleName(title)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 12, 20, 12)
        row.setSpacing(14)
        if letter:
            row.addWidget(_Badge(letter), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(Label(title, "row-title"))
        column.addWidget(self.text)
        row.addLayout(column, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        hairline(QPainter(self), 20, self.height() - 1, self.width() - 40, theme().tokens["border-subtle"])


class SessionNotes(Card):
    """One session. `written` tells what is to be kept; whoever keeps it tells when with `saved_at`."""

    written = Signal(object, object)
    """The session as it is stored, and its fields with new values."""

    action_asked = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.session: Session | None = None
        self.parts: list[_Part] = []
        self._filling = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.keep)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self._make_head()
        self._place = QVBoxLayout()
        self._place.setSpacing(0)
        self.body.addLayout(self._place)
        self._make_foot()

    def _make_head(self) -> None:
        self.title, self.when = Label("", "section"), Label("", "label", "text-2")
        self.form = Button("GROW", size="small", trailing="chevron-down")
        self.form.set_menu_maker(self._form_menu)
        head = QHBoxLayout()
        head.setContentsMargins(20, 12, 14, 12)
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addWidget(self.when, 1)
        head.addWidget(self.form)
        self.body.addLayout(head)

    def _make_foot(self) -> None:
        self.question = Label("", "label-medium", "warn-text", wrap=True)
        self.question.setContentsMargins(20, 10, 20, 0)
        self.question.setMargin(0)
        self.useful = SegmentedControl(_numbers(5), name="How useful was it", small=True)
        self.useful.changed.connect(lambda value: self._keep_now(useful=int(value)))
        self.sure = SegmentedControl(_numbers(10), name="Confidence", small=True)
        self.sure.changed.connect(lambda value: self._keep_now(confidence=int(value)))
        self.saved = Label("", "label", "text-3")
        for words, control in (("How sure of it?", self.sure), ("How useful was it?", self.useful)):
            line = QHBoxLayout()
            line.setContentsMargins(20, 10, 20, 10 if control is self.useful else 0)
            line.setSpacing(8)
            line.addWidget(Label(words, "label", "text-2"))
            line.addWidget(control)
            line.addStretch(1)
            if control is self.useful:
                line.addWidget(self.saved)
            self.body.addLayout(line)
        holder = QHBoxLayout()
        holder.setContentsMargins(20, 0, 20, 10)
        holder.addWidget(self.question)
        self.body.addLayout(holder)

    def show_session(self, session: Session, number: int) -> None:
        """Shows another session, or the same as it is stored now: what is being written stays."""
        same = self.session is not None and self.session.id == session.id
        if not same:
            self.keep()
        if not same or self.session is None or self.session.form is not session.form:
            self._make_parts(session.form)
        writing = same and self._pause.isActive()
        self.session = session
        self._filling = True
        if not writing:
            for part, name in zip(self.parts, FIELDS, strict=False):
                if part.text.markdown() != getattr(session, name):
                    part.text.set_markdown(getattr(session, name))
        self._filling = False
        name = session.title or ("Session" if session.held else "Planned session")
        about = session.title.lower() if session.title else "no theme yet"
        self.title.setText(f"Session {number}: {about}" if session.held else name)
        length = f", {int(session.length.total_seconds() // 60)} min" if session.length else ""
        self.when.setText(f"{format_day(session.day)}{length}")
        self.form.set_label(session.form.label)
        self.useful.set_value(str(session.useful) if session.useful else None)
        self.sure.set_value(str(session.confidence) if session.confidence else None)
        asked = question(session)
        self.question.setText(asked)
        self.question.setVisible(bool(asked))

    def saved_at(self, words: str) -> None:
        """When it was kept last."""
        self.saved.setText(words)

    def keep(self) -> None:
        """What was written and is not stored yet."""
        self._pause.stop()
        if self.session is None:
            return
        fields = {
            name: part.text.markdown()
            for part, name in zip(self.parts, FIELDS, strict=False)
            if part.text.markdown() != getattr(self.session, name)
        }
        if fields:
            self.written.emit(self.session, fields)

    def focus_first(self) -> None:
        """Puts the focus where one writes."""
        if self.parts:
            self.parts[0].text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _keep_now(self, **fields: Any) -> None:
        if self.session is not None:
            self.written.emit(self.session, fields)

    def _form_menu(self) -> Menu:
        menu = Menu(parent=self)
        for form in NotesForm:
            menu.add(form.label, partial(self._keep_now, form=form))
        return menu

    def _make_parts(self, form: NotesForm) -> None:
        for part in self.parts:
            self._place.removeWidget(part)
            part.hide()
            part.deleteLater()
        self.parts = [_Part(letter, title) for letter, title in PARTS[form]]
        for number, part in enumerate(self.parts):
            self._place.addWidget(part)
            part.text.edited.connect(self._edited)
            part.text.action_asked.connect(self.action_asked)
            part.text.next_asked.connect(partial(self._next, number))

    def _next(self, number: int) -> None:
        self.parts[(number + 1) % len(self.parts)].text.setFocus(Qt.FocusReason.TabFocusReason)

    def _edited(self) -> None:
        if not self._filling:
            self.saved.setText("")
            self._pause.start()


def _numbers(most: int) -> list[Segment]:
    return [Segment(str(number), str(number)) for number in range(1, most + 1)]
