"""Choosing other things by typing part of their name: one, or several."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from organizer.ui.buttons import IconButton
from organizer.ui.fields.field import FramedField
from organizer.ui.fields.frame import LineEdit, Mark
from organizer.ui.fields.suggestions import Option, Suggestions
from organizer.ui.fields.tokens import Token, TokenBox

Search = Callable[[str], Sequence[Option]]
Create = Callable[[str], Option | None]

_CREATE = object()


class _Finder(QObject):
    """Searches as one types in `edit`, offers what it finds and, where things can be made, to make one."""

    def __init__(
        self, edit: LineEdit, anchor: QWidget, search: Search, create: Create | None, take: Callable[[Option], None]
    ) -> None:
        super().__init__(edit)
        self._edit, self._search, self._create, self._take = edit, search, create, take
        self.suggestions = Suggestions(anchor, edit)
        self.suggestions.taken.connect(self._taken)
        edit.textEdited.connect(self.find)
        edit.installEventFilter(self)
        self.leave_out: frozenset[object] = frozenset()

    def find(self, text: str) -> None:
        found = [option for option in self._search(text.strip()) if option.id not in self.leave_out]
        typed = text.strip()
        if self._create is not None and typed and not any(o.title.casefold() == typed.casefold() for o in found):
            found.append(Option(_CREATE, f"Create “{typed}”", icon="plus"))
        self.suggestions.offer(found)

    def _taken(self, option: Option) -> None:
        if option.id is not _CREATE:
            self._take(option)
        elif self._create is not None and (made := self._create(self._edit.text().strip())) is not None:
            self._take(made)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            down = event.key() == Qt.Key.Key_Down
            if down and not self.suggestions.isVisible() and not self._edit.isReadOnly():
                self.find(self._edit.text() if self._edit.isModified() else "")
                return True
        return False


class PickerField(FramedField[Option | None]):
    """One thing. Its title stands in the line; typing searches for another, emptying the line takes it out, leaving
    the line half typed brings the title back. Down shows what can be picked."""

    def __init__(
        self,
        label: str,
        search: Search,
        create: Create | None = None,
        *,
        placeholder: str = "",
        help_text: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, help_text=help_text, parent=parent)
        self._option: Option | None = None
        self._icon = Mark()
        self.edit = LineEdit(placeholder)
        self.frame.row.addSpacing(2)
        self.frame.row.addWidget(self._icon)
        self.frame.row.addWidget(self.edit, 1)
        self._open = IconButton("chevron-down", f"{label}: show choices", size="small")
        self._open.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._open.clicked.connect(self._show_all)
        self.frame.row.addWidget(self._open)
        self.frame.ends_with_button()
        self._finder = _Finder(self.edit, self.frame, search, create, self._take)
        self.suggestions = self._finder.suggestions
        self.edit.focused.connect(self._focused)
        self._finish(self.edit)

    def value(self) -> Option | None:
        return self._option

    def set_value(self, value: Option | None) -> None:
        self._option = value
        self.edit.setText(value.title if value else "")
        self.edit.setCursorPosition(0)
        self._icon.set_icon(value.icon if value else None, swatch=value.swatch if value else None)

    def _take(self, option: Option) -> None:
        self.set_value(option)
        self.changed.emit()

    def _show_all(self) -> None:
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edit.selectAll()
        self._finder.find("")

    def _focused(self, focused: bool) -> None:
        if not focused and self.edit.isModified():
            emptied = not self.edit.text().strip()
            had = self._option is not None
            self.set_value(None if emptied else self._option)
            if emptied and had:
                self.changed.emit()
        self._frame_focus(focused)

    def _dress(self) -> None:
        super()._dress()
        self.edit.setReadOnly(self._read_only)
        self._open.setVisible(not self._read_only)


class ManyPickerField(FramedField[tuple[Option, ...]]):
    """Several things as tokens, in the order picked. Backspace in the empty line takes the last one out."""

    def __init__(
        self,
        label: str,
        search: Search,
        create: Create | None = None,
        *,
        placeholder: str = "Add",
        help_text: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self.edit = LineEdit(placeholder)
        self.box = TokenBox(self.edit)
        super().__init__(label, help_text=help_text, frame=self.box, parent=parent)
        self._options: tuple[Option, ...] = ()
        self._finder = _Finder(self.edit, self.box, search, create, self._take)
        self.suggestions = self._finder.suggestions
        self.edit.installEventFilter(self)
        self.edit.focused.connect(self._focused)
        self._finish(self.edit)

    def value(self) -> tuple[Option, ...]:
        return self._options

    def set_value(self, value: Sequence[Option]) -> None:
        self._options = tuple(value)
        self._finder.leave_out = frozenset(option.id for option in value)
        self.edit.clear()
        self._show_tokens()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and not self._read_only:
            backspace = event.key() == Qt.Key.Key_Backspace
            if backspace and not self.edit.text() and self._options:
                self._remove(len(self._options) - 1)
                return True
        return False

    def _take(self, option: Option) -> None:
        if option.id not in {picked.id for picked in self._options}:
            self.set_value((*self._options, option))
            self.changed.emit()

    def _remove(self, index: int) -> None:
        self.set_value(self._options[:index] + self._options[index + 1 :])
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _focused(self, focused: bool) -> None:
        if not focused:
            self.edit.clear()
        self._frame_focus(focused)

    def _show_tokens(self) -> None:
        tokens = []
        for index, option in enumerate(self._options):
            token = Token(option.title, option.face, round_ends=True)
            token.setEnabled(not self._read_only)
            token.removed.connect(lambda index=index: self._remove(index))
            tokens.append(token)
        self.box.set_tokens(tokens)

    def _dress(self) -> None:
        super()._dress()
        self.edit.setReadOnly(self._read_only)
        self._show_tokens()
