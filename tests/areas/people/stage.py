"""The page of People in a window, over a profile of its own, and hands to use it with."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from organizer.areas.people.model import Contact
from organizer.areas.people.page.people import PeoplePage
from organizer.store.profile import Profile
from tests.page_stage import PageStage


class Stage(PageStage[PeoplePage]):
    """Make it with `Stage(qtbot, profile)`; `close` it before the profile."""

    def __init__(self, qtbot: QtBot, profile: Profile, size: tuple[int, int] = (1440, 900)) -> None:
        super().__init__(qtbot, profile, PeoplePage, size)
        self.until(lambda: self.page.views.key() == "empty" or self.page.bar._summary.text())

    @property
    def views(self) -> object:
        return self.page.views

    def named(self, name: str) -> Contact:
        """Somebody by name, as stored."""
        return next(c for c in self.workspace.reads.every(Contact) if c.name == name)
