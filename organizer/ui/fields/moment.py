"""A moment: a day, a time of day, and the zone of its clocks where that is not the one here."""

import contextlib
from collections.abc import Callable
from datetime import date, datetime, time, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organizer.kernel.dates import format_day, format_time
from organizer.kernel.errors import FieldError
from organizer.kernel.kinds import Moment
from organizer.kernel.zones import zone_key
from organizer.ui.buttons import IconButton
from organizer.ui.fields.composed import ComposedField
from organizer.ui.fields.day import DateField
from organizer.ui.fields.field import Field
from organizer.ui.fields.time import TimeField
from organizer.ui.fields.zone import ZoneField

_GAP = 6


class MomentField(ComposedField[datetime | None]):
    """Values are aware, in the zone that is shown; a value whose zone has no name is shown as the clocks here say.

    `parse_day` and `show_day` are as a DateField's. The globe opens a line for another zone.
    """

    def __init__(
        self,
        label: str,
        parse_day: Callable[[str], date],
        show_day: Callable[[date], str],
        today: Callable[[], date],
        here: tzinfo,
        *,
        help_text: str = "",
        none: str = "No date",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, help_text=help_text, parent=parent)
        self._today, self._here = today, here
        self._kept: datetime | None = None
        self.day = DateField(f"{label}: day", parse_day, show_day, today, placeholder="30 jun, +60d", none=none)
        self.time = TimeField(f"{label}: time")
        self.zone = ZoneField(f"{label}: time zone", here, self._about_when)
        self.globe = IconButton("globe", f"{label}: another time zone")
        self.globe.clicked.connect(self.open_zone)
        first = QHBoxLayout()
        first.setSpacing(_GAP)
        first.addWidget(self.day, 3)
        first.addWidget(self.time, 2)
        first.addWidget(self.globe)
        holder = QWidget()
        lines = QVBoxLayout(holder)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(_GAP)
        lines.addLayout(first)
        lines.addWidget(self.zone)
        self._join()
        self.zone.hide()
        self._place(holder, self.day.edit)
        self.day.edit.setAccessibleName(self.day.label)

    @property
    def _parts(self) -> tuple[Field[Any], ...]:
        return self.day, self.time, self.zone

    def set_value(self, value: datetime | None) -> None:
        self._kept = value
        zone = value.tzinfo if value is not None and isinstance(value.tzinfo, ZoneInfo) else None
        if value is not None and zone is None:
            with contextlib.suppress(OverflowError):  # At the ends of the calendar it stays as it is.
                self._kept = value.astimezone(self._here)
        self.day.set_value(self._kept.date() if self._kept else None)
        self.time.set_value(_shown(self._kept) if self._kept else None)
        elsewhere = zone is not None and zone_key(zone) != zone_key(self._here)
        self.zone.set_value(zone if elsewhere else None)
        self.zone.setVisible(elsewhere)
        self._show_message()

    def open_zone(self) -> None:
        """Lets another zone be chosen."""
        self.zone.show()
        self.zone.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.zone.open_list()

    def _standing(self) -> datetime | None:
        """What the parts say, each of which is right by itself."""
        day, at, zone = self.day.value(), self.time.value(), self.zone.value() or self._here
        if day is None or at is None:
            return None
        kept = self._kept
        if kept is not None and day == kept.date() and at == _shown(kept) and zone == kept.tzinfo:
            return kept  # With what is not shown: parts of a second, and which of two hours that the clocks repeat.
        return datetime.combine(day, at, zone)

    def _wrong(self) -> tuple[Field[Any], str] | None:
        """The part that is wrong, and why."""
        for part in self._parts:
            if (problem := part.problem()) is not None:
                return part, problem
        day, at = self.day.value(), self.time.value()
        if (day is None) != (at is None):
            return (self.day, "Enter a day") if day is None else (self.time, "Enter a time, like 9:30")
        standing = self._standing()
        try:
            if standing is not None:
                Moment().check(standing)
        except FieldError as wrong:
            return self.time, str(wrong)
        return None

    def _about_when(self) -> datetime:
        """For the offsets in the list of zones."""
        day = self.day.value() if self.day.problem() is None else None
        return datetime.combine(day or self._today(), time(12), self._here)

    def _part_left(self) -> None:
        given = self.time.problem() is None and self.time.value() is not None
        if given and not self.day.edit.text().strip() and not self.time.edit.hasFocus() and not self._read_only:
            self.day.set_value(self._today())
            self._part_changed()
        if not self.zone.edit.text().strip() and not self.zone.edit.hasFocus():
            self.zone.hide()
        super()._part_left()

    def _note(self) -> str:
        if self._wrong() is not None or not (standing := self._standing()) or self.zone.value() is None:
            return self._help
        here = standing.astimezone(self._here)
        near = "" if here.date() == standing.date() else f"{format_day(here.date())} "
        return ". ".join(part for part in (f"{near}{format_time(_shown(here))} here", self._help) if part)

    def _dress(self) -> None:
        super()._dress()
        self.globe.setVisible(not self._read_only)


def _shown(moment: datetime) -> time:
    return moment.time().replace(microsecond=0, fold=0)
