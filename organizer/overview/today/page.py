"""The page of today."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from enum import Enum
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from organizer.kernel.area import Due, Urgency
from organizer.kernel.changes import Changes, Ref
from organizer.kernel.glance import DayItem
from organizer.kernel.system import Member
from organizer.kernel.weekdays import Weekday
from organizer.overview.pausing import BEGIN, PauseBanners, begin_pause
from organizer.overview.reminders.missed import Missed, MissedBanner
from organizer.ui.area_page import AreaPage
from organizer.ui.avatars import Face
from organizer.ui.buttons import Button, IconButton
from organizer.ui.cards import Card
from organizer.ui.context import PageContext
from organizer.ui.label import Label
from organizer.ui.members import face_of
from organizer.ui.menu import Menu, filled_when_opened
from organizer.ui.scrolling import ScrollArea

from .ahead_cards import AwaitedCard, ComingCard
from .cards import BalanceLegend, BalanceList, GoalTile, PraiseCard
from .day_head import DayLegend, StopTimer
from .day_strip import DayStrip, Lane
from .gather import Need, Today, gather
from .money import MoneyGlance
from .needs import NeedsList
from .rows import ROW, ROW_KEYS, Shown
from .verbs import OfferedVerbs

_MOST_GOALS = 4
_NARROW, _WIDE = 1000, 1470
_MIDDLE, _WIDE_ROW = 480, 52
_MINUTE_MS = 60_000
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


class Room(Enum):
    """How much room there is across, and how wide the column at the side is then."""

    NARROW = 300
    USUAL = 392
    WIDE = 420


class TodayPage(AreaPage):
    """Everything on it is offered by areas; what is done here is done by their verbs."""

    title = "Today"

    def __init__(self, context: PageContext, missed: Missed | None = None, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.missed = MissedBanner(missed or Missed(self))
        self.today: Today | None = None
        self.room = Room.USUAL
        self._members: tuple[Member, ...] = ()
        self._verbs = OfferedVerbs(context)
        self.strip, self.needs, self.balance, self.praise = DayStrip(), NeedsList(), BalanceList(), PraiseCard()
        self.pauses = PauseBanners(context)
        self.strip.opened.connect(context.open)
        self.praise.opened.connect(context.open)
        self.day = Card("Your day")
        self.needs_card = Card("Needs you")
        self.balance_card = Card("Balance of the week")
        self.coming, self.awaited = ComingCard(context), AwaitedCard(context)
        self.coming.calendar.clicked.connect(lambda: self._open_area("calendar"))
        self.legend, self.stop = DayLegend(), StopTimer()
        self.stop.clicked.connect(self._stop)
        self.money = MoneyGlance()
        self.money.saving_opened.connect(context.open)
        self.money.plan_asked.connect(lambda: self._open_area("money"))
        self.calendar = Button("Calendar", "text", "small", trailing="chevron-right")
        self.calendar.clicked.connect(lambda: self._open_area("calendar"))
        self.agenda = Button("Agenda", "text", "small", trailing="chevron-right")
        self.agenda.clicked.connect(lambda: self.area_asked.emit("agenda"))
        self.more = IconButton("ellipsis", "More of today", size="small")
        self.more.set_menu_maker(lambda: filled_when_opened(self._fill_more, self))
        self.all_goals = Button("All goals", "text", "small", trailing="chevron-right")
        self.all_goals.clicked.connect(lambda: self._open_area("goals"))
        self._lay_out_cards()
        self.goals = QWidget()
        self._goal_grid = QGridLayout()
        self._goal_grid.setSpacing(12)
        self.goals_note = Label("", "label", "text-3")
        self._lay_out()
        self._minute = QTimer(self, interval=_MINUTE_MS)
        self._minute.timeout.connect(lambda: self.refresh(None) if self.isVisible() else None)
        self._minute.start()
        self.refresh(None)

    def _lay_out_cards(self) -> None:
        assert self.day.header is not None
        for part in (self.legend, self.stop, self.calendar):
            self.day.header.add(part)
        self.day.body.setContentsMargins(0, 0, 0, 4)
        self.day.body.addWidget(self.strip)
        assert self.needs_card.header is not None
        self.needs_card.header.add(self.needs.more)
        self.needs_card.header.add(self.agenda)
        self.needs_card.header.add(self.more)
        self.needs_card.body.setContentsMargins(0, 0, 0, 0)
        self.needs_card.body.addWidget(self.needs)
        self.balance_card.body.addWidget(self.balance)
        self.balance_card.body.addWidget(BalanceLegend())

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(Label("Goals this quarter", "section"))
        head.addWidget(self.goals_note)
        head.addStretch(1)
        head.addWidget(self.all_goals)
        self._goals_column = goals = QVBoxLayout(self.goals)
        goals.setContentsMargins(0, 8, 0, 0)
        goals.setSpacing(6)
        goals.addLayout(head)
        goals.addLayout(self._goal_grid)
        self._left = left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self.needs_card)
        left.addWidget(self.goals)
        left.addWidget(self.coming)
        left.addStretch(1)
        self.coming.hide()
        self._middle = QWidget()
        self._middle.setFixedWidth(_MIDDLE)
        self._middle_column = QVBoxLayout(self._middle)
        self._middle_column.setContentsMargins(0, 0, 0, 0)
        self._middle_column.setSpacing(16)
        self._middle_column.addWidget(self.awaited)
        self._middle_column.addStretch(1)
        self._middle.hide()
        self._side = QWidget()
        self._side.setFixedWidth(self.room.value)
        right = QVBoxLayout(self._side)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(14)
        right.addWidget(self.balance_card)
        right.addWidget(self.money)
        right.addWidget(self.praise)
        right.addStretch(1)
        below = QHBoxLayout()
        below.setSpacing(16)
        below.addLayout(left, 1)
        below.addWidget(self._middle)
        below.addWidget(self._side)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addWidget(self.missed)
        column.addWidget(self.pauses)
        column.addWidget(self.day)
        column.addLayout(below, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(ScrollArea(content))

    def regions(self) -> tuple[QWidget, ...]:
        wide = (self.coming.rows, self.awaited.rows) if self.room is Room.WIDE else ()
        return (self.strip, self.needs, self.goals, *wide)

    def key_words(self) -> Sequence[tuple[str, str]]:
        return (*ROW_KEYS, ("T", "Stop tracking"))

    def activate(self, view: str | None) -> None:
        if self.needs.rows:
            self.needs.rows[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.strip.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, changes: Changes | None) -> None:
        context = self.context
        reads = context.workspace.reads
        self._members = reads.members()
        self.pauses.show_pauses(self._members)
        self.today = today = gather(context.areas, reads, context.now(), context.who)
        assert self.day.header is not None
        self.day.header.note.setText(today.day_words)
        lanes = [Lane(m.id, face_of(m)) for m in self._members if context.who in (None, m.id)]
        self.strip.show_day(today.day, lanes, today.now)
        self._show_running()
        self._show_needs(today)
        self._show_goals(today)
        self._show_ahead()
        assert self.balance_card.header is not None
        self.balance_card.header.note.setText(today.balance_words)
        self.balance.show_rows(today.balance)
        self.money.setVisible(today.money is not None)
        if today.money is not None:
            self.money.show_card(today.money)
        self.praise.setVisible(today.praise is not None)
        if today.praise is not None:
            self.praise.show_praise(today.praise, today.now)

    def _fill_more(self, menu: Menu) -> None:
        menu.add(BEGIN, lambda: begin_pause(self.context), icon="pause")
        for pause in self.context.pauses.holding(self.context.today(), self.context.who):
            words = f"Change {pause.name}…" if pause.name else "Change the pause…"
            menu.add(words, partial(begin_pause, self.context, pause), icon="pencil")

    def subtitle(self) -> str:
        """'Thursday 19 November 2026'"""
        day = self.context.today()
        return f"{Weekday(day.weekday()).word} {day.day} {_MONTHS[day.month - 1]} {day.year}"

    def _show_needs(self, today: Today) -> None:
        assert self.needs_card.header is not None
        count = len(today.needs)
        self.needs_card.header.note.setText(f"{count:,}" if count else "")
        day, pauses = today.now.date(), self.context.pauses

        def seen(need: Need) -> Shown:
            return Shown(need, self._faces(need.due.owner), day, quiet=pauses.holds(day, need.due.owner))

        upcoming = next((item for item in today.day if not item.tracked and item.start > today.now), None)
        calm = "Nothing needs you."
        if upcoming is not None:
            calm += f" Next: {upcoming.title}, {upcoming.start:%H:%M}."
        self.needs.show_needs(today.needs, seen, self._verbs, calm)

    def _show_goals(self, today: Today) -> None:
        self.goals.setVisible(bool(today.goals))
        self.goals_note.setText(today.goals_words)
        while (item := self._goal_grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        across = 2 if self.room is Room.USUAL else 1
        for number, card in enumerate(today.goals[:_MOST_GOALS]):
            tile = GoalTile(card, self._faces(card.owner))
            tile.clicked.connect(lambda _=False, ref=card.ref: self.context.open(ref))
            self._goal_grid.addWidget(tile, number // across, number % across)

    def _faces(self, owner: UUID | None) -> tuple[Face, ...]:
        return tuple(face_of(m) for m in self._members if owner in (None, m.id))

    def _open_area(self, key: str) -> None:
        area = next((each for each in self.context.areas if each.key == key), None)
        if area is not None:
            self.area_asked.emit(area.key)

    def _show_ahead(self) -> None:
        """Areas are asked only where there is room to show it."""
        if self.room is Room.WIDE:
            self.coming.refresh(self._faces)
            self.awaited.refresh()
        anything = not self.goals.isHidden() or not self.awaited.isHidden()
        self._middle.setVisible(self.room is Room.WIDE and anything)

    def _running(self) -> DayItem | None:
        """What is being tracked of the member in view, else of whose profile it is."""
        me = self.context.who or self.context.workspace.home.member
        items = self.today.day if self.today is not None else ()
        return next((item for item in items if item.running and item.owner == me), None)

    def _show_running(self) -> None:
        item = self._running()
        self.stop.setVisible(item is not None)
        if item is not None:
            minutes = (item.end - item.start) // timedelta(minutes=1)
            self.stop.show_timer(item.title, f"{minutes // 60}:{minutes % 60:02d}")

    def _stop(self) -> None:
        item = self._running()
        area = next((each for each in self.context.areas if item is not None and item.ref.kind in each.kinds), None)
        if item is not None and area is not None:
            due = Due(item.ref, item.start.date(), item.title, "", Urgency.LATER, item.owner, item.start)
            self._verbs(Need(area, due))[0].run()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alone = not event.modifiers() and self.context.single_keys()
        if alone and event.key() == Qt.Key.Key_T and self._running() is not None:
            self._stop()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        width = self.width()
        room = Room.NARROW if width < _NARROW else Room.WIDE if width >= _WIDE else Room.USUAL
        if room is not self.room:
            self._arrange(room)

    def _arrange(self, room: Room) -> None:
        self.room, wide = room, room is Room.WIDE
        self._side.setFixedWidth(room.value)
        self.legend.setVisible(room is not Room.NARROW)
        self.calendar.setVisible(not wide)
        self.coming.setVisible(wide)
        column, place = (self._middle_column, 0) if wide else (self._left, 1)
        column.insertWidget(place, self.goals)
        self._goals_column.setContentsMargins(0, 0 if wide else 8, 0, 0)
        self.needs.row_height = _WIDE_ROW if wide else ROW
        if self.today is not None:
            self._show_needs(self.today)
            self._show_goals(self.today)
            self._show_ahead()

    def show_record(self, ref: Ref) -> None:
        self.context.open(ref)
