"""The cards of a wide window: the next seven days, and what others owe."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout

from organizer.kernel.changes import Ref
from organizer.kernel.glance import Awaited
from organizer.ui.avatars import Face
from organizer.ui.buttons import Button
from organizer.ui.cards import Card
from organizer.ui.context import PageContext
from organizer.ui.label import Label
from organizer.ui.records.names import Names

from .ahead import Coming, ComingRows, Owed, OwedRows, owed_when
from .gather import awaited, coming

_MOST = 7


class ComingCard(Card):
    """What has its hour in the next seven days."""

    def __init__(self, context: PageContext) -> None:
        super().__init__("Next seven days")
        self._context = context
        self.calendar = Button("Calendar", "text", "small", trailing="chevron-right")
        assert self.header is not None
        self.header.add(self.calendar)
        self.rows = ComingRows()
        self.rows.opened.connect(context.open)
        self.calm = Label("Nothing special has its hour in the next seven days.", "body", "text-2")
        self._words = words = QHBoxLayout()
        words.addWidget(self.calm)
        self.body.setContentsMargins(1, 0, 1, 1)
        self.body.setSpacing(0)
        self.body.addWidget(self.rows)
        self.body.addLayout(words)

    def refresh(self, faces: Callable[[UUID | None], tuple[Face, ...]]) -> None:
        """Asks the areas again."""
        context = self._context
        found = coming(context.areas, context.workspace.reads, context.today(), context.who)[:_MOST]
        self.rows.show_rows([Coming(need, faces(need.due.owner)) for need in found])
        self.rows.setVisible(bool(found))
        self.calm.setVisible(not found)
        self._words.setContentsMargins(15, 0, 15, 0 if found else 14)


class AwaitedCard(Card):
    """What others owe; hidden where nobody owes anything."""

    def __init__(self, context: PageContext) -> None:
        super().__init__("Waiting on others")
        self._context = context
        self.rows = OwedRows()
        self.rows.opened.connect(context.open)
        self.body.setContentsMargins(1, 0, 1, 1)
        self.body.addWidget(self.rows)

    def refresh(self) -> None:
        """Asks the areas again."""
        context = self._context
        today, names = context.today(), Names(context)
        found = awaited(context.areas, context.workspace.reads, today, context.who)
        people = [Ref("contact", each.person) for each in found if each.person is not None]
        names.load(people)

        def who(each: Awaited) -> str:
            return names.of(Ref("contact", each.person)) if each.person is not None and not each.who else each.who

        self.rows.show_rows(
            [
                Owed(each.ref, who(each), each.what, owed_when(each.day, today, each.asked),
                     late=not each.asked and each.day < today)
                for each in found[:_MOST]
            ]
        )  # fmt: skip
        assert self.header is not None
        self.header.note.setText(f"{len(found):,}")
        self.setVisible(bool(found))
