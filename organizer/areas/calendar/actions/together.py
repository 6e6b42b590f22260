"""What belongs to a series goes where it goes."""

from __future__ import annotations

from organizer.areas.calendar.model import TimeBlock
from organizer.kernel.query import Where
from organizer.store.edit import Edit
from organizer.store.registry import Versions


def keep_together(edit: Edit, versions: Versions) -> None:
    """Keeps the changed instances of a series with it: into the Trash, and out of it again those that went there with
    it."""
    for old, new in versions:
        if old is None or new is None or (old.deleted is None) is (new.deleted is None):
            continue
        own = [Where("series", "=", new.id)]
        if new.deleted is not None:
            for changed in list(edit.every(TimeBlock, own)):
                edit.delete(changed)
        else:
            for changed in list(edit.every(TimeBlock, own, trash=True)):
                if changed.deleted == old.deleted:
                    edit.restore(changed)
