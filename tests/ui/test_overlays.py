from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from organizer.ui.banner import Banner
from organizer.ui.buttons import Button
from organizer.ui.dialogs import ConfirmDialog, WaysDialog
from organizer.ui.drawer import Drawer
from organizer.ui.empty import EmptyState, Shape
from organizer.ui.fields.text import TextField
from organizer.ui.theme import Theme
from organizer.ui.toast import SHOWN_MS, Toast

ShowAll = Callable[..., QWidget]


class Scene:
    """A page with a button, and a drawer with two fields over it."""

    def __init__(self, show_all: ShowAll) -> None:
        self.opener = Button("Edit")
        self.host = QWidget()
        self.opener.setParent(self.host)
        self.window = show_all(self.host)
        self.window.resize(900, 600)
        self.drawer = Drawer(self.host)
        self.drawer.set_title("Edit <b>Dana</b>")
        self.first, self.second = TextField("Name"), TextField("Town")
        content = QWidget()
        for number, field in enumerate((self.first, self.second)):
            field.setParent(content)
            field.setGeometry(10, 10 + 70 * number, 300, 60)
        content.setMinimumHeight(160)
        self.drawer.set_content(content)
        self.save = Button("Save", "primary")
        self.drawer.foot.row.addWidget(self.save)
        self.opener.setFocus()


@pytest.fixture
def scene(show_all: ShowAll) -> Scene:
    return Scene(show_all)


def test_the_drawer_takes_the_focus_and_gives_it_back(qtbot: QtBot, scene: Scene) -> None:
    scene.drawer.open()
    assert scene.first.edit.hasFocus()
    with qtbot.waitSignal(scene.drawer.closed):
        qtbot.keyClick(scene.first.edit, Qt.Key.Key_Escape)
    assert scene.opener.hasFocus()
    assert scene.opener.shows_focus


def test_tab_stays_in_the_drawer(qtbot: QtBot, scene: Scene) -> None:
    scene.drawer.open()
    visited = []
    for _ in range(5):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        visited.append(QApplication.focusWidget())
    assert visited[:2] == [scene.second.edit, scene.save]
    assert scene.first.edit in visited[2:]
    assert all(scene.drawer.isAncestorOf(widget) for widget in visited if widget is not None)
    qtbot.keyClick(scene.first.edit, Qt.Key.Key_Backtab)
    assert scene.drawer.isAncestorOf(QApplication.focusWidget())


def test_the_drawer_can_be_held_open(qtbot: QtBot, scene: Scene) -> None:
    scene.drawer.hold_open()
    scene.drawer.open()
    with qtbot.waitSignal(scene.drawer.close_asked):
        qtbot.keyClick(scene.first.edit, Qt.Key.Key_Escape)
    assert scene.drawer.is_open()
    scene.drawer.close_now()
    assert not scene.drawer.is_open()


def test_a_click_beside_the_drawer_closes_it(qtbot: QtBot, scene: Scene) -> None:
    scene.drawer.open()
    qtbot.mouseClick(scene.drawer, Qt.MouseButton.LeftButton, pos=QPoint(scene.drawer.width() - 100, 20))
    assert scene.drawer.is_open()
    qtbot.mouseClick(scene.drawer, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert not scene.drawer.is_open()


def test_the_drawer_never_leaves_its_host(scene: Scene) -> None:
    scene.drawer.open()
    panel = scene.first.edit
    assert scene.drawer.geometry() == scene.host.rect()
    scene.window.resize(700, 500)
    assert scene.drawer.geometry() == scene.host.rect()
    assert panel.mapTo(scene.host, QPoint(0, 0)).x() >= 0


def test_what_had_the_focus_may_be_gone(qtbot: QtBot, scene: Scene) -> None:
    scene.drawer.open()
    scene.opener.deleteLater()
    QApplication.sendPostedEvents(scene.opener, QEvent.Type.DeferredDelete.value)
    scene.drawer.close_now()
    assert not scene.drawer.is_open()


def test_the_drawer_slides_unless_motion_is_reduced(scene: Scene, theme: Theme) -> None:
    theme.reduced_motion = False
    scene.drawer.open()
    assert scene.drawer._slide.duration() == 160
    assert scene.drawer._slide.state() is scene.drawer._slide.State.Running
    scene.drawer.close_now()


def test_a_toast_undoes_once(qtbot: QtBot, scene: Scene) -> None:
    undone: list[int] = []
    toast = Toast(scene.host)
    toast.tell("Deleted <b>Dana</b>", "Undo", lambda: undone.append(1))
    assert toast.accessibleName() == "Deleted <b>Dana</b>"
    assert toast._timer.interval() == SHOWN_MS == 8000
    assert toast.remaining() > 0
    with qtbot.waitSignal(toast.gone):
        qtbot.keyClick(toast._button, Qt.Key.Key_Return)
    qtbot.keyClick(toast._button, Qt.Key.Key_Return)
    assert undone == [1]


def test_a_toast_lingers_while_pointed_at_or_focused(qtbot: QtBot, scene: Scene) -> None:
    toast = Toast(scene.host)
    toast.tell("Saved", "Undo", lambda: None)
    toast._button.setFocus()
    assert toast.remaining() == -1
    scene.opener.setFocus()
    assert toast.remaining() > 0
    here = QPointF(5, 5)
    QApplication.sendEvent(toast, QEnterEvent(here, here, here))
    assert toast.remaining() == -1
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert toast.remaining() > 0


def test_a_new_toast_takes_the_place_of_the_old(scene: Scene) -> None:
    toast = Toast(scene.host)
    toast.tell("One", "Undo", lambda: None)
    toast.tell("Two")
    assert toast.text() == "Two"
    assert toast._button.isHidden()
    toast._timer.timeout.emit()
    assert toast.isHidden()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_enter_and_escape_keep(qtbot: QtBot, show_all: ShowAll, key: Qt.Key) -> None:
    dialog = ConfirmDialog(show_all(), "Delete this?", "<i>52</i> notes go with it. " * 3, "Delete", "Keep")
    with qtbot.waitSignal(dialog.rejected):
        dialog.open()
        qtbot.keyClick(dialog, key)


def test_only_the_verb_accepts(qtbot: QtBot, show_all: ShowAll) -> None:
    dialog = ConfirmDialog(show_all(), "Delete this?", "52 notes go with it.", "Delete", "Keep")
    dialog.open()
    qtbot.waitUntil(dialog.keep.hasFocus)
    with qtbot.waitSignal(dialog.accepted):
        qtbot.mouseClick(dialog.verb, Qt.MouseButton.LeftButton)


def test_a_banner_says_and_does_one_thing(qtbot: QtBot, show_all: ShowAll) -> None:
    banner = Banner("danger", "Could not import", "Row 14 has no date.", "Show row")
    show_all(banner)
    assert banner.accessibleName() == "Could not import. Row 14 has no date."
    with qtbot.waitSignal(banner.acted):
        qtbot.mouseClick(banner.findChildren(Button)[0], Qt.MouseButton.LeftButton)


def test_an_empty_page_offers_ways_to_begin(qtbot: QtBot, show_all: ShowAll) -> None:
    page = EmptyState(
        "No ventures yet",
        "Keep side income in one place.",
        "New venture",
        other="Import a CSV",
        shapes=[Shape("shop", "package", "A product", "Costs"), Shape("flat", "building-2", "Rent", "Yield")],
        footnote="Hide it in Settings.",
    )
    show_all(page).resize(700, 700)
    with qtbot.waitSignal(page.created):
        qtbot.keyClick(page.create_button, Qt.Key.Key_Return)
    with qtbot.waitSignal(page.imported):
        qtbot.mouseClick(page.other_button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.shape_chosen) as signal:
        qtbot.keyClick(page._shapes[1], Qt.Key.Key_Space)
    assert signal.args == ["flat"]


def ways(show_all: ShowAll) -> WaysDialog:
    window = show_all(QWidget())
    dialog = WaysDialog(window, "Move which of them?", ["Only this one", "This and those that follow", "All"])
    dialog.open()
    return dialog


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        ([Qt.Key.Key_1], 0),
        ([Qt.Key.Key_3], 2),
        ([Qt.Key.Key_Return], 0),
        ([Qt.Key.Key_Down, Qt.Key.Key_Space], 1),
        ([Qt.Key.Key_Up, Qt.Key.Key_Return], 2),
    ],
)
def test_one_of_several_ways_is_chosen_by_keys(qtbot: QtBot, show_all: ShowAll, keys: list[Qt.Key], place: int) -> None:
    dialog = ways(show_all)
    for key in keys[:-1]:
        qtbot.keyClick(dialog.focusWidget(), key)
    with qtbot.waitSignal(dialog.chosen) as chosen:
        qtbot.keyClick(dialog.focusWidget(), keys[-1])
    assert chosen.args == [place]


def test_a_way_is_chosen_with_the_mouse_and_given_up_with_escape(qtbot: QtBot, show_all: ShowAll) -> None:
    dialog = ways(show_all)
    with qtbot.waitSignal(dialog.chosen) as chosen:
        qtbot.mouseClick(dialog.ways[1], Qt.MouseButton.LeftButton)
    assert chosen.args == [1]
    again = ways(show_all)
    with qtbot.assertNotEmitted(again.chosen), qtbot.waitSignal(again.rejected):
        qtbot.keyClick(again, Qt.Key.Key_Escape)
