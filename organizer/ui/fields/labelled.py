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
    nothing. A label that is not among `labels` keeps its place in the list of its row; without `labels` it is typed."""

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
        rows = [(row.label(), row.text.value().strip()) for row in self.rows]
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
        used = {each.label() for each in self.rows}
        label = next((each for each in self._labels if each not in used), self._labels[0] if self._labels else "")
        made = self._insert(at, label, "")
        (made.text.edit if self._labels else made).setFocus(Qt.FocusReason.TabFocusReason)

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


def _chosen(label: str, labels: Sequence[str], name: str) -> SelectField:
    known = list(labels) if label in labels or not label else [*labels, label]
    made = SelectField("", [Choice(each, each) for each in known])
    made.box.setAccessibleName(name)
    made.setFixedWidth(112)
    if label:
        made.set_value(label)
    return made


def _typed(label: str, name: str) -> TextField:
    made = TextField("", placeholder="Name")
    made.edit.setAccessibleName(name)
    made.set_value(label)
    return made


class _Row(QWidget):
    enter = Signal()

    def __init__(self, field: LabelledField, label: str, text: str, labels: Sequence[str], placeholder: str) -> None:
        super().__init__()
        self.kind = _chosen(label, labels, f"{field.label}: kind") if labels else _typed(label, f"{field.label}: of")
        # What a line cannot show, such as a line break, stays where nobody changed it.
        self._given, self._shown = label, self.kind.value()
        self.text = TextField("", placeholder=placeholder)
        self.text.edit.setAccessibleName(field.label)
        self.text.set_value(text)
        self.remove = IconButton("x", f"{field.label}: remove", size="small")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(self.kind, 0 if labels else 1)
        line.addWidget(self.text, 1 if labels else 0)
        line.addWidget(self.remove)
        if not labels:
            self.text.setFixedWidth(88)
            self.setFocusProxy(self.kind.focusProxy() or self.kind)

    def label(self) -> str:
        """What the value is."""
        now = self.kind.value() or ""
        return self._given if now == self._shown else now.strip()

    def set_read_only(self, read_only: bool) -> None:
        self.kind.set_read_only(read_only)
        self.text.set_read_only(read_only)
        self.remove.setVisible(not read_only)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.enter.emit()
        else:
            super().keyPressEvent(event)
