"""The entries of the sidebar, remembered so that the first frame of the next start need not load the areas."""

from __future__ import annotations

import json
from collections.abc import Sequence

from organizer.ui.navigation import NavGroup, NavItem

from .settings import UserSettings

_KEY = "sidebar"
_PAGE = "page"
TODAY = NavItem("today", "Today", "sun")
AGENDA = NavItem("agenda", "Agenda", "list-checks")
"""Reached from Today and by searching; it has no entry in the sidebar."""
FOOT = NavGroup(
    "", (NavItem("reports", "Reports", "file-text"), NavItem("settings", "Settings", "settings")), last=True
)


def remember(settings: UserSettings, groups: Sequence[NavGroup]) -> None:
    """Keeps titles and icons of the entries, all of them the program's own words."""
    rows = [[group.title, [[i.key, i.title, i.icon] for i in group.items]] for group in groups if not group.last]
    settings.set(_KEY, json.dumps(rows))


def remembered(settings: UserSettings) -> list[NavGroup]:
    """The groups as they were; just those at the foot when nothing can be made of what was kept."""
    try:
        rows = json.loads(settings.text(_KEY, "[]"))
        groups = [NavGroup(title, tuple(NavItem(*entry) for entry in entries)) for title, entries in rows]
    except (ValueError, TypeError):
        groups = []
    return [*groups, FOOT]


def last_page(settings: UserSettings) -> str:
    """The key of the page that was shown last."""
    return settings.text(_PAGE)


def remember_page(settings: UserSettings, key: str) -> None:
    settings.set(_PAGE, key)
