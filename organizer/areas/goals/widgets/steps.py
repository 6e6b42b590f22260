"""The steps of a goal, to tick off."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from organizer.areas.goals.model import Step
from organizer.kernel.dates import format_day, format_duration
from organizer.ui.fields.text import TextField
from organizer.ui.label import Label
from organizer.ui.links import TextLink
from organizer.ui.toggles import Checkbox


class StepList(QWidget):
    """Boxes to tick, titles to open, and a line for the next step."""

    ticked = Signal(UUID, bool)
    opened = Signal(UUID)
    added = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout()
        self._column.setSpacing(2)
        self.rows: list[_Row] = []
        self.line = TextField("", placeholder="Add a step")
        self.line.edit.setAccessibleName("Add a step")
        self.line.edit.returnPressed.connect(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._column)
        column.addWidget(self.line)

    def set_steps(self, steps: Sequence[Step], today: date) -> None:
        """In their order; rows of steps that are still there keep the focus."""
        if [(row.step, row.today) for row in self.rows] == [(step, today) for step in steps]:
            return
        focused = next((row.step.id for row in self.rows if row.box.hasFocus()), None)
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [_Row(step, today) for step in steps]
        for row in self.rows:
            row.box.clicked.connect(lambda on=False, id=row.step.id: self.ticked.emit(id, on))
            row.title.clicked.connect(lambda _=False, id=row.step.id: self.opened.emit(id))
            self._column.addWidget(row)
            if row.step.id == focused:
                row.box.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _add(self) -> None:
        text = self.line.value().strip()
        if text:
            self.line.set_value("")
            self.added.emit(text)


class _Row(QWidget):
    def __init__(self, step: Step, today: date) -> None:
        super().__init__()
        self.step, self.today = step, today
        self.box = Checkbox()
        self.box.setChecked(step.done is not None)
        self.box.setAccessibleName(step.title)
        self.title = TextLink(step.title, "body", "text-3" if step.done else "text")
        self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        late = step.due is not None and step.done is None and step.due < today
        words = format_day(step.due, today) if step.due else format_duration(step.length)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.box)
        row.addWidget(self.title)
        row.addStretch(1)
        if step.done is None:
            row.addWidget(Label(words, "label", "danger-text" if late else "text-3"))
