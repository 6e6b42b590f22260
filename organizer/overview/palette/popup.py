"""The palette: a line to type in, and under it whatever can be reached or done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QVBoxLayout, QWidget

from organizer.overview.overlay import OverlayPanel, WindowOverlay
from organizer.ui.fields.frame import LineEdit
from organizer.ui.fonts import font
from organizer.ui.label import Label
from organizer.ui.painting import hairline
from organizer.ui.scrolling import quiet_scrolling
from organizer.ui.theme import theme

from .foot import HEIGHT as FOOT_HEIGHT
from .foot import Foot
from .found import Find, Found, FoundGroup
from .rows import HEADING, ROW, RowDelegate, Rows
from .scopes import Scopes

_HEAD, _EDIT = 54, 30
_MOST_ROWS, _MOST_HEADINGS = 9, 4
_PLACEHOLDER = "Search or jump to…"


class _Panel(OverlayPanel):
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, current = QPainter(self), theme()
        t = current.tokens
        current.icons.paint(painter, 20, 18, "search", 18, t["text-2"])
        hairline(painter, 1, _HEAD - 1, self.width() - 2, t["border-subtle"])


class Palette(WindowOverlay):
    """`find` is asked with each keystroke. Enter takes the row, Ctrl+Enter makes what was typed, Tab shows what else
    can be done with the row, Esc goes back one step."""

    def __init__(self, host: QWidget, find: Find) -> None:
        super().__init__(host, _Panel())
        self._find = find
        self._actions_of: str | None = None
        self.edit = LineEdit(_PLACEHOLDER)
        self.edit.setAccessibleName("Search")
        self.edit.setFont(font("lead"))
        self.edit.setFixedHeight(_EDIT)
        self.edit.textChanged.connect(self._typed)
        self.edit.installEventFilter(self)
        self.view = QListView()
        self.view.setAccessibleName("Found")
        self._rows = Rows(self)
        self.view.setModel(self._rows)
        self.view.setItemDelegate(RowDelegate(self._rows, self.view))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.clicked.connect(self._choose)
        quiet_scrolling(self.view)
        self.view.viewport().setAutoFillBackground(False)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._nothing = Label("Nothing was found", "body", "text-3")
        self._nothing.setContentsMargins(20, 12, 20, 12)
        self._scopes = Scopes()
        self._scopes.chosen.connect(self._look_in)
        head = QHBoxLayout()
        head.setContentsMargins(50, 0, 20, 0)
        head.setSpacing(12)
        head.addWidget(self.edit)
        head.addWidget(self._scopes)
        column = QVBoxLayout(self.panel)
        column.setContentsMargins(1, 11, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(_HEAD - 11 - _EDIT)
        column.addWidget(self.view, 1)
        column.addWidget(self._nothing)
        column.addWidget(Foot())

    def open(self) -> None:
        """Shows itself, empty, with the cursor in it."""
        self.edit.clear()
        self._typed("")
        self.appear(self.edit)

    def titles(self) -> list[str]:
        """What is shown, headings left out."""
        return [row.title for row in self._rows.rows if not isinstance(row, str)]

    def headings(self) -> list[str]:
        """The headings that are shown."""
        return [row for row in self._rows.rows if isinstance(row, str)]

    def _typed(self, text: str) -> None:
        self._actions_of = None
        self._scopes.show_typed(text.strip())
        self._show(self._find(text.strip()), text.strip().lstrip(">@").strip())

    def _look_in(self, sign: str) -> None:
        self.edit.setText(sign + self.edit.text().strip().lstrip(">@"))
        self._typed(self.edit.text())

    def _show(self, groups: Sequence[FoundGroup], typed: str) -> None:
        self._rows.show_groups(groups, typed)
        self._select(self._rows.step(-1, 1))
        self._nothing.setVisible(not self._rows.rows)
        self.view.setVisible(bool(self._rows.rows))
        self.arrange()

    def _select(self, row: int) -> None:
        index = self._rows.index(row, 0) if row >= 0 else QModelIndex()
        self.view.setCurrentIndex(index)
        if row == self._rows.step(-1, 1):
            self.view.scrollToTop()

    def _current(self) -> Found | None:
        index = self.view.currentIndex()
        row = self._rows.rows[index.row()] if index.isValid() else None
        return row if isinstance(row, Found) else None

    def _choose(self, index: QModelIndex) -> None:
        row = self._rows.rows[index.row()] if index.isValid() else None
        if isinstance(row, Found):
            self._take(row)

    def _take(self, row: Found) -> None:
        self.dismiss()
        row.choose()

    def _show_actions(self) -> None:
        row = self._current()
        actions = row.actions() if row is not None and self._actions_of is None else ()
        if row is not None and actions:
            self._actions_of = row.title
            self._show([FoundGroup(row.title, actions)], "")

    def _back(self) -> None:
        """From the actions of a row to what was found, and from there out."""
        title = self._actions_of
        if title is None:
            self.dismiss()
            return
        self._typed(self.edit.text())
        for number, row in enumerate(self._rows.rows):
            if isinstance(row, Found) and row.title == title:
                self._select(number)
                return

    def panel_height(self, width: int) -> int:
        rows = self._rows.rows
        headings = sum(isinstance(row, str) for row in rows)
        shown = min(len(rows) - headings, _MOST_ROWS) * ROW + min(headings, _MOST_HEADINGS) * HEADING
        return _HEAD + (shown + 8 if rows else 44) + FOOT_HEIGHT + 1

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.edit and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._key(Qt.Key(event.key()), event.modifiers())
        return super().eventFilter(watched, event)

    def _key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            if self._rows.rows:
                self._select(self._rows.step(self.view.currentIndex().row(), 1 if key == Qt.Key.Key_Down else -1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            made = [row for row in self._rows.rows if isinstance(row, Found) and row.keys == "Ctrl+Enter"]
            row = made[0] if made and modifiers & Qt.KeyboardModifier.ControlModifier else self._current()
            if row is not None:
                self._take(row)
        elif key == Qt.Key.Key_Escape:
            self._back()
        elif key == Qt.Key.Key_Tab:
            self._show_actions()
        else:
            return key == Qt.Key.Key_Backtab
        return True
