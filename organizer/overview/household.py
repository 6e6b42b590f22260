"""What an open profile is called, and who is in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from organizer.kernel.system import Member
from organizer.store.workspace import Workspace
from organizer.ui.members import first_name


class ProfileTitle(NamedTuple):
    """'Rivera household' and 'Maya, Alex'; 'Maya Rivera' and 'Personal profile'."""

    title: str
    subtitle: str


def profile_title(workspace: Workspace) -> ProfileTitle:
    """The title that the profile has, or one made from the names of its members."""
    members = workspace.reads.members()
    given = workspace.readers[0].setting("title")
    if len(members) < 2:
        return ProfileTitle(given or (members[0].name if members else "Organizer"), "Personal profile")
    return ProfileTitle(given or _household(members), ", ".join(map(first_name, members)))


def _household(members: Sequence[Member]) -> str:
    surnames = {member.name.split(" ")[-1] for member in members if " " in member.name}
    if len(surnames) == 1 and all(" " in member.name for member in members):
        return f"{surnames.pop()} household"
    return " and ".join(map(first_name, members))
