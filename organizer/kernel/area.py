"""Area: one entry in the table of contents of the product, and what it offers to the floors above it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import IntEnum
from typing import TYPE_CHECKING, Any, Protocol, TypeVar
from uuid import UUID

from .changes import Ref
from .frozen import frozen
from .query import Page, Sort, Where
from .record import Record

if TYPE_CHECKING:
    from .evidence import Maker, Seen
    from .glance import Awaited, Glances
    from .moves import Move
    from .section import Scope, Section

R = TypeVar("R", bound=Record)


class Reads(Protocol):
    """The common reads, over one profile or over a workspace."""

    def get(self, cls: type[R], id: UUID) -> R: ...

    def find(self, cls: type[R], id: UUID | None) -> R | None: ...

    def many(self, cls: type[R], ids: Iterable[UUID]) -> dict[UUID, R]: ...

    def page(
        self, cls: type[R], where: Sequence[Where] = (), sort: Sort | None = None, *, offset: int = 0, limit: int = 100
    ) -> Page[R]: ...

    def count(self, cls: type[Record], where: Sequence[Where] = ()) -> int: ...

    def tally(
        self, cls: type[Record], field: str, first: date | None = None, last: date | None = None,
        owner: UUID | None = None,
    ) -> Mapping[Any, int]: ...  # fmt: skip

    def every(self, cls: type[R], where: Sequence[Where] = (), sort: Sort | None = None) -> Iterable[R]: ...

    def select(self, statement: Any, values: Sequence[Any] = ()) -> Iterable[tuple[Any, ...]]: ...

    def setting(self, name: str, default: str = "") -> str: ...

    def any_of(self, kinds: Iterable[str]) -> bool: ...


class Urgency(IntEnum):
    """How a due thing is shown: red, amber, or quietly."""

    OVERDUE = 0
    SOON = 1
    LATER = 2


@frozen
class Due:
    """Something with a date that somebody may have to act on; `reason` says in words why it is here."""

    ref: Ref
    day: date
    title: str
    reason: str
    urgency: Urgency
    owner: UUID | None = None
    start: datetime | None = None
    """The time of day, where there is one; aware."""
    colour: str = ""
    """The name of a token, where what it belongs to has a colour."""
    routine: bool = False
    """Whether it is part of every week, which is not news."""


@frozen
class Plannable:
    """Something to do that has no time yet, which the calendar offers to plan; `reason` says in words why."""

    ref: Ref
    title: str
    length: timedelta
    """How long it takes, as estimated."""
    due: date | None = None
    reason: str = ""
    category: UUID | None = None
    owner: UUID | None = None


@frozen
class TimeSpent:
    """Time that went into a record on a day, as it was tracked."""

    of: UUID
    day: date
    length: timedelta
    owner: UUID | None = None


TimesSpent = Callable[[Reads, str, date, date], Iterable[TimeSpent]]
"""times(reads, kind, first, last): the time tracked from a first to a last day for records of a kind."""


@frozen(slots=False)
class Counter:
    """Something that an area can count, for goals that are measured by it."""

    key: str
    """Its name in records: 'calendar.tracked'."""
    title: str
    """'Hours tracked'"""
    unit: str
    count: Callable[[Reads, UUID | None, date, date, UUID | None], Decimal]
    """count(reads, of, first, last, owner): how many from a first to a last day, both included; of a level, such as a
    balance, how high it is on the last day."""
    of: str = ""
    """The kind of record that it is counted for, such as 'category'; '' where there is nothing to choose."""


@frozen(slots=False)
class Area:
    """What an area offers. Callables take the reads and the day; `page` gives the widget class when first shown."""

    key: str
    title: str
    icon: str
    group: str
    kinds: tuple[str, ...]
    """The names of its kinds of record."""
    records: Callable[[], tuple[type[Record], ...]]
    """Gives their classes, in the order of `kinds`; the model is imported then and not before."""
    page: Callable[[], Callable[..., Any]]
    section: Callable[[Reads, Scope, date], Section] | None = None
    dues: Callable[[Reads, date, date, date], Iterable[Due]] | None = None
    """dues(reads, first, last, today): everything of this area with a date in that window."""
    needs: Callable[[Reads, date], Iterable[Due]] | None = None
    """needs(reads, today): what of this area needs somebody, from what is overdue to what comes in two weeks.
    An area of which there is no record is not asked."""
    keepers: Mapping[str, Callable[..., None]] = field(default_factory=dict)
    """Keepers (see the store's registry) of fields that follow from records of these kinds."""
    attention: Callable[[Reads, date], int] | None = None
    """How many things need someone today; the count in the sidebar, red where there are any."""
    plannables: Callable[[Reads, date], Iterable[Plannable]] | None = None
    """plannables(reads, today): what has no time yet, the most pressing first."""
    counters: tuple[Counter, ...] = ()
    times_spent: TimesSpent | None = None
    planner: Callable[[], Callable[..., Any]] | None = None
    """Gives, when first needed, the action (edit, plannable, start) that plans time for what another area offers;
    without a start it waits to be scheduled."""
    verbs: Callable[[], Callable[..., Any]] | None = None
    """Gives, when first needed, the function (context, due) -> verbs that act on a due thing where it is shown."""
    glances: Callable[[Reads, datetime, UUID | None], Glances] | None = None
    """glances(reads, now, owner): what Today shows of this area; owner None: everybody's."""
    awaited: Callable[[Reads, date], Iterable[Awaited]] | None = None
    """awaited(reads, today): what others owe, such as an answer that was asked for."""
    moves: Mapping[str, Callable[[Reads, Any], Move]] = field(default_factory=dict)
    """By kind, its records that can be career moves, and the function that sees one as such."""
    evidence: Seen = field(default_factory=dict)
    """By kind, its records that show what somebody did, and the function that sees one as such."""
    makers: tuple[Maker, ...] = ()
    """What it can make of evidence, its own or that of other areas."""
    what_if: Callable[[], Callable[..., Any]] | None = None
    """Gives, when first needed, the function (context, record) that shows what such a record would do to the plan."""


def in_use(areas: Iterable[Area], reads: Reads) -> list[Area]:
    """Those of which there is a record: the others need nobody, and are not loaded to say so."""
    return [area for area in areas if not area.kinds or reads.any_of(area.kinds)]
