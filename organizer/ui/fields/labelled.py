"""Values of one kind, each with a word for what it is: addresses, numbers, links."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organizer.ui.buttons import Button, IconButton
from organizer.ui.fields.choice import Choice, SelectField
from organizer.ui.fields.field import Field
from organizer.ui.fields.text import TextField


class LabelledField(Field[tuple[tuple[str, str], ...]]):
    """Rows of (label, value). Enter in a row adds one below, the cross at its end takes it away; empty rows count for
    nothing. A label that is not among `labels` keeps its place in the list of its row."""

    def __init__(
        self,
        label: str,
        labels: Sequence[str],
        *,
        add: str = "Add",
        placeholder: str = "",
        check: Callable[[str], str | None] | None = None,
        help_text: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, help_text=help_text, parent=parent)
        self._labels = tuple(labels)
        self._placeholder = placeholder
        self._check_value = check
        self.rows: list[_Row] = []
        holder = QWidget()
        self._lines = QVBoxLayout(holder)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(6)
        self.add_button = Button(add, "text", "small", icon="plus")
        self.add_button.clicked.connect(lambda: self._add_after(None))
        self._lines.addWidget(self.add_button)
        self._place(holder, self.add_button)
        self.add_button.setAccessibleName(f"{label}: {add}")

    def value(self) -> tuple[tuple[str, str], ...]:
        rows = [(row.kind.value() or "", row.text.value().strip()) for row in self.rows]
        return tuple((label, text) for label, text in rows if text)

    def set_value(self, value: Iterable[tuple[str, str]]) -> None:
        for row in list(self.rows):
            self._drop(row)
        for label, text in value:
            self._insert(len(self.rows), label, text)
        self.setFocusProxy(self.rows[0].text.edit if self.rows else self.add_button)

    def problem(self) -> str | None:
        if self._check_value is None:
            return None
        return next((wrong for _, text in self.value() if (wrong := self._check_value(text))), None)

    def _insert(self, at: int, label: str, text: str) -> "_Row":
        row = _Row(self, label, text, self._labels, self._placeholder)
        row.set_read_only(self._read_only)
        row.text.changed.connect(self.changed)
        row.kind.changed.connect(self.changed)
        row.text.left.connect(self.left)
        row.remove.clicked.connect(lambda: self._remove(row))
        row.enter.connect(lambda: self._add_after(row))
        self.rows.insert(at, row)
        self._lines.insertWidget(at, row)
        return row

    def _add_after(self, row: "_Row | None") -> None:
        at = self.rows.index(row) + 1 if row is not None else len(self.rows)
        used = {each.kind.value() for each in self.rows}
        label = next((each for each in self._labels if each not in used), self._labels[0] if self._labels else "")
        self._insert(at, label, "").text.edit.setFocus(Qt.FocusReason.TabFocusReason)

    def _remove(self, row: "_Row") -> None:
        at = self.rows.index(row)
        self._drop(row)
        after = self.rows[min(at, len(self.rows) - 1)].text.edit if self.rows else self.add_button
        after.setFocus(Qt.FocusReason.TabFocusReason)
        self.changed.emit()

    def _drop(self, row: "_Row") -> None:
        self.rows.remove(row)
        self._lines.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _dress(self) -> None:
        self.add_button.setVisible(not self._read_only)
        for row in self.rows:
            row.set_read_only(self._read_only)
            bad = bool(self._error) and self._check_value is not None and bool(self._check_value(row.text.value()))
            row.text.frame.set_wrong(bad)


class _Row(QWidget):
    enter = Signal()

    def __init__(self, field: LabelledField, label: str, text: str, labels: Sequence[str], placeholder: str) -> None:
        super().__init__()
        known = list(labels) if label in labels or not label else [*labels, label]
        self.kind = SelectField("", [Choice(each, each) for each in known])
        self.kind.box.setAccessibleName(f"{field.label}: kind")
        self.kind.setFixedWidth(112)
        if label:
            self.kind.set_value(label)
        self.text = TextField("", placeholder=placeholder)
        self.text.edit.setAccessibleName(field.label)
        self.text.set_value(text)
        self.remove = IconButton("x", f"{field.label}: remove", size="small")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(self.kind)
        line.addWidget(self.text, 1)
        line.addWidget(self.remove)

    def set_read_only(self, read_only: bool) -> None:
        self.kind.set_read_only(read_only)
        self.text.set_read_only(read_only)
        self.remove.setVisible(not read_only)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.enter.emit()
        else:
            super().keyPressEvent(event)
