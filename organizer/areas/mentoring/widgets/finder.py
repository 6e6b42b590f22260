"""Find a mentor: what for, who, why, and the first words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organizer.areas.mentoring.rules.finding import Candidate, request
from organizer.ui.avatars import Face, paint_avatar
from organizer.ui.buttons import Button
from organizer.ui.fields.notes import NotesField
from organizer.ui.fields.text import TextField
from organizer.ui.label import Label
from organizer.ui.painted_rows import PaintedRows
from organizer.ui.painting import draw_text
from organizer.ui.theme import theme

_MOST, _PAUSE_MS, _FACE = 8, 150, 28


class CandidateRows(PaintedRows):
    """Who may be asked, the best first, each with the reasons."""

    def __init__(self) -> None:
        super().__init__("Candidates", 52)
        self.rows: tuple[Candidate, ...] = ()

    def set_rows(self, rows: Sequence[Candidate]) -> None:
        self.rows = tuple(rows[:_MOST])
        self.current = 0 if rows else -1
        self.rows_changed()

    def count(self) -> int:
        return len(self.rows)

    def spoken(self, row: int) -> str:
        return f"{self.rows[row].person.name}: {', '.join(self.rows[row].reasons)}"

    def answer_key(self, event: QKeyEvent) -> bool:
        return False

    def paint_row(self, painter: QPainter, rect: QRectF, row: int) -> None:
        t, found = theme().tokens, self.rows[row]
        inner = rect.adjusted(10, 0, -10, 0)
        paint_avatar(painter, inner.x(), inner.center().y() - _FACE / 2, _FACE, Face.of(found.person.name))
        left = inner.x() + _FACE + 10
        top = inner.center().y() - 19
        room = inner.right() - left
        draw_text(painter, QRectF(left, top, room, 20), found.person.name, "row-title", t["text"])
        draw_text(painter, QRectF(left, top + 21, room, 16), ", ".join(found.reasons), "caption", t["text-2"])


class MentorFinder(QWidget):
    """Typing finds; choosing drafts; asking notes it. `look` ranks people for some words."""

    asked = Signal(object, str, str)
    """The candidate, what for, and the words to send."""

    def __init__(
        self, look: Callable[[str], list[Candidate]], wanted: str, by: str, *, parent: QWidget | None = None
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._look, self._by = look, by
        self.wanted = TextField("What for", placeholder="A skill or a goal: executive presence, moving to product")
        self.wanted.set_value(wanted)
        self.rows = CandidateRows()
        self.nothing = Label("", "body", "text-3", wrap=True)
        self.words = NotesField("What to write")
        self.ask = Button("Note as asked", "primary")
        self.hint = Label("", "label", "text-2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 20)
        column.setSpacing(12)
        for part in (self.wanted, self.rows, self.nothing, self.words, self.hint):
            column.addWidget(part)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.ask)
        column.addLayout(foot)
        column.addStretch(1)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.rank)
        self.wanted.changed.connect(self._pause.start)
        self.rows.chosen.connect(lambda _: self._draft())
        self.ask.clicked.connect(self._ask)
        self.rank()

    def rank(self) -> None:
        """Ranks anew."""
        wanted = self.wanted.value().strip()
        found = self._look(wanted) if wanted else []
        self.rows.set_rows(found)
        self.nothing.setText(
            "" if found else "Nobody you know fits these words." if wanted else "Say what you want to get better at."
        )
        self.nothing.setVisible(not found)
        for part in (self.words, self.ask, self.hint):
            part.setVisible(bool(found))
        self._draft()

    def chosen(self) -> Candidate | None:
        """The one under the cursor."""
        return self.rows.rows[self.rows.current] if 0 <= self.rows.current < len(self.rows.rows) else None

    def _draft(self) -> None:
        candidate = self.chosen()
        if candidate is None:
            return
        self.words.set_value(request(candidate, self.wanted.value().strip(), self._by))
        through = candidate.person.through if candidate.person.near < 2 else None
        self.hint.setText(
            f"Noted as an introduction asked of {through[1]}." if through
            else "Noted as an engagement you asked for; the words go to its notes."
        )  # fmt: skip

    def _ask(self) -> None:
        candidate = self.chosen()
        if candidate is not None:
            self.asked.emit(candidate, self.wanted.value().strip(), self.words.value())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._ask()
        else:
            super().keyPressEvent(event)
