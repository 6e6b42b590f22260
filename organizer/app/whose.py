"""Whose records a page shows, as chosen in the top bar and remembered for each page."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QObject

from organizer.kernel.system import Member
from organizer.ui.context import PageContext, Settings
from organizer.ui.members import face_of, first_name
from organizer.ui.who import EVERYONE, Who, WhoFilter


class WhoseChoice(QObject):
    """Keeps the filter of the top bar and the context of the pages the same."""

    def __init__(self, filter: WhoFilter, context: PageContext, settings: Settings) -> None:
        super().__init__(context)
        self._filter, self._context, self._settings = filter, context, settings
        self._page = ""
        filter.changed.connect(self._chosen)

    def set_members(self, members: tuple[Member, ...], me: UUID | None) -> None:
        """Offers the members; the one who sits here is called 'Me'."""
        mine_first = sorted(members, key=lambda member: member.id != me)
        self._filter.set_members(
            [Who(str(m.id), "Me" if m.id == me else first_name(m), face_of(m)) for m in mine_first]
        )

    def turn_to(self, page: str, applies: bool) -> None:
        """A page comes to the front: shows the filter where it applies, as it was left there."""
        self._page = page
        kept = self._settings.text(f"who/{page}", EVERYONE) if applies else EVERYONE
        keys = self._filter.keys()
        self._filter.set_value(kept if kept in keys else EVERYONE)
        self._filter.setVisible(applies and len(keys) > 2)
        self._tell()

    def choose(self, place: int) -> None:
        """Alt+1 is everyone, Alt+2 the first member, and so on."""
        keys = self._filter.keys()
        if self._filter.isVisible() and place < len(keys):
            self._filter.choose(keys[place])

    def _chosen(self, key: str) -> None:
        self._settings.set(f"who/{self._page}", key)
        self._tell()

    def _tell(self) -> None:
        key = self._filter.value()
        self._context.set_who(None if key == EVERYONE else UUID(key))
