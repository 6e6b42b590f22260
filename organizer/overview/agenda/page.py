"""The page of the agenda."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organizer.kernel.area import Urgency
from organizer.kernel.changes import Changes, Ref
from organizer.kernel.system import Member
from organizer.overview.reporting.periods import period_between
from organizer.overview.today.gather import Need
from organizer.overview.today.rows import ROW_KEYS, Shown
from organizer.overview.today.verbs import OfferedVerbs
from organizer.reports.period import days_in_words
from organizer.ui.area_page import AreaPage
from organizer.ui.avatars import Face
from organizer.ui.buttons import Button
from organizer.ui.context import PageContext
from organizer.ui.label import Label
from organizer.ui.members import face_of
from organizer.ui.pagebar import FilterButton, PageBar
from organizer.ui.scrolling import ScrollArea

from .gather import AgendaDay, agenda
from .listing import DayCards
from .taking_out import CALENDAR, PDF, ask_path, save_calendar, save_pdf

STEP = timedelta(days=30)
"""How far it looks ahead at first, and how much further each time."""
_READING_WIDTH = 960


class AgendaPage(AreaPage):
    """Everything with a date, of all areas, from today on; earlier and later days are asked for."""

    title = "Agenda"

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._begun = context.today()
        self.first, self.last = self._begun, self._begun + STEP
        self.days: tuple[AgendaDay, ...] = ()
        self._members: tuple[Member, ...] = ()
        self._verbs = OfferedVerbs(context)
        self.page_bar = PageBar()
        self.areas = FilterButton("Area", [(area.key, area.title) for area in context.areas if area.dues is not None])
        self.areas.changed.connect(lambda: self.refresh(None))
        self.save_pdf = Button("Save as PDF…", icon="printer")
        self.save_pdf.clicked.connect(self._ask_pdf)
        self.save_calendar = Button("Save as calendar file…", icon="calendar-days")
        self.save_calendar.clicked.connect(self._ask_calendar)
        self.page_bar.add_filter(self.areas)
        self.page_bar.add_action(self.save_pdf)
        self.page_bar.add_action(self.save_calendar)
        self.earlier, self.later = Button("Earlier", "text", "small"), Button("Later", "text", "small")
        self.earlier.clicked.connect(self.show_earlier)
        self.later.clicked.connect(self.show_later)
        self.cards = DayCards()
        self.calm = Label("", "body", "text-2")
        content = QWidget()
        content.setMaximumWidth(_READING_WIDTH)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self.earlier, self.calm, self.cards, self.later):
            side = Qt.AlignmentFlag.AlignLeft if isinstance(part, Button) else Qt.AlignmentFlag(0)
            column.addWidget(part, 0, side)
        column.addStretch(1)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(24, 12, 24, 20)
        row.addWidget(content, 1)
        row.addStretch(0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(ScrollArea(holder))
        self.refresh(None)

    def regions(self) -> tuple[QWidget, ...]:
        return (self.cards,)

    def key_words(self) -> Sequence[tuple[str, str]]:
        return ROW_KEYS

    def activate(self, view: str | None) -> None:
        if self.cards.rows:
            self.cards.rows[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.later.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_record(self, ref: Ref) -> None:
        self.context.open(ref)

    def refresh(self, changes: Changes | None) -> None:
        context, today = self.context, self.context.today()
        if today != self._begun:
            # The days go along with the day, unless somebody is looking at others.
            if (self.first, self.last) == (self._begun, self._begun + STEP):
                self.first, self.last = today, today + STEP
            self._begun = today
        reads = context.workspace.reads
        self._members = reads.members()
        chosen = self.areas.value()
        self.days = agenda(context.areas, reads, self.first, self.last, today, context.who, chosen)
        self.cards.show_days(self.days, today, self._shown, self._verbs)
        count = sum(len(each.needs) for each in self.days)
        span = days_in_words(period_between(self.first, self.last))
        assert self.page_bar is not None
        self.page_bar.set_summary(f"{count:,} date{'s' * (count != 1)}, {span}")
        self.calm.setText(f"Nothing has a date from {span}.")
        self.calm.setVisible(not self.days)
        for button in (self.save_pdf, self.save_calendar):
            button.setEnabled(bool(self.days))

    def show_earlier(self) -> None:
        """Thirty days more at the beginning."""
        self.first = max(self.first, date.min + STEP) - STEP
        self.refresh(None)

    def show_later(self) -> None:
        """Thirty days more at the end."""
        self.last = min(self.last, date.max - STEP) + STEP
        self.refresh(None)

    def _shown(self, need: Need) -> Shown:
        due, today = need.due, self.context.today()
        late = due.urgency is Urgency.OVERDUE
        chip = None if late else f"{due.start:%H:%M}" if due.start else ""
        return Shown(need, self._faces(due.owner), today, chip, self.context.pauses.holds(today, due.owner))

    def _faces(self, owner: UUID | None) -> tuple[Face, ...]:
        return tuple(face_of(m) for m in self._members if owner in (None, m.id))

    def _ask_pdf(self) -> None:
        path = ask_path(self, PDF)
        if path is not None:
            save_pdf(self.context, self.days, self.first, self.last, path)

    def _ask_calendar(self) -> None:
        path = ask_path(self, CALENDAR)
        if path is not None:
            save_calendar(self.context, self.days, path)
