"""Starting the window: the application, its look, and the program that decides what to show."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication

from organizer.overview.look import remembered_density, remembered_mode, remembered_still
from organizer.ui.theme import Theme

from .places import Places
from .program import Program
from .settings import UserSettings


def run(arguments: Sequence[str]) -> int:
    """Opens the window and stays until it is closed; the exit status."""
    application = QApplication([sys.argv[0], "-style", "Fusion"])
    application.setApplicationName("organizer")
    application.setApplicationDisplayName("Organizer")
    application.setDesktopFileName("organizer")
    places = Places.of_user()
    settings = UserSettings(places.settings)
    dress(application, settings, styled=True)
    program = Program(places, settings)
    program.begin(Path(arguments[0]) if arguments else None)
    return application.exec()


def dress(application: QApplication, settings: UserSettings, *, styled: bool = False) -> Theme:
    """Installs the look that the user chose; `styled` as in Theme.install."""
    theme = Theme(application, remembered_mode(settings), remembered_density(settings), remembered_still(settings))
    theme.install(styled=styled)
    return theme
