"""Words that a record is found by."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from organizer.ui.fields.field import FramedField
from organizer.ui.fields.frame import LineEdit
from organizer.ui.fields.suggestions import Option, Suggestions
from organizer.ui.fields.tokens import Token, TokenBox

_CLOSING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Comma})


class TagField(FramedField[tuple[str, ...]]):
    """Enter or a comma turns what was typed into a tag, Backspace in the empty line takes the last one out.

    `suggest` is asked for known tags as one types. Case is kept as typed; the same word twice is one tag.
    """

    def __init__(
        self,
        label: str,
        suggest: Callable[[str], Sequence[str]] | None = None,
        *,
        placeholder: str = "Add",
        help_text: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self.edit = LineEdit(placeholder)
        self.box = TokenBox(self.edit)
        super().__init__(label, help_text=help_text, frame=self.box, parent=parent)
        self._suggest = suggest
        self._tags: tuple[str, ...] = ()
        self.edit.installEventFilter(self)
        self.suggestions = Suggestions(self.box, self.edit)
        self.suggestions.taken.connect(lambda option: self._add(option.title))
        self.edit.textEdited.connect(self._typed)
        self.edit.focused.connect(self._focused)
        self._finish(self.edit)

    def value(self) -> tuple[str, ...]:
        """The tags, with what stands unfinished in the line as the last."""
        return _with(self._tags, self.edit.text())

    def set_value(self, value: Iterable[str]) -> None:
        self._tags = ()
        for tag in value:
            self._tags = _with(self._tags, tag)
        self.edit.clear()
        self._show_tokens()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and not self._read_only:
            text = self.edit.text()
            if event.key() in _CLOSING and text.strip():
                self._add(text)
                return True
            if event.key() == Qt.Key.Key_Comma:
                return True
            if event.key() == Qt.Key.Key_Backspace and not text and self._tags:
                self._remove(len(self._tags) - 1)
                return True
        return False

    def _typed(self, text: str) -> None:
        if "," in text:  # pasted
            *whole, rest = text.split(",")
            for tag in whole:
                self._tags = _with(self._tags, tag)
            self.edit.setText(rest.lstrip())
            self._show_tokens()
        typed = self.edit.text().strip()
        known = self._suggest(typed) if self._suggest and typed else ()
        taken = {tag.casefold() for tag in self._tags}
        self.suggestions.offer([Option(tag, tag) for tag in known if tag.casefold() not in taken], mark_first=False)
        self.changed.emit()

    def _add(self, text: str) -> None:
        self.suggestions.hide()
        self._tags = _with(self._tags, text)
        self.edit.clear()
        self._show_tokens()
        self.changed.emit()

    def _remove(self, index: int) -> None:
        self._tags = self._tags[:index] + self._tags[index + 1 :]
        self._show_tokens()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _focused(self, focused: bool) -> None:
        if not focused and self.edit.text().strip():
            self._add(self.edit.text())
        self._frame_focus(focused)

    def _show_tokens(self) -> None:
        tokens = []
        for index, tag in enumerate(self._tags):
            token = Token(tag)
            token.setEnabled(not self._read_only)
            token.removed.connect(lambda index=index: self._remove(index))
            tokens.append(token)
        self.box.set_tokens(tokens)

    def _dress(self) -> None:
        super()._dress()
        self.edit.setReadOnly(self._read_only)
        self._show_tokens()


def _with(tags: tuple[str, ...], text: str) -> tuple[str, ...]:
    word = " ".join(text.split()).strip(",")
    if not word or word.casefold() in {tag.casefold() for tag in tags}:
        return tags
    return (*tags, word)
