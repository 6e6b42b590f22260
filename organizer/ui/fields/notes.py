"""Notes in Markdown: the text itself is edited and kept, and shown with a light hand."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QShortcut,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QTextEdit, QVBoxLayout, QWidget

from organizer.ui.buttons import IconButton
from organizer.ui.fields.field import Field
from organizer.ui.fields.frame import FieldFrame
from organizer.ui.fields.markdown import (
    TASK,
    Edit,
    MarkdownHighlighter,
    continuation,
    prefix_lines,
    toggled_task,
    without_prefix,
    wrap,
)
from organizer.ui.fonts import font, line_height
from organizer.ui.label import Label
from organizer.ui.painting import hairline
from organizer.ui.scrolling import quiet_scrolling
from organizer.ui.theme import theme
from organizer.ui.toggles import paint_box


class MarkdownEdit(QTextEdit):
    """Plain text that never takes formatting from outside; boxes of tasks are drawn and can be clicked."""

    focused = Signal(bool)
    edited = Signal()

    def __init__(self, placeholder: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        quiet_scrolling(self)
        self.setAcceptRichText(False)
        self.setPlaceholderText(placeholder)
        self.setFont(font("long"))
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        see_through = QPalette()
        see_through.setColor(QPalette.ColorRole.Base, QColor(0, 0, 0, 0))
        self.setPalette(see_through)
        self.document().setDocumentMargin(0)
        self.setViewportMargins(11, 6, 4, 8)
        self.highlighter = MarkdownHighlighter(self.document())
        self.document().contentsChange.connect(lambda *_: self.edited.emit())
        self.cursorPositionChanged.connect(self._follow_cursor)
        theme().changed.connect(self.highlighter.rehighlight)

    def markdown(self) -> str:
        """The text to the character; Qt's own plain text makes hard spaces soft."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def set_markdown(self, text: str) -> None:
        self.setPlainText(text)
        lines = QTextBlockFormat()
        lines.setLineHeight(line_height("long"), QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(lines)
        self.document().clearUndoRedoStacks()

    def apply(self, edit: Edit) -> None:
        """Make the text that of `edit`, in one step of undo."""
        before = self.markdown()
        same = _common(before, edit.text)
        tail = _common(before[same:][::-1], edit.text[same:][::-1])
        cursor = self.textCursor()
        cursor.setPosition(_units(before[:same]))
        cursor.setPosition(_units(before[: len(before) - tail]), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(edit.text[same : len(edit.text) - tail])
        cursor.setPosition(_units(edit.text[: edit.start]))
        cursor.setPosition(_units(edit.text[: edit.end]), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def selection(self) -> tuple[str, int, int]:
        """The text, and where its selection begins and ends in Python's characters."""
        text, cursor = self.markdown(), self.textCursor()
        encoded = text.encode("utf-16-le")
        start = len(encoded[: 2 * cursor.selectionStart()].decode("utf-16-le", "ignore"))
        end = len(encoded[: 2 * cursor.selectionEnd()].decode("utf-16-le", "ignore"))
        return text, start, end

    def _follow_cursor(self) -> None:
        self.highlighter.set_cursor_block(self.textCursor().blockNumber() if self.hasFocus() else -1)

    def _toggle_task(self, block: QTextBlock) -> bool:
        line = toggled_task(block.text())
        if line is None or self.isReadOnly():
            return False
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(line)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if control and self._toggle_task(self.textCursor().block()):
                return
            if not event.modifiers() and not self.textCursor().hasSelection() and self._continue_list():
                return
        if event.key() == Qt.Key.Key_Backspace and not event.modifiers() and self._drop_prefix():
            return
        super().keyPressEvent(event)

    def _drop_prefix(self) -> bool:
        """Backspace right after a list's mark takes the whole mark away."""
        cursor = self.textCursor()
        found = without_prefix(cursor.block().text())
        if found is None or cursor.hasSelection() or cursor.positionInBlock() != found[1]:
            return False
        cursor.setPosition(cursor.block().position() + found[0], QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        return True

    def _continue_list(self) -> bool:
        cursor = self.textCursor()
        line = cursor.block().text()
        begins = continuation(line)
        if begins is None or not cursor.atBlockEnd():
            return False
        if begins:
            cursor.insertText("\n" + begins)
        else:
            cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
        self.setTextCursor(cursor)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cursor = self.cursorForPosition(event.position().toPoint())
        block = cursor.block()
        if TASK.match(block.text()) and self._box(block).contains(event.position()) and self._toggle_task(block):
            return
        super().mousePressEvent(event)

    def _box(self, block: QTextBlock) -> QRectF:
        place = self.cursorRect(QTextCursor(block))
        indent = len(block.text()) - len(block.text().lstrip())
        left = place.x() + self.fontMetrics().horizontalAdvance(" " * indent)
        return QRectF(left, place.y() + (place.height() - 16) // 2, 16, 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        block = self.cursorForPosition(self.viewport().rect().topLeft()).block()
        while block.isValid():
            box = self._box(block)
            if box.y() > self.viewport().height():
                break
            found = TASK.match(block.text())
            if found:
                state = Qt.CheckState.Unchecked if found[2] == " " else Qt.CheckState.Checked
                paint_box(painter, box.x(), box.y(), state)
            block = block.next()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._follow_cursor()
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._follow_cursor()
        self.focused.emit(False)


class NotesField(Field[str]):
    """Markdown with a row of buttons; Ctrl+B, Ctrl+I and Ctrl+U as everywhere, Ctrl+Enter ticks a task."""

    def __init__(
        self,
        label: str,
        *,
        placeholder: str = "",
        help_text: str = "",
        hint: str = "Markdown works",
        height: int = 232,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, help_text=help_text, parent=parent)
        self.edit = MarkdownEdit(placeholder)
        self.edit.edited.connect(self._edited)
        self._quiet = False
        self._frame = FieldFrame()
        self._frame.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._frame.setMinimumHeight(height)
        self._bar = _Toolbar(hint)
        for icon, name, keys, act in (
            ("bold", "Bold", "Ctrl+B", lambda: self._wrap("**", "**")),
            ("italic", "Italic", "Ctrl+I", lambda: self._wrap("*", "*")),
            ("underline", "Underline", "Ctrl+U", lambda: self._wrap("<u>", "</u>")),
            ("list", "List", "", lambda: self._prefix("- ")),
            ("list-checks", "Tasks", "", lambda: self._prefix("- [ ] ")),
            ("link", "Link", "", lambda: self._wrap("[", "](https://)")),
            ("quote", "Quote", "", lambda: self._prefix("> ")),
        ):
            button = IconButton(icon, name, keys, "small")
            button.setShortcut(QKeySequence())  # bound below, for while the text has the focus
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(act)
            self._bar.add(button)
            if keys:
                self._bind(keys, button)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self.edit, 1)
        self._frame.row.setContentsMargins(2, 2, 2, 2)
        self._frame.row.addLayout(column)
        self._frame.setFocusProxy(self.edit)
        self.edit.focused.connect(self._focused)
        self._place(self._frame, self.edit)

    def _bind(self, keys: str, button: IconButton) -> None:
        shortcut = QShortcut(QKeySequence(keys), self.edit, context=Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(button.click)

    def value(self) -> str:
        return self.edit.markdown()

    def set_value(self, value: str) -> None:
        self._quiet = True
        self.edit.set_markdown(value)
        self._quiet = False

    def _edited(self) -> None:
        if not self._quiet:
            self.changed.emit()

    def _wrap(self, before: str, after: str) -> None:
        self.edit.apply(wrap(*self.edit.selection(), before, after))

    def _prefix(self, prefix: str) -> None:
        self.edit.apply(prefix_lines(*self.edit.selection(), prefix))

    def _focused(self, focused: bool) -> None:
        self._frame.set_focused(focused)
        if not focused:
            self.left.emit()

    def _dress(self) -> None:
        self.edit.setReadOnly(self._read_only)
        self._bar.setVisible(not self._read_only)
        self._frame.set_read_only(self._read_only)
        self._frame.set_wrong(self._error is not None)


class _Toolbar(QWidget):
    def __init__(self, hint: str) -> None:
        super().__init__()
        self.setFixedHeight(34)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(4, 0, 4, 0)
        self._row.setSpacing(2)
        self._row.addStretch(1)
        self._row.addWidget(Label(hint, "caption", "text-3"))

    def add(self, button: QWidget) -> None:
        self._row.insertWidget(self._row.count() - 2, button)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), 34)

    def paintEvent(self, event: QPaintEvent) -> None:
        hairline(QPainter(self), 0, self.height() - 1, self.width(), theme().tokens["border-subtle"])


def _units(text: str) -> int:
    """How many of Qt's characters (UTF-16) `text` has."""
    return len(text.encode("utf-16-le")) // 2


def _common(one: str, other: str) -> int:
    length = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        length += 1
    return length
