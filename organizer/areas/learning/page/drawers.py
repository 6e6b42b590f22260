"""The editors of learning: what stands first in them, and what belongs to a course or a skill besides its fields."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TypeVar
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organizer.areas.learning import queries
from organizer.areas.learning.figures import rating_chart
from organizer.areas.learning.model import Course, CourseHours, Credential, Credit, LearningPlan, Skill, SkillRating
from organizer.areas.learning.rules.counting import said
from organizer.kernel.changes import Changes, Ref
from organizer.kernel.dates import format_day
from organizer.kernel.query import Sort, Where
from organizer.kernel.record import Record, describe
from organizer.ui.buttons import Button
from organizer.ui.cards import PaneSection
from organizer.ui.chart import Chart
from organizer.ui.context import PageContext
from organizer.ui.label import Label
from organizer.ui.records.drawer import RecordDrawer
from organizer.ui.records.form import SCROLL_BAR, SIDE, RecordForm
from organizer.ui.records.names import Names

R = TypeVar("R", bound=Record)
Open = Callable[[Record], None]

_FIRST: Mapping[type[Record], tuple[str, ...]] = {
    Course: (
        "title", "form", "status", "provider", "details", "start", "due", "planned_hours", "cost", "payer", "credits",
        "credit_unit", "gains",
    ),
    Credential: (
        "title", "issuer", "reference", "issued", "expires", "total", "unit", "period", "anchor", "least_a_year",
        "category_least", "category_most",
    ),
    Skill: ("name", "wanted", "role", "goal"),
    LearningPlan: ("since", "hours_a_month", "hours_a_week", "budget"),
}  # fmt: skip
_MOST_LINES = 12


class LearningDrawer(RecordDrawer[R]):
    """As any editor; a new record begins with the fields that matter here. `open_other` opens another record over
    it."""

    open_other: Open | None = None

    def _make_form(self, brief: bool, with_owner: bool) -> RecordForm[R]:
        first = _FIRST.get(self.cls, ())
        return RecordForm(
            self.context, self.cls, names=self._names, brief=brief, first=first, with_owner=with_owner
        )  # fmt: skip

    def _content(self) -> QWidget:
        content = super()._content()
        column = content.layout()
        assert isinstance(column, QVBoxLayout)
        record: Record | None = self.record
        part: _Part | None = None
        if isinstance(record, Skill):
            part = _Ratings(self.context, self._names, record.id, self._go)
        elif isinstance(record, Course):
            part = _Hours(self.context, self._names, record.id, self._go)
        if part is not None:
            column.insertWidget(1, part)
        return content

    def _go(self, record: Record) -> None:
        if self.open_other is not None:
            self.open_other(record)


class _Part(PaneSection):
    """Lines of records that belong to this one, shown anew when they change."""

    kinds: tuple[str, ...] = ()

    def __init__(self, context: PageContext, names: Names, title: str, id: UUID, go: Open) -> None:
        super().__init__(title)
        self.context, self.names, self.id, self._go = context, names, id, go
        layout = self.layout()
        assert layout is not None
        margins = layout.contentsMargins()
        layout.setContentsMargins(SIDE, margins.top(), SIDE - SCROLL_BAR, margins.bottom())
        context.changed.connect(self._heard)
        self.refresh()

    def refresh(self) -> None:
        raise NotImplementedError

    def _heard(self, changes: Changes) -> None:
        if changes.touches(*self.kinds):
            self.refresh()

    def _empty(self) -> None:
        while (item := self.body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _lines(self, found: Iterable[tuple[Record, str, str]]) -> None:
        """A button with what it is, and what is said beside it."""
        for record, words, beside in found:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(8)
            button = Button(words, "text", "small")
            button.clicked.connect(partial(self._go, record))
            row.addWidget(button)
            row.addWidget(Label(beside, "label", "text-3"), 1)
            self.body.addWidget(line)


class _Ratings(_Part):
    """How a skill was rated over time, with the evidence."""

    kinds = (describe(SkillRating).kind,)

    def __init__(self, context: PageContext, names: Names, id: UUID, go: Open) -> None:
        super().__init__(context, names, "Ratings", id, go)

    def refresh(self) -> None:
        self._empty()
        ratings = queries.ratings(self.context.workspace.reads, self.id)
        skill = self.context.workspace.reads.find(Skill, self.id)
        self.note.setText(str(len(ratings)) if ratings else "none yet; Assess adds one")
        made = rating_chart(skill, ratings, self.context.today(), self._name) if skill is not None else None
        if made is not None:
            chart = Chart()
            chart.set_chart(made)
            self.body.addWidget(chart)
        self._lines(
            (rating, f"{format_day(rating.day)}: {said(rating.level)}", self._beside(rating))
            for rating in ratings[:_MOST_LINES]
        )

    def _name(self, id: UUID) -> str:
        return self.names.of(Ref("contact", id))

    def _beside(self, rating: SkillRating) -> str:
        by = "by yourself" if rating.rater is None else f"by {self._name(rating.rater) or 'somebody'}"
        evidence = " ".join(rating.evidence.split())
        return f"{by}: {evidence}" if evidence else by


class _Hours(_Part):
    """The hours by hand of a course, and the credits that it gave."""

    kinds = (describe(CourseHours).kind, describe(Credit).kind)

    def __init__(self, context: PageContext, names: Names, id: UUID, go: Open) -> None:
        super().__init__(context, names, "Hours and credits", id, go)

    def refresh(self) -> None:
        self._empty()
        reads, newest = self.context.workspace.reads, Sort("day", descending=True)
        mine = [Where("course", "=", self.id)]
        hours = reads.page(CourseHours, mine, newest, limit=_MOST_LINES).records
        credits = reads.page(Credit, mine, newest, limit=_MOST_LINES).records
        self.note.setText("" if hours or credits else "none yet")
        self._lines((each, f"{format_day(each.day)}: {said(each.hours)} h", each.what) for each in hours)
        self._lines((each, f"{format_day(each.day)}: {said(each.amount)} credits", each.title) for each in credits)
