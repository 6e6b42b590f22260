"""A page context in Berlin over a real profile, with a window part to put drawers and dialogs over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from organizer.kernel.clock import Clock, fixed
from organizer.kernel.record import Record
from organizer.store.actions import add_record
from organizer.store.profile import Profile
from organizer.store.workspace import Workspace
from organizer.ui.context import PageContext
from organizer.ui.host import WindowHost
from organizer.ui.theme import Mode, Theme


class MemorySettings:
    """Settings of a session that leaves nothing behind."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def text(self, key: str, default: str = "") -> str:
        return self.kept.get(key, default)

    def set(self, key: str, value: str) -> None:
        self.kept[key] = value


@pytest.fixture
def clock() -> Clock:
    """Thursday 19 November 2026, 10:42 in Berlin."""
    return fixed(date(2026, 11, 19), 10, 42, ZoneInfo("Europe/Berlin"))


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> Iterator[QWidget]:
    Theme(qapp, Mode.LIGHT, reduced_motion=True).install()
    made = QWidget()
    made.resize(1000, 700)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.hide()


@pytest.fixture
def context(profile: Profile, window: QWidget) -> Iterator[PageContext]:
    workspace = Workspace([profile])
    made = PageContext(workspace, WindowHost(window), MemorySettings())
    yield made
    made.close()
    made.tasks.finish()
    workspace.reads.close()


@pytest.fixture
def add(profile: Profile) -> Callable[[Record], Record]:
    """Puts records into the profile."""
    return lambda record: profile.run(add_record, record)
