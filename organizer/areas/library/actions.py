"""Every write of the library."""

from __future__ import annotations

import mimetypes
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from organizer.kernel.errors import EnvironmentFailure
from organizer.store.edit import Edit, action

from .model import Quote, Reading, Resource, ResourceKind

_WORDS = {
    Reading.TO_READ: "Put back", Reading.READING: "Start reading", Reading.DONE: "Finish", Reading.LEFT: "Leave",
}  # fmt: skip


@action("Change status")
def set_status(edit: Edit, resource: Resource, status: Reading, day: date) -> Resource:
    """Goes on with a resource; its days of start and end follow."""
    edit.name(f"{_WORDS[status]} {resource.title}")
    fields: dict[str, Any] = {"status": status}
    if status is Reading.READING:
        fields |= {"started": resource.started or day, "finished": None}
    elif status is Reading.DONE:
        fields |= {"finished": resource.finished or max(day, resource.started or day)}
    else:
        fields |= {"finished": None}
    return edit.change(resource, **fields)


@action("Keep quote")
def keep_quote(edit: Edit, resource: Resource, words: str, page: str = "", said: str = "") -> Quote:
    """Keeps words of a resource."""
    return edit.add(Quote(words=words, resource=resource.id, page=page, said=said, owner=resource.owner))


@action("Delete resource")
def delete_resource(edit: Edit, resource: Resource, quotes: list[Quote]) -> None:
    """Puts a resource and its quotes into the Trash, as one step."""
    edit.name(f"Delete {resource.title}")
    for quote in quotes:
        edit.delete(quote)
    edit.delete(resource)


@action("Put off reading")
def put_off(edit: Edit, resource: Resource, day: date) -> Resource:
    """Gives it another day to be read by."""
    return edit.change(resource, due=day)


@action("Add files")
def add_files(edit: Edit, paths: tuple[Path, ...]) -> list[Resource]:
    """Makes a resource of each file and keeps the file with it. Raises EnvironmentFailure; nothing is changed then."""
    edit.name(f"Add {paths[0].name}" if len(paths) == 1 else f"Add {len(paths)} files")
    made = []
    for path in paths:
        try:
            data = path.read_bytes()
        except OSError as error:
            raise EnvironmentFailure(f"{path.name} cannot be read: {error.strerror}. Nothing was changed.") from None
        resource = edit.add(Resource(title=path.stem or path.name, kind=ResourceKind.DOCUMENT))
        media_type, _ = mimetypes.guess_type(path.name)
        kept = edit.attach(resource, path.name, data, media_type or "application/octet-stream")
        made.append(edit.change(resource, file=kept.id))
    return made


@action("Bring resources in")
def add_resources(edit: Edit, resources: list[Resource], filled: dict[UUID, dict[str, Any]], title: str) -> None:
    """Adds what is new of a bibliography and fills what was empty here."""
    edit.name(title)
    edit.add_all(resources)
    for resource in edit.many(Resource, filled).values():
        edit.change(resource, **filled[resource.id])
