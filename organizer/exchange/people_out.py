"""People out: all or some of them into one file of cards, a bounded number in memory at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from pathlib import Path
from uuid import UUID

from organizer.areas.people.model import Contact, Organization, Tie
from organizer.kernel.query import Sort
from organizer.kernel.system import Attachment
from organizer.store.reader import Reader
from organizer.store.safe_write import write_safely

from .draft import Photo
from .vcard.properties import Version
from .vcard.ties import INVERSE, tie_lines
from .vcard.write import Person, card_text, uid_of


def export_vcards(reads: Reader, path: Path, *, contacts: Collection[UUID] = (), version: Version = "4.0") -> int:
    """Writes the cards of these people, or without any of everybody, safely (see `write_safely`); gives their number.

    Raises EnvironmentFailure.
    """
    count = 0
    chosen = reads.many(Contact, contacts).values() if contacts else reads.every(Contact, sort=Sort("name"))

    def chunks() -> Iterator[bytes]:
        nonlocal count
        ties = _Ties(reads)
        organizations = {org.id: org.name for org in reads.every(Organization)}
        for contact in chosen:
            count += 1
            employer = organizations.get(contact.employer, "") if contact.employer else ""
            person = Person(contact, employer, _photo(reads, contact.photo), ties.lines_of(contact.id))
            yield card_text(person, version).encode("utf-8", "replace")

    write_safely(path, chunks())
    return count


def _photo(reads: Reader, id: UUID | None) -> Photo | None:
    attachment = reads.find(Attachment, id)
    if attachment is None or not attachment.media_type.startswith("image/"):
        return None
    return Photo(reads.content(attachment.content), attachment.media_type)


class _Ties:
    """The ties of everybody, as lines of cards; there are far fewer of them than people."""

    def __init__(self, reads: Reader) -> None:
        listed = sorted(reads.every(Tie), key=lambda tie: tie.id)
        self._told = {(tie.person, tie.other, tie.nature) for tie in listed}
        people = reads.many(Contact, {id for tie in listed for id in (tie.person, tie.other) if id})
        self._uids = {id: uid_of(contact) for id, contact in people.items() if contact.deleted is None}
        self._of: dict[UUID, list[Tie]] = defaultdict(list)
        for tie in listed:
            self._of[tie.person or tie.other].append(tie)

    def lines_of(self, contact: UUID) -> list[tuple[str, ...]]:
        return [
            tie_lines(tie, self._uids[tie.other], exact=self._told_twice(tie))
            for tie in self._of.get(contact, ())
            if tie.other in self._uids
        ]

    def _told_twice(self, tie: Tie) -> bool:
        """Whether the same is told from the other side as well: then the card has to insist on it."""
        inverse = INVERSE.get(tie.nature)
        return inverse is not None and (tie.other, tie.person, inverse) in self._told
