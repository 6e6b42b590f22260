"""The composition root of the window: which screen is shown, and which profile is open."""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from organizer.kernel.errors import OrganizerError, WrongPassphrase
from organizer.overview.look import HIDE_AMOUNTS
from organizer.ui.money_mask import MoneyMask

from .crash import CrashGuard
from .frame import last_page, remembered
from .marks import AfterPaint, mark
from .places import SUFFIX, Places
from .settings import UserSettings
from .window import MainWindow

if TYPE_CHECKING:
    from organizer.kernel.clock import Clock
    from organizer.store.profile import Profile
    from organizer.ui.collector import Collector
    from organizer.ui.tasks import Progress, TaskRunner

    from .desk import Desk
    from .unlock import UnlockScreen
    from .welcome.request import Request
    from .welcome.screen import WelcomeScreen

_LAST = "last"
_SAVE_AFTER_MS = 2000


class Program(QObject):
    """Made once, when the application stands. What is imported inside functions is not needed for the first frame."""

    def __init__(self, places: Places, settings: UserSettings, clock: Clock | None = None) -> None:
        super().__init__()
        self.places, self.settings = places, settings
        self._clock = clock
        self.window = MainWindow(settings)
        self.crash = CrashGuard(places.log, self.window)
        self._tasks: TaskRunner | None = None
        self._collector: Collector | None = None
        self.desk: Desk | None = None
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.mask = MoneyMask(application, settings.text(HIDE_AMOUNTS) == "1")
        self.window.shell.topbar.set_amounts_hidden(self.mask.hidden)
        self.window.shell.topbar.amounts_hidden.connect(self.mask.set_hidden)
        self.window.shell.set_rail_wanted(settings.text("rail") == "1")
        self.window.closing.connect(self.end)
        application.aboutToQuit.connect(self._finish_tasks)
        saving = QTimer(self)
        saving.setSingleShot(True)
        saving.setInterval(_SAVE_AFTER_MS)
        saving.timeout.connect(settings.save)
        settings.on_change = saving.start

    def begin(self, file: Path | None = None) -> None:
        """Shows the window: with the file, the profile that was open last, or the welcome."""
        self.crash.install()
        last = self.settings.text(_LAST)
        path = file or (Path(last) if last else None)
        if path is None or (file is None and not path.exists()):
            self.show_welcome()
            self.window.show()
            AfterPaint(self.window, self._welcomed)
            return
        self.open_file(path)
        self.window.show()

    def end(self) -> None:
        """Closes what is open. The window goes."""
        self._finish_tasks()
        if self.desk is not None:
            self.desk.close()
            self.desk = None
        self.settings.save()
        self.crash.remove()

    @property
    def tasks(self) -> TaskRunner:
        """Work off the window's thread."""
        if self._tasks is None:
            from organizer.ui.tasks import TaskRunner

            self._tasks = TaskRunner(self)
        return self._tasks

    def _finish_tasks(self) -> None:
        if self._tasks is not None:
            self._tasks.finish()

    # Screens.

    def show_welcome(self, trouble: str = "") -> None:
        from .welcome.screen import WelcomeScreen

        screen = WelcomeScreen(self.places)
        screen.requested.connect(lambda request: self._make(screen, request))
        screen.file_chosen.connect(self.open_file)
        self.window.show_screen(screen)
        screen.show_trouble(trouble)
        screen.start_focus()

    def _welcomed(self) -> None:
        mark("paint")
        self.window.show_icon()
        self._collect_between_events()
        mark("idle")

    def open_file(self, path: Path) -> None:
        """Opens a profile: at once where it is plain, else when its passphrase was given."""
        from organizer.store.key import is_encrypted

        try:
            locked = is_encrypted(path)
        except OrganizerError as error:
            self._leave_desk()
            self.show_welcome(str(error))
            return
        self._leave_desk()
        if locked:
            self._show_unlock(path)
            return
        self._show_frame()
        AfterPaint(self.window.shell, lambda: self._open_plain(path))

    def _show_frame(self) -> None:
        """The window as it will be, before anything is known of what is in it."""
        shell = self.window.shell
        groups = remembered(self.settings)
        shell.sidebar.set_groups(groups)
        titles = {item.key: item.title for group in groups for item in group.items}
        page = last_page(self.settings)
        shell.sidebar.set_current(page)
        shell.topbar.set_title(titles.get(page, ""))
        self.window.set_page_title(titles.get(page, ""))
        self.window.show_shell()

    def _show_unlock(self, path: Path) -> None:
        from .unlock import UnlockScreen

        screen = UnlockScreen(path)
        screen.entered.connect(lambda passphrase: self._open_locked(screen, passphrase))
        screen.other_asked.connect(self.ask_file)
        screen.new_asked.connect(self.show_welcome)
        self.window.show_screen(screen)
        screen.start_focus()
        AfterPaint(screen, self._welcomed)

    # Opening and making.

    def _open_plain(self, path: Path) -> None:
        mark("paint")
        from organizer.store.profile import open_profile

        from .areas import REGISTRY

        try:
            profile = open_profile(path, REGISTRY, clock=self._clock)
        except OrganizerError as error:
            self.show_welcome(str(error))
            return
        self._opened(profile)

    def _open_locked(self, screen: UnlockScreen, passphrase: str) -> None:
        from organizer.store.profile import open_profile

        from .areas import REGISTRY

        screen.set_busy(True)

        def work(_: Progress) -> Profile:
            return open_profile(screen.path, REGISTRY, passphrase=passphrase, clock=self._clock)

        task = self.tasks.run("Unlock", work)
        task.done.connect(self._opened)

        def failed(error: Exception) -> None:
            if isinstance(error, WrongPassphrase):
                screen.refuse()
            else:
                self._explain(error, screen.show_trouble)

        task.failed.connect(failed)

    def _make(self, screen: WelcomeScreen, request: Request) -> None:
        from organizer.kernel.clock import Clock

        from .areas import REGISTRY
        from .welcome.request import make_profile

        screen.set_busy(True)
        task = self.tasks.run("Create", lambda _: make_profile(request, REGISTRY, self._clock or Clock()))

        def made(profile: Profile) -> None:
            self._opened(profile)
            if request.start == "bring" and self.desk is not None:
                self.desk.open("import")

        def failed(error: Exception) -> None:
            screen.set_busy(False)
            self._explain(error, screen.show_trouble)

        task.done.connect(made)
        task.failed.connect(failed)

    def _explain(self, error: Exception, show: Callable[[str], None]) -> None:
        if not isinstance(error, OrganizerError):
            show("Something went wrong in the program")
            raise error
        show(str(error))

    def _opened(self, profile: Profile) -> None:
        from organizer.store.workspace import Workspace

        from .areas import AREAS
        from .desk import Desk

        self._leave_desk()
        sample = profile.path == self.places.sample
        self.settings.set(_LAST, str(profile.path.absolute()))
        self.window.show_shell()
        desk = Desk(self.window, Workspace([profile]), AREAS, self.settings, self.tasks, sample=sample)
        desk.open_asked.connect(self.ask_file)
        desk.new_asked.connect(self._start_anew)
        desk.close_asked.connect(self._start_anew)
        desk.clear_asked.connect(self._clear_sample)
        self.desk = desk
        desk.begin()
        AfterPaint(self.window.shell, self._settle)

    def _settle(self) -> None:
        """What can wait until the first page is on the screen."""
        mark("data")
        if self.desk is not None:
            self.desk.count()
        self.window.show_icon()
        gc.freeze()
        self._collect_between_events()
        mark("idle")

    def _collect_between_events(self) -> None:
        """Nothing was collected until the first page; from now on it happens on this thread alone."""
        if self._collector is None:
            from organizer.ui.collector import Collector

            self._collector = Collector(self)
            self._collector.begin()

    # Leaving.

    def ask_file(self) -> None:
        """Asks for another profile."""
        from PySide6.QtWidgets import QFileDialog

        chosen, _ = QFileDialog.getOpenFileName(
            self.window, "Open an organizer", str(self.places.documents), f"Organizer files (*{SUFFIX})"
        )
        if chosen:
            self.open_file(Path(chosen))

    def _start_anew(self) -> None:
        self._leave_desk()
        self.settings.set(_LAST, "")
        self.show_welcome()

    def _clear_sample(self) -> None:
        from .welcome.request import remove_profile

        self._start_anew()
        remove_profile(self.places.sample)

    def _leave_desk(self) -> None:
        if self.desk is not None:
            self.desk.close()
            self.desk = None
