"""What the views are narrowed to: parts of life, and how goals stand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from organizer.areas.goals.model import Goal, LifeArea, Status
from organizer.areas.goals.rules.review import quarter_of
from organizer.areas.goals.rules.score import WORDS
from organizer.areas.goals.rules.tree import Tree
from organizer.kernel.glance import Tone
from organizer.kernel.text import fold
from organizer.ui.fields.filter import FoldedFilter
from organizer.ui.pagebar import FilterButton, PageBar

_TONES = (Tone.AHEAD, Tone.ON_PACE, Tone.SLIGHTLY_BEHIND, Tone.BEHIND)
_ENDED = (Status.REACHED, Status.PARKED, Status.DROPPED)
UNMEASURED = "unmeasured"


class GoalFilters(QObject):
    """Puts its buttons into a page bar. Without a status chosen, goals that are open show, and those reached in this
    quarter."""

    changed = Signal()
    left = Signal()
    """The view is to have the focus."""

    def __init__(self, bar: PageBar) -> None:
        super().__init__(bar)
        self.life = FilterButton("Area", [(life.value, life.label) for life in LifeArea])
        standings = [(tone.value, WORDS[tone]) for tone in _TONES]
        ended = [(status.value, status.label) for status in _ENDED]
        self.status = FilterButton("Status", [*standings, (UNMEASURED, "Not measured"), *ended])
        self.text = FoldedFilter("Filter goals")
        for button in (self.life, self.status):
            bar.add_filter(button)
            button.changed.connect(self.changed)
        bar.add_filter(self.text)
        self.text.typed.connect(self.changed)
        self.text.left.connect(self.left)

    def set_shown(self, shown: bool) -> None:
        """Hidden where a view does not filter."""
        for part in (self.life, self.status, self.text):
            part.setVisible(shown)

    def active(self) -> bool:
        return bool(self.life.value() or self.status.value() or self.text.text())

    def clear(self) -> None:
        """Takes all filters away and says so once."""
        had = self.active()
        self.life.set_value(())
        self.status.set_value(())
        self.text.clear()
        if had:
            self.changed.emit()

    def ids(self, tree: Tree, today: date) -> frozenset[UUID]:
        """The goals that match, and all that they lead to."""
        matches = self._matching(tree, today)
        found: set[UUID] = set()
        for goal in tree.goals.values():
            at: Goal | None = goal if matches(goal) else None
            while at is not None and at.id not in found:
                found.add(at.id)
                at = tree.goals.get(at.parent) if at.parent is not None else None
        return frozenset(found)

    def _matching(self, tree: Tree, today: date) -> Callable[[Goal], bool]:
        lives, statuses, words = self.life.value(), self.status.value(), fold(self.text.text())
        begin = quarter_of(today).first

        def matches(goal: Goal) -> bool:
            if (lives and goal.life.value not in lives) or (words and words not in fold(goal.title)):
                return False
            if statuses:
                return _standing(tree, goal) in statuses
            if goal.status is Status.REACHED and goal.closed_on is not None:
                return goal.closed_on >= begin
            return goal.status is Status.OPEN

        return matches


def _standing(tree: Tree, goal: Goal) -> str:
    if goal.status is not Status.OPEN:
        return str(goal.status.value)
    tone = tree.progress(goal.id).tone
    return UNMEASURED if tone is Tone.QUIET else str(tone.value)
