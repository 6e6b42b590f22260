"""What every plan of a file offers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from organizer.exchange.draft import Format, Rejected
from organizer.exchange.outcome import Counts
from organizer.exchange.plan import Tick
from organizer.kernel.area import Reads
from organizer.kernel.dates import Conventions
from organizer.kernel.record import Record
from organizer.store.edit import Edit

Ticks = Mapping[int, Tick]
"""Decisions by the number of the row."""
Fate = Literal["new", "fills", "known", "doubtful", "rejected"]


@dataclass(frozen=True, slots=True)
class Preview:
    """One thing of a file and what would become of it. `number` is its row in the plan; without one it is left out."""

    fate: Fate
    title: str = field(repr=False)
    detail: str = field(repr=False)
    why: str = field(repr=False)
    number: int | None = None
    amount: str = field(default="", repr=False)
    """Hidden where amounts are."""


class FilePlan(Protocol):
    """A file worked out against what is stored. Nothing is written before `bring`."""

    format: Format

    @property
    def rejected(self) -> Sequence[Rejected]:
        """What could not be read."""

    @property
    def notes(self) -> Sequence[str]:
        """What there is to say about the file as a whole, and about things of it that were read in part."""

    def preview(self, reads: Reads) -> list[Preview]:
        """A row for everything in the file, what could not be read included."""

    def bring(self, edit: Edit, ticks: Ticks, *, again: bool) -> Mapping[str, Counts]:
        """Writes what is new, and gives the counts by kind of record; `again`: other files were brought in since it was
        planned, so that it is to be worked out anew. Raises Cancelled."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What reading a file may depend on."""

    kinds: Mapping[str, type[Record]]
    """The kinds of record whose own tables are recognised."""
    conventions: Conventions
    region: str | None = None
    """Two letters: where phone numbers without a country belong."""
    format: Format | None = None
    """None: it is found out."""
    decimal_mark: Literal[".", ","] | None = None
    """How amounts of a bank's file are written, where it does not show that itself."""
    account: str | None = field(default=None, repr=False)
    """Of a bank's file with one account: its name, number or id; '' for a new one. None: it is found out."""
    currency: str = ""
    """Of a bank's file that names none; '' for that of all accounts that are here, or that of the conventions."""
    asking: bool = False
    """Whether somebody is there who can be asked which account that is."""


def left_out(rejected: Sequence[Rejected]) -> list[Preview]:
    """The rows of what could not be read."""
    rows = []
    for each in rejected:
        place = f"Line {each.line}" + (f" of {each.part}" if each.part else "")
        first_line = each.raw.strip().splitlines()[0] if each.raw.strip() else ""
        rows.append(Preview("rejected", place, first_line, each.reason))
    return rows
