"""What the editor of an instance saves, in one action."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from organizer.areas.calendar.model import TimeBlock
from organizer.areas.calendar.rules.scope import Scope
from organizer.kernel.record import Record
from organizer.store.edit import Edit, action

from .series import change_instance


@action("Change block")
def save_instance(
    edit: Edit, block: TimeBlock, key: str, scope: Scope, fields: Mapping[str, Any], companions: Sequence[Record] = ()
) -> TimeBlock:
    """Gives fields of instances of a series new values, and stores the records made for it on the way, such as a new
    category. Raises FieldError, Invalid, Stale."""
    for companion in companions:
        edit.add(companion)
    return change_instance(edit, block, key, scope, **fields)
