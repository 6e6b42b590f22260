"""What a form saves, in one action: the record, records made on the way to it, files chosen in it."""

from __future__ import annotations

import mimetypes
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Any, Generic, TypeVar

from organizer.kernel.errors import EnvironmentFailure
from organizer.kernel.frozen import frozen
from organizer.kernel.record import Record, describe
from organizer.kernel.system import Attachment
from organizer.store.edit import Edit, action

R = TypeVar("R", bound=Record)


@frozen(slots=False)
class Draft(Generic[R]):
    """What stands in a form. `stored` is the version it began with, None for a new record; `new` is the new record."""

    stored: R | None
    new: R | None
    fields: Mapping[str, Any] = field(default_factory=dict)
    """The fields of `stored` that have other values now."""
    companions: tuple[Record, ...] = ()
    """Records that the fields refer to and that are not stored yet."""
    files: Mapping[str, Path] = field(default_factory=dict)
    """Files chosen, by the field that is to hold them."""


@action("Save")
def save_draft(edit: Edit, record: R, draft: Draft[R]) -> R:
    """Stores a draft; `record` is its stored or its new one, and says in which profile. Raises Stale, Invalid."""
    description = describe(type(record))
    edit.name(f"{'Change' if draft.stored else 'Add'} {description.title.lower()}")
    for companion in draft.companions:
        edit.add(companion)
    if draft.stored is not None:
        saved: R = edit.change(draft.stored, **draft.fields)
    else:
        saved = edit.add(record)
    kept = {name: _attach(edit, saved, path).id for name, path in draft.files.items()}
    return edit.change(saved, **kept) if kept else saved


@action("Attach files")
def attach_files(edit: Edit, record: Record, paths: tuple[Path, ...]) -> list[Attachment]:
    """Keeps files with a record."""
    edit.name("Attach file" if len(paths) == 1 else f"Attach {len(paths)} files")
    return [_attach(edit, record, path) for path in paths]


def _attach(edit: Edit, record: Record, path: Path) -> Attachment:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise EnvironmentFailure(f"{path.name} cannot be read: {error.strerror}. Nothing was changed.") from None
    media_type, _ = mimetypes.guess_type(path.name)
    return edit.attach(record, path.name, data, media_type or "application/octet-stream")
