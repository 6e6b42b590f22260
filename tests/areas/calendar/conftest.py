"""The page of the calendar over real profiles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organizer.store.profile import Profile
from organizer.ui.theme import Mode, Theme
from tests.areas.calendar.calendar_stage import CalendarStage, Hands, at, usual
from tests.begun import open_begun


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    made = Theme(qapp, Mode.LIGHT, reduced_motion=True)
    made.install()
    return made


@pytest.fixture
def calendars(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Callable[..., CalendarStage]]:
    """Makes stages on Thursday 19 November 2026, 10:42 in Berlin, with the usual categories unless told otherwise."""
    made: list[CalendarStage] = []
    profiles: list[Profile] = []
    locale = QLocale()

    def make(
        *, empty: bool = False, now: datetime | None = None, names: tuple[str, ...] = ("Maya Rivera", "Alex Rivera"),
        begin: Callable[[Profile], object] = lambda _: None, **options: object,
    ) -> CalendarStage:  # fmt: skip
        hands = Hands(now or at(3, "10:42"))
        path = tmp_path / f"{len(profiles)}.organizer"
        profile = open_begun(path, hands.clock(), names, None if empty else usual)
        profiles.append(profile)
        begin(profile)
        stage = CalendarStage(qtbot, profile, hands, **options)  # type: ignore[arg-type]
        made.append(stage)
        return stage

    yield make
    for stage in made:
        stage.close()
    for profile in profiles:
        profile.close()
    QLocale.setDefault(locale)


@pytest.fixture
def calendar(calendars: Callable[..., CalendarStage]) -> CalendarStage:
    """Maya's week in a window of 1440 by 900, with nothing planned in it."""
    return calendars(who="Maya")
