"""The review of a quarter: what became of each of its goals, and what was learnt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from organizer.areas.goals.model import Goal
from organizer.areas.goals.rules.review import Decision, Quarter, suggested
from organizer.areas.goals.rules.score import Band, band
from organizer.areas.goals.rules.words import measured, percent
from organizer.ui.buttons import Button, IconButton
from organizer.ui.cards import Card
from organizer.ui.chips import Chip
from organizer.ui.chips import Tone as ChipTone
from organizer.ui.fields.text import TextField
from organizer.ui.label import Label
from organizer.ui.scrolling import ScrollArea
from organizer.ui.segmented import Segment, SegmentedControl

from .marks import Shown, amount

_BANDS: dict[Band, tuple[ChipTone, str]] = {
    Band.GREEN: ("success", "well reached"), Band.AMBER: ("warn", "half reached"), Band.RED: ("danger", "fell short"),
}  # fmt: skip
_SIDE = 24


class ReviewView(QWidget):
    """A card for each goal; nothing is written before the quarter is closed, which is one step to undo."""

    closed = Signal()
    """Goes back without closing the quarter."""
    confirmed = Signal()
    quarter_chosen = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.quarter: Quarter | None = None
        self.cards: list[ReviewCard] = []
        self._told: object = None
        self.back = IconButton("arrow-left", "Back to goals", "Esc")
        self.back.setShortcut("")
        self.back.clicked.connect(lambda: self.closed.emit())
        self._title = Label("", "section")
        self._note = Label("", "label", "text-3")
        self.quarters = SegmentedControl(name="Quarter", small=True)
        self.quarters.changed.connect(self.quarter_chosen)
        self.close_quarter = Button("", "primary", icon="check", hint="Ctrl+S")
        self.close_quarter.clicked.connect(self.confirm)
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, _SIDE, 8)
        head.setSpacing(8)
        for part in (self.back, self._title):
            head.addWidget(part)
        head.addWidget(self._note, 1)
        head.addWidget(self.quarters)
        head.addWidget(self.close_quarter)
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(_SIDE, 4, _SIDE, 24)
        self._column.setSpacing(12)
        self.area = ScrollArea(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.area, 1)

    def set_review(self, quarter: Quarter, offered: Sequence[Quarter], goals: Sequence[Goal], shown: Shown) -> None:
        """What was decided already stays, while it is the same quarter."""
        told = (quarter, tuple(offered), [(goal, shown.tree.progress(goal.id)) for goal in goals])
        if told == self._told:
            return
        self._told = told
        held_focus = self.isAncestorOf(QApplication.focusWidget() or self.window())
        kept = {card.goal.id: card for card in self.cards} if quarter == self.quarter else {}
        held = {id: (card.decision(), card.learnt.value()) for id, card in kept.items()}
        self.quarter = quarter
        self._title.setText(f"Review of {quarter.title}")
        self.quarters.set_segments([Segment(each.title, each.title) for each in offered])
        self.quarters.set_value(quarter.title)
        self.quarters.setVisible(len(offered) > 1)
        self.close_quarter.set_label(f"Close {quarter.title}")
        self.close_quarter.setEnabled(bool(goals))
        count = f"{len(goals)} goal{'s' * (len(goals) != 1)}"
        words = f"{count}: what became of each, and what was learnt" if goals else "Nothing of this quarter is open"
        self._note.setText(words)
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.cards = [ReviewCard(goal, shown, quarter) for goal in goals]
        for card in self.cards:
            if card.goal.id in held:
                decision, learnt = held[card.goal.id]
                card.choice.set_value(decision.value)
                card.learnt.set_value(learnt)
            card.setMaximumWidth(900)
            self._column.addWidget(card)
        self._column.addStretch(1)
        if held_focus:
            self.focus_first()

    def decisions(self) -> Mapping[UUID, Decision]:
        return {card.goal.id: card.decision() for card in self.cards}

    def learnings(self) -> Mapping[UUID, str]:
        """What was written about those whose words were changed."""
        return {card.goal.id: card.learnt.value().strip() for card in self.cards if card.is_written()}

    def confirm(self) -> None:
        """Closes the quarter."""
        if self.cards:
            self.confirmed.emit()

    def forget(self) -> None:
        """The next review begins anew."""
        self.quarter, self.cards, self._told = None, [], None

    def focus_first(self) -> None:
        """To the first decision."""
        if self.cards:
            self.cards[0].choice.focus_value(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.back.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif control and event.key() in (Qt.Key.Key_S, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirm()
        else:
            super().keyPressEvent(event)


class ReviewCard(Card):
    """A goal with its score, what is decided about it, and a line for what was learnt."""

    def __init__(self, goal: Goal, shown: Shown, quarter: Quarter) -> None:
        super().__init__(parent=None)
        self.setAccessibleName(goal.title)
        self.goal = goal
        score = shown.tree.progress(goal.id).score
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Label(goal.title, "section"), 1)
        if score is None:
            head.addWidget(Chip("Not measured"))
        else:
            tone, words = _BANDS[band(score)]
            head.addWidget(Chip(f"{percent(score)}, {words}", tone))
        self.body.addLayout(head)
        results = [f"{r.title} {amount(r, measured(r, shown.tree.value(r)))}" for r in shown.tree.results(goal.id)]
        if results:
            self.body.addWidget(Label("; ".join(results), "label", "text-2", wrap=True))
        segments = [Segment(each.value, _words(each, quarter)) for each in Decision]
        self.choice = SegmentedControl(segments, f"{goal.title}: what became of it")
        self.choice.set_value(suggested(score).value)
        line = QHBoxLayout()
        line.addWidget(self.choice)
        line.addStretch(1)
        self.body.addLayout(line)
        self.learnt = TextField("", placeholder="What was learnt")
        self.learnt.edit.setAccessibleName(f"{goal.title}: what was learnt")
        self.learnt.set_value(" ".join(goal.learnings.split()))
        self.body.addWidget(self.learnt)

    def is_written(self) -> bool:
        """Whether the words are others than those stored, whose lines are shown as one."""
        return self.learnt.value() != " ".join(self.goal.learnings.split())

    def decision(self) -> Decision:
        return Decision(self.choice.value() or Decision.CARRY.value)


def _words(decision: Decision, quarter: Quarter) -> str:
    return f"Carry over to {quarter.next.title}" if decision is Decision.CARRY else decision.label
