"""A page of an area in a window, over a profile of its own, and hands to use it with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from organizer.kernel.area import Area
from organizer.store.profile import Profile
from organizer.store.workspace import Workspace
from organizer.ui.area_page import AreaPage
from organizer.ui.context import PageContext
from organizer.ui.host import WindowHost
from organizer.ui.shell import AppShell

P = TypeVar("P", bound=AreaPage)


class MemorySettings:
    """Settings of a session that leaves nothing behind."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def text(self, key: str, default: str = "") -> str:
        return self.kept.get(key, default)

    def set(self, key: str, value: str) -> None:
        self.kept[key] = value


class PageStage(Generic[P]):
    """Make it with the class of the page; `close` it before the profile."""

    def __init__(
        self, qtbot: QtBot, profile: Profile, page: Callable[[PageContext], P], size: tuple[int, int] = (1440, 900),
        *, areas: Sequence[Area] = (),
    ) -> None:  # fmt: skip
        self.qtbot, self.profile = qtbot, profile
        self.workspace = Workspace([profile])
        self.shell = AppShell()
        self.shell.resize(*size)
        self.host = WindowHost(self.shell.main, self.shell.add_overlay)
        self.settings = MemorySettings()
        self.context = PageContext(self.workspace, self.host, self.settings, areas=areas)
        self.page = page(self.context)
        self.shell.add_page("page", self.page, self.page.page_bar, self.page.regions())
        self.shell.show_page("page")
        with qtbot.waitExposed(self.shell):
            self.shell.show()
        self.shell.activateWindow()
        qtbot.waitUntil(self.shell.isActiveWindow)
        self.page.activate(None)

    def close(self) -> None:
        self.page.close_page()
        self.context.close()
        self.context.tasks.finish()
        self.shell.close()
        self.shell.deleteLater()
        self.workspace.reads.close()

    # What is there

    def everything(self) -> dict[object, object]:
        """All records, in the Trash or not, by id."""
        reads, registry = self.workspace.reads, self.profile.registry
        return {r.id: r for cls in registry.all for trash in (False, True) for r in reads.every(cls, trash=trash)}

    def focus(self) -> QWidget:
        """What has the focus."""
        found = QApplication.focusWidget()
        assert found is not None, "nothing has the focus"
        return found

    # Hands

    def settle(self) -> None:
        """Until nothing is being counted and everything posted has been delivered."""
        self.qtbot.waitUntil(lambda: self.context.tasks.running() == 0)
        QApplication.processEvents()

    def until(self, condition: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()))
        self.settle()

    def press(self, *keys: Qt.Key | str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Keys, or text to type, go to the menu that is open, else to what has the focus."""
        for key in keys:
            popup = QApplication.activePopupWidget()
            target = (popup.focusWidget() or popup) if popup is not None else self.focus()
            if isinstance(key, str):
                QTest.keyClicks(target, key)
            else:
                QTest.keyClick(target, key, modifier)
        QApplication.processEvents()

    def ctrl(self, key: Qt.Key) -> None:
        self.press(key, modifier=Qt.KeyboardModifier.ControlModifier)

    def tab_to(self, wanted: Callable[[QWidget], object], *, back: bool = False) -> QWidget:
        """Tab, or Shift+Tab, until something has the focus; fails where it cannot be reached."""
        for _ in range(120):
            if wanted(self.focus()):
                return self.focus()
            if back:
                self.press(Qt.Key.Key_Backtab, modifier=Qt.KeyboardModifier.ShiftModifier)
            else:
                self.press(Qt.Key.Key_Tab)
        raise AssertionError("cannot be reached by Tab")

    def choose(self, words: str) -> None:
        """Goes down the open menu to an entry that begins with `words`, into submenus, and takes it."""
        for part in words.split(" > "):
            menu = QApplication.activePopupWidget()
            assert menu is not None, "no menu is open"
            for _ in range(60):
                active = menu.activeAction()  # type: ignore[attr-defined]
                if active is not None and active.text().startswith(part):
                    break
                self.press(Qt.Key.Key_Down)
            else:
                raise AssertionError(f"no entry {part!r}")
            self.press(Qt.Key.Key_Return if " > " not in words or part == words.split(" > ")[-1] else Qt.Key.Key_Right)

    def done_and_undone(self, act: Callable[[], object]) -> None:
        """Does something, takes it back to equality, and does it again; the page hears of each in turn."""
        before = self.everything()
        with self.qtbot.waitSignal(self.context.changed):
            act()
        self.settle()
        after = self.everything()
        assert after != before
        for reverse, wanted in ((self.context.undo, before), (self.context.redo, after)):
            with self.qtbot.waitSignal(self.context.changed):
                reverse()
            self.settle()
            assert self.everything() == wanted
