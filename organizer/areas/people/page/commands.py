"""What the page asks the program to do. Actions are loaded when the first one is needed, not before the first rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from organizer.areas.people.model import Circle, Contact, Event, Introduction, IntroductionStage
from organizer.kernel.dates import format_day
from organizer.kernel.errors import OrganizerError
from organizer.kernel.record import Record, describe
from organizer.ui.context import PageContext

if TYPE_CHECKING:
    from organizer.areas.people.widgets.introduce_form import Draft
    from organizer.areas.people.widgets.touch_form import Touch
    from organizer.ui.records.rows import Rows

Done = Callable[[], None]
Refused = Callable[[OrganizerError], None]


class Commands:
    """Each says what it did, with Undo beside it."""

    def __init__(self, context: PageContext) -> None:
        self._context = context

    def log(self, contact: Contact, touch: Touch, done: Done, refused: Refused) -> None:
        from organizer.areas.people.actions import log_touch

        self._context.perform(
            log_touch, contact, day=touch.day, channel=touch.channel, summary=touch.summary,
            next_time=touch.next_time, length=touch.length, said=f"Touch with {contact.name} logged",
            then=lambda _: done(), failed=refused,
        )  # fmt: skip

    def plan(self, contact: Contact, day: date | None) -> None:
        from organizer.areas.people.actions import plan_touch

        said = f"Touch with {contact.name} planned, {self._near(day)}" if day else "Plan taken away"
        self._context.perform(plan_touch, contact, day, said=said)

    def snooze(self, contact: Contact, day: date) -> None:
        from organizer.areas.people.actions import snooze

        self._context.perform(snooze, contact, day, said=f"{contact.name} snoozed until {self._near(day)}")

    def schedule(self, contacts: Sequence[Contact]) -> None:
        """Two touches a working day, from the next day on."""
        from organizer.areas.people.actions import schedule_touches

        count = len(contacts)
        said = f"{count} touch{'es' * (count != 1)} planned, two a day"
        self._context.perform(schedule_touches, list(contacts), self._context.today() + timedelta(days=1), said=said)

    def move(self, contacts: Sequence[Contact], circle: Circle | None) -> None:
        from organizer.areas.people.actions import move_to_circle

        who = contacts[0].name if len(contacts) == 1 else f"{len(contacts)} people"
        where = f"to the {circle.label.lower()} circle" if circle else "outside the circles"
        self._context.perform(move_to_circle, list(contacts), circle, said=f"{who} moved {where}")

    def move_rows(self, rows: Rows[Contact], circle: Circle | None) -> None:
        """Any number of people, in one step, with progress."""
        from organizer.ui.records.rows import change_rows

        where = f"to the {circle.label.lower()} circle" if circle else "outside the circles"
        title, said = f"Move {rows.counted()}", f"{rows.counted()} moved {where}"
        change_rows(self._context, rows, title, lambda edit, contact: edit.change(contact, circle=circle), said=said)

    def introduce(self, draft: Draft, done: Done, refused: Refused) -> None:
        from organizer.areas.people.actions import introduce

        said = f"Introduction to {draft.other_name} noted"
        self._context.perform(introduce, draft.introduction, said=said, then=lambda _: done(), failed=refused)

    def move_introduction(self, introduction: Introduction, stage: IntroductionStage) -> None:
        from organizer.areas.people.actions import move_introduction

        self._context.perform(move_introduction, introduction, stage, said=f"Introduction: {stage.label.lower()}")

    def merge(self, keep: Contact, gone: Contact, done: Done, refused: Refused) -> None:
        from organizer.areas.people.actions import merge_contacts

        said = f"Merged into {keep.name}"
        self._context.perform(merge_contacts, keep, gone, said=said, then=lambda _: done(), failed=refused)

    def note_met(self, event: Event, contacts: Sequence[Contact], done: Done, refused: Refused) -> None:
        from organizer.areas.people.actions import note_met

        said = f"Met at {event.name}: {len(contacts)}"
        self._context.perform(note_met, event, list(contacts), said=said, then=lambda _: done(), failed=refused)

    def delete(self, records: Sequence[Record]) -> None:
        from organizer.store.actions import delete_records

        description = describe(type(records[0]))
        if len(records) == 1:
            what = description.heading_of(records[0]) or description.title
        else:
            what = f"{len(records)} {description.plural.lower()}"
        self._context.perform(delete_records, list(records), said=f"{what} deleted")

    def _near(self, day: date) -> str:
        words = format_day(day, self._context.today())
        return words.lower() if words in ("Today", "Tomorrow") else words
