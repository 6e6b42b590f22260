"""What is to be told once more, as it is remembered between two runs: which thing, of which day, until when. Never a
word of what is in a profile."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from uuid import UUID

from organizer.kernel.area import Due
from organizer.kernel.changes import Ref
from organizer.kernel.frozen import frozen

_MOST = 50


@frozen
class Snoozed:
    """A due thing that sleeps; `until` and `start` are in UTC."""

    until: datetime
    ref: Ref
    day: date
    start: datetime | None = None

    def is_of(self, due: Due) -> bool:
        """Whether it is this one that sleeps, still on its day and at its hour: moved, it is told anew by itself."""
        start = due.start.astimezone(UTC) if due.start is not None else None
        return (due.ref, due.day, start) == (self.ref, self.day, self.start)


def snoozed(due: Due, until: datetime) -> Snoozed:
    return Snoozed(
        until.astimezone(UTC), due.ref, due.day, due.start.astimezone(UTC) if due.start is not None else None
    )


def write_snoozed(sleeping: Sequence[Snoozed]) -> str:
    """As text for the settings; '' for nothing. The last fifty are kept."""
    rows = [
        [each.until.isoformat(), each.ref.kind, each.ref.id.hex, each.day.isoformat(),
         each.start.isoformat() if each.start is not None else ""]
        for each in sleeping[-_MOST:]
    ]  # fmt: skip
    return json.dumps(rows) if rows else ""


def read_snoozed(text: str) -> list[Snoozed]:
    """What was written; what cannot be read is left out."""
    try:
        rows = json.loads(text or "[]")
    except ValueError:
        return []
    found = (_read(row) for row in rows) if isinstance(rows, list) else ()
    return [each for each in found if each is not None]


def _read(row: object) -> Snoozed | None:
    if not (isinstance(row, list) and len(row) == 5 and all(isinstance(part, str) for part in row)):
        return None
    until, kind, id, day, start = row
    try:
        return Snoozed(
            _instant(until), Ref(kind, UUID(id)), date.fromisoformat(day), _instant(start) if start else None
        )
    except ValueError:
        return None


def _instant(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError("a time without a zone")
    return at.astimezone(UTC)
