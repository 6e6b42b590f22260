"""The page of learning over real profiles."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organizer.app.areas import REGISTRY
from organizer.app.sample import add_sample
from organizer.store.profile import create_profile, open_profile
from organizer.ui.theme import Mode, Theme
from tests.areas.learning.learning_stage import LearningStage
from tests.profiles import CLOCK


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    made = Theme(qapp, Mode.LIGHT, reduced_motion=True)
    made.install()
    return made


@cache
def _begun(sample: str) -> bytes:
    """A profile file with a sample, or of two members with nothing; made once for all tests."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "begun.organizer"
        names = () if sample else ("Maya Rivera", "Alex Rivera")
        profile = create_profile(path, REGISTRY, names=names, clock=CLOCK)
        if sample:
            profile.run(add_sample, sample)
        profile.close()
        return path.read_bytes()


@pytest.fixture
def stages(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Callable[..., LearningStage]]:
    """Makes stages over a sample, or with sample='' over nothing."""
    made: list[LearningStage] = []

    def make(sample: str = "rivera", size: tuple[int, int] = (1440, 900)) -> LearningStage:
        path = tmp_path / f"{len(made)}.organizer"
        path.write_bytes(_begun(sample))
        made.append(LearningStage(qtbot, open_profile(path, REGISTRY, clock=CLOCK), size))
        return made[-1]

    yield make
    for stage in made:
        stage.close()
        stage.profile.close()


@pytest.fixture
def stage(stages: Callable[..., LearningStage]) -> LearningStage:
    """The page of the design's picture, over the sample in a window of 1440 by 900."""
    return stages()
