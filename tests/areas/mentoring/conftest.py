"""The page of mentoring over real profiles."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organizer.app.sample import add_sample
from organizer.areas.mentoring.page.page import MentoringPage
from organizer.areas.people.area import ACQUAINTANCES
from organizer.kernel.area import Area
from organizer.ui.theme import Mode, Theme
from tests.page_stage import PageStage
from tests.profiles import fresh_profile


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    made = Theme(qapp, Mode.LIGHT, reduced_motion=True)
    made.install()
    return made


@pytest.fixture
def stages(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Callable[..., PageStage[MentoringPage]]]:
    """Makes stages over the sample, or with sample=False over nothing."""
    made: list[PageStage[MentoringPage]] = []
    page = partial(MentoringPage, people=ACQUAINTANCES)
    with fresh_profile(tmp_path) as full, fresh_profile(tmp_path) as empty:
        full.run(add_sample, "rivera")

        def make(
            *, sample: bool = True, size: tuple[int, int] = (1440, 900), areas: Sequence[Area] = ()
        ) -> PageStage[MentoringPage]:
            made.append(PageStage(qtbot, full if sample else empty, page, size, areas=areas))
            return made[-1]

        yield make
        for stage in made:
            stage.close()
