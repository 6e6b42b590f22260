"""A page context over a real profile, with a window part to put drawers and toasts over."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from organizer.kernel.record import Record
from organizer.store.actions import add_record
from organizer.store.profile import Profile
from organizer.store.workspace import Workspace
from organizer.ui.context import PageContext
from organizer.ui.host import WindowHost
from organizer.ui.theme import Theme


class MemorySettings:
    """Settings of a session that leaves nothing behind."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def text(self, key: str, default: str = "") -> str:
        return self.kept.get(key, default)

    def set(self, key: str, value: str) -> None:
        self.kept[key] = value


@pytest.fixture
def settings() -> MemorySettings:
    return MemorySettings()


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> QWidget:
    """Stands for the window to the right of the sidebar."""
    made = QWidget()
    made.resize(1000, 700)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def context(profile: Profile, window: QWidget, settings: MemorySettings) -> Iterator[PageContext]:
    workspace = Workspace([profile])
    made = PageContext(workspace, WindowHost(window), settings)
    yield made
    made.close()
    # As when a profile is closed: what is under way ends, and pages hear of it while it can be read.
    made.tasks.finish()
    QCoreApplication.sendPostedEvents(made.tasks, QEvent.Type.MetaCall.value)
    workspace.reads.close()


@pytest.fixture
def add(profile: Profile) -> Callable[[Record], Record]:
    """Puts records into the profile."""
    return lambda record: profile.run(add_record, record)
