"""Reach out: a card for each of the people who have waited longest."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from organizer.kernel.frozen import frozen
from organizer.ui.avatars import Avatar, Face
from organizer.ui.buttons import Button
from organizer.ui.focus import RingedFocus
from organizer.ui.label import Label
from organizer.ui.painting import fill_rounded
from organizer.ui.tab_order import set_tab_order
from organizer.ui.theme import theme

from .days import DayButton

CARD_HEIGHT = 109


@frozen
class Waiting:
    """Somebody in the queue: how long over, and what to begin with ('' until it is known)."""

    id: UUID
    name: str
    over: str
    ask: str = ""

    def asking(self, ask: str) -> Waiting:
        """The same, with what to begin with."""
        return Waiting(self.id, self.name, self.over, ask)


class QueueCard(RingedFocus, QWidget):
    """One person to reach. Enter or a click on the card goes to the person."""

    ring_radius = 8.0
    opened = Signal(UUID)
    log_asked = Signal(UUID)
    planned = Signal(UUID, date)
    snoozed = Signal(UUID, date)
    stepped = Signal(int)
    """Left or Right was pressed: -1 or 1."""

    def __init__(self, waiting: Waiting, today: date, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.waiting = waiting
        self.setFixedHeight(CARD_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._name = Label("", "strong")
        self._name.setFixedHeight(17)
        self._over = Label("", "caption-medium", "danger-text")
        self._over.setFixedHeight(15)
        self._avatar = Avatar(Face.of(waiting.name), 26)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._over)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._avatar)
        head.addLayout(words, 1)
        self._ask = Label("", "label", "text-2")
        self.log = Button("Log", size="small")
        self.plan = DayButton("Plan", today, "Pick a day to be in touch", size="small")
        self.snooze = DayButton("", today, "Leave alone until…", size="small", icon="clock", variant="ghost")
        foot = QHBoxLayout()
        foot.setSpacing(4)
        foot.addWidget(self.log)
        foot.addWidget(self.plan)
        foot.addStretch(1)
        foot.addWidget(self.snooze)
        column = QVBoxLayout(self)
        column.setContentsMargins(13, 11, 13, 11)
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(7)
        column.addWidget(self._ask)
        column.addSpacing(8)
        column.addLayout(foot)
        self.log.clicked.connect(lambda: self.log_asked.emit(self.waiting.id))
        self.plan.chosen.connect(lambda day: self.planned.emit(self.waiting.id, day))
        self.snooze.chosen.connect(lambda day: self.snoozed.emit(self.waiting.id, day))
        self.set_waiting(waiting)

    def set_waiting(self, waiting: Waiting) -> None:
        self.waiting = waiting
        self._name.setText(waiting.name)
        self._over.setText(waiting.over)
        self._ask.setText(waiting.ask)
        self._avatar.set_face(Face.of(waiting.name))
        self.setAccessibleName(f"{waiting.name}, {waiting.over}. {waiting.ask}")
        for button, verb in ((self.log, "Log touch with"), (self.plan, "Plan touch with"), (self.snooze, "Snooze")):
            button.setAccessibleName(f"{verb} {waiting.name}")

    def sizeHint(self) -> QSize:
        return QSize(178, CARD_HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.waiting.id)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.stepped.emit(-1 if key == Qt.Key.Key_Left else 1)
        elif key == Qt.Key.Key_L:
            self.log_asked.emit(self.waiting.id)
        elif key == Qt.Key.Key_P:
            self.plan.open_menu()
        elif key == Qt.Key.Key_S:
            self.snooze.open_menu()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit(self.waiting.id)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme().tokens
        fill_rounded(QPainter(self), QRectF(self.rect()), 8, t["surface"], t["border-subtle"])


class ReachOutQueue(QWidget):
    """The header line and as many cards as there is room for; when nobody waits, one sentence."""

    opened = Signal(UUID)
    log_asked = Signal(UUID)
    planned = Signal(UUID, date)
    snoozed = Signal(UUID, date)
    schedule_all_asked = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Reach out")
        self.people: tuple[Waiting, ...] = ()
        """Who waits, the longest first; there are cards for as many as there is room for."""
        self.cards: list[QueueCard] = []
        self._places = 4
        self._today = date.min
        self._title = Label("Reach out", "section")
        self._words = Label("", "label", "text-3")
        self.schedule_all = Button("Schedule all", "text", "small", icon="calendar-plus")
        self.schedule_all.clicked.connect(self.schedule_all_asked)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._words, 1)
        head.addWidget(self.schedule_all)
        self._row = QHBoxLayout()
        self._row.setSpacing(12)
        self._row.setContentsMargins(0, 10, 0, 0)
        self._cards_holder = QWidget()
        self._cards_holder.setLayout(self._row)
        self._row.setContentsMargins(0, 10, 0, 0)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addLayout(head)
        self._column.addWidget(self._cards_holder)
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:
        side = 20 if narrow else 24
        self._column.setContentsMargins(side, 14, side, 14)

    def set_quiet(self, words: str) -> None:
        """Nobody waits: say so in one sentence ('' while nothing is known)."""
        self._words.setText(words)
        self.schedule_all.hide()
        self.people = ()
        self._show_cards()

    def set_waiting(self, people: Sequence[Waiting], words: str, today: date) -> None:
        """Show these. Cards of people who stay keep their place, their focus, and what to begin with."""
        self._words.setText(words)
        self.schedule_all.setVisible(bool(people))
        asks = {w.id: w.ask for w in self.people}
        self.people = tuple(w if w.ask else w.asking(asks.get(w.id, "")) for w in people)
        self._today = today
        self._show_cards()

    def set_asks(self, asks: dict[UUID, str]) -> None:
        """What to begin with, once it has been looked up."""
        self.people = tuple(w.asking(asks.get(w.id, w.ask)) for w in self.people)
        for card, waiting in zip(self.cards, self.people, strict=False):
            card.set_waiting(waiting)

    def set_places(self, places: int) -> None:
        """How many cards stand side by side: 3, 4 or 6."""
        if places != self._places:
            self._places = places
            self._show_cards()

    def focus_first(self) -> bool:
        """Goes to the first card; False where there is none."""
        if not self.cards:
            return False
        self.cards[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def _show_cards(self) -> None:
        focused = next((n for n, card in enumerate(self.cards) if card.isAncestorOf(self._focus())
                        or card is self._focus()), None)  # fmt: skip
        known = {card.waiting.id: card for card in self.cards}
        cards = []
        for waiting in self.people[: self._places]:
            card = known.pop(waiting.id, None)
            if card is None:
                card = QueueCard(waiting, self._today, parent=self._cards_holder)
                for mine, theirs in (
                    (card.opened, self.opened), (card.log_asked, self.log_asked), (card.planned, self.planned),
                    (card.snoozed, self.snoozed),
                ):  # fmt: skip
                    mine.connect(theirs)
                card.stepped.connect(lambda step, card=card: self._step(card, step))
            else:
                card.set_waiting(waiting)
            cards.append(card)
        self.cards = cards
        while self._row.count():
            self._row.takeAt(0)
        for card in cards:
            self._row.addWidget(card, 1)
        for _ in range(self._places - len(cards)):
            self._row.addStretch(1)
        self._cards_holder.setVisible(bool(cards))
        for gone in known.values():
            gone.hide()
            gone.deleteLater()
        order: list[QWidget] = [self.schedule_all]
        for card in cards:
            order += (card, card.log, card.plan, card.snooze)
        set_tab_order(order)
        if focused is not None and cards:
            cards[min(focused, len(cards) - 1)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _focus(self) -> QWidget:
        return self.focusWidget() or self

    def _step(self, card: QueueCard, step: int) -> None:
        shown = [c for c in self.cards if c.isVisible()]
        at = shown.index(card) + step
        if 0 <= at < len(shown):
            shown[at].setFocus(Qt.FocusReason.ShortcutFocusReason)
