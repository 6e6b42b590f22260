import os
from collections.abc import Callable, Iterator

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from organizer.ui.theme import Density, Mode, Theme

ShowAll = Callable[..., QWidget]


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


@pytest.fixture
def show_all(qtbot: QtBot) -> Iterator[ShowAll]:
    """Shows widgets one under another in an active window, which it returns and keeps until the test ends."""
    kept: list[QWidget] = []

    def show(*widgets: QWidget) -> QWidget:
        window = QWidget()
        column = QVBoxLayout(window)
        for widget in widgets:
            column.addWidget(widget)
        kept.append(window)
        qtbot.addWidget(window)
        window.resize(600, 400)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield show
    kept.clear()
