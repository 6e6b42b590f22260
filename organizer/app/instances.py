"""What the calendar shows in a window, for the command line."""

from __future__ import annotations

import argparse
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from organizer.areas.calendar.queries import categories, instances_between
from organizer.areas.calendar.rules.instances import Instance, Window
from organizer.kernel.clock import Clock
from organizer.kernel.dates import Conventions, parse_day
from organizer.kernel.errors import FieldError
from organizer.kernel.text import fold
from organizer.store.reader import Reader

from .outcome import Outcome

_COLUMNS = ("start", "end", "title", "category", "owner", "all_day", "series", "key")


def list_instances(reader: Reader, clock: Clock, options: argparse.Namespace) -> Outcome:
    """Prints what lies in the days from --from to --to, the latter not among them, with the clocks of this computer."""
    if options.first is None or options.until is None:
        raise FieldError("Instances are listed within days: give --from and --to")
    if options.where:
        raise FieldError("Instances are listed by --from, --to and --member; --where is for records")
    first, until = _day(options.first, clock), _day(options.until, clock)
    if until <= first:
        raise FieldError("--to is the day after the last one, so it lies after --from")
    window = Window(first, until - timedelta(days=1), clock.place)
    names = {member.id: member.name for member in reader.members()}
    found = instances_between(reader, window, _member(names, options.member))
    titles = {id: category.name for id, category in categories(reader).items()}
    rows = [_plain(instance, titles, names) for instance in found]
    if options.json:
        return Outcome(rows, ())
    lines = ["\t".join(_COLUMNS), *("\t".join(_text(row[name]) for name in _COLUMNS) for row in rows)]
    return Outcome(None, tuple(lines))


def _plain(instance: Instance, categories: dict[UUID, str], members: dict[UUID, str]) -> dict[str, Any]:
    block = instance.block
    return {
        "title": block.title,
        "start": instance.start.isoformat(),
        "end": instance.end.isoformat(),
        "all_day": instance.all_day,
        "category": categories.get(block.category) if block.category else None,
        "owner": members.get(block.owner) if block.owner else None,
        "series": instance.series is not None,
        "key": instance.key,
    }


def _text(value: object) -> str:
    return "" if value is None else ("yes" if value else "no") if isinstance(value, bool) else str(value)


def _day(text: str, clock: Clock) -> date:
    return parse_day(text, Conventions(today=clock.today(), date_order=None))


def _member(names: dict[UUID, str], wanted: str | None) -> UUID | None:
    if wanted is None:
        return None
    for id, name in names.items():
        if fold(wanted) in (fold(name), fold(name.partition(" ")[0])):
            return id
    raise FieldError(f"There is no member called {wanted}")
