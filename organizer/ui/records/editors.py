"""Which field of a form edits which kind of value: one table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from organizer.kernel import kinds
from organizer.kernel.errors import FieldError
from organizer.kernel.kinds import Kind
from organizer.kernel.money import Money, money_of
from organizer.kernel.record import Field, describe
from organizer.kernel.system import Attachment
from organizer.store.edit import ATTACHMENT_LIMIT
from organizer.ui.fields.choice import Choice, ChoiceField, FlagField, SelectField
from organizer.ui.fields.day import DateField
from organizer.ui.fields.file import FileField, FileItem
from organizer.ui.fields.labelled import LabelledField
from organizer.ui.fields.moment import MomentField
from organizer.ui.fields.money import MoneyField
from organizer.ui.fields.notes import NotesField
from organizer.ui.fields.tags import TagField
from organizer.ui.fields.text import ParsedField, TextField
from organizer.ui.fields.weekdays import WeekdaysField
from organizer.ui.segmented import Segment

from .editor import Editor, FormContext, reading
from .picker import RecordPicker

FEW = 4
"""Up to so many choices stand side by side; more drop down."""
_NONE = ""
_CURRENCIES = ("USD", "EUR", "GBP", "CHF", "CAD", "AUD", "JPY", "SEK", "INR")
_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"}
_LABELS = {
    "email": ("home", "work", "other"), "phone": ("mobile", "home", "work", "other"),
    "address": ("home", "work", "other"), "url": ("web", "work", "profile", "other"), "text": ("", "other"),
    "amount": (),
}  # fmt: skip


def editor_for(field: Field, about: FormContext) -> Editor:
    """The editor of a field: the one for its kind, or for the nearest kind that this one is derived from."""
    for kind in type(field.kind).__mro__:
        if kind in EDITORS:
            return EDITORS[kind](field, about)
    raise TypeError(f"nothing edits a {type(field.kind).__name__}")


def _text(field: Field, about: FormContext) -> Editor:
    kind = field.kind
    assert isinstance(kind, kinds.Text)
    if kind.lines:
        return _notes(field, about)
    placeholder = "https://" if isinstance(kind, kinds.Url) else ""
    widget = TextField(field.label, placeholder=placeholder, help_text=field.help, limit=kind.limit)
    return Editor(field, widget, lambda: " ".join(widget.value().split()), lambda value: widget.set_value(value or ""))


def _notes(field: Field, about: FormContext) -> Editor:
    tall = 232 if isinstance(field.kind, kinds.Notes) else 120
    widget = NotesField(field.label, help_text=field.help, height=tall)
    return Editor(field, widget, None, lambda value: widget.set_value(value or ""))


def _money(field: Field, about: FormContext) -> Editor:
    conventions = about.conventions()
    mark = conventions.decimal_mark

    def parse(text: str, currency: str) -> Money:
        try:
            return money_of(text, currency, mark)
        except FieldError as error:
            raise ValueError(str(error)) from None

    def show(value: Money) -> tuple[str, str]:
        return f"{value.amount}".replace(".", mark), value.currency

    currencies = list(dict.fromkeys((conventions.currency, *_CURRENCIES)))
    widget = MoneyField(field.label, currencies, parse, show, lambda code: _SIGNS.get(code, code), help_text=field.help)
    return Editor(field, widget)


def _day(field: Field, about: FormContext) -> Editor:
    kind = field.kind
    widget = DateField(
        field.label, reading(kind, about), kind.format, lambda: about.conventions().today,
        placeholder="30 jun, +60d", help_text=field.help,
    )  # fmt: skip
    return Editor(field, widget)


def _parsed(placeholder: str, unit: str = "") -> Callable[[Field, FormContext], Editor]:
    def make(field: Field, about: FormContext) -> Editor:
        kind, mark = field.kind, about.conventions().decimal_mark
        exact = isinstance(kind, kinds.Number)

        def show(value: Any) -> str:
            text = kind.format(value).removesuffix(unit)
            return text.replace(".", mark) if exact else text

        widget = ParsedField(
            field.label, reading(kind, about), show, placeholder=placeholder, help_text=field.help, unit=unit
        )
        return Editor(field, widget)

    return make


def _moment(field: Field, about: FormContext) -> Editor:
    """What is kept in UTC, without the zone it was entered in, is shown in that of this computer and stays in UTC."""
    here = about.zone()
    plain = [False]

    def show(value: datetime | None) -> None:
        plain[0] = value is not None and value.tzinfo is UTC
        widget.set_value(value)

    def read() -> datetime | None:
        value = widget.value()
        return value.astimezone(UTC) if value is not None and plain[0] and value.tzinfo == here else value

    widget = MomentField(
        field.label, reading(kinds.Day(), about), kinds.Day().format, lambda: about.conventions().today, here,
        help_text=field.help,
    )  # fmt: skip
    return Editor(field, widget, read, show)


def _weekdays(field: Field, about: FormContext) -> Editor:
    widget = WeekdaysField(field.label, help_text=field.help)
    return Editor(field, widget, None, lambda value: widget.set_value(value or ()))


def _recurrence(field: Field, about: FormContext) -> Editor:
    from organizer.ui.fields.recurrence import RecurrenceField  # with all that understands what repeats

    widget = RecurrenceField(
        field.label, reading(kinds.Day(), about), kinds.Day().format, lambda: about.conventions().today,
        help_text=field.help,
    )  # fmt: skip
    return Editor(field, widget)


def _choice(field: Field, about: FormContext) -> Editor:
    kind = field.kind
    assert isinstance(kind, kinds.ChoiceKind)
    members = {str(member.value): member for member in kind.of}
    return _one_of(field, {key: member.label for key, member in members.items()}, members)


def _rating(field: Field, about: FormContext) -> Editor:
    kind = field.kind
    assert isinstance(kind, kinds.Rating)
    steps = {str(n): n for n in range(1, kind.most + 1)}
    return _one_of(field, {key: key for key in steps}, steps, few=10)


def _one_of(field: Field, labels: Mapping[str, str], values: Mapping[str, Any], few: int = FEW) -> Editor:
    keys = {value: key for key, value in values.items()}
    widget: ChoiceField | SelectField
    if len(labels) <= few and not field.required:
        none = [Segment(_NONE, "None")] if field.optional else []
        widget = ChoiceField(
            field.label, [*none, *(Segment(k, label) for k, label in labels.items())], help_text=field.help
        )
    else:
        widget = SelectField(
            field.label, [Choice(k, label) for k, label in labels.items()],
            none="None" if field.optional else None, placeholder="Choose", help_text=field.help,
        )  # fmt: skip
    unset = _NONE if isinstance(widget, ChoiceField) else None
    return Editor(
        field, widget, lambda: values.get(widget.value() or _NONE),
        lambda value: widget.set_value(unset if value is None else keys[value]),
    )  # fmt: skip


def _flag(field: Field, about: FormContext) -> Editor:
    widget = FlagField(field.label, help_text=field.help)
    return Editor(field, widget, None, lambda value: widget.set_value(bool(value)))


def _ref(field: Field, about: FormContext) -> Editor:
    kind = field.kind
    assert isinstance(kind, kinds.RefKind)
    if kind.to == "member":
        members = {str(m.id): m for m in about.names.members()}
        return _one_of(field, {id: m.name for id, m in members.items()}, {id: m.id for id, m in members.items()}, few=0)
    cls = about.classes.get(kind.to)
    if cls is None:  # A link's end may be of any kind: it is set by linking, and only shown here.
        shown = TextField(field.label, help_text=field.help)
        shown.set_read_only(True)

        def name_of(id: UUID | None) -> str:
            found = (about.names.reads.find(each, id) for each in about.classes.values() if id is not None)
            return next((describe(type(record)).heading_of(record) for record in found if record is not None), "")

        return Editor(field, shown, None, lambda value: shown.set_value(name_of(value)))
    widget = RecordPicker(about.names, cls, field.label, help_text=field.help)
    editor = Editor(field, widget, widget.record_id, widget.set_record_id)
    editor.new_record = widget.companion
    return editor


def _tags(field: Field, about: FormContext) -> Editor:
    def suggest(typed: str) -> Sequence[str]:
        return about.tags(field.name, typed)

    widget = TagField(field.label, suggest, help_text=field.help)
    return Editor(field, widget, lambda: kinds.tags_of(widget.value()), lambda value: widget.set_value(value or ()))


def _entries(field: Field, about: FormContext) -> Editor:
    kind = field.kind
    assert isinstance(kind, kinds.Entries)
    whole: dict[str, str] = {}

    def wrong(text: str) -> str | None:
        try:
            kind.check((kinds.Entry("", text),))
        except FieldError as error:
            return str(error)
        return None

    def show(value: tuple[kinds.Entry, ...] | None) -> None:
        # An address of several lines is shown on one; untouched it keeps its lines.
        whole.clear()
        for entry in value or ():
            whole[", ".join(entry.value.splitlines())] = entry.value
        widget.set_value((entry.label, ", ".join(entry.value.splitlines())) for entry in value or ())

    def read() -> tuple[kinds.Entry, ...]:
        return tuple(kinds.Entry(label, whole.get(text, text)) for label, text in widget.value())

    labels = _LABELS.get(kind.of, _LABELS["text"])
    widget = LabelledField(field.label, labels, check=wrong, help_text=field.help)
    return Editor(field, widget, read, show)


def _file(field: Field, about: FormContext) -> Editor:
    widget = FileField(field.label, limit=ATTACHMENT_LIMIT, help_text=field.help)
    kept: list[UUID | None] = [None]

    def show(value: UUID | None) -> None:
        kept[0] = value
        found = about.names.reads.find(Attachment, value)
        widget.set_value(FileItem(found.name, int(found.size)) if found else None)

    editor = Editor(field, widget, lambda: kept[0] if widget.value() is not None else None, show)
    editor.new_file = lambda: item.path if (item := widget.value()) is not None else None
    return editor


EDITORS: dict[type[Kind[Any]], Callable[[Field, FormContext], Editor]] = {
    kinds.Text: _text,
    kinds.Notes: _notes,
    kinds.MoneyKind: _money,
    kinds.CurrencyKind: _parsed("USD"),
    kinds.Day: _day,
    kinds.Yearly: _parsed("31 Jan or 31 Jan 1972"),
    kinds.Moment: _moment,
    kinds.WeekdaysKind: _weekdays,
    kinds.RecurrenceKind: _recurrence,
    kinds.Duration: _parsed("45m, 1:30, 4 weeks"),
    kinds.Number: _parsed(""),
    kinds.Percent: _parsed("", "%"),
    kinds.Rating: _rating,
    kinds.ChoiceKind: _choice,
    kinds.Flag: _flag,
    kinds.RefKind: _ref,
    kinds.File: _file,
    kinds.Tags: _tags,
    kinds.Entries: _entries,
}
