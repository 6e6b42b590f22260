"""Records: immutable values described once.

    @record(title="Person", plural="People", icon="users", table=("name", "circle"))
    class Contact(Record):
        name: str = text("Name", search=True)
        circle: Circle = choice("Circle", Circle, default=Circle.WIDE)

Tables, forms, search, CSV, agenda, report and history read the same description. What has no default is required.
A description carries no callables, no visibility conditions, no Qt and no SQL.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import MISSING
from datetime import datetime
from decimal import Decimal
from functools import cached_property
from operator import attrgetter
from typing import Any, ClassVar, Self, TypeVar, dataclass_transform
from uuid import UUID

from . import kinds
from .errors import FieldError, Invalid, NotFound, Problem
from .frozen import frozen
from .ids import uuid7
from .kinds import EPOCH, Choice, Kind

_SPEC = "organizer.field"


@frozen
class Field:
    """One field of a kind of record."""

    name: str
    label: str
    kind: Kind[Any]
    required: bool
    default: Any
    search: bool
    """Its text is found by the search over everything."""
    derived: bool
    """Kept by the rules of its area: shown and exported, never edited by hand."""
    help: str

    @property
    def optional(self) -> bool:
        """Whether None is a value of it."""
        return not self.required and self.default is None

    def problem(self, value: Any) -> str | None:
        """Why the value cannot be, in words for the user, or None."""
        if value is None:
            return None if self.optional else "This is needed"
        if not isinstance(value, self.kind.type):
            return f"Not a value for {self.label.lower()}"
        if self.required and self.kind.empty(value):
            return "This is needed"
        try:
            self.kind.check(value)
        except FieldError as error:
            return str(error)
        return None

    def same(self, one: Any, other: Any) -> bool:
        """Whether two values are one in every respect that is kept."""
        return bool(one == other) and (one is None or self.kind.same(one, other))

    def format(self, value: Any) -> str:
        """The value for people; '' for none."""
        return "" if value is None else self.kind.format(value)

    def to_csv(self, value: Any) -> str:
        """The value as CSV text; '' for none."""
        return "" if value is None else self.kind.to_csv(value)

    def from_csv(self, text: str) -> Any:
        """The value that `to_csv` wrote. Raises FieldError."""
        if text == "" and (self.optional or not self.required):
            return self.default
        return self.kind.from_csv(text)


@frozen
class _Spec:
    label: str
    kind: Kind[Any]
    search: bool
    derived: bool
    help: str


def _field(
    label: str, kind: Kind[Any], default: Any, *, search: bool = False, derived: bool = False, help: str = ""
) -> Any:
    spec = {_SPEC: _Spec(label, kind, search, derived, help)}
    return dataclasses.field(metadata=spec) if default is MISSING else dataclasses.field(default=default, metadata=spec)


def text(
    label: str, *, default: Any = MISSING, search: bool = False, lines: bool = False, help: str = "",
    derived: bool = False,
) -> Any:  # fmt: skip
    """A line of text, or several with `lines`."""
    return _field(label, kinds.Text(lines), default, search=search, help=help, derived=derived)


def notes(label: str, *, default: Any = MISSING, search: bool = True, derived: bool = False) -> Any:
    """Markdown of any length."""
    return _field(label, kinds.Notes(), default, search=search, derived=derived)


def money(label: str, *, default: Any = MISSING) -> Any:
    """An amount with its currency."""
    return _field(label, kinds.MoneyKind(), default)


def currency(label: str, *, default: Any = MISSING) -> Any:
    """A currency by its code."""
    return _field(label, kinds.CurrencyKind(), default)


def day(label: str, *, default: Any = MISSING, derived: bool = False, help: str = "") -> Any:
    """A local day."""
    return _field(label, kinds.Day(), default, derived=derived, help=help)


def last_day(label: str, *, default: Any = MISSING, derived: bool = False) -> Any:
    """The day until which something lasts, which may have no end."""
    return _field(label, kinds.LastDay(), default, derived=derived)


def yearly(label: str, *, default: Any = MISSING) -> Any:
    """A day that returns each year, like a birthday."""
    return _field(label, kinds.Yearly(), default)


def moment(label: str, *, default: Any = MISSING, help: str = "") -> Any:
    """A point in time with the zone it was entered in."""
    return _field(label, kinds.Moment(), default, help=help)


def duration(label: str, *, default: Any = MISSING, help: str = "") -> Any:
    """A length of time."""
    return _field(label, kinds.Duration(), default, help=help)


def number(
    label: str, *, default: Any = MISSING, least: Decimal | None = None, most: Decimal | None = None, help: str = "",
    derived: bool = False,
) -> Any:  # fmt: skip
    """An exact number."""
    return _field(label, kinds.Number(least, most), default, help=help, derived=derived)


def percent(label: str, *, default: Any = MISSING, least: Decimal | None = None, most: Decimal | None = None) -> Any:
    """A share, kept as a fraction."""
    return _field(label, kinds.Percent(least, most), default)


def rating(label: str, *, default: Any = MISSING, most: int = 5) -> Any:
    """A whole number from 1 to `most`."""
    return _field(label, kinds.Rating(most), default)


def choice(label: str, of: type[Choice], *, default: Any = MISSING) -> Any:
    """One of fixed choices."""
    return _field(label, kinds.ChoiceKind(of), default)


def flag(label: str, *, default: Any = MISSING, help: str = "", derived: bool = False) -> Any:
    """Yes or no."""
    return _field(label, kinds.Flag(), default, help=help, derived=derived)


def url(label: str, *, default: Any = MISSING, search: bool = False) -> Any:
    """A web address."""
    return _field(label, kinds.Url(), default, search=search)


def ref(label: str, to: str, *, default: Any = MISSING, help: str = "", derived: bool = False) -> Any:
    """Another record, by id; `to` names its kind."""
    return _field(label, kinds.RefKind(to), default, help=help, derived=derived)


def tags(label: str, *, default: Any = MISSING, search: bool = True) -> Any:
    """Words, each once."""
    return _field(label, kinds.Tags(), default, search=search)


def weekdays(label: str, *, default: Any = MISSING) -> Any:
    """Days of the week."""
    return _field(label, kinds.WeekdaysKind(), default)


def recurrence(label: str, *, default: Any = MISSING) -> Any:
    """How something repeats."""
    return _field(label, kinds.RecurrenceKind(), default)


def entries(label: str, *, of: str = "text", default: Any = MISSING, search: bool = False) -> Any:
    """Labelled values: e-mail addresses, phone numbers, addresses."""
    return _field(label, kinds.Entries(of), default, search=search)


def file(label: str, *, default: Any = MISSING) -> Any:
    """An attachment of the same profile."""
    return _field(label, kinds.File(), default)


@frozen(slots=False)
class Description:
    """All that is known of a kind of record. `table` names the columns that a list shows and sorts by at first."""

    cls: type[Record]
    kind: str
    title: str
    plural: str
    icon: str
    table: tuple[str, ...]
    fields: tuple[Field, ...]

    @cached_property
    def by_name(self) -> Mapping[str, Field]:
        """The fields by their names."""
        return {f.name: f for f in self.fields}

    @cached_property
    def heading(self) -> Field:
        """The field that names a record in lists, links and search: the first column of its table."""
        return self.by_name[self.table[0]]

    @cached_property
    def searched(self) -> tuple[Field, ...]:
        """The fields, beside the heading, whose text the search over everything finds."""
        return tuple(f for f in self.fields if f.search and f is not self.heading)

    @cached_property
    def found_by(self) -> frozenset[str]:
        """The names of the fields that decide what of a record is found, and whether it is."""
        return frozenset(("deleted", self.heading.name, *(f.name for f in self.searched)))

    @cached_property
    def values(self) -> Callable[[Record], tuple[Any, ...]]:
        """All values of a record, in the order of `fields`."""
        return attrgetter(*(f.name for f in self.fields))

    @cached_property
    def setters(self) -> tuple[Callable[[Record, Any], None], ...]:
        """What puts values into a record in the making, in the order of `fields`."""
        return tuple(getattr(self.cls, f.name).__set__ for f in self.fields)

    @cached_property
    def own_fields(self) -> tuple[Field, ...]:
        """The fields that are not common to all records."""
        return tuple(f for f in self.fields if f.name not in COMMON)

    def field(self, name: str) -> Field:
        """A field by name. Raises NotFound."""
        try:
            return self.by_name[name]
        except KeyError:
            raise NotFound(f"{self.title} has no field '{name}'") from None

    def heading_of(self, record: Record) -> str:
        """How people call this record."""
        return self.heading.format(getattr(record, self.heading.name))

    def sortable(self, field: Field) -> bool:
        """Whether lists can be sorted by it: it has an index then."""
        return field.name in self.table or field.kind.indexed


COMMON = ("notes", "tags", "owner", "created", "changed", "deleted", "id")


@frozen(repr=False, kw_only=True)
class Record:
    """What every record has. `owner` is a member, or None for what is shared; `deleted` puts it into the Trash.

    `created` and `changed` are set by the store; `changed` also tells one version of a record from another.
    """

    __description__: ClassVar[Description]

    notes: str = _field("Notes", kinds.Notes(), default="", search=True)
    tags: tuple[str, ...] = _field("Tags", kinds.Tags(), default=(), search=True)
    owner: UUID | None = _field("Whose", kinds.RefKind("member"), default=None)
    created: datetime = _field("Created", kinds.Stamp(), default=EPOCH, derived=True)
    changed: datetime = _field("Changed", kinds.Stamp(), default=EPOCH, derived=True)
    deleted: datetime | None = _field("Deleted", kinds.Stamp(), default=None, derived=True)
    id: UUID = dataclasses.field(
        default_factory=uuid7, metadata={_SPEC: _Spec("Id", kinds.RefKind("self"), False, True, "")}
    )

    def __repr__(self) -> str:
        # Records are private: a traceback or a log line may point at one, never show it.
        return f"<{describe(type(self)).kind} {self.id}>"

    def settled(self) -> Self:
        """The record with those derived fields that follow from its own other fields; the store keeps this form."""
        return self

    def problems(self) -> Iterable[Problem]:
        """What else is wrong, beyond what the single fields say; overridden by the kinds that have such rules."""
        return ()

    def check(self, changed: Container[str] | None = None) -> None:
        """Raises Invalid with everything that is wrong with the record; of a record that was right before, only the
        changed fields need a look, and what it says of itself as a whole."""
        found = []
        description = describe(type(self))
        for field, value in zip(description.fields, description.values(self), strict=True):
            # Most fields of most records are left as they are by default, which is always right.
            if (value is field.default and not field.required) or (changed is not None and field.name not in changed):
                continue
            if message := field.problem(value):
                found.append(Problem(field.name, message))
        if not found:
            found.extend(self.problems())
        if found:
            raise Invalid(describe(type(self)).kind, found)


R = TypeVar("R", bound=Record)


@dataclass_transform(
    kw_only_default=True, frozen_default=True,
    field_specifiers=(text, notes, money, currency, day, last_day, yearly, moment, duration, number, percent, rating,
                     choice, flag, url, ref, tags, entries, file, weekdays, recurrence),
)  # fmt: skip
def record(*, title: str, plural: str, icon: str, table: tuple[str, ...]) -> Callable[[type[R]], type[R]]:
    """Makes a class a kind of record. Its kind is the class name in snake case."""

    def decorate(cls: type[R]) -> type[R]:
        made = frozen(repr=False, kw_only=True)(cls)
        own, common = [], {}
        for f in dataclasses.fields(made):
            spec: _Spec | None = f.metadata.get(_SPEC)
            if spec is None:
                raise TypeError(f"{cls.__name__}.{f.name} is not made by a field function")
            required = f.default is MISSING and f.default_factory is MISSING
            default = f.default if f.default is not MISSING else None
            field = Field(f.name, spec.label, spec.kind, required, default, spec.search, spec.derived, spec.help)
            if f.name in COMMON:
                common[f.name] = field
            else:
                own.append(field)
        kind = re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()
        fields = (*own, *(common[name] for name in COMMON))
        made.__description__ = Description(made, kind, title, plural, icon, table, fields)
        for name in table:
            made.__description__.field(name)
        return made

    return decorate


def describe(cls: type[Record]) -> Description:
    """The description of a kind of record."""
    return cls.__description__


def evolve(record: R, **fields: Any) -> R:
    """A version of a record with other values in some fields: `dataclasses.replace` in a third of its time."""
    description = describe(type(record))
    made = object.__new__(type(record))
    for set_, value in zip(description.setters, description.values(record), strict=True):
        set_(made, value)
    for name, value in fields.items():
        object.__setattr__(made, name, value)
    return made


def changed_fields(old: R, new: R) -> dict[str, Any]:
    """The fields whose values differ, with the values of `new`."""
    description = describe(type(old))
    pairs = zip(description.fields, description.values(old), description.values(new), strict=True)
    return {f.name: now for f, before, now in pairs if before is not now and not f.same(before, now)}
