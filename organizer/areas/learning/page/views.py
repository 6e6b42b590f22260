"""The views of the page, one at a time; those but the overview are made when they first come to the front."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from organizer.areas.learning.model import (
    Course,
    CourseHours,
    Credential,
    Credit,
    CreditClaim,
    LearningPlan,
    Skill,
    SkillRating,
)
from organizer.areas.learning.widgets.overview import Overview
from organizer.kernel.changes import Changes
from organizer.kernel.query import Sort, Where, text_contains
from organizer.kernel.record import Record, describe
from organizer.ui.context import PageContext
from organizer.ui.records.names import Names
from organizer.ui.segmented import Segment

if TYPE_CHECKING:
    from organizer.areas.learning.widgets.budget import BudgetView
    from organizer.ui.empty import EmptyState
    from organizer.ui.records.table import RecordTable

V = TypeVar("V", bound=QWidget)

OVERVIEW, COURSES, CERTIFICATES, SKILLS, BUDGET = "overview", "courses", "certificates", "skills", "budget"
CREDITS, CLAIMS, RATINGS, HOURS, PLANS = "credits", "claims", "ratings", "hours", "plans"
EMPTY = "empty"
SEGMENTS = (
    Segment(OVERVIEW, "Overview"), Segment(COURSES, "Courses"), Segment(CERTIFICATES, "Certificates"),
    Segment(SKILLS, "Skills"), Segment(BUDGET, "Budget"),
)  # fmt: skip
TABLES: dict[str, tuple[type[Record], Sort]] = {
    COURSES: (Course, Sort("due")), CERTIFICATES: (Credential, Sort("expires")), SKILLS: (Skill, Sort("name")),
}  # fmt: skip
"""Those that the page bar filters."""
LISTS: dict[str, tuple[type[Record], Sort]] = {
    CREDITS: (Credit, Sort("day", descending=True)), CLAIMS: (CreditClaim, Sort("credential")),
    RATINGS: (SkillRating, Sort("day", descending=True)), HOURS: (CourseHours, Sort("day", descending=True)),
    PLANS: (LearningPlan, Sort("since", descending=True)),
}  # fmt: skip
"""Those that are reached by the page's menu."""
_BUDGET_COLUMNS = ("title", "payer", "cost", "paid_on", "start", "status")


class Views(QStackedWidget):
    """Tells of each view when it is made: whoever wants to hear of it connects then."""

    made = Signal(str, QWidget)

    def __init__(self, context: PageContext, names: Names) -> None:
        super().__init__()
        self._context, self._names = context, names
        self._by_key: dict[str, QWidget] = {}
        self.text = ""
        """What the tables are filtered by."""
        self.overview = self._add(OVERVIEW, Overview(context.single_keys))
        # The window may be made narrower than what is shown now needs: it changes on the way.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)

    def view(self, key: str) -> Any:
        """A view, made if it was not yet. KeyError for one that there is not."""
        if key in self._by_key:
            return self._by_key[key]
        if key == EMPTY:
            return self._add(key, self._beginning())
        if key == BUDGET:
            return self._add(key, self._budget())
        if key in TABLES:
            from organizer.ui.records.table import RecordTable

            cls, sort = TABLES[key]
            return self._add(key, RecordTable(self._context, cls, names=self._names, sort=sort))
        from organizer.ui.records.titled_list import RecordList

        cls, sort = LISTS[key]
        return self._add(key, RecordList(self._context, cls, self._names, sort, "Back to learning"))

    def _beginning(self) -> EmptyState:
        from .beginning import nothing_yet

        return nothing_yet()

    def _budget(self) -> BudgetView:
        from organizer.areas.learning.widgets.budget import BudgetView
        from organizer.ui.records.columns import field_column, heading_column, owner_column
        from organizer.ui.records.table import RecordTable

        description = describe(Course)
        columns = [
            heading_column(description),
            *(field_column(description, name, self._names, self._context.today) for name in _BUDGET_COLUMNS[1:]),
            owner_column(self._names),
        ]
        table: RecordTable[Course] = RecordTable(
            self._context, Course, columns, key="learning.budget", names=self._names, sort=Sort("due", descending=True)
        )
        return BudgetView(table)

    def table(self, key: str) -> RecordTable[Any] | None:
        """The table of a view, where it has one."""
        if key in TABLES:
            found: RecordTable[Any] = self.view(key)
            return found
        if key in LISTS or key == BUDGET:
            inner: RecordTable[Any] = self.view(key).table
            return inner
        return None

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
        self.setCurrentWidget(self.view(key))

    def show_records(self, changes: Changes | None, clear: Any) -> None:
        """What the view in front has of records: anew where `changes` is None, else what they touched."""
        key = self.key()
        if key in LISTS:
            self.view(key).refresh(changes)
            return
        table = self.table(key)
        if table is None:
            return
        if changes is not None:
            table.reload(changes)
            return
        where: list[Where] = self._context.mine()
        if key == BUDGET:
            table.set_where([*where, Where("cost", "!=", None)], None)
            return
        if self.text:
            where.append(text_contains(self.text))
        table.set_where(where, clear if where else None)

    def focus_front(self, reason: Qt.FocusReason = Qt.FocusReason.ShortcutFocusReason) -> None:
        """Puts the focus where one works in the view in front."""
        key = self.key()
        if key == EMPTY:
            self.view(EMPTY).create_button.setFocus(reason)
        elif key == OVERVIEW:
            self.overview.focus_first(reason)
        elif (table := self.table(key)) is not None:
            table.setFocus(reason)
