"""Actions that every kind of record has: add, change, change many, delete, restore, purge, link."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from organizer.kernel.record import Record, describe
from organizer.kernel.system import Attachment, Link

from .edit import Edit, action

R = TypeVar("R", bound=Record)


def _named(edit: Edit, verb: str, records: Sequence[Record]) -> None:
    if records:
        description = describe(type(records[0]))
        what = description.title.lower() if len(records) == 1 else f"{len(records)} {description.plural.lower()}"
        edit.name(f"{verb} {what}")


@action("Add")
def add_record(edit: Edit, record: R) -> R:
    """Adds a record."""
    _named(edit, "Add", [record])
    return edit.add(record)


@action("Change")
def change_record(edit: Edit, record: R, fields: Mapping[str, Any]) -> R:
    """Gives fields of a record new values."""
    description = describe(type(record))
    labels = [description.field(name).label.lower() for name in fields]
    edit.name(f"Change {labels[0]}" if len(labels) == 1 else f"Change {description.title.lower()}")
    return edit.change(record, **fields)


@action("Change")
def change_records(edit: Edit, records: Sequence[R], fields: Mapping[str, Any]) -> list[R]:
    """Gives fields of many records the same new values, in one step."""
    _named(edit, "Change", records)
    return [edit.change(record, **fields) for record in records]


@action("Tag")
def tag_records(edit: Edit, records: Sequence[R], field: str, added: Sequence[str], removed: Sequence[str]) -> list[R]:
    """Adds words to and takes words from a field of tags of many records, keeping the others."""
    _named(edit, "Tag", records)
    changed = []
    for record in records:
        kept = [tag for tag in getattr(record, field) if tag not in removed]
        value = (*kept, *(tag for tag in added if tag not in kept))
        changed.append(edit.change(record, **{field: value}))
    return changed


@action("Delete")
def delete_records(edit: Edit, records: Sequence[R]) -> list[R]:
    """Puts records into the Trash."""
    _named(edit, "Delete", records)
    return [edit.delete(record) for record in records]


@action("Restore")
def restore_records(edit: Edit, records: Sequence[R]) -> list[R]:
    """Takes records out of the Trash."""
    _named(edit, "Restore", records)
    return [edit.restore(record) for record in records]


@action("Purge")
def purge_records(edit: Edit, records: Sequence[Record]) -> None:
    """Removes records for good, with their history; the one action that nothing brings back."""
    _named(edit, "Purge", records)
    edit.purge(records)


@action("Link")
def link_records(edit: Edit, from_: Record, to: Record, role: str = "") -> Link:
    """Links two records."""
    return edit.link(from_, to, role)


@action("Unlink")
def unlink_records(edit: Edit, link: Link) -> Link:
    """Takes a link away."""
    return edit.delete(link)


@action("Attach file")
def attach_file(edit: Edit, to: Record, name: str, data: bytes, media_type: str) -> Attachment:
    """Keeps a file with a record."""
    return edit.attach(to, name, data, media_type)
