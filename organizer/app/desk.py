"""An open profile on the window's shell: its pages, what needs someone, undo, search."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QObject, QTimer, Signal
from PySide6.QtGui import QShortcut

from organizer.kernel.area import Area, in_use
from organizer.kernel.changes import Changes, Ref
from organizer.kernel.record import Record, describe
from organizer.kernel.system import Member
from organizer.overview.household import profile_title
from organizer.store.workspace import Workspace
from organizer.ui.area_page import AreaPage, NewEntry
from organizer.ui.context import PageContext
from organizer.ui.members import face_of
from organizer.ui.menu import Menu
from organizer.ui.navigation import NavGroup, NavItem
from organizer.ui.tasks import TaskRunner

from .finding import Finding
from .frame import FOOT, TODAY, last_page, remember, remember_page
from .keys import bind
from .notices import DeskHost, SampleBar
from .pages import PageMakers
from .region import conventions_of
from .reminding import Reminding
from .settings import UserSettings
from .whose import WhoseChoice
from .window import MainWindow

if TYPE_CHECKING:
    from organizer.kernel.section import Section
    from organizer.overview.palette.popup import Palette

    from .find import DeskCommands
    from .profile_menu import ProfileCommands


class Desk(QObject):
    """Made for an open workspace, and closed with it."""

    open_asked = Signal()
    new_asked = Signal()
    close_asked = Signal()
    clear_asked = Signal()
    """The sample is no longer wanted."""

    def __init__(
        self, window: MainWindow, workspace: Workspace, areas: Sequence[Area], settings: UserSettings,
        tasks: TaskRunner, *, sample: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._window, self._shell = window, window.shell
        self.workspace, self._areas, self._settings = workspace, areas, settings
        self._tasks = tasks
        self._members: tuple[Member, ...] = ()
        self._area_of = {kind: area for area in areas for kind in area.kinds}
        self._undoing: str | None = None
        self.host = DeskHost(self._shell, self.undo)
        conventions = conventions_of(QLocale.system())
        self.context = PageContext(workspace, self.host, settings, conventions, tasks=tasks, areas=areas, parent=self)
        self.context.changed.connect(self._changed)
        self.context.opened.connect(self.go_to)
        self._reminding = Reminding(self.context)
        self._reminding.open_asked.connect(self._reminder_opened)
        self._makers = PageMakers(self.context, areas, tasks, settings, self._reminding)
        self.pages: dict[str, AreaPage] = {}
        self._whose = WhoseChoice(self._shell.topbar.who, self.context, settings)
        self._finding = Finding(window, self.context, areas, self.pages, self.go_to, self._commands)
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(0)
        self._counting.timeout.connect(self.count)
        self._dress_shell(sample)
        self._shortcuts = self._bind_keys()
        self._sit(self._remembered_member())

    def begin(self) -> None:
        """Opens the page that was shown last, or the first."""
        last = last_page(self._settings)
        self.open(last if self._makers.knows(last) else self._areas[0].key)

    def open(self, key: str, view: str | None = None) -> AreaPage:
        """Brings a page to the front; it is made when it is first shown."""
        self._whose.turn_to(key, self._makers.of_area(key))
        page = self._made(key)
        self._shell.show_page(key)
        self._shell.topbar.set_title(page.title, page.subtitle())
        self._window.set_page_title(page.title)
        remember_page(self._settings, key)
        page.activate(view)
        return page

    def _made(self, key: str) -> AreaPage:
        page = self.pages.get(key)
        if page is None:
            page = self.pages[key] = self._makers.make(key)
            page.import_requested.connect(partial(self.open, "import"))
            page.export_requested.connect(self._export)
            page.print_requested.connect(self._print)
            page.area_asked.connect(self._chosen)
            page.duplicates_requested.connect(partial(self.open, "duplicates"))
            self._shell.add_page(key, page, page.page_bar, page.regions())
        return page

    def _export(self, cls: type[Record], records: Sequence[Record]) -> None:
        from organizer.overview.exporting import ask_and_export

        ask_and_export(self.context, self._window, cls, [record.id for record in records])

    def _print(self, section: Section) -> None:
        from organizer.overview.printing import ask_and_print

        ask_and_print(self.context, self._window, section)

    def go_to(self, ref: Ref) -> None:
        """Opens the page of a record, at the record."""
        area = self._area_of.get(ref.kind)
        if area is not None:
            self.open(area.key).show_record(ref)

    def _reminder_opened(self, ref: Ref | None) -> None:
        """Brings the window to the front, at what a reminder was about, or at Today."""
        if self._window.isMinimized():
            self._window.showNormal()
        self._window.raise_()
        self._window.activateWindow()
        if ref is None:
            self.open(TODAY.key)
        else:
            self.go_to(ref)

    @property
    def search(self) -> Palette:
        """The palette of the window, made when it is first asked for."""
        return self._finding.palette

    @property
    def finding(self) -> Finding:
        """The palette and quick add."""
        return self._finding

    def page(self) -> AreaPage | None:
        """The page in view."""
        return self.pages.get(self._shell.current_page() or "")

    def count(self) -> None:
        """Brings the counts of the sidebar up to date."""
        reads = self.workspace.reads
        used = {area.key for area in in_use(self._areas, reads)}
        for area in self._areas:
            if area.attention is not None:
                number = area.attention(reads, self.context.today()) if area.key in used else 0
                self._shell.sidebar.set_count(area.key, number, hot=number > 0)

    def close(self) -> None:
        """Takes everything off the shell and closes the files."""
        for shortcut in self._shortcuts:
            shortcut.deleteLater()
        self._reminding.close()
        for page in self.pages.values():
            page.close_page()
        # What is under way ends now, and pages hear of it while they are there.
        self._tasks.finish()
        QCoreApplication.sendPostedEvents(self._tasks, QEvent.Type.MetaCall.value)
        for key, page in self.pages.items():
            self._shell.remove_page(key)
            # At once: what it has put off must not find the profile closed.
            page.deleteLater()
            QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete.value)
        self.pages.clear()
        self._shell.sidebar.chosen.disconnect(self._chosen)
        self._shell.topbar.search_requested.disconnect(self._finding.open_palette)
        self._shell.set_strip(None)
        self._finding.close()
        self.host.close()
        self.context.close()
        self.workspace.close()
        self.deleteLater()

    def undo(self) -> None:
        """Takes back the newest action, and shows where it happened."""
        step = self.workspace.next_undo()
        self._undoing = step[1].title if step else None
        self.context.undo()

    def redo(self) -> None:
        """Does again what was undone, and shows where."""
        step = self.workspace.next_redo()
        self._undoing = step[1].title if step else None
        self.context.redo()

    def _changed(self, changes: Changes) -> None:
        if changes.touches(describe(Member).kind):
            self._show_members()
        self._counting.start()
        if self._undoing == changes.title:
            self._undoing = None
            # Once the pages have heard of it too.
            QTimer.singleShot(0, self, partial(self._show_place, changes))

    def _show_place(self, changes: Changes) -> None:
        """Goes to the page of what was touched, and there to what it was."""
        for area in self._areas:
            for kind in area.kinds:
                if ids := changes.records.get(kind):
                    self.open(area.key).show_changed([Ref(kind, id) for id in ids])
                    return

    def _sit(self, member: UUID | None) -> None:
        """The member whose doing is written into the journal."""
        for profile in self.workspace.profiles:
            profile.member = member
        if member is not None:
            self._settings.set(self._member_key, str(member))
        self._show_members()

    @property
    def _member_key(self) -> str:
        return f"member/{self.workspace.home.id}"

    def _remembered_member(self) -> UUID | None:
        members = self.workspace.reads.members()
        kept = self._settings.text(self._member_key)
        return next((m.id for m in members if str(m.id) == kept), members[0].id if members else None)

    def _show_members(self) -> None:
        self._members = self.workspace.reads.members()
        name = profile_title(self.workspace)
        self._shell.sidebar.profile.set_profile([face_of(m) for m in self._members], name.title, name.subtitle)
        self._whose.set_members(self._members, self.workspace.home.member)

    def _dress_shell(self, sample: bool) -> None:
        sidebar, topbar = self._shell.sidebar, self._shell.topbar
        groups = _groups(self._areas)
        remember(self._settings, groups)
        sidebar.set_groups([*groups, FOOT])
        sidebar.chosen.connect(self._chosen)
        sidebar.set_profile_menu(self._fill_profile_menu)
        encrypted = self.workspace.home.encrypted
        words = "Encrypted on this computer" if encrypted else "Not encrypted"
        sidebar.set_foot("lock" if encrypted else "info", words)
        topbar.set_new_menu(self._fill_new_menu)
        topbar.search_requested.connect(self._finding.open_palette)
        if sample:
            bar = SampleBar()
            bar.cleared.connect(self.clear_asked)
            self._shell.set_strip(bar)

    def _chosen(self, key: str) -> None:
        self.open(key)

    def _fill_new_menu(self, menu: Menu) -> None:
        for number, entry in enumerate(self._new_entries()):
            menu.add(entry.title, entry.make, icon=entry.icon, shortcut="Ctrl+N" if number == 0 else "")

    def _fill_profile_menu(self, menu: Menu) -> None:
        from .profile_menu import fill_profile_menu

        undo, redo = self.workspace.next_undo(), self.workspace.next_redo()
        commands = self._profile_commands()
        fill_profile_menu(
            menu, commands, self._settings, undo=undo[1].title if undo else None, redo=redo[1].title if redo else None,
            members=self._members, me=self.workspace.home.member,
        )  # fmt: skip

    def _profile_commands(self) -> ProfileCommands:
        from .profile_menu import ProfileCommands

        return ProfileCommands(
            undo=self.undo, redo=self.redo, sit_here=self._sit, bring=partial(self.open, "import"),
            settings=partial(self.open, "settings"), keys=self._show_keys, open_file=self.open_asked.emit,
            new_profile=self.new_asked.emit, close_profile=self.close_asked.emit,
        )  # fmt: skip

    def _commands(self) -> DeskCommands:
        from .find import DeskCommands

        return DeskCommands(self._profile_commands(), self._finding.quick_add, self.open, self._toggle_rail)

    def _bind_keys(self) -> list[QShortcut]:
        sidebar, window = self._shell.sidebar, self._window

        def place(number: int) -> None:
            if number < len(sidebar.keys()):
                self.open(sidebar.keys()[number])

        bound = [bind(window, f"Ctrl+{n + 1}", partial(place, n)) for n in range(9)]
        bound += [bind(window, f"Alt+{n + 1}", partial(self._whose.choose, n)) for n in range(3)]
        for keys, act in (
            ("Ctrl+K", self._finding.open_palette),
            ("Ctrl+Shift+N", self._finding.quick_add),
            ("Ctrl+N", self._new),
            ("Ctrl+F", self._filter),
            ("Ctrl+Z", self.undo),
            ("Ctrl+Shift+Z", self.redo),
            ("Ctrl+Y", self.redo),
            ("Ctrl+B", self._toggle_rail),
            ("Ctrl+,", partial(self.open, "settings")),
            ("F1", self._show_keys),
        ):
            bound.append(bind(window, keys, act))
        return bound

    def _new(self) -> None:
        for entry in self._new_entries()[:1]:
            entry.make()

    def _new_entries(self) -> list[NewEntry]:
        """What the page in view offers; where it offers nothing, what the first area does, on its page."""
        page = self.page()
        entries = page.new_menu() if page else []
        if entries:
            return entries
        key = self._areas[0].key

        def make(number: int) -> None:
            self.open(key).new_menu()[number].make()

        offered = self._made(key).new_menu()
        return [entry._replace(make=partial(make, number)) for number, entry in enumerate(offered)]

    def _filter(self) -> None:
        page = self.page()
        field = page.filter_field() if page else None
        if field is not None:
            field.setFocus()

    def _toggle_rail(self) -> None:
        self._shell.toggle_rail()
        self._settings.set("rail", "1" if self._shell.rail_wanted() else "")

    def _show_keys(self) -> None:
        from .key_sheet import RECORD_KEYS, WINDOW_KEYS, Key, KeySheet, page_keys

        page = self.page()
        own = [*page_keys(page), *(Key(*key) for key in page.key_words())] if page else []
        groups = [("Everywhere", WINDOW_KEYS), ("Records", RECORD_KEYS)]
        KeySheet(self._window, [*groups, (page.title if page else "", own)] if own else groups).open()


def _groups(areas: Sequence[Area]) -> list[NavGroup]:
    titles = list(dict.fromkeys(area.group for area in areas))
    groups = [
        NavGroup(title, tuple(NavItem(area.key, area.title, area.icon) for area in areas if area.group == title))
        for title in titles
    ]
    return [groups[0]._replace(items=(TODAY, *groups[0].items)), *groups[1:]]
