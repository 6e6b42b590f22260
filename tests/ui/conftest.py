import os
from collections.abc import Iterator

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from organizer.ui.theme import Density, Mode, Theme


@pytest.fixture(scope="session")
def installed_theme(qapp: QApplication) -> Theme:
    made = Theme(qapp, Mode.LIGHT, reduced_motion=True)
    made.install()
    return made


@pytest.fixture(autouse=True)
def theme(installed_theme: Theme) -> Iterator[Theme]:
    """The look that every widget asks for: light and still, whatever the test before did."""
    yield installed_theme
    installed_theme.set_mode(Mode.LIGHT)
    installed_theme.set_density(Density.DEFAULT)
    installed_theme.reduced_motion = True
