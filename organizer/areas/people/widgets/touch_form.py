"""Log touch: how, when, what about, and what to begin with next time."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from organizer.areas.people.model import Channel, Contact
from organizer.areas.people.rules import suggested_next
from organizer.areas.people.rules.history import CHANNEL_ICONS
from organizer.kernel.dates import Conventions, format_day, format_duration, parse_day, parse_duration
from organizer.kernel.errors import FieldError
from organizer.ui.fields.choice import Choice, SelectField
from organizer.ui.fields.day import DateField
from organizer.ui.fields.inline_form import InlineForm
from organizer.ui.fields.text import ParsedField, TextField


class Touch(NamedTuple):
    """What was filled in."""

    channel: Channel
    day: date
    length: timedelta | None
    summary: str
    next_time: str


class TouchForm(InlineForm):
    """The next touch that follows from the cadence is shown while the day is chosen."""

    def __init__(self, conventions: Conventions, *, parent: QWidget | None = None) -> None:
        super().__init__("Log touch", "Log touch", parent=parent)
        self._conventions = conventions
        self._contact: Contact | None = None
        self.channel = SelectField("How", [Choice(c.value, c.label, CHANNEL_ICONS[c]) for c in Channel])
        self.day = DateField("Day", self._read_day, self._show_day, lambda: self._conventions.today, none="Cancel")
        self.length = ParsedField("How long", _read_length, format_duration, placeholder="25m")
        self.summary = TextField("What about", placeholder="One line")
        self.next_time = TextField("Next time", placeholder="What to ask or bring")
        self.add_line(("channel", self.channel, 4), ("day", self.day, 4), ("length", self.length, 3))
        self.add_line(("summary", self.summary, 1))
        self.add_line(("next_time", self.next_time, 1))
        self.day.changed.connect(self._show_next)

    def open_for(self, contact: Contact, conventions: Conventions) -> None:
        """Empty, for a touch today, with the focus on how somebody was reached."""
        self._contact, self._conventions = contact, conventions
        self.channel.set_value(Channel.CALL.value)
        self.day.set_value(conventions.today)
        self.length.set_value(None)
        self.summary.set_value("")
        self.next_time.set_value("")
        self._show_next()
        self.begin(self.channel)

    def touch(self) -> Touch:
        channel = Channel(self.channel.value() or Channel.CALL.value)
        day = self.day.value() or self._conventions.today
        said, next_time = self.summary.value().strip(), self.next_time.value().strip()
        return Touch(channel, day, self.length.value(), said, next_time)

    def _read_day(self, text: str) -> date:
        try:
            day = parse_day(text, self._conventions)
            if day > self._conventions.today:
                # '30 jun' is the next one for plans; what has been done lies behind.
                day = _year_before(day) if not _has_year(text) and text.strip()[0] not in "+t" else day
        except FieldError as error:
            raise ValueError(str(error)) from None
        if day > self._conventions.today:
            raise ValueError("That day lies ahead; plan the touch instead")
        return day

    def _show_day(self, day: date) -> str:
        return format_day(day, self._conventions.today) if day == self._conventions.today else format_day(day)

    def _show_next(self) -> None:
        contact = self._contact
        if contact is None or self.day.problem() is not None:
            self.hint.setText("")
            return
        day = self.day.value() or self._conventions.today
        upcoming = suggested_next(contact, max(day, contact.last_touch or day))
        words = f"Next touch {format_day(upcoming, self._conventions.today)}" if upcoming else "No cadence"
        self.hint.setText(words)


def _read_length(text: str) -> timedelta:
    try:
        return parse_duration(text if any(c.isalpha() or c == ":" for c in text) else f"{text} min")
    except FieldError as error:
        raise ValueError(str(error)) from None


def _has_year(text: str) -> bool:
    return any(len(part) == 4 and part.isdigit() for part in text.replace(".", " ").replace("/", " ").split())


def _year_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day - timedelta(days=366)
