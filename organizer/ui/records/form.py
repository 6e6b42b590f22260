"""A form for any kind of record, made from its description."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organizer.kernel import kinds
from organizer.kernel.errors import Problem
from organizer.kernel.record import Description, Field, Record, describe
from organizer.kernel.text import fold
from organizer.ui.banner import Banner
from organizer.ui.buttons import Button
from organizer.ui.context import PageContext

from .columns import editable
from .editor import Editor, FormContext
from .editors import editor_for
from .groups import FieldGroup
from .names import Names
from .saving import Draft

R = TypeVar("R", bound=Record)
MakeEditor = Callable[[Field, FormContext], Editor]

_SHORT = (
    kinds.MoneyKind, kinds.Number, kinds.Day, kinds.Yearly, kinds.Duration,
)  # fmt: skip
SIDE = 24
SCROLL_BAR = 12
"""The room that is kept free for it beside the fields."""
_GAP, _BESIDE = 14, 14
_MOST_SUGGESTED, _LOOKED_THROUGH = 8, 500


class RecordForm(QWidget, Generic[R]):
    """Fields under one another, short ones in pairs; the right margin counts on a scroll bar beside it.

    A `brief` form begins with what is required and what lists show, or with the fields of `first`; 'More fields' shows
    the rest. `fields` names the fields to show, in order; without it they are all that people edit. A page may bring
    `groups`, each of which edits several fields and stands where the first of them would, and `makers` of editors of
    its own for some fields.
    """

    changed = Signal()
    """The user changed something, or typed on the way to it."""

    def __init__(
        self, context: PageContext, cls: type[R], *, names: Names | None = None, brief: bool = False,
        fields: Sequence[str] = (), first: Collection[str] = (), with_owner: bool = False,
        groups: Sequence[FieldGroup] = (), makers: Mapping[str, MakeEditor] | None = None,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.context, self.cls = context, cls
        self._names = names or Names(context)
        self._description = describe(cls)
        self._known_tags: dict[str, list[str]] = {}
        self._stored: R | None = None
        self._new: R | None = None
        self._begun: dict[str, Any] = {}
        self.editors: dict[str, Editor] = {}
        self.groups = tuple(groups)
        self._shown: list[str] = []
        self._makers = makers or {}
        self._grouped = {name: group for group in groups for name in group.fields}
        all_fields = [self._description.field(name) for name in fields] or editable(self._description)
        all_fields += [self._description.field("owner")] if with_owner else []
        early = first or self._description.table
        begins = [f for f in all_fields if not brief or f.required or f.name in early or f.name in self._grouped]
        self._rest = [f for f in all_fields if f not in begins]
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SIDE, 16, SIDE - SCROLL_BAR, 24)
        self._column.setSpacing(_GAP)
        self._banner: Banner | None = None
        self._about = FormContext(
            self._names,
            lambda: context.conventions,
            context.workspace.home.registry.by_kind,
            self._suggest,
            lambda: context.zone,
        )
        self._lines = QVBoxLayout()
        self._lines.setSpacing(_GAP)
        self._column.addLayout(self._lines)
        for group in groups:
            group.changed.connect(self.changed)
        self._place(begins)
        # Made after the fields, so that Tab comes to it after them.
        self._more = Button("More fields", "text", "small", icon="chevron-down", parent=self)
        self._more.clicked.connect(self.show_all)
        self._more.setVisible(bool(self._rest))
        self._column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)

    def begin(self, record: R | None, **preset: Any) -> None:
        """Shows a stored record, or an empty form for a new one, with `preset` values in some fields."""
        self._stored = record
        self._new = None
        self.say(None)
        self._begun = {}
        for field in self._description.fields:
            self._begun[field.name] = getattr(record, field.name) if record else field.default
        self._begun |= preset
        for name, editor in self.editors.items():
            editor.begin(self._begun[name])
        for group in self.groups:
            group.begin({name: self._begun[name] for name in group.fields})

    def show_all(self) -> None:
        """Shows the fields that a brief form leaves out."""
        rest, self._rest = self._rest, []
        self._more.hide()
        added = self._place(rest)
        for editor in added:
            editor.begin(self._begun.get(editor.field.name, editor.field.default))
        if added:
            added[0].widget.setFocus(Qt.FocusReason.TabFocusReason)

    def is_changed(self) -> bool:
        """Whether the user would lose something."""
        return any(part.is_changed() for part in self._parts)

    def problem_count(self) -> int:
        """How many fields show an error."""
        wrong = sum(editor.widget.error() is not None for editor in self.editors.values())
        return wrong + sum(group.problem_count() for group in self.groups)

    def check(self) -> bool:
        """Shows what is wrong at each field and goes to the first; True where nothing is."""
        wrong: list[Editor | FieldGroup] = [part for part in self._parts if not part.check()]
        if wrong:
            _go_to(wrong[0])
        return not wrong

    def show_problems(self, problems: Iterable[Problem]) -> None:
        """Puts what the record as a whole breaks at the fields it is about; the rest goes above the form."""
        first: Editor | FieldGroup | None = None
        others = []
        for problem in problems:
            group = self._grouped.get(problem.field)
            if group is not None:
                group.refuse(problem.field, problem.message)
                first = first or group
                continue
            if problem.field not in self.editors and self._rest:
                self.show_all()
            editor = self.editors.get(problem.field)
            if editor is None:
                others.append(problem.message)
                continue
            editor.refuse(problem.message)
            first = first or editor
        self.say("This cannot be saved yet", ". ".join(others)) if others else None
        if first is not None:
            _go_to(first)

    def say(self, title: str | None, text: str = "", action: str = "", act: Callable[[], None] | None = None) -> None:
        """A banner above the fields: what happened, and one action. None takes it away."""
        if self._banner is not None:
            self._column.removeWidget(self._banner)
            self._banner.hide()
            self._banner.deleteLater()
            self._banner = None
        if title is not None:
            self._banner = Banner("danger", title, text, action)
            if act is not None:
                self._banner.acted.connect(act)
            self._column.insertWidget(0, self._banner)

    @property
    def banner(self) -> Banner | None:
        """What stands above the fields."""
        return self._banner

    def values(self) -> dict[str, Any]:
        """The value of every field. Only after `check`."""
        values = self._begun | {name: editor.value() for name, editor in self.editors.items()}
        for group in self.groups:
            values |= group.values()
        return values

    def changes(self) -> dict[str, Any]:
        """The values of the fields that are not as the form began with. Only after `check`."""
        return {name: value for name, value in self.values().items() if self._differs(name, value, self._begun[name])}

    def draft(self, **more: Any) -> Draft[R]:
        """What is to be saved. Only after `check`. Asked twice for a new record it is the same record."""
        companions, files = [], {}
        for name, editor in self.editors.items():
            made, path = editor.new_record(), editor.new_file()
            if made is not None:
                companions.append(made)
            if path is not None:
                files[name] = path
        values = self.values() | more
        if self._stored is not None:
            stored = self._stored
            fields = {
                name: value for name, value in values.items() if self._differs(name, value, getattr(stored, name))
            }
            return Draft(stored, None, fields, tuple(companions), files)
        given = {f.name: values[f.name] for f in self._description.fields if not f.derived and f.name != "id"}
        self._new = dataclasses.replace(self._new, **given) if self._new is not None else self.cls(**given)
        return Draft(None, self._new, {}, tuple(companions), files)

    @property
    def _parts(self) -> list[Editor | FieldGroup]:
        """In the order they stand in."""
        found: list[Editor | FieldGroup] = []
        for name in self._shown:
            part = self._grouped.get(name) or self.editors[name]
            if part not in found:
                found.append(part)
        return found

    def _differs(self, name: str, one: Any, other: Any) -> bool:
        return not self._description.field(name).same(one, other)

    def _place(self, fields: Sequence[Field]) -> list[Editor]:
        made = []
        self._shown += [field.name for field in fields]
        for row in _rows(fields, self._grouped):
            if isinstance(row, FieldGroup):
                self._lines.addWidget(row)
                continue
            line = QHBoxLayout()
            line.setSpacing(_BESIDE)
            for field in row:
                editor = self._makers.get(field.name, editor_for)(field, self._about)
                editor.widget.changed.connect(self.changed)
                self.editors[field.name] = editor
                line.addWidget(editor.widget, 1, Qt.AlignmentFlag.AlignTop)
                made.append(editor)
            if len(row) == 1 and _is_short(row[0]):
                line.addStretch(1)
            self._lines.addLayout(line)
        return made

    def _suggest(self, field: str, typed: str) -> Sequence[str]:
        """Tags in use that begin with what was typed, from the first few hundred records."""
        if field not in self._known_tags:
            page = self.context.workspace.reads.page(self.cls, limit=_LOOKED_THROUGH)
            used = (tag for record in page.records for tag in getattr(record, field))
            self._known_tags[field] = list(dict.fromkeys(used))
        start = fold(typed)
        return [tag for tag in self._known_tags[field] if fold(tag).startswith(start)][:_MOST_SUGGESTED]


def _rows(fields: Sequence[Field], grouped: Mapping[str, FieldGroup]) -> list[list[Field] | FieldGroup]:
    """Fields by the line: two short ones that follow each other share one, a group has its own."""
    rows: list[list[Field] | FieldGroup] = []
    for field in fields:
        group = grouped.get(field.name)
        last = rows[-1] if rows else None
        if group is not None:
            rows += [group] if group not in rows else []
        elif isinstance(last, list) and len(last) == 1 and _is_short(last[0]) and _is_short(field):
            last.append(field)
        else:
            rows.append([field])
    return rows


def _is_short(field: Field) -> bool:
    return isinstance(field.kind, _SHORT)


def _go_to(part: Editor | FieldGroup) -> None:
    if isinstance(part, FieldGroup):
        part.go_to_problem()
    else:
        part.widget.setFocus(Qt.FocusReason.TabFocusReason)


def title_of(description: Description, new: bool) -> str:
    """'New person' or 'Edit person'."""
    return f"{'New' if new else 'Edit'} {description.title.lower()}"
