"""What a list says in place of rows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from organizer.ui.buttons import Button
from organizer.ui.label import Label
from organizer.ui.painting import CENTRE


class EmptyNote(QWidget):
    """One sentence and one action in the middle of `over`, which it follows in size."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._act: Callable[[], None] | None = None
        self._title = Label("", "section-lg", align=CENTRE)
        self._text = Label("", "body", "text-2", wrap=True, align=CENTRE)
        self._button = Button("")
        self._button.clicked.connect(self._pressed)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addStretch(1)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addSpacing(4)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        over.installEventFilter(self)
        self.hide()

    @property
    def title(self) -> str:
        return self._title.text()

    @property
    def button(self) -> Button:
        return self._button

    def say(self, title: str, text: str = "", action: str = "", act: Callable[[], None] | None = None) -> None:
        """Shows itself with these words; without an action there is no button."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._button.set_label(action)
        self._button.setVisible(bool(action))
        self._act = act
        self._follow()
        self.show()
        self.raise_()

    def _pressed(self) -> None:
        if self._act is not None:
            self._act()

    def _follow(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.parentWidget():
            self._follow()
        return False
