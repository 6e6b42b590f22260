"""The editor of a goal, with its key results."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from organizer.areas.goals.actions import ResultDraft, delete_goal, save_goal
from organizer.areas.goals.model import Goal, Horizon, KeyResult
from organizer.areas.goals.queries import Counters
from organizer.areas.goals.widgets.results_editor import ResultsEditor
from organizer.kernel.errors import Invalid, OrganizerError
from organizer.kernel.query import Where
from organizer.kernel.record import Field, Record, describe
from organizer.ui.context import PageContext
from organizer.ui.fields.suggestions import Option
from organizer.ui.records.drawer import RecordDrawer
from organizer.ui.records.editor import Editor, FormContext
from organizer.ui.records.form import RecordForm
from organizer.ui.records.names import Names
from organizer.ui.records.picker import RecordPicker

_FIELDS = (
    "title", "horizon", "life", "parent", "start", "due", "commitment", "why", "weight", "status", "learnings",
    "notes", "tags",
)  # fmt: skip
_FIRST = ("horizon", "life", "parent", "start", "due", "commitment")


class GoalDrawer(RecordDrawer[Goal]):
    """Opens on a goal, or on a new one with `preset` values. Key results are saved with it, in one step."""

    def __init__(
        self, context: PageContext, counters: Counters, goal: Goal | None = None, *, names: Names | None = None,
        measures: bool = False, **preset: Any,
    ) -> None:  # fmt: skip
        self._counters = counters
        self.deleted_words: Callable[[Goal], str] = lambda goal: f"{goal.title} deleted"
        """Set by the page."""
        super().__init__(context, Goal, goal, names=names, **preset)
        if measures:
            self.results.add_row().title.setFocus(Qt.FocusReason.TabFocusReason)

    def delete(self) -> None:
        """What belongs to the goal goes with it; the toast says what."""
        if self.record is not None and not self._busy:
            self._remove(self.record, delete_goal, self.record, said=self.deleted_words(self.record))

    def is_changed(self) -> bool:
        return super().is_changed() or self.results.is_changed()

    def _make_form(self, brief: bool, with_owner: bool) -> RecordForm[Goal]:
        return RecordForm(
            self.context, Goal, names=self._names, brief=True, fields=_FIELDS, first=_FIRST, with_owner=with_owner,
            makers={"parent": _parent_editor},
        )  # fmt: skip

    def _content(self) -> QWidget:
        content = super()._content()
        registry = self.context.workspace.home.registry
        self.results = ResultsEditor(self._names, self._counters, registry.by_kind, lambda: self.context.conventions)
        self.results.changed.connect(self._show_state)
        horizon = self.form.editors["horizon"].widget
        horizon.changed.connect(self._show_results)
        column = content.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(1, self.results)
        return content

    def _show_results(self) -> None:
        """A life direction is not measured itself."""
        horizon = self.form.editors["horizon"].value()
        self.results.setVisible(horizon is not Horizon.DIRECTION)

    def _begin(self, record: Goal | None) -> None:
        super()._begin(record)
        reads = self.context.workspace.reads
        stored = reads.every(KeyResult, [Where("goal", "=", record.id)]) if record is not None else ()
        self.results.begin(sorted(stored, key=lambda result: (result.position, result.id)))
        self._show_results()

    def _store(self, then: Callable[[], None]) -> None:
        if not self.results.check():
            self._show_state()
            return
        draft = self.form.draft(owner=self._owner())
        drafts = [ResultDraft(stored, values) for stored, values in self.results.drafts()]
        if draft.stored is not None:
            if not draft.fields and not self.results.is_changed():
                then()
                return
            self._perform(then, "Saved", save_goal, draft.stored, draft.fields, drafts, self.results.gone)
        elif draft.new is not None:
            self._perform(then, "Added goal", save_goal, draft.new, None, drafts)

    def _failed(self, error: OrganizerError) -> None:
        if isinstance(error, Invalid) and error.kind == describe(KeyResult).kind:
            self._busy = False
            self.form.say("A key result cannot be saved yet", ". ".join(p.message for p in error.problems))
            return
        super()._failed(error)

    def _next(self) -> None:
        super()._next()
        title = self.form.editors["title"].widget
        title.setFocus(Qt.FocusReason.TabFocusReason)


def _parent_editor(field: Field, about: FormContext) -> Editor:
    widget = RecordPicker(
        about.names, Goal, field.label, creates=False, placeholder="A goal further ahead", help_text=field.help,
        look=_seen,
    )  # fmt: skip
    return Editor(field, widget, widget.record_id, widget.set_record_id)


def _seen(record: Record) -> Option:
    assert isinstance(record, Goal)
    return Option(record.id, record.title, record.horizon.label)
