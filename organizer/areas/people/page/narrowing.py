"""Who stands how, where life events make that another thing than the days that are stored."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from uuid import UUID

from organizer.ui.context import PageContext


def standing_in(context: PageContext) -> Callable[[str], Iterable[UUID]] | None:
    """Gives those who are overdue, due within a week or in touch; None where no life event is known, and what is stored
    says it."""
    if not context.pauses:
        return None

    def found(standing: str) -> Iterable[UUID]:
        from organizer.areas.people.queries import standing_so

        reads, today = context.workspace.reads, context.today()
        return standing_so(reads, standing, today, context.pauses, context.mine())

    return found
