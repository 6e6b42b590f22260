"""The sample household, read from one file that people can read too: resources/samples/rivera.toml.

Tables are named for kinds of record, keys for fields. Whole numbers in a day field are days from today; a reference is
the name of a record that stands above it; a member is named where an owner is meant.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from organizer.kernel.dates import Conventions
from organizer.kernel.errors import NotFound
from organizer.kernel.kinds import Day, Entries, Entry, Kind, RefKind, Tags
from organizer.kernel.record import Record, describe
from organizer.kernel.resources import resource
from organizer.kernel.system import Link, Member
from organizer.store.edit import Edit, action

Row = Mapping[str, Any]


class _Names:
    """Records by kind and name, for references."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], Record] = {}

    def add(self, record: Record) -> None:
        description = describe(type(record))
        self._found[description.kind, description.heading_of(record)] = record

    def one(self, kind: str, name: str) -> Record:
        try:
            return self._found[kind, name]
        except KeyError:
            raise NotFound(f"The sample has no {kind} called '{name}'") from None

    def any(self, name: str) -> Record:
        return next(record for (_, known), record in self._found.items() if known == name)


@action("Sample")
def add_sample(edit: Edit, name: str = "rivera") -> int:
    """Fills an empty profile with the sample; gives the number of records. Cannot be undone: it is the beginning."""
    data = tomllib.loads(resource("samples", f"{name}.toml").read_text(encoding="utf-8"))
    edit.set_setting("title", data.pop("household"))
    links: list[Row] = data.pop("link", [])
    names, count = _Names(), 0
    for kind, rows in data.items():
        cls = edit.registry.cls(kind)
        for row in rows:
            record = edit.add(cls(**{field: _value(edit, cls, field, raw, names) for field, raw in row.items()}))
            names.add(record)
            count += 1
    for row in links:
        start, end = names.any(row["from"]), names.any(row["to"])
        edit.add(
            Link(role=row["role"], from_kind=describe(type(start)).kind, from_id=start.id,
                 to_kind=describe(type(end)).kind, to_id=end.id)
        )  # fmt: skip
    edit.lasting = False
    return count + len(links)


def _value(edit: Edit, cls: type[Record], name: str, raw: Any, names: _Names) -> Any:
    kind: Kind[Any] = describe(cls).field(name).kind
    if isinstance(kind, RefKind):
        return _id(names.one(describe(Member).kind if name == "owner" else kind.to, raw))
    if isinstance(kind, Day) and isinstance(raw, int):
        return edit.today + timedelta(days=raw)
    if isinstance(kind, Tags):
        return tuple(raw)
    if isinstance(kind, Entries):
        return tuple(Entry(label, value) for label, value in raw.items())
    return kind.parse(raw, Conventions(today=edit.today))


def _id(record: Record) -> UUID:
    return record.id
