"""Kinds that point: to a fixed choice, to another record, to a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from functools import cached_property
from typing import TypeVar
from uuid import UUID

from organizer.kernel.dates import Conventions
from organizer.kernel.errors import FieldError
from organizer.kernel.frozen import frozen
from organizer.kernel.ids import uuid_of
from organizer.kernel.text import fold

from .base import Cell, Kind


class Choice(Enum):
    """Base of the fixed choices of a field. The value is stored; the label is made from it or given second."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Choice:
        member = object.__new__(cls)
        member._value_ = value
        member.label = label or value.replace("_", " ").capitalize()
        return member


@frozen(slots=False)
class RefKind(Kind[UUID]):
    """Another record, by its id. `to` is the kind it belongs to."""

    name = "ref"
    columns = (("", "BLOB"),)
    to: str

    @property
    def type(self) -> type[UUID]:
        return UUID

    def parse(self, text: str, conventions: Conventions) -> UUID:
        try:
            return UUID(text.strip())
        except ValueError:
            raise FieldError("Choose from the list") from None

    def format(self, value: UUID) -> str:
        return str(value)

    def to_row(self, value: UUID) -> tuple[Cell, ...]:
        return (value.bytes,)

    def from_row(self, *cells: Cell) -> UUID:
        assert isinstance(cells[0], bytes)
        return uuid_of(cells[0])

    def decoder(self) -> Callable[..., UUID]:
        return uuid_of


@frozen(slots=False)
class File(RefKind):
    """An attachment, by the id of its `Attachment` record."""

    name = "file"
    to: str = "attachment"


C = TypeVar("C", bound=Choice)


@frozen(slots=False)
class ChoiceKind(Kind[C]):
    """One of a `Choice`'s members; sorts in the order they are written in."""

    name = "choice"
    key = "INTEGER"
    of: type[C]

    @property
    def type(self) -> type[C]:
        return self.of

    def parse(self, text: str, conventions: Conventions) -> C:
        word = fold(text.strip())
        for member in self.of:
            if word in (fold(member.label), fold(str(member.value))):
                return member
        raise FieldError("Choose one of " + ", ".join(m.label for m in self.of))

    def format(self, value: C) -> str:
        return value.label

    def to_csv(self, value: C) -> str:
        return str(value.value)

    def to_row(self, value: C) -> tuple[Cell, ...]:
        return (str(value.value),)

    def from_row(self, *cells: Cell) -> C:
        return self.of(str(cells[0]))

    def decoder(self) -> Callable[..., C]:
        return {str(member.value): member for member in self.of}.__getitem__

    def sort_key(self, value: C) -> Cell:
        return self._places[value]

    @cached_property
    def _places(self) -> Mapping[C, int]:
        return {member: place for place, member in enumerate(self.of)}
