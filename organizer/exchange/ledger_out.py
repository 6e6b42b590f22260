"""The credits of certificates as a table for whoever checks them: every period, every credit, what of it counts."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from uuid import UUID

from organizer.areas.learning import queries
from organizer.areas.learning.model import Credential
from organizer.kernel.area import Reads
from organizer.kernel.system import Attachment, Member
from organizer.store.safe_write import write_safely

from .tables import guarded

HEAD = (
    "Certificate", "Number", "Issued by", "Holder", "Period from", "Period to", "Day", "Activity", "Category", "Earned",
    "Counted", "Carried on", "Unit", "Note", "Proof",
)  # fmt: skip


def export_ledgers(reads: Reads, path: Path, credentials: Sequence[UUID], today: date) -> int:
    """Writes the ledgers of certificates, or of all that have credits to count, safely; gives their number."""
    found = ledgers_of(reads, credentials, today)
    holders = {member.id: member.name for member in reads.every(Member)}
    proofs = {
        file.id: file.name
        for file in reads.many(
            Attachment, {e.proof for held in found for e in held.earned if e.proof is not None}
        ).values()
    }  # fmt: skip

    def chunks() -> Iterator[bytes]:
        yield _line(HEAD)
        for held in found:
            credential = held.credential
            for period in held.periods:
                for line in period.lines:
                    earned = line.earned
                    proof = proofs.get(earned.proof, "") if earned.proof is not None else ""
                    holder = holders.get(credential.owner, "") if credential.owner is not None else ""
                    yield _line((
                        credential.title, credential.reference, credential.issuer, holder,
                        period.window.first.isoformat(), period.window.last.isoformat(), earned.day.isoformat(),
                        earned.title, earned.category, _figure(earned.amount),
                        _figure(line.counted - line.carried_out), _figure(line.carried_out), credential.unit,
                        line.why, proof,
                    ))  # fmt: skip

    write_safely(path, chunks())
    return len(found)


def ledgers_of(reads: Reads, credentials: Sequence[UUID], today: date) -> list[queries.Held]:
    """Certificates as they stand, in the order asked for; without any, all that have a rule."""
    if credentials:
        found = reads.many(Credential, credentials)
        return [queries.held_one(reads, found[id], today) for id in credentials if id in found]
    return [held for held in queries.held(reads, today, let_go=True) if held.credential.has_rule]


def _figure(value: Decimal) -> str:
    return f"{value.normalize() + 0:f}"


def _line(cells: Sequence[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow([guarded(cell) for cell in cells])
    return out.getvalue().encode()
