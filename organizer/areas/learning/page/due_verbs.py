"""What can be done about a course or a certificate where it is shown as due."""

from __future__ import annotations

from collections.abc import Sequence

from organizer.kernel.area import Due
from organizer.ui.context import PageContext
from organizer.ui.verbs import Verb


def due_verbs(context: PageContext, due: Due) -> Sequence[Verb]:
    """All of it happens in place."""
    return (Verb("Open", "arrow-right", lambda: context.open(due.ref)),)
