"""The overview of learning: am I on pace, what expires, which gap matters most?"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from organizer.ui.scrolling import ScrollArea
from organizer.ui.shell import SizeClass

from .courses import CoursesCard
from .credentials import CredentialsCard
from .skills_card import SkillsCard
from .strip import PacedStrip
from .weeks import WeeksCard

_RIGHT, _WIDE_RIGHT = 384, 448
_GAP = 16


class Overview(QWidget):
    """Key figures over two columns. In a narrow window the right one is below; in a wide one the left one has the weeks
    too."""

    def __init__(self, letters: Callable[[], bool], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.strip = PacedStrip()
        self.courses = CoursesCard(letters)
        self.credentials = CredentialsCard(letters)
        self.skills = SkillsCard(letters)
        self.weeks = WeeksCard()
        content = QWidget()
        content.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._column = QVBoxLayout(content)
        self._column.setSpacing(_GAP)
        self._column.addWidget(self.strip)
        left = QVBoxLayout()
        left.setSpacing(_GAP)
        left.addWidget(self.courses)
        left.addWidget(self.credentials)
        left.addWidget(self.weeks)
        left.addStretch(1)
        self._row = QHBoxLayout()
        self._row.setSpacing(_GAP)
        self._row.addLayout(left, 1)
        right = QVBoxLayout()
        right.setSpacing(_GAP)
        right.addWidget(self.skills)
        right.addStretch(1)
        self._row.addLayout(right)
        self._column.addLayout(self._row)
        self._column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(ScrollArea(content))
        self.set_size_class("normal")

    def set_size_class(self, size: SizeClass) -> None:
        """For a window of this size."""
        side = 20 if size == "narrow" else 24
        self._column.setContentsMargins(side, _GAP, side, 20)
        self._row.setDirection(
            QHBoxLayout.Direction.TopToBottom if size == "narrow" else QHBoxLayout.Direction.LeftToRight
        )
        self.weeks.setVisible(size == "wide")
        if size == "narrow":
            self.skills.setMinimumWidth(0)
            self.skills.setMaximumWidth(16_777_215)
        else:
            self.skills.setFixedWidth(_WIDE_RIGHT if size == "wide" else _RIGHT)

    def focus_first(self, reason: Qt.FocusReason = Qt.FocusReason.ShortcutFocusReason) -> None:
        """Puts the focus where one works."""
        for rows in (self.courses.rows, self.credentials.rows, self.skills.dumbbells):
            if rows.count():
                rows.setFocus(reason)
                return
        self.skills.add.setFocus(reason)
