"""The head of the pane: what a goal leads to, its name, how it stands."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from organizer.areas.goals.model import Commitment, Goal, Status
from organizer.areas.goals.rules.score import Band, band
from organizer.areas.goals.rules.words import percent
from organizer.kernel.dates import format_day
from organizer.ui.avatars import AvatarStack
from organizer.ui.buttons import IconButton
from organizer.ui.chips import ChipRow, ChipText
from organizer.ui.chips import Tone as ChipTone
from organizer.ui.label import Label
from organizer.ui.links import TextLink
from organizer.ui.theme import theme

from .marks import Shown, status_chip

_BANDS: dict[Band, ChipTone] = {Band.GREEN: "success", Band.AMBER: "warn", Band.RED: "danger"}
_MOST_CRUMBS = 3


class GoalHead(QWidget):
    goal_opened = Signal(UUID)
    closed = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._crumbs = QHBoxLayout()
        self._crumbs.setSpacing(4)
        self.links: list[TextLink] = []
        self.title = Label("", "heading", wrap=True)
        self.more = IconButton("ellipsis", "More about this goal", size="small")
        self.close_button = IconButton("x", "Close the pane", size="small")
        self.close_button.clicked.connect(lambda: self.closed.emit())
        self._chips = ChipRow()
        self._faces = AvatarStack((), 20)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.title, 1)
        line.addWidget(self.more)
        line.addWidget(self.close_button)
        chips = QHBoxLayout()
        chips.setSpacing(6)
        chips.addWidget(self._chips, 1)
        chips.addWidget(self._faces)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(0)
        column.addLayout(self._crumbs)
        column.addSpacing(4)
        column.addLayout(line)
        column.addSpacing(8)
        column.addLayout(chips)

    def set_goal(self, goal: Goal, shown: Shown) -> None:
        self._set_crumbs(shown.tree.path(goal.id))
        self.title.setText(goal.title)
        progress = shown.tree.progress(goal.id)
        chip = status_chip(goal, progress.tone)
        chips = [chip] if chip is not None else []
        if progress.score is not None:
            tone: ChipTone = "neutral" if goal.status is Status.OPEN else _BANDS[band(progress.score)]
            chips.append(ChipText(f"{percent(progress.score)} of the way", tone))
        if goal.status is not Status.OPEN and goal.closed_on is not None:
            chips.append(ChipText(format_day(goal.closed_on), "neutral", "calendar"))
        elif goal.due is not None:
            words = f"{goal.due.day} {goal.due:%b}" if goal.due.year == shown.today.year else format_day(goal.due)
            chips.append(ChipText(f"Due {words}", "neutral", "calendar"))
        if goal.commitment is Commitment.ASPIRATIONAL:
            chips.append(ChipText("Aspirational"))
        self._chips.set_chips(chips)
        faces = shown.faces(goal.owner)[:4]
        self._faces.set_faces(faces)
        self._faces.setVisible(bool(faces))

    def _set_crumbs(self, path: list[Goal]) -> None:
        while (item := self._crumbs.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.links = []
        if len(path) > _MOST_CRUMBS:
            self._crumbs.addWidget(Label("…", "caption", "text-3"))
        for number, goal in enumerate(path[-_MOST_CRUMBS:]):
            if number:
                self._crumbs.addWidget(_Chevron())
            link = TextLink(goal.title, "caption", "text-3")
            link.clicked.connect(lambda _=False, id=goal.id: self.goal_opened.emit(id))
            self.links.append(link)
            self._crumbs.addWidget(link)
        self._crumbs.addStretch(1)


class _Chevron(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(12, 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        rect = QRectF(self.rect())
        theme().icons.paint(QPainter(self), 0, rect.center().y() - 6, "chevron-right", 12, theme().tokens["text-3"])
