"""Kinds of record that every profile has, whatever its areas: members, links, attachments, pauses."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from uuid import UUID

from .errors import Problem
from .record import Record, day, number, record, ref, text

MEMBER_COLOURS = ("#24606F", "#A05A17", "#8A4585", "#4F53A7", "#2A6A35", "#6B5E55")


@record(title="Member", plural="Members", icon="users-round", table=("name",))
class Member(Record):
    """Somebody whose profile this is."""

    name: str = text("Name")
    colour: str = text("Colour", default=MEMBER_COLOURS[0])
    born: date | None = day("Born", default=None)


@record(title="Link", plural="Links", icon="link", table=("role",))
class Link(Record):
    """From one record to another, with a word for what it means. Ends may lie in another profile of the workspace."""

    role: str = text("Role", default="")
    from_kind: str = text("From kind")
    from_id: UUID = ref("From", "any")
    to_kind: str = text("To kind")
    to_id: UUID = ref("To", "any")

    def problems(self) -> Iterable[Problem]:
        if self.from_id == self.to_id:
            yield Problem("to_id", "A record cannot be linked to itself")


@record(title="Attachment", plural="Attachments", icon="paperclip", table=("name",))
class Attachment(Record):
    """A file kept inside the profile. `content` names its bytes by their SHA-256, so that equal files are kept once."""

    name: str = text("Name", search=True)
    media_type: str = text("Type", default="application/octet-stream")
    size: Decimal = number("Size in bytes")
    content: str = text("Content")
    of_kind: str = text("Belongs to kind")
    of_id: UUID = ref("Belongs to", "any")


@record(title="Pause", plural="Pauses", icon="pause", table=("name", "since", "until"))
class Pause(Record):
    """A life event, from a day to a day: a birth, an illness, a move. Cadences, streaks and habits of its owner, or of
    all members, wait for its end, and nothing turns red for it."""

    name: str = text("What for", default="")
    since: date = day("From")
    until: date | None = day("To", default=None, help="Left empty, until you end it")

    def problems(self) -> Iterable[Problem]:
        if self.until is not None and self.until < self.since:
            yield Problem("until", "Ends before it begins")

    def holds(self, on: date, owner: UUID | None) -> bool:
        """Whether things of that owner (None: shared ones) wait on that day. A member's own pause is theirs alone."""
        return self.since <= on and (self.until is None or on <= self.until) and self.owner in (None, owner)


SYSTEM_RECORDS: tuple[type[Record], ...] = (Member, Link, Attachment, Pause)
