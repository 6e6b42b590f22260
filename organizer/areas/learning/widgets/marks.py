"""The marks that the views of learning share: colours of paces and standings, icons of forms."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from organizer.areas.learning.model import Credential, Form
from organizer.areas.learning.rules.pace import Pace
from organizer.areas.learning.rules.status import SOON, URGENT, Standing
from organizer.kernel.glance import Tone
from organizer.ui.avatars import Face
from organizer.ui.chips import ChipText
from organizer.ui.chips import Tone as ChipTone
from organizer.ui.tokens import ColourName

FORM_ICONS: dict[Form, str] = {
    Form.COURSE: "book-open", Form.WORKSHOP: "presentation", Form.WEBINAR: "monitor", Form.CONFERENCE: "megaphone",
    Form.DEGREE: "school", Form.BOOK: "book-open", Form.READING_GROUP: "users", Form.PLACEMENT: "briefcase",
    Form.PRACTICE: "users", Form.EXAM: "badge-check",
}  # fmt: skip
_CHIPS: dict[Tone, tuple[ChipTone, str]] = {
    Tone.AHEAD: ("success", "trending-up"), Tone.ON_PACE: ("success", "trending-up"),
    Tone.SLIGHTLY_BEHIND: ("warn", "trending-down"), Tone.BEHIND: ("danger", "trending-down"),
    Tone.QUIET: ("neutral", "circle-dashed"),
}  # fmt: skip
BARS: dict[Tone, ColourName] = {
    Tone.AHEAD: "accent", Tone.ON_PACE: "accent", Tone.SLIGHTLY_BEHIND: "warn", Tone.BEHIND: "danger",
    Tone.QUIET: "border-control",
}  # fmt: skip
_STANDINGS: dict[Standing, ChipText] = {
    Standing.VALID: ChipText("Valid", "success", "circle-check"),
    Standing.GRACE: ChipText("In grace", "warn", "clock-alert"),
    Standing.EXPIRED: ChipText("Expired", "danger", "circle-alert"),
    Standing.LET_GO: ChipText("Let go", "neutral", "x"),
}


def pace_chip(pace: Pace) -> ChipText:
    """How a course goes, with an icon."""
    tone, icon = _CHIPS[pace.tone]
    return ChipText(pace.words, tone, "pause" if pace.words == "Paused" else icon)


def standing_chip(standing: Standing) -> ChipText:
    """How a certificate stands, with an icon."""
    return _STANDINGS[standing]


def expiry_colours(credential: Credential, standing: Standing, today: date) -> tuple[ColourName, ColourName]:
    """The colours of its runway and of the words for what is left."""
    if standing in (Standing.EXPIRED, Standing.LET_GO):
        return "border-control", "text-3"
    if credential.expires is None:
        return "accent", "text-2"
    left = credential.expires - today
    if left <= URGENT:
        return "danger", "danger-text"
    return ("warn", "warn-text") if left <= SOON else ("accent", "text-2")


def names_of(faces: Iterable[Face]) -> str:
    """Whose something is, in words."""
    return " and ".join(face.name for face in faces)
