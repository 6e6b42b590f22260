"""Making two goals out of one: a title for the second, and what goes to it."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from organizer.areas.goals.model import Goal
from organizer.ui.fields.choice import FlagField
from organizer.ui.fields.inline_form import InlineForm
from organizer.ui.fields.text import TextField
from organizer.ui.label import Label

Parts = Sequence[tuple[str, Sequence[tuple[UUID, str]]]]
"""What could go, under headings: ids with their words."""


class SplitForm(InlineForm):
    """Made for one goal. Space ticks what goes to the second goal, Enter splits."""

    def __init__(self, goal: Goal, parts: Parts, *, parent: QWidget | None = None) -> None:
        super().__init__(f"Split {goal.title}", "Split goal", framed=False, parent=parent)
        self.title = _Title("Title of the second goal", placeholder="Like the first in all but its title")
        self.add_line(("title", self.title, 1))
        self.flags: dict[UUID, FlagField] = {}
        for heading, things in parts:
            if things:
                self.lines.addWidget(Label(f"{heading} that go to it", "label-medium", "text-2"))
            for id, words in things:
                flag = self.flags[id] = FlagField(words)
                flag.box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
                flag.box.setToolTip(words)
                self.add_line((str(id), flag, 1))
        if not self.flags:
            self.lines.addWidget(Label("Nothing belongs to this goal yet that could go to it", "label", "text-3"))
        self.title.changed.connect(self._touched)

    def start(self) -> None:
        """Puts the focus where one begins."""
        self.begin(self.title)

    def along(self) -> frozenset[UUID]:
        """What is ticked."""
        return frozenset(id for id, flag in self.flags.items() if flag.value())

    def is_changed(self) -> bool:
        """Whether closing would lose something."""
        return bool(self.title.value().strip() or self.along())

    def _touched(self) -> None:
        if self.title.error() is not None and self.title.problem() is None:
            self.title.set_error(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()  # The drawer asks before something would be lost.
        else:
            super().keyPressEvent(event)


class _Title(TextField):
    def problem(self) -> str | None:
        return super().problem() or (None if self.value().strip() else "The second goal needs a title")
