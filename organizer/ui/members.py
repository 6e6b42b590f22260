"""Members of a profile as avatars show them."""

from __future__ import annotations

from organizer.kernel.system import MEMBER_COLOURS as STORED
from organizer.kernel.system import Member
from organizer.ui.avatars import MEMBER_COLOURS as SHOWN
from organizer.ui.avatars import Face

_SHOWN = dict(zip(STORED, SHOWN, strict=True))


def shown_colour(stored: str) -> str:
    """The avatar's colour for the one that a member's record keeps: some of the six differ in the dark theme."""
    return _SHOWN.get(stored, stored)


def face_of(member: Member) -> Face:
    """The face of a member."""
    return Face.of(member.name, shown_colour(member.colour))


def first_name(member: Member) -> str:
    """What a member is called where there is little room."""
    return member.name.split(" ")[0]
