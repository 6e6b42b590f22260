"""What a reader makes of a foreign file: people who are not records yet, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from pathlib import Path

from organizer.areas.people.model import Contact, TieNature
from organizer.kernel.errors import UnreadableFile
from organizer.kernel.frozen import frozen
from organizer.kernel.record import Record


class Format(Enum):
    """The kinds of file that can be read."""

    VCARD = "vcard"
    LINKEDIN = "linkedin"
    GOOGLE = "google"
    ADDRESS_BOOK = "address-book"
    TABLE = "table"
    CALENDAR = "calendar"
    BIBTEX = "bibtex"
    RIS = "ris"
    OFX = "ofx"
    QIF = "qif"
    BANK_CSV = "bank-csv"
    GNUCASH = "gnucash"


class Undecided(UnreadableFile):
    """What nothing in a file decides, so that somebody has to say it. `path` is the file's, where it is known."""

    path: Path | None = None


class AmbiguousDates(Undecided):
    """Day or month first? Nothing in the file decides it; `sample` is one of its dates."""

    def __init__(self, name: str, sample: str, line: int | None = None) -> None:
        self.sample = sample
        super().__init__(name, f"is the day or the month first in '{sample}'? Say which order the dates have", line)


@frozen
class Photo:
    """A picture from a file, of a type that is known by its first bytes."""

    data: bytes = field(repr=False)
    media_type: str


@frozen(repr=False)
class TieDraft:
    """A tie to somebody named by the id of their card: that person is the `nature` of the draft's person.

    `exact` ones are our own and taken as they are; others may say from the other side what is known already.
    `of_owner`: not the draft's person but the profile's owner is the one whose `nature` the draft's person is.
    """

    nature: TieNature
    uid: str
    kept: tuple[str, ...]
    """The lines of the card that say it, written back as they are when nobody has that id."""
    since: date | None = None
    until: date | None = None
    notes: str = ""
    tags: tuple[str, ...] = ()
    exact: bool = False
    of_owner: bool = False


@frozen
class PersonDraft:
    """A person as a file has them: a contact without employer and photo ids, and beside it what these point to."""

    contact: Contact
    line: int
    """Where the record begins in its file, counted from 1."""
    part: str = ""
    """The member of an archive that it comes from."""
    employer: str = field(default="", repr=False)
    photo: Photo | None = None
    ties: tuple[TieDraft, ...] = ()
    warnings: tuple[str, ...] = field(default=(), repr=False)


@frozen(repr=False)
class RecordDraft:
    """A record of another area than people, complete as it is."""

    record: Record
    line: int
    part: str = ""
    warnings: tuple[str, ...] = ()


@frozen
class Rejected:
    """A record that is not imported, and why; `raw` is its text as it stands in the file, cut when very long."""

    line: int
    reason: str
    raw: str = field(default="", repr=False)
    part: str = ""


RAW_LIMIT = 10_000


@dataclass(slots=True)
class Reading:
    """All that a file of people holds. `notes` say what is in it that this program does not read yet."""

    name: str
    format: Format
    drafts: list[PersonDraft] = field(default_factory=list)
    records: list[RecordDraft] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def reject(self, line: int, reason: str, raw: str = "", part: str = "") -> None:
        """Adds a rejected record."""
        self.rejected.append(Rejected(line, reason, raw[:RAW_LIMIT], part))
