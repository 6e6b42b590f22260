"""What a list asks for: conditions, an order, a page."""

from __future__ import annotations

from typing import Any, Generic, Literal, TypeVar
from uuid import UUID

from .frozen import frozen
from .kinds import Cell
from .record import Record

R = TypeVar("R", bound=Record)
Operator = Literal["=", "!=", "<", "<=", ">", ">=", "in", "has", "text"]


@frozen
class Where:
    """One condition on a field. `in` takes a tuple of values, None among them allowed; `has` finds one tag;
    `text` takes the beginnings of words, as typed, and finds them in anything that is searched (its field is '')."""

    field: str
    operator: Operator
    value: Any


@frozen
class Sort:
    """Order of a list by one field; those without a value come last either way."""

    field: str
    descending: bool = False


@frozen
class Cursor:
    """Where a page ended: the sort key (None once among those without a value) and the id of its last record."""

    key: Cell
    id: bytes


@frozen
class Page(Generic[R]):
    """Records in order; `next` is None when there are no more."""

    records: tuple[R, ...]
    next: Cursor | None


def belonging_to(owner: UUID | None) -> list[Where]:
    """What is a member's own or shared by all; None: everybody's, which is no condition."""
    return [] if owner is None else [Where("owner", "in", (owner, None))]


def text_contains(words: str) -> Where:
    """The condition that every word typed begins a word of the record; in the Trash, that it stands in its name."""
    return Where("", "text", words)
