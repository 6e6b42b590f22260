"""The page of money with its Plan view in front, over a profile of its own, its results made by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organizer.app.areas import AREAS
from organizer.areas.money.page import views
from organizer.areas.money.page.money import MoneyPage
from organizer.areas.money.page.views import PLAN
from organizer.areas.money.widgets.plan.planner import Read
from organizer.areas.money.widgets.plan.view import PlanView
from organizer.ui.context import PageContext
from organizer.ui.drawer import Drawer
from organizer.ui.money_mask import MoneyMask
from organizer.ui.theme import Mode, Theme
from tests.areas.money.made_plan import MadeWorker, read
from tests.begun import open_begun, rivera
from tests.page_stage import PageStage
from tests.profiles import CLOCK


class PlanStage(PageStage[MoneyPage]):
    """`worker` remembers what it was asked to work out."""

    def __init__(
        self, qtbot: QtBot, path: Path, monkeypatch: pytest.MonkeyPatch, question: Read = read,
        size: tuple[int, int] = (1440, 900),
    ) -> None:  # fmt: skip
        self.worker = MadeWorker()

        def make(context: PageContext) -> PlanView:
            return PlanView(context, self.worker, question)

        monkeypatch.setitem(views.MAKERS, PLAN, make)
        super().__init__(qtbot, open_begun(path, CLOCK, (), rivera), MoneyPage, size, areas=AREAS)
        self.page.show_view(PLAN)
        self.settle()

    @property
    def view(self) -> PlanView:
        front = self.page.views.front()
        assert isinstance(front, PlanView)
        return front

    def drawer(self) -> Drawer:
        """The drawer that is open."""
        return next(drawer for drawer in self.shell.findChildren(Drawer) if drawer.is_open())

    def drawers(self) -> list[Drawer]:
        return [drawer for drawer in self.shell.findChildren(Drawer) if drawer.is_open()]

    def count(self, cls: Any) -> int:
        return self.workspace.reads.count(cls)


@pytest.fixture
def mask(qapp: QApplication) -> Iterator[MoneyMask]:
    """Amounts can be hidden."""
    made = MoneyMask(qapp)
    yield made
    qapp.setProperty("organizer_money_mask", None)


@pytest.fixture
def plan_stage(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mask: MoneyMask
) -> Iterator[PlanStage]:
    """The view of the design's picture."""
    Theme(qapp, Mode.LIGHT, reduced_motion=True).install()
    stage = PlanStage(qtbot, tmp_path / "plan.organizer", monkeypatch)
    yield stage
    stage.close()
    stage.profile.close()
