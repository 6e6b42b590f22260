"""Import and export on the command line: several files are one import, one step to undo."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

from organizer.exchange.draft import Format, Rejected
from organizer.exchange.files import Asked, plan_file
from organizer.exchange.outcome import Counts
from organizer.exchange.rejected import write_rejected
from organizer.exchange.tables import write_table
from organizer.kernel.dates import Conventions
from organizer.kernel.errors import EnvironmentFailure, FieldError
from organizer.kernel.kinds import CurrencyKind, RefKind
from organizer.kernel.record import Record, describe
from organizer.store.edit import Edit
from organizer.store.profile import Profile
from organizer.store.reader import Reader

from .outcome import DONE, SOME_REJECTED, Outcome


class _OnlyTrying(Exception):
    """Ends a dry run, so that the transaction leaves nothing."""


@dataclass(slots=True)
class _Imported:
    """What became of one file."""

    name: str
    format: Format
    counts: Mapping[str, Counts]
    rejected: list[Rejected] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def bring_in(profile: Profile, options: argparse.Namespace) -> Outcome:
    """Imports the files of a command in one action, or only says what that would do."""
    given = _format(options.format)
    kinds = profile.registry.by_kind
    currency = CurrencyKind().parse(options.currency, Conventions()) if options.currency else ""
    asked = Asked(
        kinds, Conventions(date_order=options.date_order), format=given, decimal_mark=options.decimal_mark,
        account=options.account, currency=currency,
    )  # fmt: skip
    done: list[_Imported] = []

    def work(edit: Edit) -> None:
        edit.name("Import " + (options.files[0].name if len(options.files) == 1 else f"{len(options.files)} files"))
        done.extend(_bring_one(edit, path, asked) for path in options.files)
        if options.dry_run:
            raise _OnlyTrying

    try:
        profile.submit_task(work, "Import").result()
    except _OnlyTrying:
        pass
    else:
        for path, imported in zip(options.files, done, strict=True):
            imported.notes += _leave_rejected(path, imported.rejected)
    return _told(done, options.dry_run)


def _format(name: str | None) -> Format | None:
    if name is None:
        return None
    try:
        return Format(name)
    except ValueError:
        raise FieldError("A format is one of " + ", ".join(f.value for f in Format)) from None


def _bring_one(edit: Edit, path: Path, asked: Asked) -> _Imported:
    plan = plan_file(edit, path, asked)
    title = edit.title
    counts = plan.bring(edit, {}, again=False)
    edit.name(title)
    return _Imported(path.name, plan.format, counts, list(plan.rejected), [f"{path.name}: {n}" for n in plan.notes])


def _leave_rejected(path: Path, rejected: list[Rejected]) -> list[str]:
    try:
        written = write_rejected(path, rejected)
    except EnvironmentFailure as error:
        return [f"The rejected rows could not be written beside {path.name}: {error}"]
    return [f"The rejected rows are in {written.name}"] if written else []


def _told(done: Iterable[_Imported], dry_run: bool) -> Outcome:
    files, lines, any_rejected = [], [], False
    for imported in done:
        any_rejected |= bool(imported.rejected)
        counts = {
            kind: asdict(c) for kind, c in imported.counts.items() if any(asdict(c).values()) or kind == "contact"
        }
        rejected = [{"line": r.line, "part": r.part, "reason": r.reason} for r in imported.rejected]
        files.append(
            {"file": imported.name, "format": imported.format.value, "counts": counts, "rejected": rejected,
             "notes": imported.notes}
        )  # fmt: skip
        lines.append(f"{imported.name} ({imported.format.value})")
        for kind, count in counts.items():
            lines.append(f"  {kind}: " + ", ".join(f"{number} {what}" for what, number in count.items()))
        lines += [f"  line {r.line}{f' of {r.part}' if r.part else ''} rejected: {r.reason}" for r in imported.rejected]
        lines += [f"  {note}" for note in imported.notes]
    status = SOME_REJECTED if any_rejected else DONE
    return Outcome({"dry_run": dry_run, "files": files}, tuple(lines), status)


def take_out(reader: Reader, options: argparse.Namespace) -> Outcome:
    """Writes all records of a kind, or everybody's cards."""
    output: Path = options.output
    cls = reader.registry.cls(options.kind)
    suffix = output.suffix.lower()
    if suffix == ".vcf":
        if describe(cls).kind != "contact":
            raise FieldError("A vCard file holds people; use .csv for other kinds")
        from organizer.exchange.people_out import export_vcards

        count = export_vcards(reader, output)
    elif suffix == ".csv":
        count = write_table(output, cls, reader.every(cls), _names(reader, cls))
    elif suffix == ".ics":
        if describe(cls).kind != "time_block":
            raise FieldError("A calendar file holds blocks (time_block); use .csv for other kinds")
        from organizer.exchange.ical.out import export_calendar

        count = export_calendar(reader, output)
    elif suffix in (".bib", ".ris"):
        if describe(cls).kind != "resource":
            raise FieldError("A bibliography holds resources (resource); use .csv for other kinds")
        from organizer.exchange.library.bibtex_out import export_bibliography

        count = export_bibliography(reader, output)
    else:
        raise FieldError("The output's name ends with .vcf, .ics, .bib, .ris or .csv")
    return Outcome({"output": output.name, "records": count}, (f"Wrote {count} records to {output.name}",))


def _names(reader: Reader, cls: type[Record]) -> Mapping[str, Mapping[Any, str]]:
    """What the records are called that a kind refers to, for people who read the table."""
    names: dict[str, Mapping[UUID, str]] = {}
    for f in describe(cls).fields:
        if isinstance(f.kind, RefKind) and f.kind.to in reader.registry.by_kind:
            to = reader.registry.cls(f.kind.to)
            names[f.name] = {record.id: describe(to).heading_of(record) for record in reader.every(to)}
    return names
