"""What the user chose about reminders."""

from __future__ import annotations

from organizer.ui.context import Settings

_OFF = "reminders/off"
_GENERAL = "reminders/general"


def reminds(settings: Settings) -> bool:
    """Whether there are reminders at all: yes, until they are turned off."""
    return settings.text(_OFF) != "1"


def choose_reminding(settings: Settings, on: bool) -> None:
    settings.set(_OFF, "" if on else "1")


def in_general_words(settings: Settings) -> bool:
    """Whether notifications name nothing of the profile."""
    return settings.text(_GENERAL) == "1"


def choose_general_words(settings: Settings, on: bool) -> None:
    settings.set(_GENERAL, "1" if on else "")
