"""The editor of a block, single or one of a series."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from organizer.areas.calendar.actions import remove, save_instance
from organizer.areas.calendar.model import TimeBlock
from organizer.areas.calendar.queries import instances_between
from organizer.areas.calendar.rules.instances import Instance, Window
from organizer.areas.calendar.rules.scope import Scope
from organizer.kernel.dates import parse_day
from organizer.kernel.errors import FieldError
from organizer.ui.context import PageContext
from organizer.ui.fields.recurrence import RecurrenceField
from organizer.ui.records.drawer import RecordDrawer
from organizer.ui.records.form import RecordForm
from organizer.ui.records.names import Names

from .category_picker import category_editor
from .scope import ask_scope
from .when import WhenGroup

_FIELDS = (
    "title", "day", "start", "length", "floating", "category", "recurrence", "place", "due", "notes", "tags",
)  # fmt: skip
_FIRST = ("category", "recurrence", "due")


class BlockDrawer(RecordDrawer[TimeBlock]):
    """Opens on the block of an instance, or on a new block with `preset` values.

    Of an instance of a series it asks, when saving and deleting, how far the change reaches.
    """

    def __init__(
        self, context: PageContext, instance: Instance | None = None, *, names: Names | None = None, **preset: Any
    ) -> None:
        self.instance = instance
        self.when = WhenGroup(lambda text: _read_day(context, text), context.now, context.zone)
        self.when.keep_utc(instance is not None and instance.series is not None)
        super().__init__(context, TimeBlock, instance.block if instance else None, names=names, **preset)
        self.when.changed.connect(self._moved)

    @property
    def repeats(self) -> RecurrenceField:
        """The field of how it repeats."""
        field = self.form.editors["recurrence"].widget
        assert isinstance(field, RecurrenceField)
        return field

    def delete(self) -> None:
        """Puts the block into the Trash, or of a series as many instances as the user says."""
        instance, record = self.instance, self.record
        if instance is None or instance.series is None or record is None:
            super().delete()
            return
        if not self._busy:
            series, key = instance.series, instance.key
            ask_scope(self.context, "Delete", lambda scope: self._remove(record, remove, series, key, scope))

    def _make_form(self, brief: bool, with_owner: bool) -> RecordForm[TimeBlock]:
        return RecordForm(
            self.context, TimeBlock, names=self._names, brief=brief, fields=_FIELDS, first=_FIRST,
            with_owner=with_owner, groups=(self.when,), makers={"category": category_editor},
        )  # fmt: skip

    def _shown(self, record: TimeBlock) -> dict[str, Any]:
        """An instance is shown when it is, not when its series begins, and with what its series repeats by."""
        instance = self.instance
        if instance is None or instance.series is None:
            return {}
        shown: dict[str, Any] = {"recurrence": instance.series.recurrence}
        if record.instance == instance.key:
            return shown
        if record.start is None:
            return shown | {"day": instance.first_day}
        zone = record.start.tzinfo
        start = instance.start.replace(tzinfo=zone) if record.floating else instance.start.astimezone(zone)
        return shown | {"start": start, "day": start.date()}

    def _begin(self, record: TimeBlock | None) -> None:
        shown = self._preset if record is None else {name: getattr(record, name) for name in self.when.fields}
        shown = shown | (self._shown(record) if record is not None else {})
        start: datetime | None = shown.get("start")
        if start is not None and shown.get("floating"):
            start = start.replace(tzinfo=None)
        self.repeats.set_start(start or shown.get("day"))
        super()._begin(record)
        self.repeats.setVisible(not self.when.waits)

    def _moved(self) -> None:
        """What begins another day repeats on another; a series is moved as a whole when that is saved."""
        if self.instance is None or self.instance.series is None:
            self.repeats.set_start(self.when.first())
        self.repeats.setVisible(not self.when.waits)

    def _next(self) -> None:
        self.instance = None
        self.when.keep_utc(False)
        super()._next()

    def _reload(self) -> None:
        instance = self.instance
        if instance is None or instance.series is None:
            super()._reload()
            return
        days = Window(instance.first_day, instance.last_day, self.context.zone)
        for stored in instances_between(self.context.workspace.reads, days):
            if stored.key == instance.key and stored.series is not None and stored.series.id == instance.series.id:
                self.instance = stored
                self._begin(stored.block)
                return
        self.form.say("This is no longer there", "It was moved or taken out of its series. Nothing was saved.")

    def _store(self, then: Callable[[], None]) -> None:
        instance = self.instance
        if self.record is None or instance is None or instance.series is None:
            super()._store(then)
            return
        draft, fields, series, key = self.form.draft(), self.form.changes(), instance.series, instance.key
        if self._owner() != self._begun_owner:
            fields["owner"] = self._owner()
        if self.when.waits:
            fields.pop("recurrence", None)
        if not fields:
            then()
            return

        def save(scope: Scope) -> None:
            self._perform(then, "Saved", save_instance, series, key, scope, fields, draft.companions)

        ask_scope(self.context, "Change", save, scopes=_scopes(fields))


def _scopes(fields: dict[str, Any]) -> tuple[Scope, ...]:
    """How far a change can reach: one instance cannot repeat by itself, and what repeats needs a day."""
    if "recurrence" in fields:
        return (Scope.FOLLOWING, Scope.ALL)
    if fields.get("day", date.min) is None:
        return (Scope.THIS,)
    return tuple(Scope)


def _read_day(context: PageContext, text: str) -> date:
    try:
        return parse_day(text, context.conventions)
    except FieldError as error:
        raise ValueError(str(error)) from None
