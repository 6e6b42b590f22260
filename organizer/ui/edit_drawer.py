"""Something to edit in a drawer, with what is wrong, Cancel and Save at its foot."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from organizer.ui.buttons import Button
from organizer.ui.context import PageContext
from organizer.ui.label import Label
from organizer.ui.scrolling import ScrollArea


class EditDrawer(QObject):
    """Ctrl+S saves and closes; Esc closes, and asks only if something would be lost. It goes when the drawer closes."""

    def __init__(self, context: PageContext, beginning: QWidget | None = None) -> None:
        """`beginning` stands at the beginning of the foot, away from Cancel and Save."""
        super().__init__(context)
        self.context = context
        self._busy = False
        """While an answer of the store is awaited: pressed twice, it is saved once."""
        self._foot = QWidget()
        self.state = Label("", "caption", "text-2")
        cancel = Button("Cancel")
        cancel.clicked.connect(self.ask_to_close)
        self._save_button = Button("Save", "primary", hint="Ctrl+S")
        self._save_button.clicked.connect(self.save)
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        if beginning is not None:
            row.addWidget(beginning)
        row.addStretch(1)
        row.addWidget(self.state)
        row.addWidget(cancel)
        row.addWidget(self._save_button)
        shortcut = QShortcut(QKeySequence("Ctrl+S"), self._foot, context=Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(self.save)

    def save(self) -> None:
        """Stores what stands in the drawer and closes; stays open, and says why, where that cannot be."""
        raise NotImplementedError

    def is_changed(self) -> bool:
        """Whether closing would lose something."""
        raise NotImplementedError

    def ask_to_close(self) -> None:
        """Closes; asks first if something would be lost."""
        if not self.is_changed() or self.context.confirm(
            "Discard your changes?", "What you typed here is not saved yet.", "Discard"
        ):
            self.drawer.close_now()

    def _fill(self, title: str, content: QWidget, head_part: QWidget | None = None) -> None:
        """Takes a drawer; `self.drawer.open()` shows it."""
        self.drawer = self.context.host.drawer()
        self.drawer.set_title(title)
        self.drawer.set_head_part(head_part)
        self.drawer.set_content(_scrolled(content), scrolled=False)
        self.drawer.foot.row.addWidget(self._foot)
        self.drawer.hold_open(True)
        self.drawer.close_asked.connect(self.ask_to_close)
        self.drawer.closed.connect(self._closed)

    def _show_count(self, wrong: int) -> None:
        """Says how many fields are wrong."""
        self.state.setText("" if not wrong else "1 field needs a fix" if wrong == 1 else f"{wrong} fields need a fix")

    def _closed(self) -> None:
        self.drawer.close_asked.disconnect(self.ask_to_close)
        self.drawer.closed.disconnect(self._closed)
        self.drawer.hold_open(False)
        self.drawer.foot.row.removeWidget(self._foot)
        self._foot.hide()
        self._foot.deleteLater()
        self.drawer.set_content(QWidget(), scrolled=False)  # What was there must not go on listening.
        # It may be the last to keep the context, which then goes with it, and must not take it along a second time.
        self.setParent(self.context.host)
        self.deleteLater()


def _scrolled(content: QWidget) -> ScrollArea:
    area = ScrollArea(content)
    # Its place is kept free always, so that fields do not move when the content grows.
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    return area
