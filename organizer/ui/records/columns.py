"""The columns of a table: made from a description, or given by a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Generic, TypeVar

from organizer.kernel.dates import format_day
from organizer.kernel.frozen import frozen
from organizer.kernel.kinds import (
    ChoiceKind,
    Day,
    Duration,
    Entries,
    Flag,
    LastDay,
    Moment,
    MoneyKind,
    Notes,
    Number,
    Rating,
    RefKind,
    Tags,
    Yearly,
)  # fmt: skip
from organizer.kernel.record import COMMON, Description, Field, Record, describe
from organizer.kernel.text import one_line
from organizer.ui.avatars import Face
from organizer.ui.money_mask import shown_value

from . import cells
from .cells import Paint
from .names import Names

R = TypeVar("R", bound=Record)


@frozen(slots=False)
class Column(Generic[R]):
    """One column. The first of a table takes the room that the others leave."""

    name: str
    title: str
    width: int
    paint: Paint[R]
    sort_field: str | None
    """The field that a click on the head sorts by; only fields of the description's `table` have an index."""
    text: Callable[[R], str]
    """What the cell says: read aloud, in the tooltip, and in CSV where `file_text` is not given."""
    file_text: Callable[[R], str] | None = None
    """What CSV gets, where that is not what the cell says ('Tomorrow')."""
    needs: tuple[str, ...] = ()
    """Fields that refer to other records whose names the cell shows; they are read a page at a time."""
    right: bool = False
    """The head stands flush right, above figures."""
    is_number: bool = False
    """CSV leaves the text as it is: a leading minus is no formula."""
    is_amount: bool = False
    """What is copied is what the cell says, so that hidden amounts stay hidden; a file that is saved has them."""
    shown: bool = True
    """Whether it is shown before the user chooses columns."""


def heading_column(
    description: Description,
    title: str | None = None,
    *,
    face: Callable[[Any], Face | None] | None = None,
    subtitle: Callable[[Any], str] | None = None,
    needs: tuple[str, ...] = (),
    width: int = 240,
) -> Column[Any]:
    """What a record is called, with an avatar and a second line where given."""
    field = description.heading
    unnamed = f"{description.title} without a name"

    def text(record: Any) -> str:
        return description.heading_of(record) or unnamed

    sort = field.name if description.sortable(field) else None
    return Column(field.name, title or field.label, width, cells.heading(face, subtitle), sort, text, needs=needs)


def owner_column(names: Names) -> Column[Any]:
    """Whose a record is, as small avatars."""

    def text(record: Any) -> str:
        return ", ".join(face.name for face in names.faces(record.owner))

    def faces(record: Any) -> tuple[Face, ...]:
        return names.faces(record.owner)

    return Column("owner", "Whose", 76, cells.faces_of(faces), None, text, right=True)


def field_column(
    description: Description, name: str, names: Names, today: Callable[[], date], *, shown: bool = True
) -> Column[Any]:
    """A column for any field."""
    field = description.field(name)
    kind = field.kind
    sort = name if description.sortable(field) else None

    def formatted(record: Any) -> str:
        return one_line(field.format(getattr(record, name)))

    def amount(record: Any) -> str:
        return shown_value(field, getattr(record, name))

    def make(width: int, paint: Paint[Any], text: Callable[[Any], str] = formatted, **more: Any) -> Column[Any]:
        return Column(name, field.label, width, paint, sort, text, shown=shown, **more)

    if isinstance(kind, RefKind):
        return make(150, cells.plain, lambda record: names.of_field(record, name), needs=(name,))
    if isinstance(kind, Day) and not isinstance(kind, LastDay):
        return make(110, cells.small, lambda record: _near(getattr(record, name), today()), file_text=formatted)
    if isinstance(kind, MoneyKind):
        return make(110, cells.figure, amount, file_text=formatted, right=True, is_number=True, is_amount=True)
    if isinstance(kind, Number | Rating):
        return make(90, cells.figure, right=True, is_number=True)
    if isinstance(kind, Tags):
        return make(180, cells.chips_of(name))
    if isinstance(kind, Flag):
        return make(70, cells.tick)
    if isinstance(kind, LastDay | Yearly | Moment | Duration):
        return make(130, cells.small)
    if isinstance(kind, ChoiceKind):
        longest = max(len(choice.label) for choice in kind.of)
        return make(min(max(100, 8 * longest + 24), 170), cells.plain)
    if isinstance(kind, Notes | Entries):
        return make(200, cells.plain)
    return make(150, cells.plain)


def columns_of(cls: type[Record], names: Names, today: Callable[[], date]) -> list[Column[Any]]:
    """The columns of a kind: those of its `table`, its other fields for whoever chooses them, and whose it is."""
    description = describe(cls)
    columns = [heading_column(description)]
    rest: Sequence[str] = [f.name for f in description.fields if f.name not in ("id", "owner", "deleted")]
    for name in (*description.table[1:], *rest):
        if name not in (c.name for c in columns):
            columns.append(field_column(description, name, names, today, shown=name in description.table))
    columns.append(owner_column(names))
    return columns


def _near(day: date | None, today: date) -> str:
    return format_day(day, today) if day else ""


def editable(description: Description) -> list[Field]:
    """The fields that people edit: not those the program keeps itself, nor whose it is, which a form shows apart."""
    return [f for f in description.fields if not f.derived and (f.name not in COMMON or f.name in ("notes", "tags"))]
