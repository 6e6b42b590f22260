"""Two records of one person become one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from organizer.areas.people.model import Contact
from organizer.kernel.frozen import frozen
from organizer.kernel.record import describe
from organizer.kernel.text import fold


@frozen
class Merge:
    """How two records of one person become one: what the kept one takes over."""

    keep: Contact
    fields: dict[str, Any]


def merge(keep: Contact, gone: Contact) -> Merge:
    """The kept record's values win; empty fields are filled, lists are joined without repeating, notes are appended."""
    fields: dict[str, Any] = {}
    for field in describe(Contact).fields:
        name = field.name
        mine, theirs = getattr(keep, name), getattr(gone, name)
        if (
            name in ("id", "created", "changed", "deleted", "owner", "last_touch", "next_touch", "uid")
            or mine == theirs
        ):
            continue
        if isinstance(mine, tuple):
            joined = _joined(mine, theirs)
            if joined != mine:
                fields[name] = joined
        elif name in ("notes", "card") and mine and theirs:
            fields[name] = f"{mine}\n\n{theirs}" if name == "notes" else f"{mine}\n{theirs}"
        elif mine in (None, "") and theirs not in (None, ""):
            fields[name] = theirs
    return Merge(keep, fields)


def _joined(mine: Sequence[Any], theirs: Sequence[Any]) -> tuple[Any, ...]:
    def same(value: Any) -> str:
        return fold(getattr(value, "value", value)).replace(" ", "")

    known = {same(value) for value in mine}
    return (*mine, *(value for value in theirs if same(value) not in known))
