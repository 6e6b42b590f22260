"""The centre of the page: whom one meets, the sessions, the notes of one of them, what came up in all."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from organizer.areas.mentoring.model import Session
from organizer.ui.avatars import Avatar, Face
from organizer.ui.buttons import Button
from organizer.ui.cards import Card
from organizer.ui.chips import Chip
from organizer.ui.flow import FlowLayout
from organizer.ui.label import Label
from organizer.ui.scrolling import ScrollArea

from .engagements import EngagementRow
from .notes import SessionNotes
from .previous import PreviousSession
from .strip import SessionStrip

_WIDEST, _MOST_THEMES, _OFTEN = 620, 8, 3


class Centre(QWidget):
    """One engagement, and one of its sessions."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Session")
        self.avatar = Avatar(Face.of(" "), 42)
        self.name, self.about = Label("", "heading"), Label("", "body", "text-2")
        self.edit = Button("Edit", "ghost", icon="pencil")
        self.new = Button("New session", "primary", icon="plus")
        self.strip, self.notes = SessionStrip(), SessionNotes()
        self.nothing = Label("", "body", "text-3", wrap=True)
        self.themes = Card("Themes across sessions")
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips)
        self.themes.body.addWidget(self._chips)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.avatar)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.name)
        words.addWidget(self.about)
        head.addLayout(words, 1)
        head.addWidget(self.edit)
        head.addWidget(self.new)
        inner = QWidget()
        inner.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addLayout(head)
        for part in (self.strip, self.nothing, self.notes, self.themes):
            column.addWidget(part)
        column.addStretch(1)
        content = QWidget()
        content.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        around = QHBoxLayout(content)
        around.setContentsMargins(28, 18, 28, 24)
        around.setSpacing(20)
        around.addWidget(inner, 1)
        self.previous = PreviousSession()
        self.previous.hide()
        around.addWidget(self.previous, 0, Qt.AlignmentFlag.AlignTop)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(ScrollArea(content))

    def show_engagement(self, row: EngagementRow, themes: Sequence[tuple[str, int]]) -> None:
        """Whom it is with, and what came up."""
        self.avatar.set_face(Face.of(row.engagement.title))
        self.name.setText(row.engagement.title)
        self.about.setText(row.about)
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for theme, count in themes[:_MOST_THEMES]:
            self._flow.addWidget(Chip(f"{theme}, {count}", "accent" if count >= _OFTEN else "neutral"))
        self.themes.setVisible(bool(themes))

    def show_session(self, sessions: Sequence[Session], session: Session | None, number: int) -> None:
        """One of the sessions, or that there is none."""
        self.strip.setVisible(bool(sessions))
        self.strip.set_sessions(sessions, session.id if session else None)
        self.notes.setVisible(session is not None)
        self.nothing.setVisible(session is None)
        words = "No session yet. Begin one, and what you agree on goes along to the next."
        self.nothing.setText("" if session else words)
        if session is not None:
            self.notes.show_session(session, number)

    def show_previous(self, session: Session | None) -> None:
        """The one before, beside it; None where there is none, or no room."""
        if session is not None:
            self.previous.show_session(session)
        self.previous.setVisible(session is not None)

    def focus_first(self, reason: Qt.FocusReason = Qt.FocusReason.ShortcutFocusReason) -> None:
        """Puts the focus where one works."""
        if self.notes.isVisible():
            self.notes.focus_first()
        else:
            self.new.setFocus(reason)
