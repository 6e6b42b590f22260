"""The credits of certificates, for whoever checks them: typeset, or as a table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from uuid import UUID

from organizer.areas.learning.section import statement
from organizer.exchange.ledger_out import export_ledgers, ledgers_of
from organizer.kernel.area import Reads
from organizer.kernel.section import Period
from organizer.kernel.system import Member
from organizer.reports.gather import Report
from organizer.reports.redact import redacted, showable

PDF, CSV = ".pdf", ".csv"


def write_ledgers(reads: Reads, path: Path, credentials: Sequence[UUID], today: date) -> int:
    """In the format that the file's name ends with; gives the number of certificates."""
    if path.suffix.lower() == CSV:
        return export_ledgers(reads, path, credentials, today)
    from organizer.reports.write import write_report

    report = ledger_report(reads, credentials, today)
    write_report(report, path)
    return len(report.sections)


def ledger_report(reads: Reads, credentials: Sequence[UUID], today: date) -> Report:
    """A section for each certificate, with all its periods."""
    found = ledgers_of(reads, credentials, today)
    names = {member.id: member.name for member in reads.every(Member)}
    sections = tuple(
        redacted(statement(held, names.get(held.credential.owner, "") if held.credential.owner else "", today), "shown")
        for held in found
    )
    days = [day for held in found for period in held.periods for day in (period.window.first, period.window.last)]
    period = Period(min(days, default=today), max(days, default=today), "")
    holders = {names[h.credential.owner] for h in found if h.credential.owner in names}
    who = showable(", ".join(sorted(holders)))
    return Report(who, period, today, "shown", sections, heading="Credits earned and counted")
