"""The page of goals over real profiles."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organizer.app.sample import add_sample
from organizer.store.profile import Profile
from organizer.ui.theme import Mode, Theme
from tests.areas.goals.goals_stage import GoalsStage


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    made = Theme(qapp, Mode.LIGHT, reduced_motion=True)
    made.install()
    return made


@pytest.fixture
def stages(qtbot: QtBot, theme: Theme, new_profile: Callable[..., Profile]) -> Iterator[Callable[..., GoalsStage]]:
    """Makes stages over a sample, or with sample='' over nothing."""
    made: list[GoalsStage] = []

    def make(sample: str = "rivera", size: tuple[int, int] = (1440, 900)) -> GoalsStage:
        profile = new_profile(f"{len(made)}.organizer", names=() if sample else ("Maya Rivera", "Alex Rivera"))
        if sample:
            profile.run(add_sample, sample)
        made.append(GoalsStage(qtbot, profile, size))
        return made[-1]

    yield make
    for stage in made:
        stage.close()


@pytest.fixture
def stage(stages: Callable[..., GoalsStage]) -> GoalsStage:
    """The page of the design's picture, over the sample in a window of 1440 by 900."""
    return stages()
