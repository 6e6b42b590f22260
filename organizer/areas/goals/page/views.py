"""The views of the page, one at a time; those but the lanes are made when they first come to the front."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from organizer.areas.goals.model import CheckIn, Step
from organizer.areas.goals.widgets.lanes import LanesView
from organizer.kernel.query import Sort
from organizer.kernel.record import Record
from organizer.ui.context import PageContext
from organizer.ui.records.names import Names
from organizer.ui.segmented import Segment

if TYPE_CHECKING:
    from organizer.areas.goals.widgets.habits import HabitsView
    from organizer.areas.goals.widgets.outline import Outline
    from organizer.areas.goals.widgets.review import ReviewView
    from organizer.areas.goals.widgets.timeline import TimelineView
    from organizer.areas.goals.widgets.wins import WinsView
    from organizer.ui.empty import EmptyState
    from organizer.ui.records.titled_list import RecordList

V = TypeVar("V", bound=QWidget)

LANES, OUTLINE, TIMELINE, HABITS, WINS = "lanes", "outline", "timeline", "habits", "wins"
REVIEW, EMPTY, CHECK_INS, STEPS = "review", "empty", "check_ins", "steps"
SEGMENTS = (
    Segment(LANES, "Lanes"), Segment(OUTLINE, "Outline"), Segment(TIMELINE, "Timeline"), Segment(HABITS, "Habits"),
    Segment(WINS, "Wins"),
)  # fmt: skip
OF_GOALS = (LANES, OUTLINE, TIMELINE)
"""Those beside which the pane of a goal stands."""
LISTS: dict[str, tuple[type[Record], Sort]] = {
    CHECK_INS: (CheckIn, Sort("day", descending=True)),
    STEPS: (Step, Sort("due")),
}


class Views(QStackedWidget):
    """Tells of each view when it is made: whoever wants to hear of it connects then."""

    made = Signal(str, QWidget)

    def __init__(self, context: PageContext, names: Names) -> None:
        super().__init__()
        self._context, self._names = context, names
        self._by_key: dict[str, QWidget] = {}
        self.lanes = self._add(LANES, LanesView(self.letters))
        # The window may be made narrower than what is shown now needs: it changes on the way.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)

    def letters(self) -> bool:
        """Whether letters alone may do something."""
        return self._context.settings.text("single_keys", "on") == "on"

    @cached_property
    def outline(self) -> Outline:
        from organizer.areas.goals.widgets.outline import Outline

        return self._add(OUTLINE, Outline(self.letters))

    @cached_property
    def timeline(self) -> TimelineView:
        from organizer.areas.goals.widgets.timeline import TimelineView

        return self._add(TIMELINE, TimelineView(self.letters))

    @cached_property
    def habits(self) -> HabitsView:
        from organizer.areas.goals.widgets.habits import HabitsView

        return self._add(HABITS, HabitsView())

    @cached_property
    def wins(self) -> WinsView:
        from organizer.areas.goals.widgets.wins import WinsView

        return self._add(WINS, WinsView())

    @cached_property
    def review(self) -> ReviewView:
        from organizer.areas.goals.widgets.review import ReviewView

        return self._add(REVIEW, ReviewView())

    @cached_property
    def beginning(self) -> EmptyState:
        from .beginning import no_goals_yet

        return self._add(EMPTY, no_goals_yet())

    def list(self, key: str) -> RecordList[Any]:
        """The list of a kind of record. KeyError for one that there is not."""
        found = self._by_key.get(key)
        if found is None:
            from organizer.ui.records.titled_list import RecordList

            cls, sort = LISTS[key]
            found = self._add(key, RecordList(self._context, cls, self._names, sort, "Back to goals"))
        return found  # type: ignore[return-value]

    def has(self, key: str) -> bool:
        """Whether a view was made already."""
        return key in self._by_key

    def _add(self, key: str, view: V) -> V:
        self.addWidget(view)
        self._by_key[key] = view
        self.made.emit(key, view)
        return view

    def key(self) -> str:
        """The view in front."""
        return next(key for key, view in self._by_key.items() if view is self.currentWidget())

    def bring(self, key: str) -> None:
        """Brings a view to the front. KeyError for one that there is not."""
        make: dict[str, Callable[[], QWidget]] = {
            LANES: lambda: self.lanes, OUTLINE: lambda: self.outline, TIMELINE: lambda: self.timeline,
            HABITS: lambda: self.habits, WINS: lambda: self.wins, REVIEW: lambda: self.review,
            EMPTY: lambda: self.beginning,
        }  # fmt: skip
        self.setCurrentWidget(make[key]() if key in make else self.list(key))

    def focus_front(self, reason: Qt.FocusReason = Qt.FocusReason.ShortcutFocusReason) -> None:
        """Puts the focus where one works in the view in front."""
        key = self.key()
        if key == EMPTY:
            self.beginning.create_button.setFocus(reason)
        elif key == REVIEW:
            self.review.focus_first()
        elif key == HABITS:
            self.habits.rows.setFocus(reason)
        elif key == WINS:
            self.wins.line.edit.setFocus(reason)
        elif key in LISTS:
            self.list(key).table.setFocus(reason)
        else:
            self._by_key[key].setFocus(reason)
