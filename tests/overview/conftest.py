"""The program in a window, closed at the end of the test; or a page alone, over a profile of its own."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from organizer.ui.theme import Mode, Theme
from tests.program_stage import stage, stages


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    made = Theme(qapp, Mode.LIGHT, reduced_motion=True)
    made.install()
    return made


__all__ = ["stage", "stages", "theme"]
