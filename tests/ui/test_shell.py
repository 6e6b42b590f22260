from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from organizer.ui.avatars import Face
from organizer.ui.buttons import Button
from organizer.ui.navigation import NavButton, NavGroup, NavItem
from organizer.ui.pagebar import FilterButton, PageBar
from organizer.ui.segmented import Segment, SegmentedControl
from organizer.ui.shell import AppShell
from organizer.ui.who import EVERYONE, Who, WhoFilter

ShowAll = Callable[..., QWidget]


@pytest.fixture
def shell(qtbot: QtBot) -> AppShell:
    made = AppShell()
    made.sidebar.set_groups(
        [
            NavGroup("", (NavItem("today", "Today", "sun"), NavItem("people", "People", "users", 5, True))),
            NavGroup("", (NavItem("settings", "Settings", "settings"),), last=True),
            NavGroup("Life", (NavItem("money", "Money", "wallet"),)),
        ]
    )
    made.sidebar.profile.set_profile([Face("Maya Rivera", "av-maya")], "Maya Rivera", "Personal profile")
    for key in ("today", "people"):
        bar = PageBar()
        bar.set_views([Segment("list", "List"), Segment("circles", "Circles")])
        made.add_page(key, Button(f"on {key}"), bar)
    made.show_page("today")
    qtbot.addWidget(made)
    made.resize(1440, 900)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def entry(shell: AppShell, key: str) -> NavButton:
    return next(button for button in shell.sidebar.findChildren(NavButton) if button.item.key == key)


def test_the_sidebar_walks_and_opens_by_keyboard(qtbot: QtBot, shell: AppShell) -> None:
    entry(shell, "today").setFocus()
    qtbot.keyClick(entry(shell, "today"), Qt.Key.Key_Down)
    assert entry(shell, "people").hasFocus()
    with qtbot.waitSignal(shell.sidebar.chosen) as signal:
        qtbot.keyClick(entry(shell, "people"), Qt.Key.Key_Return)
    assert signal.args == ["people"]
    qtbot.keyClick(entry(shell, "people"), Qt.Key.Key_End)
    assert entry(shell, "settings").hasFocus()
    qtbot.keyClick(entry(shell, "settings"), Qt.Key.Key_Home)
    assert shell.sidebar.profile.hasFocus()


def test_tab_stops_once_among_the_entries(shell: AppShell) -> None:
    shell.show_page("people")
    entries = shell.sidebar.findChildren(NavButton)
    stops = [button.item.key for button in entries if button.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == ["people"]


def test_entries_keep_the_order_shown_and_say_their_counts(shell: AppShell) -> None:
    assert shell.sidebar.keys() == ["today", "people", "money", "settings"]
    assert entry(shell, "people").accessibleName() == "People, 5"
    shell.sidebar.set_count("people", 0)
    assert entry(shell, "people").accessibleName() == "People"


def test_a_narrow_window_has_a_rail_with_tooltips(qtbot: QtBot, shell: AppShell) -> None:
    assert shell.sidebar.width() == 228
    with qtbot.waitSignal(shell.size_class_changed) as signal:
        shell.resize(1024, 700)
    assert signal.args == ["narrow"]
    assert shell.sidebar.width() == 56
    assert entry(shell, "people").toolTip() == "People, 5 (Ctrl+2)"
    with qtbot.waitSignal(shell.size_class_changed) as signal:
        shell.resize(1920, 1080)
    assert signal.args == ["wide"]
    assert shell.sidebar.width() == 228
    shell.toggle_rail()
    assert shell.sidebar.width() == 56


def test_f6_goes_round_the_regions(qtbot: QtBot, shell: AppShell) -> None:
    shell.show_page("people")
    shell.sidebar.profile.setFocus()
    seen = []
    for _ in range(4):
        qtbot.keyClick(shell, Qt.Key.Key_F6)
        focused = QApplication.focusWidget()
        assert focused is not None
        regions = (shell.sidebar, shell.topbar, *shell.findChildren(PageBar))
        seen.append(next((r.accessibleName() for r in regions if r.isAncestorOf(focused)), "page"))
    assert seen == ["Top bar", "Page bar", "page", "Sidebar"]
    qtbot.keyClick(shell, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is not None
    assert not shell.sidebar.isAncestorOf(QApplication.focusWidget())


def test_f6_stays_on_what_covers_the_page(qtbot: QtBot, shell: AppShell) -> None:
    cover, toast = Button("in the drawer", parent=shell.main), Button("Undo", parent=shell.main)
    shell.add_overlay(cover, covers=True)
    shell.add_overlay(toast)
    cover.show()
    toast.show()
    cover.setFocus()
    for expected in (toast, cover, toast):
        qtbot.keyClick(shell, Qt.Key.Key_F6)
        assert expected.hasFocus()


def test_the_page_shown_is_marked_in_the_sidebar(qtbot: QtBot, shell: AppShell) -> None:
    with qtbot.waitSignal(shell.page_shown):
        shell.show_page("people")
    assert shell.sidebar.current() == shell.current_page() == "people"
    with pytest.raises(KeyError):
        shell.show_page("nowhere")


def test_segments_are_chosen_by_arrows(qtbot: QtBot, show_all: ShowAll) -> None:
    control = SegmentedControl([Segment("a", "A"), Segment("b", "B & C"), Segment("c", "C")], "View")
    other = Button("after")
    show_all(control, other)
    control.focus_value()
    with qtbot.waitSignal(control.changed) as signal:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert signal.args == ["b"] == [control.value()]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert other.hasFocus()


def test_choosing_what_is_chosen_says_nothing(qtbot: QtBot, show_all: ShowAll) -> None:
    control = SegmentedControl([Segment("a", "A"), Segment("b", "B")], "View")
    show_all(control)
    control.focus_value()
    with qtbot.assertNotEmitted(control.changed):
        qtbot.mouseClick(QApplication.focusWidget(), Qt.MouseButton.LeftButton)
        control.choose("a")
        control.set_value("b")
    with pytest.raises(ValueError, match="no segment"):
        control.set_value("z")


def member(name: str) -> Who:
    return Who(name.lower(), name, Face.of(name))


def test_whose_records_are_shown(qtbot: QtBot, show_all: ShowAll) -> None:
    who = WhoFilter()
    show_all(who)
    assert who.isHidden()
    who.set_members([member("Maya"), member("Alex")])
    assert not who.isHidden()
    assert who.value() == EVERYONE
    with qtbot.waitSignal(who.changed) as signal:
        who.choose("alex")
    assert signal.args == ["alex"]
    who.set_members([member(name) for name in ("Maya", "Alex", "Noa", "Sam")])
    assert who.value() == "alex"
    assert [button.label for button in who.findChildren(Button) if button.isVisible()] == ["Alex"]
    who.set_members([member("Maya"), member("Noa")])
    assert who.value() == EVERYONE


def test_a_filter_names_what_it_lets_through(qtbot: QtBot) -> None:
    button = FilterButton("Circle", [("inner", "Inner"), ("active", "Active")])
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.changed):
        button.choose({"inner"})
    assert (button.label, button.value()) == ("Circle: Inner", {"inner"})
    button.choose({"inner", "active"})
    assert button.label == "Circle (2)"
    assert button.isChecked()
    with qtbot.assertNotEmitted(button.changed):
        button.set_choices([("active", "Active")])
    assert button.value() == {"active"}
    button.choose(())
    assert (button.label, button.isChecked()) == ("Circle", False)


def test_hiding_amounts_is_a_state_of_the_eye(qtbot: QtBot, shell: AppShell) -> None:
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    with qtbot.waitSignal(shell.topbar.amounts_hidden) as signal:
        qtbot.keyClick(shell, Qt.Key.Key_H, keys)
    assert signal.args == [True]
