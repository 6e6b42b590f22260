"""The page of money over real profiles."""

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
from organizer.store.profile import Profile, create_profile, open_profile
from organizer.ui.money_mask import MoneyMask
from organizer.ui.theme import Mode, Theme
from tests.areas.money.ledger.money_stage import MoneyStage
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
def profiles(tmp_path: Path) -> Iterator[Callable[..., Profile]]:
    """Makes profiles with a sample, or with '' of two members and nothing else."""
    made: list[Profile] = []

    def make(sample: str = "") -> Profile:
        path = tmp_path / f"{len(made)}.organizer"
        path.write_bytes(_begun(sample))
        made.append(open_profile(path, REGISTRY, clock=CLOCK))
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
