"""The page of People over real profiles."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organizer.store.profile import Profile
from organizer.ui.theme import Mode, Theme
from tests.areas.people.sample_people import add_sample
from tests.areas.people.stage import Stage


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    made = Theme(qapp, Mode.LIGHT, reduced_motion=True)
    made.install()
    return made


def _pictured(profile: Profile) -> None:
    profile.run(add_sample, 64)


@pytest.fixture
def stages(qtbot: QtBot, theme: Theme, new_profile: Callable[..., Profile]) -> Iterator[Callable[..., Stage]]:
    """Makes stages, with the sample people unless told otherwise."""
    made: list[Stage] = []

    def make(people: int = 64, size: tuple[int, int] = (1440, 900), **options: object) -> Stage:
        profile = new_profile(f"{len(made)}.organizer", fill=_pictured if people == 64 else None, **options)
        if people not in (0, 64):
            profile.run(add_sample, people)
        stage = Stage(qtbot, profile, size)
        made.append(stage)
        return stage

    yield make
    for stage in made:
        stage.close()


@pytest.fixture
def stage(stages: Callable[..., Stage]) -> Stage:
    """The page of the design's picture: 64 people in a window of 1440 by 900."""
    return stages()
