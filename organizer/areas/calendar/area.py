"""The calendar as an area: its records and what it offers to the floors above."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from organizer.kernel.area import Area

from .model import RECORDS


def _page() -> Callable[..., Any]:
    from .page import CalendarPage

    page: Callable[..., Any] = CalendarPage
    return page


AREA = Area(key="calendar", title="Calendar", icon="calendar-days", group="", records=RECORDS, page=_page)
