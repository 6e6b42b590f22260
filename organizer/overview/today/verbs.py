"""What can be done about a due thing, as its area offers it."""

from __future__ import annotations

from collections.abc import Sequence

from organizer.ui.context import PageContext
from organizer.ui.verbs import Verb, Verbs

from .gather import Need


class OfferedVerbs:
    """Loads the verbs of an area when the first of its things is looked at; an area without any can be opened."""

    def __init__(self, context: PageContext) -> None:
        self._context = context
        self._loaded: dict[str, Verbs] = {}

    def __call__(self, need: Need) -> Sequence[Verb]:
        context, area, due = self._context, need.area, need.due
        if area.verbs is None:
            return (Verb("Open", "arrow-right", lambda: context.open(due.ref)),)
        if area.key not in self._loaded:
            self._loaded[area.key] = area.verbs()
        return self._loaded[area.key](context, due)
