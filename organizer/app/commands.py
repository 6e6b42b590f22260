"""What each command of the command line does."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from organizer.kernel.clock import Clock
from organizer.kernel.dates import Conventions
from organizer.kernel.errors import FieldError
from organizer.kernel.kinds import Entries, Flag, Rating, Tags
from organizer.kernel.query import Where, text_contains
from organizer.kernel.record import Field, Record, describe
from organizer.kernel.section import Scope
from organizer.store.key import is_encrypted
from organizer.store.profile import Profile, create_profile, open_profile
from organizer.store.reader import Reader

from .areas import AREAS, REGISTRY
from .outcome import DONE, FAILED, Outcome
from .sample import add_sample


def _passphrase(options: argparse.Namespace) -> str | None:
    return sys.stdin.readline().rstrip("\r\n") if options.passphrase_stdin else None


@contextmanager
def _opened(options: argparse.Namespace) -> Iterator[tuple[Profile, Reader]]:
    passphrase = _passphrase(options)
    if passphrase is None and is_encrypted(options.profile):
        raise FieldError("This profile is locked; give its passphrase with --passphrase-stdin")
    with open_profile(options.profile, REGISTRY, passphrase=passphrase, clock=Clock()) as profile:
        reader = profile.reader()
        try:
            members = reader.members()
            profile.member = members[0].id if members else None
            yield profile, reader
        finally:
            reader.close()


def new(options: argparse.Namespace) -> Outcome:
    """Makes a profile."""
    passphrase = _passphrase(options)
    names = options.name or ([] if options.sample else ["Me"])
    with create_profile(options.profile, REGISTRY, names=names, passphrase=passphrase) as profile:
        count = profile.run(add_sample) if options.sample else 0
        data = {"profile": str(profile.id), "encrypted": profile.encrypted, "records": count}
    words = "encrypted" if passphrase else "not encrypted"
    return Outcome(data, (f"Made {options.profile.name}, {words}" + (f", {count} sample records" if count else ""),))


def listing(options: argparse.Namespace) -> Outcome:
    """Prints records of a kind, or what the calendar has within some days."""
    if options.kind == "instances":
        from .instances import list_instances

        with _opened(options) as (profile, reader):
            return list_instances(reader, profile.clock, options)
    if options.first or options.until or options.member:
        raise FieldError("--from, --to and --member are for 'list instances'")
    cls = REGISTRY.cls(options.kind)
    with _opened(options) as (_, reader):
        where = [_condition(cls, text) for text in options.where]
        records = list(reader.every(cls, where))
    fields = describe(cls).fields
    if options.json:
        return Outcome([{f.name: _plain(f, getattr(r, f.name)) for f in fields} for r in records], ())
    shown = [describe(cls).by_name[name] for name in describe(cls).table]
    lines = ["\t".join(f.label for f in shown)]
    lines += ["\t".join(f.format(getattr(r, f.name)) for f in shown) for r in records]
    return Outcome(None, tuple(lines))


def _condition(cls: type[Record], text: str) -> Where:
    match = re.fullmatch(r"(\w+)\s*(!=|<=|>=|=|<|>)\s*(.*)", text)
    field = describe(cls).by_name.get(match[1]) if match else None
    if match is None or field is None:
        return text_contains(text)
    operator, raw = match[2], match[3]
    if isinstance(field.kind, Tags) and operator == "=":
        return Where(field.name, "has", raw)
    value = field.kind.parse(raw, Conventions(date_order=None)) if raw else (None if field.optional else field.default)
    return Where(field.name, operator, value)  # type: ignore[arg-type]  # one of the operators matched above


def _plain(field: Field, value: Any) -> Any:
    if value is None or isinstance(field.kind, Flag | Rating):
        return value
    if isinstance(field.kind, Tags):
        return list(value)
    if isinstance(field.kind, Entries):
        return [{"label": entry.label, "value": entry.value} for entry in value]
    return field.to_csv(value)


def report(options: argparse.Namespace) -> Outcome:
    """Writes the progress report."""
    from organizer.reports.gather import gather
    from organizer.reports.period import parse_period
    from organizer.reports.write import write_report

    period = parse_period(options.period)
    with _opened(options) as (profile, reader):
        made = gather(
            AREAS, reader, Scope(period), profile.clock.today(), household=reader.setting("title"),
            amounts=options.amounts,
        )  # fmt: skip
    write_report(made, options.output)
    data = {"output": options.output.name, "sections": [section.title for section in made.sections]}
    return Outcome(data, (f"Wrote {options.output.name}: {made.title}",))


def check(options: argparse.Namespace) -> Outcome:
    """Looks for damage and contradictions."""
    from organizer.store.check import check as find_damage

    with _opened(options) as (profile, _):
        findings = find_damage(profile, REGISTRY)
    data = {"clean": not findings, "findings": [{"sort": f.sort, "message": f.message} for f in findings]}
    lines = tuple(f"{f.sort}: {f.message}" for f in findings) or ("Clean",)
    return Outcome(data, lines, FAILED if findings else DONE)


def undo(options: argparse.Namespace) -> Outcome:
    """Takes back the newest action."""
    with _opened(options) as (profile, _):
        changes = profile.undo()
    if changes is None:
        return Outcome({"undone": None}, ("There is nothing to undo",), FAILED)
    return Outcome({"undone": changes.title}, (f"Undid: {changes.title}",))


def bring(options: argparse.Namespace) -> Outcome:
    """Brings in files of other programs."""
    from .transfer import bring_in

    with _opened(options) as (profile, _):
        return bring_in(profile, options)


def export(options: argparse.Namespace) -> Outcome:
    """Writes records to a file for other programs."""
    from .transfer import take_out

    with _opened(options) as (_, reader):
        return take_out(reader, options)


def plan(options: argparse.Namespace) -> Outcome:
    """Works out the financial plan."""
    from .planning import from_description, of_profile

    if options.input is not None:
        if options.scenario:
            raise FieldError("--scenario is for a profile; a description has its scenarios in it")
        return from_description(options)
    with _opened(options) as (profile, reader):
        return of_profile(profile, reader, options)


COMMANDS: dict[str, Callable[[argparse.Namespace], Outcome]] = {
    "new": new, "import": bring, "export": export, "list": listing, "report": report, "check": check, "undo": undo,
    "plan": plan,
}  # fmt: skip
