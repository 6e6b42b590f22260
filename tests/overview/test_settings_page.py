"""The settings: members, the look, the Trash."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from organizer.areas.people.model import Contact
from organizer.overview.household import profile_title
from organizer.overview.settings_page import SettingsPage
from organizer.store.actions import delete_records
from organizer.ui.label import Label
from organizer.ui.theme import Density, theme
from tests.program_stage import ProgramStage


@pytest.fixture
def page(stage: ProgramStage) -> SettingsPage:
    """The settings of the sample household."""
    stage.begin()
    stage.welcome.options.choose("sample")
    stage.welcome.submit()
    opened = stage.at_desk().open("settings")
    assert isinstance(opened, SettingsPage)
    return opened


def test_a_member_is_renamed_as_one_goes_and_undo_takes_it_back(stage: ProgramStage, page: SettingsPage) -> None:
    page.choose("profile")
    field = page.profile.rows[1].name
    field.set_value("Sasha Rivera")
    field.left.emit()
    stage.until(lambda: stage.desk.workspace.reads.members()[1].name == "Sasha Rivera")
    stage.desk.undo()
    stage.until(lambda: stage.desk.workspace.reads.members()[1].name == "Alex Rivera")
    stage.until(lambda: page.profile.rows[1].name.value() == "Alex Rivera")


def test_a_member_without_a_name_is_refused_at_the_field(page: SettingsPage) -> None:
    field = page.profile.rows[0].name
    field.set_value("  ")
    field.left.emit()
    assert field.error() == "A member has a name"


def test_a_member_can_join(stage: ProgramStage, page: SettingsPage) -> None:
    page.profile.add_member.click()
    stage.until(lambda: len(stage.desk.workspace.reads.members()) == 3)
    stage.until(lambda: len(page.profile.rows) == 3)
    assert profile_title(stage.desk.workspace).subtitle == "Maya, Alex, Partner"
    assert len({row.colour.value() for row in page.profile.rows}) == 3


def test_rows_change_their_height_at_once(stage: ProgramStage, page: SettingsPage) -> None:
    page.appearance.density.choose(Density.COMFORTABLE.name)
    assert theme().density is Density.COMFORTABLE
    assert stage.settings.text("density") == "comfortable"


def test_the_groups_are_reached_with_arrows(stage: ProgramStage, page: SettingsPage) -> None:
    page._buttons["appearance"].setFocus(Qt.FocusReason.TabFocusReason)
    stage.press(Qt.Key.Key_Down)
    stage.press(Qt.Key.Key_Return)
    assert page._buttons["profile"].hasFocus()
    assert page.profile.isVisible()


def test_what_was_deleted_is_in_the_trash(stage: ProgramStage, page: SettingsPage) -> None:
    somebody = next(iter(stage.desk.workspace.reads.every(Contact)))
    stage.desk.context.perform(delete_records, [somebody])
    stage.until(lambda: stage.desk.workspace.reads.count(Contact, trash=True) == 1)
    page.choose("trash")
    assert page._trash is not None
    assert page._trash.isVisible()


def test_libraries_and_licences_are_named(page: SettingsPage) -> None:
    page.choose("about")
    words = [label.text() for label in page.findChildren(Label)]
    assert "SQLAlchemy" in words
    assert any("MIT" in text for text in words)
