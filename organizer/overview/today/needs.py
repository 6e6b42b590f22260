"""What needs somebody, the most urgent of it at first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from organizer.ui.buttons import Button
from organizer.ui.label import Label

from .rows import RowList, Shown, VerbsOf

MOST = 7


class NeedsList(RowList):
    """The most urgent rows; `more`, which the card has in its head, lists the others too."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._all = False
        self._shown: Sequence[Shown] = ()
        self._verbs: VerbsOf = lambda _: ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 0, 1, 1)
        self._column.setSpacing(0)
        self._calm = Label("Nothing needs you.", "body", "text-2")
        self.more = Button("", "text", "small")
        """For the head of the card."""
        self.more.clicked.connect(self._show_all)
        words = QHBoxLayout()
        words.setContentsMargins(16, 0, 16, 0)
        words.addWidget(self._calm)
        self._column.addLayout(words)

    def show_needs(self, shown: Sequence[Shown], verbs: VerbsOf, calm: str) -> None:
        """Shows these; `calm` where there are none."""
        self._shown, self._verbs = shown, verbs
        visible = shown if self._all else shown[:MOST]
        for row in self.rows:
            self._column.removeWidget(row)
        places = iter(range(len(visible)))
        self._make_rows(visible, verbs, lambda row: self._column.insertWidget(next(places), row))
        self._calm.setText(calm)
        self._calm.setVisible(not shown)
        self.more.set_label(f"Show all {len(shown)}")
        self.more.setVisible(len(shown) > len(visible))

    def _show_all(self) -> None:
        self._all = True
        self.show_needs(self._shown, self._verbs, self._calm.text())
