"""The calendar as an area: its records and what it offers to the floors above."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from organizer.kernel.area import Area

from .model import RECORDS, TimeBlock

if TYPE_CHECKING:
    from organizer.store.edit import Edit
    from organizer.store.registry import Versions


def _page() -> Callable[..., Any]:
    from .page import CalendarPage

    page: Callable[..., Any] = CalendarPage
    return page


def _keep_together(edit: Edit, versions: Versions) -> None:
    from .actions.together import keep_together

    keep_together(edit, versions)


AREA = Area(
    key="calendar", title="Calendar", icon="calendar-days", group="", records=RECORDS, page=_page,
    keepers={TimeBlock: _keep_together},
)  # fmt: skip
