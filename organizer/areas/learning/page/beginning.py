"""What the page shows while nothing is noted: what it is for, and ways to begin."""

from __future__ import annotations

from organizer.ui.empty import EmptyState, Shape

COURSE, CERTIFICATE, SKILLS = "course", "certificate", "skills"
_SHAPES = (
    Shape(COURSE, "book-open", "A course or degree", "Hours, cost, by when"),
    Shape(CERTIFICATE, "award", "A certificate to keep", "Credits, renewal, proof"),
    Shape(SKILLS, "sparkles", "Skills for a role", "Where you are, where to be"),
)


def nothing_yet() -> EmptyState:
    """Asks for a course, a certificate or a skill."""
    return EmptyState(
        "No learning yet",
        "Keep courses, certificates and skills in one place. See whether you are on pace, what expires, and which gap "
        "matters most.",
        "Add course",
        other="Import from LinkedIn",
        shapes=_SHAPES,
    )
