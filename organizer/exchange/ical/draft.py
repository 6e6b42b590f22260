"""What a reader makes of a calendar file: blocks that are not stored yet, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass, field

from organizer.areas.calendar.model import TimeBlock
from organizer.exchange.draft import RAW_LIMIT, Rejected


@dataclass(frozen=True, slots=True)
class BlockDraft:
    """A block as a file has it: without the ids of its category and its series, and beside it what these point to."""

    block: TimeBlock
    line: int
    """Where the component begins in its file, counted from 1."""
    uid: str = field(default="", repr=False)
    """The id of the event in the file; the block has it too, unless it is one of our own."""
    categories: tuple[str, ...] = field(default=(), repr=False)
    """The words of CATEGORIES."""
    own_category: str = field(default="", repr=False)
    """The category, where a file of our own names it."""
    revision: tuple[int, str] = (0, "")
    """SEQUENCE and LAST-MODIFIED, by which a newer version is told from an older one."""
    warnings: tuple[str, ...] = field(default=(), repr=False)

    @property
    def instance_of(self) -> bool:
        """Whether it is a changed instance of a series."""
        return bool(self.block.instance)


@dataclass(slots=True)
class CalendarReading:
    """All that a calendar file holds. `notes` say what is in it that this program does not read."""

    name: str
    drafts: list[BlockDraft] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def reject(self, line: int, reason: str, raw: str = "") -> None:
        """Adds a rejected component."""
        self.rejected.append(Rejected(line, reason, raw[:RAW_LIMIT]))
