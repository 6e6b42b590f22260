"""The session before the one in hand, to be read beside it in a wide window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from organizer.areas.mentoring.model import Session
from organizer.areas.mentoring.rules.sessions import FIELDS, PARTS
from organizer.kernel.dates import format_day
from organizer.ui.cards import Card
from organizer.ui.label import Label

WIDTH = 380


class PreviousSession(Card):
    """Read-only: what was said, part by part, without those that stayed empty."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__("Previous session", parent=parent)
        self.setAccessibleName("Previous session")
        self.setFixedWidth(WIDTH)
        self.when = Label("", "label", "text-2", wrap=True)
        self.words: list[Label] = []
        """What was said, in the order of the parts."""
        self._parts = QWidget()
        self._column = QVBoxLayout(self._parts)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.body.addWidget(self.when)
        self.body.addWidget(self._parts)

    def show_session(self, session: Session) -> None:
        """Shows a session as it is stored."""
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.words = []
        about = f", {session.title}" if session.title else ""
        self.when.setText(f"{format_day(session.day)}{about}")
        for (_, title), name in zip(PARTS[session.form], FIELDS, strict=False):
            said = getattr(session, name).strip()
            if said:
                self._column.addSpacing(8)
                self._column.addWidget(Label(title, "row-title"))
                self.words.append(Label(said, "body", "text-2", wrap=True))
                self.words[-1].setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                self._column.addWidget(self.words[-1])
        if not self.words:
            self._column.addWidget(Label("Nothing was written down.", "body", "text-3", wrap=True))
