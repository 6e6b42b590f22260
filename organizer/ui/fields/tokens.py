"""Things shown as small tokens inside a field, each of which can be taken out."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from organizer.ui.avatars import Face, paint_avatar
from organizer.ui.buttons import PushArea
from organizer.ui.fields.frame import FieldFrame, LineEdit
from organizer.ui.flow import FlowLayout
from organizer.ui.fonts import text_width
from organizer.ui.painting import draw_text, fill_rounded
from organizer.ui.theme import theme

_HEIGHT = 24


class Token(PushArea):
    """A tag or a person. Pressing it, or Delete on it, asks to take it out."""

    ring_radius = 4.0
    removed = Signal()

    def __init__(self, text: str, face: Face | None = None, round_ends: bool = False) -> None:
        super().__init__()
        self._text, self._face, self._round = text, face, round_ends
        self.ring_radius = 11.0 if round_ends else 4.0
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_label(text)
        self.setAccessibleName(f"{text}: remove")
        self.clicked.connect(lambda: self.removed.emit())

    def _before(self) -> int:
        return 25 if self._face is not None else 8

    def sizeHint(self) -> QSize:
        width = text_width("label" if self._round else "caption-medium", self._text)
        return QSize(self._before() + round(width) + 23, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, _HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, current = QPainter(self), theme()
        t = current.tokens
        rect = QRectF(0, 1, self.width(), _HEIGHT - 2)
        fill = t["pressed"] if self.hovered() else t["sunken" if self._round else "chip"]
        fill_rounded(painter, rect, 11 if self._round else 4, fill)
        if self._face is not None:
            paint_avatar(painter, 3, rect.center().y() - 8, 16, self._face)
        text = rect.adjusted(self._before(), 0, -21, 0)
        draw_text(painter, text, self._text, "label" if self._round else "caption-medium", t["text-2"])
        if self.isEnabled():
            current.icons.paint(painter, rect.right() - 17, rect.center().y() - 5.5, "x", 11, t["text-3"])


class TokenBox(FieldFrame):
    """Tokens and a line to type in, over as many lines as they need."""

    def __init__(self, editor: LineEdit) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.editor = editor
        self.row.setContentsMargins(0, 0, 0, 0)
        holder = QWidget()
        self._flow = FlowLayout(holder, gap=6, line_gap=4)
        self._flow.setContentsMargins(6, 4, 6, 4)
        editor.setMinimumWidth(80)
        self._flow.addWidget(editor)
        column = QVBoxLayout()
        column.addWidget(holder)
        self.row.addLayout(column, 1)
        self.tokens: list[Token] = []

    def set_tokens(self, tokens: list[Token]) -> None:
        for token in self.tokens:
            self._flow.removeWidget(token)
            token.hide()
            token.deleteLater()
        self.tokens = tokens
        for token in tokens:
            self._flow.addWidget(token)
            token.show()
        editor_at = next(n for n in range(self._flow.count()) if self._is_editor(n))
        self._flow.move_last(editor_at)
        self.updateGeometry()

    def _is_editor(self, index: int) -> bool:
        item = self._flow.itemAt(index)
        return item is not None and item.widget() is self.editor

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.editor.setFocus(Qt.FocusReason.MouseFocusReason)
