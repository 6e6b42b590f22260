"""What pages are given: reads, actions, the day, whose records to show, and a way to speak to the user."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from datetime import date, datetime, tzinfo
from functools import cached_property
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, Protocol, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from organizer.kernel.area import Area
from organizer.kernel.changes import Changes, Ref
from organizer.kernel.clock import HERE, zone_here
from organizer.kernel.dates import Conventions
from organizer.kernel.errors import FieldError, OrganizerError
from organizer.kernel.kinds import zone_of
from organizer.kernel.pauses import Pauses, pauses_of
from organizer.kernel.query import Where, belonging_to
from organizer.kernel.record import Record, describe
from organizer.kernel.system import Pause
from organizer.ui.host import WindowHost
from organizer.ui.tasks import TaskRunner

if TYPE_CHECKING:
    from concurrent.futures import Future

    from organizer.store.edit import Action, Edit
    from organizer.store.journal import Way
    from organizer.store.workspace import Workspace
    from organizer.ui.drawer import Drawer, Width

P = ParamSpec("P")
T = TypeVar("T")


class Settings(Protocol):
    """Small things that are remembered: columns, splitters, the last view."""

    def text(self, key: str, default: str = "") -> str: ...

    def set(self, key: str, value: str) -> None: ...


class _Relay(QObject):
    """Runs what other threads hand it, later, on the thread it was made in."""

    _handed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._open = True
        self._handed.connect(self._run, Qt.ConnectionType.QueuedConnection)

    def hand(self, call: Callable[[], None]) -> None:
        self._handed.emit(call)

    def close(self) -> None:
        self._open = False

    def _run(self, call: Callable[[], None]) -> None:
        if self._open:
            call()


class PageContext(QObject):
    """Made by the composition root, one for a window; no page reaches for the window itself."""

    changed = Signal(object)
    """`Changes`, on the GUI thread, after each commit, and before the `then` of the action that made them."""

    who_changed = Signal(object)
    """The member whose records are shown (`UUID`), or None for everyone."""

    opened = Signal(object)
    """A `Ref`: somebody asks to go to that record."""

    def __init__(
        self,
        workspace: Workspace,
        host: WindowHost,
        settings: Settings,
        conventions: Conventions | None = None,
        *,
        tasks: TaskRunner | None = None,
        areas: Sequence[Area] = (),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.host = host
        self.settings = settings
        self.tasks = tasks or TaskRunner(self)
        self.areas = tuple(areas)
        """All areas of the program, for pages that show what others offer."""
        self._conventions = conventions or Conventions()
        self._who: UUID | None = None
        self._relay = _Relay()
        self._unsubscribe = workspace.subscribe(self._committed)

    def close(self) -> None:
        """Hears no more of the workspace; what is under way ends unheard."""
        self._relay.close()
        self._unsubscribe()
        self._unsubscribe = _nothing

    def today(self) -> date:
        return self.workspace.clock.today()

    def now(self) -> datetime:
        """The present as the clocks here show it."""
        return self.workspace.clock.here().astimezone(self.zone)

    @cached_property
    def zone(self) -> tzinfo:
        """The time zone here, by its name where the system tells it: times kept in it stay right when its clocks
        change."""
        here = self.workspace.clock.zone or zone_here()
        if here is not HERE:
            return here
        from PySide6.QtCore import QTimeZone

        try:
            return zone_of(QTimeZone.systemTimeZoneId().toStdString())
        except FieldError:
            return here

    @cached_property
    def pauses(self) -> Pauses:
        """The life events for which things wait, as they are stored now."""
        return pauses_of(self.workspace.reads)

    @property
    def conventions(self) -> Conventions:
        """How dates and numbers are typed here, as of today."""
        return dataclasses.replace(self._conventions, today=self.today())

    @property
    def who(self) -> UUID | None:
        """The member whose records are shown; None for everyone."""
        return self._who

    def set_who(self, who: UUID | None) -> None:
        if who != self._who:
            self._who = who
            self.who_changed.emit(who)

    def who_name(self) -> str:
        """The first name of the member whose records are shown; '' for everyone."""
        for member in self.workspace.reads.members():
            if member.id == self._who:
                return member.name.split(" ")[0]
        return ""

    def mine(self) -> list[Where]:
        """The condition that the choice of a member puts on lists: theirs, and what is shared."""
        return belonging_to(self._who)

    def single_keys(self) -> bool:
        """Whether a letter alone may do something: who dictates, or types by accident, turns that off."""
        return self.settings.text("single_keys", "on") == "on"

    def open(self, ref: Ref) -> None:
        """Asks the window to go to a record."""
        self.opened.emit(ref)

    def asks_what_if(self, cls: type[Record]) -> bool:
        """Whether records of that kind can be career moves, and some area can say what they would do."""
        kind = describe(cls).kind
        return any(kind in area.moves for area in self.areas) and any(area.what_if is not None for area in self.areas)

    def show_what_if(self, record: Record) -> None:
        """Opens what a record would do to the financial plan, where some area can say it."""
        for area in self.areas:
            if area.what_if is not None:
                area.what_if()(self, record)
                return

    def perform(
        self,
        action: Action[P, T] | Callable[Concatenate[Edit, P], T],
        /,
        *args: Any,
        said: str | None = None,
        then: Callable[[T], None] | None = None,
        failed: Callable[[OrganizerError], None] | None = None,
        **kwargs: Any,
    ) -> None:
        """Has an action done and comes back at once. Later, on this thread: the toast `said` with its Undo, and
        `then(result)`; or `failed(error)`, without which the error is said. Any other exception is a bug and is raised.
        """
        future: Future[T] = self.workspace.submit(action, *args, **kwargs)

        def succeeded(result: T) -> None:
            if said is not None:
                self.host.toast(said, self.undo)
            if then is not None:
                then(result)

        self._when_done(future, succeeded, failed)

    def toast(self, text: str, *, undo: bool = False) -> None:
        """Says quietly what was done."""
        self.host.toast(text, self.undo if undo else None)

    def complain(self, text: str) -> None:
        """Says what could not be done, until it is dismissed."""
        self.host.complain(text)

    def confirm(self, title: str, text: str, verb: str) -> bool:
        """Asks before what nothing can bring back, and waits for the answer."""
        return self.host.confirm(title, text, verb)

    def show_drawer(self, content: QWidget, title: str, width: Width = 496) -> Drawer:
        """Opens a drawer with this content, which goes when another drawer takes its place."""
        drawer = self.host.drawer(width)
        drawer.hold_open(False)
        drawer.set_head_part(None)
        drawer.set_title(title)
        drawer.set_content(content)
        drawer.open()
        return drawer

    def undo(self) -> None:
        """Takes back the newest action."""
        self._reverse("undo")

    def redo(self) -> None:
        """Does again what was undone last."""
        self._reverse("redo")

    def _reverse(self, way: Way) -> None:
        found = self.workspace.next_undo() if way == "undo" else self.workspace.next_redo()
        if found is None:
            self.host.toast(f"Nothing to {way}")
            return
        profile, _ = found

        def reversed_(changes: Changes | None) -> None:
            if changes is not None:
                self.host.toast(f"{'Undone' if way == 'undo' else 'Redone'}: {changes.title}")

        self._when_done(profile.submit_reversal(way), reversed_, None)

    def _when_done(
        self,
        future: Future[T],
        succeeded: Callable[[T], None],
        failed: Callable[[OrganizerError], None] | None,
    ) -> None:
        def finish() -> None:
            try:
                result = future.result()
            except OrganizerError as error:
                if failed is not None:
                    failed(error)
                else:
                    self.host.complain(str(error))
                return
            succeeded(result)

        relay = self._relay
        future.add_done_callback(lambda _: relay.hand(finish))

    def _committed(self, changes: Changes) -> None:
        self._relay.hand(lambda: self._tell(changes))

    def _tell(self, changes: Changes) -> None:
        if changes.touches(describe(Pause).kind):
            self.__dict__.pop("pauses", None)
        self.changed.emit(changes)


def _nothing() -> None:
    return None
