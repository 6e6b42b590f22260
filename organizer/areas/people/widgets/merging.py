"""Two records of one person side by side, and what the kept one takes over."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from organizer.areas.people.model import Contact
from organizer.areas.people.rules import merge
from organizer.kernel.errors import OrganizerError
from organizer.kernel.record import Field, describe
from organizer.ui.avatars import Face, paint_avatar
from organizer.ui.buttons import Button, IconButton, PushArea
from organizer.ui.fields.picker import PickerField, Search
from organizer.ui.fields.suggestions import Option
from organizer.ui.label import Label
from organizer.ui.painting import draw_text, fill_rounded, hairline
from organizer.ui.records.names import Names
from organizer.ui.scrolling import ScrollArea
from organizer.ui.theme import theme
from organizer.ui.toggles import paint_dot

_LEFT_OUT = frozenset({"id", "created", "changed", "deleted", "uid", "card", "photo", "next_touch", "last_touch"})
_LABEL = 140


class _Head(PushArea):
    """One of the two; pressing it keeps it."""

    ring_radius = 8.0

    def __init__(self) -> None:
        super().__init__()
        self._face = Face.of("")
        self._note = ""
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_contact(self, contact: Contact, note: str) -> None:
        self._face, self._note = Face.of(contact.name), note
        self.set_label(contact.name)
        self.setAccessibleName(f"Keep {contact.name}, {note}" if note else f"Keep {contact.name}")

    def sizeHint(self) -> QSize:
        return QSize(200, 60)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme().tokens
        rect, kept = QRectF(self.rect()), self.isChecked()
        fill_rounded(painter, rect, 8, t["accent-tint" if kept else "surface"], t["accent" if kept else "border"])
        paint_dot(painter, 14, 22, kept)
        paint_avatar(painter, 42, 14, 32, self._face)
        room = QRectF(84, 12, rect.width() - 96, 18)
        draw_text(painter, room, self.label, "strong", t["text"])
        state = "Kept" if kept else "Goes to the Trash"
        draw_text(
            painter, room.translated(0, 18), f"{state}. {self._note}" if self._note else state, "caption", t["text-3"]
        )


class _Row(QWidget):
    """A field of both, and in the middle of the reader's attention what comes out."""

    def __init__(self, label: str, left: str, right: str, taken: str) -> None:
        super().__init__()
        self._label, self._left, self._right, self._taken = label, left, right, taken
        self.setFixedHeight(36)
        said = f"{label}: {left or 'nothing'}; {right or 'nothing'}"
        self.setAccessibleName(f"{said}; takes over {taken}" if taken else said)
        self.setToolTip("")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme().tokens
        hairline(painter, 0, self.height() - 1, self.width(), t["border-subtle"])
        half = (self.width() - _LABEL) / 2
        draw_text(painter, QRectF(0, 0, _LABEL - 12, self.height()), self._label, "label", t["text-3"])
        for number, text in enumerate((self._left, self._right)):
            room = QRectF(_LABEL + number * half + 4, 0, half - 16, self.height())
            if text and text == self._taken:
                fill_rounded(painter, room.adjusted(-4, 6, 4, -6), 4, t["success-tint"])
            ink = t["success-text"] if text and text == self._taken else t["text"]
            draw_text(painter, room, text, "body", ink)


class MergeView(QWidget):
    """Choose which record is kept, see what it takes over (in green), merge. Esc goes back."""

    merged = Signal(Contact, Contact)
    """The one to keep, the one to go."""

    other_chosen = Signal(UUID)
    closed = Signal()

    def __init__(self, names: Names, search: Search, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Merge people")
        self._names = names
        self._pair: tuple[Contact, Contact | None] | None = None
        self.back = IconButton("arrow-left", "Back to the list", "Esc")
        self.back.setShortcut("")
        self.back.clicked.connect(lambda: self.closed.emit())
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.back)
        head.addWidget(Label("Merge people", "section-lg"), 1)
        self._search = search
        self.other = PickerField("The same person is also noted as", self._others, placeholder="Type a name")
        self.other.setMaximumWidth(420)
        self.other.changed.connect(self._picked)
        self.left, self.right = _Head(), _Head()
        self._pair_row = QHBoxLayout()
        self._pair_row.setContentsMargins(_LABEL, 0, 0, 0)
        self._pair_row.setSpacing(12)
        for side in (self.left, self.right):
            self._pair_row.addWidget(side, 1)
            side.toggled.connect(self._show_rows)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._says = Label("", "label", "text-2", wrap=True)
        self.merge_button = Button("Merge", "primary", hint="Ctrl+Return")
        self.merge_button.clicked.connect(self._merge)
        self.cancel_button = Button("Cancel")
        self.cancel_button.clicked.connect(lambda: self.closed.emit())
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._says, 1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.merge_button)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(24, 16, 24, 24)
        column.setSpacing(14)
        column.addLayout(head)
        column.addWidget(self.other)
        column.addLayout(self._pair_row)
        column.addLayout(self._rows)
        column.addLayout(foot)
        column.addStretch(1)
        content.setMaximumWidth(980)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            merge_now = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            merge_now.activated.connect(self.merge_button.click)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(ScrollArea(content))

    def show_pair(self, one: Contact, other: Contact | None) -> None:
        """The first is kept unless the other is chosen; without another one, it is searched for here."""
        self._pair = (one, other)
        self.other.setVisible(other is None)
        for side, contact in ((self.left, one), (self.right, other)):
            side.setVisible(contact is not None and other is not None)
            if contact is not None:
                side.set_contact(contact, self._names.of_field(contact, "employer"))
        self.left.setChecked(True)
        self._show_rows()
        target: QWidget = self.other if other is None else self.left
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def first(self) -> Contact | None:
        """The one that it began with."""
        return self._pair[0] if self._pair else None

    def refuse(self, error: OrganizerError) -> None:
        """Says why they could not be merged; it can be tried again."""
        self._says.setText(str(error))
        self.merge_button.setEnabled(True)

    def kept_and_gone(self) -> tuple[Contact, Contact] | None:
        """Which record stays and which goes; None while there is only one."""
        one, other = self._pair or (None, None)
        if one is None or other is None:
            return None
        return (one, other) if self.left.isChecked() else (other, one)

    def _show_rows(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        pair = self.kept_and_gone()
        self.merge_button.setEnabled(pair is not None)
        if pair is None or self._pair is None or self._pair[1] is None:
            self._says.setText("")
            return
        keep, gone = pair
        fields = merge(keep, gone).fields
        left, right = self._pair
        assert right is not None
        for field in describe(Contact).fields:
            if field.name in _LEFT_OUT:
                continue
            mine, theirs = self._shown(field, left), self._shown(field, right)
            if mine or theirs:
                taken = self._shown(field, gone) if field.name in fields else ""
                self._rows.addWidget(_Row(field.label, mine, theirs, taken))
        count = len(set(fields) - {"card"})
        self._says.setText(
            f"{keep.name} stays and takes over {count} field{'s' * (count != 1)}. Touches, introductions, ties, links"
            f" and files of both are kept together. The other record goes to the Trash."
        )

    def _shown(self, field: Field, contact: Contact) -> str:
        value = getattr(contact, field.name)
        return "" if value in (None, "", ()) else self._names.shown(field, value)

    def _picked(self) -> None:
        option = self.other.value()
        if option is not None and isinstance(option.id, UUID):
            self.other_chosen.emit(option.id)

    def _merge(self) -> None:
        pair = self.kept_and_gone()
        if pair is not None:
            self.merge_button.setEnabled(False)
            self.merged.emit(*pair)

    def _others(self, text: str) -> list[Option]:
        first = self.first()
        return [option for option in self._search(text) if first is None or option.id != first.id]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
