"""Introductions as a board: asked, offered, thanks owed, made."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from organizer.areas.people.model import Introduction, IntroductionStage
from organizer.areas.people.rules import Column, column_of
from organizer.kernel.frozen import frozen
from organizer.ui.avatars import Face, paint_stack
from organizer.ui.buttons import Button, IconButton
from organizer.ui.chips import Chip
from organizer.ui.focus import RingedFocus
from organizer.ui.label import Label
from organizer.ui.menu import Menu, filled_when_opened
from organizer.ui.painting import fill_rounded
from organizer.ui.scrolling import ScrollArea
from organizer.ui.theme import theme

from .relations import emptied

COLUMNS = tuple(Column)
SHOWN = 50
"""How many cards of a column are made before 'Show more' is pressed."""


@frozen
class Brought:
    """A card: the introduction, what it says, who is in it, and when it was."""

    introduction: Introduction
    words: str
    people: tuple[str, ...]
    when: str


class _Faces(QWidget):
    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._faces = tuple(Face.of(name) for name in names)
        self.setFixedSize(QSize(24 + 19 * max(0, len(names) - 1), 24))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_stack(QPainter(self), -2, 0, 20, self._faces, theme().tokens["surface"])


class IntroductionCard(RingedFocus, QWidget):
    """Enter or a click opens it, M or the menu key moves it to another stage, T notes that thanks were given."""

    ring_radius = 8.0
    opened = Signal(UUID)
    moved = Signal(UUID, IntroductionStage)
    stepped = Signal(int, int)
    """An arrow was pressed: columns to the right, cards down."""

    def __init__(self, brought: Brought, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.brought = brought
        introduction = brought.introduction
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        more = introduction.outcome or introduction.reason
        self.setAccessibleName(". ".join(part for part in (brought.words, more, brought.when) if part))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 10, 11)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(_Faces(brought.people))
        head.addStretch(1)
        if introduction.stage is IntroductionStage.DECLINED:
            head.addWidget(Chip("Declined"))
        elif introduction.stage is IntroductionStage.THANKED:
            head.addWidget(Chip("Thanked", "success"))
        head.addWidget(Label(brought.when, "caption", "text-3"))
        self.move_button = IconButton("ellipsis", "Move to…", size="small")
        self.move_menu = filled_when_opened(self._fill, self.move_button)
        self.move_button.set_menu(self.move_menu)
        head.addWidget(self.move_button)
        column.addLayout(head)
        column.addWidget(Label(brought.words, "row-title", wrap=True))
        if introduction.reason:
            column.addWidget(Label(introduction.reason, "label", "text-2"))
        if introduction.outcome:
            column.addWidget(Label(f"Led to: {introduction.outcome}", "label", "text-2", wrap=True))
        self.thank: Button | None = None
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 4, 0, 0)
        foot.setSpacing(4)
        if column_of(introduction) is Column.OWED:
            self.thank = Button("Note thanks", size="small", icon="heart")
            self.thank.clicked.connect(lambda: self.moved.emit(introduction.id, IntroductionStage.THANKED))
            foot.addWidget(self.thank)
        following = _following(introduction)
        self.next: Button | None = None
        if following is not None:
            self.next = Button(f"Mark as {following.label.lower()}", size="small")
            self.next.clicked.connect(lambda: self.moved.emit(introduction.id, following))
            foot.addWidget(self.next)
        if foot.count():
            foot.addStretch(1)
            column.addLayout(foot)

    def _fill(self, menu: Menu) -> None:
        introduction = self.brought.introduction
        menu.add("Open", lambda: self.opened.emit(introduction.id), icon="pencil", shortcut="Return")
        menu.addSeparator()
        menu.add_heading("Move to")
        for stage in IntroductionStage:
            here = stage is introduction.stage
            action = menu.add(stage.label, partial(self.moved.emit, introduction.id, stage), checked=here)
            action.setEnabled(not here)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.brought.introduction.id)
        elif key in steps:
            self.stepped.emit(*steps[key])
        elif key is Qt.Key.Key_M:
            self.move_button.open_menu()
        elif key is Qt.Key.Key_T and self.thank is not None:
            self.thank.click()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.move_menu.popup(event.globalPos())

    def mouseReleaseEvent(self, event: object) -> None:
        self.opened.emit(self.brought.introduction.id)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme().tokens
        fill_rounded(QPainter(self), QRectF(self.rect()), 8, t["surface"], t["border-subtle"])


def _following(introduction: Introduction) -> IntroductionStage | None:
    """The stage that usually comes next."""
    if introduction.stage is IntroductionStage.ASKED:
        return IntroductionStage.OFFERED if introduction.introducer is None else IntroductionStage.MADE
    return IntroductionStage.MADE if introduction.stage is IntroductionStage.OFFERED else None


class _Lane(QWidget):
    """One column of the board."""

    def __init__(self, column: Column) -> None:
        super().__init__()
        self.column = column
        self.cards: list[IntroductionCard] = []
        self.setAccessibleName(column.value)
        self.count = Label("", "label", "text-3")
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(Label(column.value, "label-strong", "danger-text" if column is Column.OWED else "text-2"))
        head.addWidget(self.count, 1)
        self.place = QVBoxLayout()
        self.place.setSpacing(8)
        self.more = Button("Show more", "text", "small")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(8, 10, 8, 10)
        outer.setSpacing(8)
        outer.addLayout(head)
        outer.addLayout(self.place)
        outer.addWidget(self.more)
        outer.addStretch(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        fill_rounded(QPainter(self), QRectF(self.rect()), 8, theme().tokens["sunken"])


class IntroductionsBoard(QWidget):
    """Four columns side by side, two and two where it is narrow. Arrows go from card to card."""

    opened = Signal(UUID)
    moved = Signal(UUID, IntroductionStage)
    create_asked = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Introductions")
        self._shown = dict.fromkeys(COLUMNS, SHOWN)
        self._brought: tuple[Brought, ...] = ()
        self._across = 4
        content = QWidget()
        self._grid = QGridLayout(content)
        self._grid.setContentsMargins(24, 4, 24, 24)
        self._grid.setSpacing(12)
        self._lanes = {column: _Lane(column) for column in COLUMNS}
        for lane in self._lanes.values():
            lane.more.clicked.connect(lambda _=False, lane=lane: self._show_more(lane.column))
        self._words = Label("", "label", "text-3")
        self.new = Button("New introduction", size="small", icon="plus")
        self.new.clicked.connect(lambda: self.create_asked.emit())
        head = QHBoxLayout()
        head.setContentsMargins(24, 14, 24, 8)
        head.setSpacing(8)
        head.addWidget(Label("Introductions", "section"))
        head.addWidget(self._words, 1)
        head.addWidget(self.new)
        self._area = ScrollArea(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._area, 1)
        self.set_across(4)

    def set_across(self, across: int) -> None:
        """Columns side by side: 4, or 2 where the window is narrow."""
        self._across = across
        for lane in self._lanes.values():
            self._grid.removeWidget(lane)
        for number, lane in enumerate(self._lanes.values()):
            self._grid.addWidget(lane, number // across, number % across)
        for number in range(4):
            self._grid.setColumnStretch(number, 1 if number < across else 0)

    def cards(self, column: Column) -> list[IntroductionCard]:
        return self._lanes[column].cards

    def set_introductions(self, brought: Sequence[Brought]) -> None:
        """Shows these, in the order given within their columns; the focus stays on the introduction it was on."""
        focused = self._focused()
        keep = focused.brought.introduction.id if focused is not None else None
        self._brought = tuple(brought)
        owed = sum(column_of(b.introduction) is Column.OWED for b in brought)
        self._words.setText(f"{len(brought):,} in all, {owed} to thank for" if brought else "None noted yet")
        for column, lane in self._lanes.items():
            inside = [b for b in brought if column_of(b.introduction) is column]
            emptied(lane.place)
            lane.cards = [self._card(b) for b in inside[: self._shown[column]]]
            for card in lane.cards:
                lane.place.addWidget(card)
            lane.count.setText(str(len(inside)))
            lane.more.setVisible(len(inside) > self._shown[column])
        if keep is not None:
            self.focus_introduction(keep)

    def focus_introduction(self, id: UUID) -> bool:
        """Puts the focus on a card; False where it is not shown."""
        for lane in self._lanes.values():
            for card in lane.cards:
                if card.brought.introduction.id == id:
                    card.setFocus(Qt.FocusReason.ShortcutFocusReason)
                    self._area.ensureWidgetVisible(card)
                    return True
        return False

    def focus_first(self) -> None:
        for lane in self._lanes.values():
            if lane.cards:
                lane.cards[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
                return
        self.new.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _card(self, brought: Brought) -> IntroductionCard:
        card = IntroductionCard(brought)
        card.opened.connect(self.opened)
        card.moved.connect(self.moved)
        card.stepped.connect(lambda across, down: self._step(card, across, down))
        return card

    def _focused(self) -> IntroductionCard | None:
        at = self.focusWidget()
        return next(
            (
                c
                for lane in self._lanes.values()
                for c in lane.cards
                if at is not None and (c is at or c.isAncestorOf(at))
            ),
            None,
        )

    def _step(self, card: IntroductionCard, across: int, down: int) -> None:
        lanes = [lane for lane in self._lanes.values() if lane.cards]
        at = next(n for n, lane in enumerate(lanes) if card in lane.cards)
        row = lanes[at].cards.index(card) + down
        lane = lanes[min(max(at + across, 0), len(lanes) - 1)]
        target = lane.cards[min(max(row, 0), len(lane.cards) - 1)]
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._area.ensureWidgetVisible(target)

    def _show_more(self, column: Column) -> None:
        self._shown[column] += SHOWN
        self.set_introductions(self._brought)
