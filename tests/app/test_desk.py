"""An open profile in the window: pages, keys, undo, search, whose things are shown."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from organizer.app.areas import AREAS
from organizer.app.key_sheet import KeySheet
from organizer.areas.people.model import Contact
from organizer.kernel.query import Where
from organizer.kernel.system import Member
from organizer.store.actions import add_record, change_record
from organizer.ui.menu import Menu
from organizer.ui.money_mask import money_mask, shown_amount
from organizer.ui.theme import Mode, theme
from organizer.ui.who import EVERYONE
from tests.program_stage import ProgramStage

CONTROL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier,
)  # fmt: skip


@pytest.fixture
def sample(stage: ProgramStage) -> ProgramStage:
    """The window with the sample household, left on People."""
    stage.settings.set("page", "people")
    stage.begin()
    stage.welcome.options.choose("sample")
    stage.welcome.submit()
    stage.at_desk()
    stage.until(lambda: stage.program.desk is not None)
    return stage


def profile_menu(stage: ProgramStage) -> list[str]:
    menu = Menu(parent=stage.window)
    stage.desk._fill_profile_menu(menu)
    return [action.text() for action in menu.actions() if action.text()]


def test_the_frame_says_whose_profile_it_is_and_how_it_is_kept(sample: ProgramStage) -> None:
    sidebar = sample.window.shell.sidebar
    assert sidebar.profile.accessibleName() == "Rivera household, Maya, Alex"
    assert sidebar.keys() == ["today", *(area.key for area in AREAS), "reports", "settings"]
    assert sidebar.current() == "people"
    assert sample.window.windowTitle() == "People - Organizer"


def test_pages_are_made_when_first_opened(sample: ProgramStage) -> None:
    assert set(sample.desk.pages) == {"people"}
    sample.press(Qt.Key.Key_3, CONTROL)
    assert set(sample.desk.pages) == {"people", "calendar"}
    sample.press(Qt.Key.Key_4, CONTROL)
    assert sample.window.shell.current_page() == "people"
    sample.press(Qt.Key.Key_Comma, CONTROL)
    assert sample.window.shell.current_page() == "settings"


def test_a_menu_names_what_undo_would_take_back(sample: ProgramStage) -> None:
    assert "Undo" in profile_menu(sample)
    dana = next(iter(sample.desk.workspace.reads.every(Contact, [Where("name", "=", "Dana Whitcombe")])))
    sample.desk.context.perform(change_record, dana, {"position": "CEO"})
    sample.until(lambda: sample.desk.workspace.next_undo() is not None)
    assert "Undo change position" in profile_menu(sample)
    sample.press(Qt.Key.Key_Z, CONTROL)
    sample.until(lambda: sample.desk.workspace.next_undo() is None)
    assert "Redo change position" in profile_menu(sample)


def test_undo_goes_to_where_it_happened(sample: ProgramStage) -> None:
    added = Contact(name="Aaron Abel")
    sample.desk.context.perform(add_record, added)
    sample.until(lambda: sample.desk.workspace.next_undo() is not None)
    sample.desk.open("settings")
    sample.press(Qt.Key.Key_Z, CONTROL)
    sample.until(lambda: sample.window.shell.current_page() == "people")
    assert sample.desk.workspace.reads.find(Contact, added.id) is None
    sample.desk.open("settings")
    sample.press(Qt.Key.Key_Z, CONTROL | SHIFT)
    sample.until(lambda: sample.window.shell.current_page() == "people")
    assert sample.desk.workspace.reads.get(Contact, added.id).name == "Aaron Abel"


def test_search_finds_as_one_types_and_opens_the_record(sample: ProgramStage) -> None:
    sample.desk.open("reports")
    sample.press(Qt.Key.Key_K, CONTROL)
    assert "People" in sample.desk.search.titles()
    sample.write("dana whit")
    assert sample.desk.search.titles()[0] == "Dana Whitcombe"
    sample.press(Qt.Key.Key_Return)
    assert not sample.desk.search.isVisible()
    assert sample.window.shell.current_page() == "people"


def test_search_gives_the_focus_back(sample: ProgramStage) -> None:
    focused = sample.focused()
    sample.press(Qt.Key.Key_K, CONTROL)
    sample.write(">zzzz")
    assert sample.desk.search.titles() == []
    sample.press(Qt.Key.Key_Return)
    assert sample.desk.search.isVisible()
    sample.press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is focused


def test_whose_things_are_shown_is_remembered_for_each_page(sample: ProgramStage) -> None:
    alex = sample.desk.workspace.reads.members()[1]
    sample.press(Qt.Key.Key_3, ALT)
    assert sample.desk.context.who == alex.id
    sample.desk.open("reports")
    assert sample.desk.context.who is None
    assert not sample.window.shell.topbar.who.isVisible()
    sample.desk.open("people")
    assert sample.desk.context.who == alex.id
    sample.press(Qt.Key.Key_1, ALT)
    assert sample.window.shell.topbar.who.value() == EVERYONE


def test_who_sits_here_is_called_me_and_stands_in_the_journal(sample: ProgramStage) -> None:
    desk = sample.desk
    maya, alex = desk.workspace.reads.members()
    assert desk.workspace.home.member == maya.id
    desk._sit(alex.id)
    assert desk.workspace.home.member == alex.id
    assert sample.window.shell.topbar.who.keys() == [EVERYONE, str(alex.id), str(maya.id)]


def test_a_member_who_is_renamed_is_shown_so(sample: ProgramStage) -> None:
    alex = sample.desk.workspace.reads.members()[1]
    sample.desk.context.perform(change_record, alex, {"name": "Sasha Rivera"})
    sample.until(lambda: "Sasha" in sample.window.shell.sidebar.profile.accessibleName())
    assert sample.desk.workspace.reads.get(Member, alex.id).name == "Sasha Rivera"


def test_the_look_is_changed_at_once_and_kept(sample: ProgramStage, stages: Callable[[], ProgramStage]) -> None:
    assert theme().mode is Mode.LIGHT
    page = sample.desk.open("settings")
    page.appearance.mode.choose("dark")  # type: ignore[attr-defined]
    assert theme().mode is Mode.DARK
    assert sample.settings.text("theme") == "dark"


def test_amounts_are_hidden_everywhere_by_one_key(sample: ProgramStage) -> None:
    assert shown_amount("$1,200") == "$1,200"
    sample.press(Qt.Key.Key_H, CONTROL | SHIFT)
    mask = money_mask()
    assert mask is not None
    sample.until(lambda: mask.hidden)
    assert "1,200" not in shown_amount("$1,200")
    sample.press(Qt.Key.Key_H, CONTROL | SHIFT)
    sample.until(lambda: not mask.hidden)


def test_f1_lists_the_keys(sample: ProgramStage) -> None:
    sample.press(Qt.Key.Key_F1)
    sheets = sample.window.findChildren(KeySheet)
    assert [sheet.isVisible() for sheet in sheets] == [True]
    sample.until(sheets[0].isActiveWindow)
    sample.press(Qt.Key.Key_Escape)
    sample.until(lambda: not sample.window.findChildren(KeySheet))


def test_the_sidebar_can_be_narrow(sample: ProgramStage) -> None:
    sample.window.resize(1440, 900)
    assert not sample.window.shell.sidebar.is_rail()
    sample.press(Qt.Key.Key_B, CONTROL)
    assert sample.window.shell.sidebar.is_rail()


def test_new_on_a_page_without_records_is_the_first_areas(sample: ProgramStage) -> None:
    sample.desk.open("settings")
    titles = [entry.title for entry in sample.desk._new_entries()]
    assert titles
    sample.press(Qt.Key.Key_N, CONTROL)
    assert sample.window.shell.current_page() == sample.window.shell.sidebar.keys()[1]


def test_clearing_the_sample_removes_that_file_and_no_other(sample: ProgramStage) -> None:
    other = sample.places.data / "other.organizer"
    other.write_bytes(b"mine")
    sample.desk.clear_asked.emit()
    assert sample.welcome.isVisible()
    assert not sample.places.sample.exists()
    assert other.read_bytes() == b"mine"
    assert list(sample.places.data.iterdir()) == [other]


def test_the_next_start_opens_the_same_profile_at_the_same_page(
    sample: ProgramStage, stages: Callable[[], ProgramStage]
) -> None:
    sample.desk.open("settings")
    sample.close()
    again = stages()
    again.begin()
    again.at_desk()
    assert again.window.shell.current_page() == "settings"
    assert again.desk.workspace.home.path == sample.places.sample


def test_a_profile_that_is_gone_leads_to_the_welcome(sample: ProgramStage, stages: Callable[[], ProgramStage]) -> None:
    sample.close()
    sample.places.sample.unlink()
    again = stages()
    again.begin()
    assert again.welcome.isVisible()


def test_a_file_that_is_no_profile_is_said_and_left_alone(stage: ProgramStage) -> None:
    stage.folder.mkdir(exist_ok=True)
    foreign = stage.folder / "foreign.organizer"
    foreign.write_bytes(b"short")
    stage.begin(foreign)
    assert "foreign.organizer" in stage.welcome._trouble.text()
    assert foreign.read_bytes() == b"short"


def test_no_window_but_the_main_one_is_shown_on_the_way(stage: ProgramStage) -> None:
    shown: list[QWidget] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                shown.append(watched)
            return False

    application = QApplication.instance()
    assert application is not None
    watch = Watch()
    application.installEventFilter(watch)
    stage.begin()
    stage.welcome.options.choose("sample")
    stage.welcome.submit()
    desk = stage.at_desk()
    for page in ("reports", "settings", "import"):
        desk.open(page)
    application.removeEventFilter(watch)
    assert shown == [stage.window]
