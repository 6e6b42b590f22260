"""One change to many records at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from organizer.kernel import kinds
from organizer.kernel.errors import Invalid, OrganizerError
from organizer.kernel.record import Field, Record, describe
from organizer.store.edit import Edit
from organizer.ui.buttons import Button
from organizer.ui.context import PageContext
from organizer.ui.fields.choice import Choice, SelectField
from organizer.ui.label import Label
from organizer.ui.painting import fill_rounded
from organizer.ui.segmented import Segment, SegmentedControl
from organizer.ui.theme import theme

from .columns import editable
from .editor import Editor, FormContext
from .editors import editor_for
from .names import Names
from .rows import Rows, change_rows

_ADD, _REMOVE = "add", "remove"


class BulkDialog(QDialog):
    """Asks for a field and its new value; the button says how many records it changes. Words are added to tags, or
    taken from them; other fields get the value."""

    def __init__(self, context: PageContext, names: Names, rows: Rows[Any], parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._rows = context, rows
        self._about = FormContext(
            names,
            lambda: context.conventions,
            context.workspace.home.registry.by_kind,
            lambda field, typed: (),
            lambda: context.zone,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setModal(True)
        self.setFixedWidth(420)
        title = f"Change {rows.counted()}"
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        fields = _changeable(rows.cls)
        self._fields = {field.name: field for field in fields}
        self.field = SelectField("Field", [Choice(field.name, field.label) for field in fields])
        self.field.set_value(fields[0].name)
        self.field.changed.connect(self._choose)
        self.way = SegmentedControl([Segment(_ADD, "Add"), Segment(_REMOVE, "Remove")], "Add or remove", small=True)
        self.editor: Editor | None = None
        self._place = QVBoxLayout()
        self._error = Label("", "caption-medium", "danger-text", wrap=True)
        self._error.hide()
        self.button = Button(title, "primary")
        self.button.clicked.connect(self.apply)
        cancel = Button("Cancel")
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(21, 19, 21, 17)
        column.setSpacing(14)
        column.addWidget(Label(title, "section-lg"))
        column.addWidget(self.field)
        column.addWidget(self.way, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._place)
        column.addWidget(self._error)
        column.addLayout(buttons)
        self._choose()

    def apply(self) -> None:
        """Makes the change, in one step of undo; stays open where it cannot be."""
        editor = self.editor
        if editor is None or not editor.check():
            return
        field, value = editor.field, editor.value()
        made = editor.new_record()
        adds = self.way.value() == _ADD

        def change(edit: Edit, record: Record) -> None:
            if made is not None and edit.find(type(made), made.id) is None:
                edit.add(made)
            new = _tagged(getattr(record, field.name), value, adds) if isinstance(field.kind, kinds.Tags) else value
            edit.change(record, **{field.name: new})

        self.button.setEnabled(False)
        counted = self._rows.counted()
        change_rows(
            self._context, self._rows, f"Change {counted}", change, said=f"Changed {counted}", then=self.accept,
            failed=self._failed,
        )  # fmt: skip

    def _failed(self, error: OrganizerError) -> None:
        self.button.setEnabled(True)
        words = "; ".join(p.message for p in error.problems) if isinstance(error, Invalid) else str(error)
        self._error.setText(f"{words}. Nothing was changed.")
        self._error.show()
        self.adjustSize()

    def _choose(self) -> None:
        if self.editor is not None:
            self._place.removeWidget(self.editor.widget)
            self.editor.widget.hide()
            self.editor.widget.deleteLater()
        field = self._fields[self.field.value() or ""]
        self.editor = editor_for(field, self._about)
        self.editor.begin(() if isinstance(field.kind, kinds.Tags) else field.default)
        self.editor.touched = True
        self.editor.widget.changed.connect(self.adjustSize)  # Some fields grow with what is chosen in them.
        self._place.addWidget(self.editor.widget)
        self.way.setVisible(isinstance(field.kind, kinds.Tags))
        self._error.hide()
        self.adjustSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme().tokens
        fill_rounded(QPainter(self), QRectF(self.rect()), 10, t["raised"], t["border-control"])


def _changeable(cls: type[Record]) -> Sequence[Field]:
    """Not what names a record, nor files and lists of addresses: those are of one record alone."""
    description = describe(cls)
    single = (kinds.File, kinds.Entries, kinds.Notes)
    own = [f for f in editable(description) if f is not description.heading and not isinstance(f.kind, single)]
    return [*own, description.field("owner")]


def _tagged(tags: Sequence[str], words: Sequence[str], adds: bool) -> tuple[str, ...]:
    if adds:
        return kinds.tags_of([*tags, *words])
    gone = {word.casefold() for word in words}
    return tuple(tag for tag in tags if tag.casefold() not in gone)
