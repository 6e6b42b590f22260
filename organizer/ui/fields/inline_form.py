"""A short form that opens in place, or without its frame in a drawer; it is filled on the keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organizer.kernel.errors import Invalid, OrganizerError
from organizer.ui.buttons import Button
from organizer.ui.fields.field import Field
from organizer.ui.label import Label
from organizer.ui.painting import fill_rounded
from organizer.ui.theme import theme


class InlineForm(QWidget):
    """Fields in lines, and a foot. Enter in a field, Ctrl+S and Ctrl+Enter save; Esc gives up. What is wrong stands at
    its field, and the focus goes to the first such field. Saving twice before an answer came is saving once."""

    saved = Signal()
    """All fields can be used: their values may be asked for."""

    given_up = Signal()

    def __init__(self, title: str, verb: str, *, framed: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self._framed = framed
        self.fields: list[Field[Any]] = []
        self._by_name: dict[str, Field[Any]] = {}
        self._waiting = False
        self._error = Label("", "caption-medium", "danger-text", wrap=True)
        self._error.hide()
        self.hint = Label("", "label", "text-2")
        self.save_button = Button(verb, "primary")
        self.save_button.clicked.connect(self.save)
        self.cancel_button = Button("Cancel")
        self.cancel_button.clicked.connect(lambda: self.given_up.emit())
        self.lines = QVBoxLayout()
        self.lines.setSpacing(10)
        self.foot = foot = QHBoxLayout()
        """The hint, and the buttons after it."""
        foot.setSpacing(8)
        foot.addWidget(self.hint, 1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*((14, 12, 14, 12) if framed else (0, 0, 0, 0)))
        column.setSpacing(10)
        if framed:
            column.addWidget(Label(title, "label-strong"))
        column.addLayout(self.lines)
        column.addWidget(self._error)
        column.addLayout(foot)

    def add_line(self, *parts: tuple[str, Field[Any], int]) -> None:
        """Fields side by side: the name of the value in errors of the store, the field, its share of the width."""
        line = QHBoxLayout()
        line.setSpacing(8)
        for name, field, share in parts:
            line.addWidget(field, share, Qt.AlignmentFlag.AlignTop)
            self.fields.append(field)
            self._by_name[name] = field
        self.lines.addLayout(line)

    def begin(self, first: Field[Any]) -> None:
        """Ready for new values, with the focus in a field."""
        self.settle()
        for field in self.fields:
            field.set_error(None)
        self._error.hide()
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def save(self) -> None:
        if self._waiting:
            return
        wrong = [field for field in self.fields if not field.check()]
        if wrong:
            wrong[0].setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._waiting = True
        self.saved.emit()

    def settle(self) -> None:
        """An answer came: the form can be saved again."""
        self._waiting = False

    def refuse(self, error: OrganizerError) -> None:
        """Shows why the store did not take it: at the fields that are named, else above the foot."""
        self.settle()
        rest: Sequence[str] = [str(error)]
        first: Field[Any] | None = None
        if isinstance(error, Invalid):
            rest = [p.message for p in error.problems if p.field not in self._by_name]
            for problem in error.problems:
                field = self._by_name.get(problem.field)
                if field is not None:
                    field.set_error(problem.message)
                    first = first or field
        self._error.setText(" ".join(rest))
        self._error.setVisible(bool(rest))
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif enter or (control and event.key() == Qt.Key.Key_S):
            if not event.isAutoRepeat():
                self.save()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._framed:
            t = theme().tokens
            fill_rounded(QPainter(self), QRectF(self.rect()), 8, t["sunken"], t["border-subtle"])
