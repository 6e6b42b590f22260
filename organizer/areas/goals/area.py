"""Goals as an area: its records and what it offers to the floors above."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from organizer.kernel.area import Area

from .model import RECORDS


def _page() -> Callable[..., Any]:
    from .page import GoalsPage

    page: Callable[..., Any] = GoalsPage
    return page


AREA = Area(key="goals", title="Goals", icon="target", group="", records=RECORDS, page=_page)
