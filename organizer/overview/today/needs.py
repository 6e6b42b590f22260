"""What needs somebody, the most urgent of it at first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from organizer.ui.buttons import Button
from organizer.ui.label import Label

from .gather import Need
from .rows import RowList, Shown, VerbsOf

MOST = 7


class NeedsList(RowList):
    """The most urgent rows; `more`, which the card has in its head, lists the others too."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._all = False
        self._needs: Sequence[Need] = ()
        self._seen: Callable[[Need], Shown] = lambda need: Shown(need, (), need.due.day)
        self._verbs: VerbsOf = lambda _: ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 0, 1, 1)
        self._column.setSpacing(0)
        self._calm = Label("Nothing needs you.", "body", "text-2")
        self.more = Button("", "text", "small")
        """For the head of the card."""
        self.more.clicked.connect(self._show_all)
        self._words = words = QHBoxLayout()
        words.addWidget(self._calm)
        self._column.addLayout(words)

    def show_needs(self, needs: Sequence[Need], seen: Callable[[Need], Shown], verbs: VerbsOf, calm: str) -> None:
        """Shows these, each as `seen` says; `calm` where there are none."""
        self._needs, self._seen, self._verbs = needs, seen, verbs
        visible = needs if self._all else needs[:MOST]
        for row in self.rows:
            self._column.removeWidget(row)
        places = iter(range(len(visible)))
        self._make_rows(map(seen, visible), verbs, lambda row: self._column.insertWidget(next(places), row))
        self._calm.setText(calm)
        self._calm.setVisible(not needs)
        self._words.setContentsMargins(15, 0, 15, 0 if self._calm.isHidden() else 14)
        self.more.set_label(f"Show all {len(needs)}")
        self.more.setVisible(len(needs) > len(visible))

    def _show_all(self) -> None:
        self._all = True
        self.show_needs(self._needs, self._seen, self._verbs, self._calm.text())
