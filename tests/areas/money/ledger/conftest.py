"""The page of money over real profiles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organizer.store.profile import Profile
from organizer.ui.money_mask import MoneyMask
from organizer.ui.theme import Mode, Theme
from tests.areas.money.ledger.money_stage import MoneyStage
from tests.begun import open_sample
from tests.profiles import CLOCK


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    made = Theme(qapp, Mode.LIGHT, reduced_motion=True)
    made.install()
    return made


@pytest.fixture
def mask(qapp: QApplication) -> Iterator[MoneyMask]:
    made = MoneyMask(qapp)
    yield made
    qapp.setProperty("organizer_money_mask", None)


@pytest.fixture
def profiles(tmp_path: Path) -> Iterator[Callable[..., Profile]]:
    """Makes profiles with a sample, or with '' of two members and nothing else."""
    made: list[Profile] = []

    def make(sample: str = "") -> Profile:
        made.append(open_sample(tmp_path / f"{len(made)}.organizer", CLOCK, sample))
        return made[-1]

    yield make
    for profile in made:
        profile.close()


@pytest.fixture
def stages(
    qtbot: QtBot, theme: Theme, mask: MoneyMask, profiles: Callable[..., Profile]
) -> Iterator[Callable[..., MoneyStage]]:
    """Makes stages over a sample, or with sample='' over nothing."""
    made: list[MoneyStage] = []

    def make(sample: str = "rivera", size: tuple[int, int] = (1440, 900)) -> MoneyStage:
        made.append(MoneyStage(qtbot, profiles(sample), size))
        return made[-1]

    yield make
    for stage in made:
        stage.close()


@pytest.fixture
def stage(stages: Callable[..., MoneyStage]) -> MoneyStage:
    """The page of the design's picture, over the sample in a window of 1440 by 900."""
    return stages()
