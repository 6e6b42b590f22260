"""The editors of learning: what stands first in them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from organizer.areas.learning.model import Course, Credential, LearningPlan, Skill
from organizer.kernel.record import Record
from organizer.ui.records.drawer import RecordDrawer
from organizer.ui.records.form import RecordForm

R = TypeVar("R", bound=Record)

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


class LearningDrawer(RecordDrawer[R]):
    """As any editor; a new record begins with the fields that matter here."""

    def _make_form(self, brief: bool, with_owner: bool) -> RecordForm[R]:
        first = _FIRST.get(self.cls, ())
        return RecordForm(
            self.context, self.cls, names=self._names, brief=brief, first=first, with_owner=with_owner
        )  # fmt: skip
