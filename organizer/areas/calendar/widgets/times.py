"""From a time of day to another, in the time zone of the block."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organizer.areas.calendar.rules.span import begins, ends, lasts
from organizer.kernel.dates import format_day, format_duration, format_time
from organizer.kernel.errors import FieldError
from organizer.kernel.zones import zone_key
from organizer.ui.buttons import IconButton
from organizer.ui.fields.field import Field
from organizer.ui.fields.time import TimeField
from organizer.ui.fields.zone import ZoneField
from organizer.ui.menu import Menu

from .end_field import EndField

HOUR = timedelta(hours=1)
_GAP = 8
_LABEL_HEIGHT = 22
_EVERYWHERE = "the same time of day in every time zone"


class Times(QWidget):
    """The fields of a block that has a time; its day is another field's, and `day` asks for it. Whoever shows this
    places `zone` below it. What begins later keeps its length."""

    changed = Signal()
    """The user changed something, or typed on the way to it."""

    def __init__(self, day: Callable[[], date | None], here: tzinfo, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day, self._here = day, here
        self._zone = here
        self._floating = False
        self._kept: tuple[datetime, timedelta] | None = None
        self.length = HOUR
        """How long it takes as it stands; while the end is wrong, as it did before."""
        self.start = TimeField("From")
        self.end = EndField("To")
        self.zone = ZoneField("Time zone", here, self._about_when)
        self.globe = IconButton("globe", "Time zone")
        self.globe.set_menu_maker(self._zones)
        lowered = QVBoxLayout()
        lowered.setContentsMargins(0, _LABEL_HEIGHT, 0, 0)
        lowered.addWidget(self.globe)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(self.start, 3, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.end, 6, Qt.AlignmentFlag.AlignTop)
        row.addLayout(lowered)
        row.setAlignment(lowered, Qt.AlignmentFlag.AlignTop)
        self.start.changed.connect(self._moved)
        self.end.changed.connect(self._resized)
        self.zone.changed.connect(self._rezoned)

    @property
    def fields(self) -> tuple[Field[Any], ...]:
        """In the order they stand in."""
        return self.start, self.end, self.zone

    @property
    def floating(self) -> bool:
        """Whether its time of day is that of the clocks wherever one is."""
        return self._floating

    def show_times(self, start: datetime | None, length: timedelta, floating: bool, in_utc: bool) -> date | None:
        """Shows a start and a length, and gives the day of the start. A start in plain UTC is shown as the clocks here
        say, unless it has to stay `in_utc`."""
        self._floating, self.length, self._zone, self._kept = floating, length, self._here, None
        for field in self.fields:
            field.set_value(None)
        self.end.set_days(0)
        if start is None:
            return None
        try:
            if not isinstance(start.tzinfo, ZoneInfo) and not floating:
                start = start.astimezone(ZoneInfo("UTC") if in_utc else self._here)
            days, at = ends(start, length, floating)
        except (FieldError, OverflowError):  # At the ends of the calendar: only the beginning can be shown.
            days, at = 0, start.time()
        self._kept = start, length
        self._zone = start.tzinfo or self._here
        if isinstance(self._zone, ZoneInfo) and zone_key(self._zone) != zone_key(self._here) and not floating:
            self.zone.set_value(self._zone)
        self.start.set_value(start.time().replace(fold=0))
        self.end.set_days(days)
        self.end.set_value(at)
        return start.date()

    def suggest(self, at: time, length: timedelta) -> None:
        """Shows times that the user has not chosen yet."""
        self.start.set_value(at)
        self.length = length
        self.follow()

    def begins(self) -> datetime | None:
        """When it begins, where that can be said. Raises FieldError for a time that the clocks skip."""
        day = self._day()
        if day is None or self.start.problem() is not None or self.zone.problem() is not None:
            return None
        at = self.start.value()
        if at is None:
            return None
        zone = self.zone.value() or (self._zone if self._floating else self._here)
        if self._kept is not None:
            kept = self._kept[0]
            if (day, at, zone) == (kept.date(), kept.time().replace(fold=0), kept.tzinfo):
                return kept  # With the second of two hours that the clocks repeat.
        return begins(day, at, zone)

    def lasts(self, start: datetime) -> timedelta:
        """How long it takes. Raises FieldError."""
        at = self.end.value()
        assert at is not None
        if self._kept is not None and start is self._kept[0]:
            length = self._kept[1]
            if (self.end.days(), at) == ends(start, length, self._floating):
                return length
        return lasts(start, self.end.days(), at, self._floating)

    def problems(self) -> dict[Field[Any], str]:
        """What is wrong, by the field it is said at."""
        wrong = {}
        for field in self.fields:
            problem = field.problem()
            if problem is None and field is not self.zone and field.value() is None:
                problem = "Enter a time"
            if problem is not None:
                wrong[field] = problem
        if wrong:
            return wrong
        try:
            start = self.begins()
        except FieldError as error:
            return {self.start: str(error)}
        try:
            if start is not None:
                self.lasts(start)
        except FieldError as error:
            return {self.end: str(error)}
        return {}

    def words(self) -> str:
        """How long it takes, and when that is here. Only without problems."""
        start = self.begins()
        if start is None:
            return ""
        length = self.lasts(start)
        if self._floating:
            return f"{format_duration(length)}, {_EVERYWHERE}"
        if self.zone.value() is None:
            return format_duration(length)
        return f"{format_duration(length)}, {_here_words(start, length, self._here)} here"

    def follow(self) -> None:
        """Moves the end along with the beginning."""
        try:
            start = self.begins()
            if start is not None:
                days, at = ends(start, self.length, self._floating)
                self.end.set_days(days)
                self.end.set_value(at)
        except FieldError:
            return  # Said at the beginning; the end waits.

    def use_here(self) -> None:
        """Its time of day is that of the clocks here."""
        self._use(floating=False)

    def use_everywhere(self) -> None:
        """Its time of day is that of the clocks wherever one is."""
        self._use(floating=True)

    def open_zone(self) -> None:
        """Lets another zone be chosen."""
        self.zone.show()
        self.zone.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.zone.open_list()

    def show_zone(self) -> None:
        """Shows the line of the zone where times are shown and it is not the one here."""
        self.zone.setVisible(not self.isHidden() and bool(self.zone.edit.text().strip()))

    def _use(self, *, floating: bool) -> None:
        self._floating = floating
        self.zone.set_value(None)
        self.show_zone()
        self._resized()

    def _moved(self) -> None:
        self.follow()
        self.changed.emit()

    def _resized(self) -> None:
        try:
            start = self.begins()
            if start is not None and self.end.problem() is None and self.end.value() is not None:
                self.length = self.lasts(start)
        except FieldError:
            pass  # Said at its field; the length stays what it was.
        self.changed.emit()

    def _rezoned(self) -> None:
        if self.zone.problem() is None:
            self._floating = False
        self._resized()

    def _zones(self) -> Menu:
        menu = Menu()
        here = zone_key(self._here)
        menu.add(f"Here, {here}" if here else "Here", self.use_here)
        menu.add("Another time zone", self.open_zone)
        menu.add("Same time of day everywhere", self.use_everywhere)
        return menu

    def _about_when(self) -> datetime:
        """For the offsets in the list of zones."""
        return datetime.combine(self._day() or date(2000, 1, 1), time(12), UTC)


def _here_words(start: datetime, length: timedelta, here: tzinfo) -> str:
    """'15:00–16:00', with the day where it is another one here."""
    first = start.astimezone(here)
    _, last = ends(first, length)
    day = "" if first.date() == start.date() else f"{format_day(first.date())} "
    return f"{day}{format_time(first.time())}–{format_time(last)}"
