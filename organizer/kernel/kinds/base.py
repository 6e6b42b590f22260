"""What every field kind answers."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import ClassVar, Generic, Literal, TypeVar

from organizer.kernel.dates import Conventions

T = TypeVar("T")
Cell = str | int | bytes | None
Affinity = Literal["TEXT", "INTEGER", "BLOB"]


class Kind(ABC, Generic[T]):
    """How one sort of value behaves. Instances are values themselves: frozen and comparable."""

    name: ClassVar[str]
    columns: ClassVar[tuple[tuple[str, Affinity], ...]] = (("", "TEXT"),)
    """Suffix and affinity of each column that stores the value."""
    distinct: ClassVar[int] = 1
    """How many of the columns, from the first, tell one value from another."""
    key: ClassVar[Affinity | None] = None
    """Affinity of a further column to sort by, where the stored form does not sort by itself."""

    indexed: ClassVar[bool] = False
    """Whether fields of this kind are looked up by their values wherever they stand, and so always have an index."""

    as_stored: ClassVar[bool] = False
    """Whether the stored cell is the value itself."""

    @property
    @abstractmethod
    def type(self) -> type[T]:
        """The Python type of a value."""

    @abstractmethod
    def parse(self, text: str, conventions: Conventions) -> T:
        """A value from what a person typed. Raises FieldError."""

    @abstractmethod
    def format(self, value: T) -> str:
        """The value for people; `parse(format(v))` gives `v` wherever the format is not a summary."""

    def check(self, value: T) -> None:
        """Raises FieldError for a value of the right type that cannot be."""

    def same(self, one: T, other: T) -> bool:
        """Whether two equal values are kept as the same one."""
        return True

    def empty(self, value: T) -> bool:
        """Whether a required field with this value counts as left out."""
        return False

    def to_csv(self, value: T) -> str:
        """Text for CSV and archives, independent of the locale, from which `from_csv` gives the same value."""
        return self.format(value)

    def from_csv(self, text: str) -> T:
        """The value that `to_csv` wrote. Raises FieldError."""
        return self.parse(text, Conventions())

    @abstractmethod
    def to_row(self, value: T) -> tuple[Cell, ...]:
        """One cell per column."""

    @abstractmethod
    def from_row(self, *cells: Cell) -> T:
        """The value of the cells that `to_row` gave."""

    def decoder(self) -> Callable[..., T]:
        """`from_row`, or a quicker function of the same result: pages of a hundred rows are made by it."""
        return self.from_row

    def sort_key(self, value: T) -> Cell:
        """What the value sorts by; equals the first cell where `key` is None."""
        return self.to_row(value)[0]
