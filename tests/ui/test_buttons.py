from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from organizer.ui.buttons import Button, IconButton
from organizer.ui.focus import FocusRing
from organizer.ui.menu import Menu
from organizer.ui.scrolling import ScrollArea
from organizer.ui.toggles import Checkbox, Radio, Toggle

ShowAll = Callable[..., QWidget]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_keys_press_a_button(qtbot: QtBot, show_all: ShowAll, key: Qt.Key) -> None:
    button = Button("Save")
    show_all(button)
    button.setFocus()
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, key)


def test_a_disabled_button_does_nothing(qtbot: QtBot, show_all: ShowAll) -> None:
    button = Button("Save")
    show_all(button)
    button.setEnabled(False)
    with qtbot.assertNotEmitted(button.clicked):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(("size", "height"), [("small", 24), ("normal", 30), ("large", 36)])
def test_no_target_is_under_24_pixels(qtbot: QtBot, size: str, height: int) -> None:
    button = Button("x", size=size)  # type: ignore[arg-type]
    icon = IconButton("eye", "Hide amounts", size=size)  # type: ignore[arg-type]
    for widget in (button, icon):
        qtbot.addWidget(widget)
        assert widget.sizeHint().height() == height >= 24


def test_an_icon_button_says_its_name_and_key(qtbot: QtBot, show_all: ShowAll) -> None:
    button = IconButton("eye", "Hide amounts", "Ctrl+Shift+H")
    window = show_all(button)
    assert button.accessibleName() == "Hide amounts"
    assert button.toolTip() == "Hide amounts (Ctrl+Shift+H)"
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)


def rings(window: QWidget) -> list[FocusRing]:
    return [ring for ring in window.findChildren(FocusRing) if ring.isVisible()]


def test_the_focus_ring_is_for_the_keyboard(qtbot: QtBot, show_all: ShowAll) -> None:
    first, second = Button("One"), Button("Two")
    window = show_all(first, second)
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert first.hasFocus()
    assert not rings(window)
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()
    (ring,) = rings(window)
    assert ring.geometry() == second.geometry().adjusted(-4, -4, 4, 4)
    second.resize(second.width() + 20, second.height())
    assert ring.geometry() == second.geometry().adjusted(-4, -4, 4, 4)
    qtbot.keyClick(second, Qt.Key.Key_Backtab)
    assert [ring.geometry() for ring in rings(window)] == [first.geometry().adjusted(-4, -4, 4, 4)]


def test_the_ring_goes_with_the_widget_it_surrounds(qtbot: QtBot, show_all: ShowAll) -> None:
    button, other = Button("One"), Button("Two")
    window = show_all(button, other)
    button.clearFocus()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert rings(window)
    button.deleteLater()
    qtbot.waitUntil(lambda: not rings(window))


def test_the_ring_scrolls_with_the_page(qtbot: QtBot, show_all: ShowAll) -> None:
    button = Button("One")
    page = QWidget()
    page.setMinimumHeight(2000)
    button.setParent(page)
    button.move(20, 30)
    area = ScrollArea(page)
    show_all(area)
    button.clearFocus()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert rings(page)


def test_a_menu_button_opens_its_menu_by_key(qtbot: QtBot, show_all: ShowAll) -> None:
    chosen: list[str] = []
    button, menu = Button("New", "primary"), Menu()
    menu.add("Person", lambda: chosen.append("person"), icon="users")
    menu.add("<b>R&D</b>", lambda: chosen.append("other"))
    button.set_menu(menu)
    show_all(button)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Down)
    assert menu.isVisible()
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert chosen == ["person"]
    assert not menu.isVisible()


def test_ticking_leaves_a_menu_of_several_open(qtbot: QtBot, show_all: ShowAll) -> None:
    menu = Menu(stays_open=True)
    action = menu.add("Inner", checked=False)
    show_all()
    menu.popup(menu.pos())
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
    assert action.isChecked()
    assert menu.isVisible()
    qtbot.keyClick(menu, Qt.Key.Key_Space)
    assert not action.isChecked()
    menu.close()


def test_boxes_dots_and_switches_answer_to_the_keyboard(qtbot: QtBot, show_all: ShowAll) -> None:
    box, dot, switch = Checkbox("A & B"), Radio("Me"), Toggle("Quiet")
    show_all(box, dot, switch)
    for control in (box, dot, switch):
        control.setFocus()
        qtbot.keyClick(control, Qt.Key.Key_Space)
        assert control.isChecked()
        assert control.sizeHint().height() >= 24
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    assert not box.isChecked()
