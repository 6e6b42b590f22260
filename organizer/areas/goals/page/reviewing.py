"""Closing a quarter."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from organizer.areas.goals.rules.review import Quarter, quarter_of, to_review
from organizer.areas.goals.widgets.marks import Shown

from .commands import Commands

if TYPE_CHECKING:
    from organizer.areas.goals.widgets.review import ReviewView


class Reviewing(QObject):
    """Fills the review of a quarter and has it closed. The quarter before is offered while it has open goals."""

    def __init__(
        self, commands: Commands, shown: Callable[[], Shown], leave: Callable[[], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._commands, self._shown, self._leave = commands, shown, leave
        self._view: ReviewView | None = None

    def connect_view(self, view: ReviewView) -> None:
        """Once, when the view is made."""
        self._view = view
        view.closed.connect(self._leave)
        view.confirmed.connect(self._close)
        view.quarter_chosen.connect(self._choose)

    def fill(self) -> None:
        """Shows the quarter that was chosen, or the one to begin with."""
        if self._view is not None:
            offered = self._offered()
            chosen = self._view.quarter if self._view.quarter in offered else offered[0]
            self._show(chosen)

    def _offered(self) -> list[Quarter]:
        shown = self._shown()
        now = quarter_of(shown.today)
        before = quarter_of(now.first - timedelta(days=1))
        late = any(goal.due is not None for goal in to_review(shown.tree.goals.values(), before))
        return [before, now] if late else [now]

    def _show(self, quarter: Quarter) -> None:
        if self._view is not None:
            shown = self._shown()
            asked = {goal.id for goal in to_review(shown.tree.goals.values(), quarter)}
            # In the order of the tree.
            goals = [goal for goal in shown.tree.below(None) if goal.id in asked]
            self._view.set_review(quarter, self._offered(), goals, shown)

    def _choose(self, title: str) -> None:
        for quarter in self._offered():
            if quarter.title == title:
                self._show(quarter)

    def _close(self) -> None:
        view = self._view
        if view is None or view.quarter is None:
            return

        def done() -> None:
            assert self._view is not None
            self._view.forget()
            self._leave()

        self._commands.close_quarter(view.quarter, view.decisions(), view.learnings(), done)
