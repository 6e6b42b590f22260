"""The page of learning in a window, over a profile of its own, and hands to use it with."""

from __future__ import annotations

from typing import Any, TypeVar

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from organizer.app.areas import AREAS
from organizer.areas.learning.model import Course, Credential, Skill
from organizer.areas.learning.page.page import LearningPage
from organizer.areas.learning.widgets.overview import Overview
from organizer.kernel.record import Record, describe
from organizer.store.profile import Profile
from organizer.ui.fields.inline_form import InlineForm
from tests.page_stage import PageStage

R = TypeVar("R", bound=Record)
F = TypeVar("F", bound=InlineForm)


class LearningStage(PageStage[LearningPage]):
    """Make it with `LearningStage(qtbot, profile)`; `close` it before the profile."""

    def __init__(self, qtbot: QtBot, profile: Profile, size: tuple[int, int] = (1440, 900)) -> None:
        super().__init__(qtbot, profile, LearningPage, size, areas=AREAS)
        self.settle()

    @property
    def overview(self) -> Overview:
        return self.page.views.overview

    def one(self, cls: type[R], name: str) -> R:
        """A record by its name."""
        heading = describe(cls).heading_of
        return next(record for record in self.workspace.reads.every(cls) if heading(record) == name)

    def course(self, title: str) -> Course:
        return self.one(Course, title)

    def credential(self, title: str) -> Credential:
        return self.one(Credential, title)

    def skill(self, name: str) -> Skill:
        return self.one(Skill, name)

    def form(self, cls: type[F]) -> F:
        """The short form that is open."""
        return next(form for form in self.shell.findChildren(cls) if form.isVisible())

    def drawer(self, cls: type[Any]) -> Any:
        """The editor that is open."""
        return next(e for e in self.context.findChildren(cls) if e.drawer.is_open())

    def type_into(self, drawer: Any, field: str, text: str) -> None:
        """Puts the focus into a field of an editor, and types over what is there."""
        edit = drawer.form.editors[field].widget.edit
        edit.setFocus()
        edit.selectAll()
        self.press(text)

    def go(self, rows: Any, number: int) -> None:
        """Puts the cursor on a row of a list, with the focus."""
        rows.setFocus()
        rows.go(number)
        self.settle()

    def titles(self) -> list[str]:
        """What is under way, as listed."""
        return [row.course.title for row in self.overview.courses.rows.rows]

    def figures(self) -> dict[str, str]:
        """The key figures by their labels."""
        return {f.label: " ".join(f.shown()).strip() for f in self.overview.strip.figures}

    def front(self) -> QWidget:
        """The view in front."""
        found = self.page.views.currentWidget()
        assert found is not None
        return found
