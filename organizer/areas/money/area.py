"""Money as an area: its records and what it offers to the floors above."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from organizer.kernel.area import Area

from .model import RECORDS


def _page() -> Callable[..., Any]:
    from .page import MoneyPage

    page: Callable[..., Any] = MoneyPage
    return page


def _what_if() -> Callable[..., Any]:
    from .widgets.plan.what_if import show_what_if

    show: Callable[..., Any] = show_what_if
    return show


AREA = Area(key="money", title="Money", icon="wallet", group="Life", records=RECORDS, page=_page, what_if=_what_if)
