"""The page of learning over real profiles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organizer.ui.theme import Mode, Theme
from tests.areas.learning.learning_stage import LearningStage
from tests.begun import open_sample
from tests.profiles import CLOCK


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    made = Theme(qapp, Mode.LIGHT, reduced_motion=True)
    made.install()
    return made


@pytest.fixture
def stages(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Callable[..., LearningStage]]:
    """Makes stages over a sample, or with sample='' over nothing."""
    made: list[LearningStage] = []

    def make(sample: str = "rivera", size: tuple[int, int] = (1440, 900)) -> LearningStage:
        path = tmp_path / f"{len(made)}.organizer"
        made.append(LearningStage(qtbot, open_sample(path, CLOCK, sample), size))
        return made[-1]

    yield make
    for stage in made:
        stage.close()
        stage.profile.close()


@pytest.fixture
def stage(stages: Callable[..., LearningStage]) -> LearningStage:
    """The page of the design's picture, over the sample in a window of 1440 by 900."""
    return stages()
