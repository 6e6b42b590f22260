"""The page of standing over real profiles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organizer.areas.standing.page.page import StandingPage
from organizer.ui.theme import Mode, Theme
from tests.begun import rivera
from tests.page_stage import PageStage
from tests.profiles import fresh_profile


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    made = Theme(qapp, Mode.LIGHT, reduced_motion=True)
    made.install()
    return made


@pytest.fixture
def stages(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Callable[..., PageStage[StandingPage]]]:
    """Makes stages over the sample, or with sample=False over nothing."""
    made: list[PageStage[StandingPage]] = []
    with fresh_profile(tmp_path, fill=rivera) as full, fresh_profile(tmp_path) as empty:

        def make(*, sample: bool = True, size: tuple[int, int] = (1440, 900)) -> PageStage[StandingPage]:
            made.append(PageStage(qtbot, full if sample else empty, StandingPage, size))
            return made[-1]

        yield make
        for stage in made:
            stage.close()
