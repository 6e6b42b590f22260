"""The sheet that lists the keys of the window and of its page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from organizer.ui.buttons import Button
from organizer.ui.keycaps import key_text, keycap_width, paint_keycap
from organizer.ui.label import Label
from organizer.ui.painting import fill_rounded
from organizer.ui.theme import theme


class Key(NamedTuple):
    """A shortcut as the sheet tells it."""

    keys: str
    title: str


WINDOW_KEYS = (
    Key("Ctrl+K", "Search or jump to"),
    Key("Ctrl+N", "New"),
    Key("Ctrl+Shift+N", "Quick add: a line from anywhere"),
    Key("Ctrl+F", "Filter this page"),
    Key("Ctrl+Z", "Undo"),
    Key("Ctrl+Shift+Z", "Redo"),
    Key("Ctrl+1", "First page of the sidebar, and so on to Ctrl+9"),
    Key("Ctrl+B", "Narrow sidebar"),
    Key("Alt+1", "Everyone; Alt+2 and Alt+3 one member"),
    Key("Ctrl+Shift+H", "Hide amounts"),
    Key("Ctrl+,", "Settings"),
    Key("F6", "Next part of the window; Shift+F6 the one before"),
    Key("F1", "These shortcuts"),
    Key("Esc", "Close what is on top"),
)
RECORD_KEYS = (
    Key("Enter", "Open"),
    Key("Del", "Delete"),
    Key("Ctrl+S", "Save the form"),
    Key("Ctrl+Return", "Save and begin another"),
)


def page_keys(page: QWidget) -> list[Key]:
    """The shortcuts of a page that say what they do ('What's This')."""
    return [
        Key(shortcut.key().toString(QKeySequence.SequenceFormat.PortableText), shortcut.whatsThis())
        for shortcut in page.findChildren(QShortcut)
        if shortcut.whatsThis()
    ]


class _Cap(QWidget):
    def __init__(self, keys: str) -> None:
        super().__init__()
        self._text = key_text(keys)
        self.setFixedSize(QSize(keycap_width(self._text), 20))

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme().tokens
        paint_keycap(QPainter(self), 0, 10, self._text, t["text-2"], t["border"], t["sunken"])


class KeySheet(QDialog):
    """All shortcuts, in columns. Esc closes it."""

    def __init__(self, parent: QWidget, groups: Iterable[tuple[str, Iterable[Key]]]) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keyboard shortcuts")
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(14)
        column.addWidget(Label("Keyboard shortcuts", "dialog-title"))
        side = QHBoxLayout()
        side.setSpacing(40)
        column.addLayout(side)
        for title, keys in groups:
            grid = QGridLayout()
            grid.setHorizontalSpacing(16)
            grid.setVerticalSpacing(8)
            grid.addWidget(Label(title, "label-strong", "text-2"), 0, 0, 1, 2)
            row = 0
            for row, key in enumerate(keys, 1):
                label = Label(key.title, "body")
                label.setMinimumWidth(label.sizeHint().width())
                label.setAccessibleName(f"{key.title}: {key_text(key.keys)}")
                grid.addWidget(_Cap(key.keys), row, 0)
                grid.addWidget(label, row, 1)
            grid.setRowStretch(row + 1, 1)
            side.addLayout(grid)
        close = Button("Close")
        close.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column.addLayout(foot)
        close.setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme().tokens
        fill_rounded(QPainter(self), QRectF(self.rect()), 10, t["raised"], t["border-control"])
