"""What is done with blocks, from wherever it is asked for: the grid's drags and keys, menus, lists."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject

from organizer.areas.calendar.model import DAY, TimeBlock, TrackedTime
from organizer.areas.calendar.rules.clock_time import At, existing
from organizer.areas.calendar.rules.instances import Instance
from organizer.areas.calendar.rules.scope import Scope
from organizer.ui.context import PageContext
from organizer.ui.records.names import Names

from .commands import Commands
from .loading import Loaded
from .showing import Shown, found

_AN_HOUR = timedelta(hours=1)
_LAST_START = time(22)


class BlockVerbs(QObject):
    """Finds out what is meant, asks how far it reaches where it repeats, has it done, and shows it again.

    `loaded` gives what is on the page, `show` is told which block to go to and when it is about.
    """

    def __init__(
        self, context: PageContext, commands: Commands, names: Names, loaded: Callable[[], Loaded],
        show: Callable[[TimeBlock, At | None], None], parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._context, self._commands, self._names = context, commands, names
        self._loaded, self._show = loaded, show

    def instance(self, id: object) -> Instance | None:
        """The block that an item of the grid stands for; None where it is tracked time, or gone."""
        if isinstance(id, Shown) and id.sort == "block":
            return found(self._loaded().instances, id)
        return None

    def tracked(self, id: object) -> TrackedTime | None:
        """The tracked time that an item of the grid stands for."""
        if isinstance(id, Shown) and id.sort == "tracked":
            return next((each for each in self._loaded().tracked if each.id == id.id), None)
        return None

    def words(self, id: object) -> str:
        """What an item is called in a menu: '09:00 Run', or its title alone where it takes whole days."""
        instance, tracked = self.instance(id), self.tracked(id)
        if instance is not None:
            return instance.block.title if instance.all_day else f"{instance.start:%H:%M} {instance.block.title}"
        return f"{tracked.start.astimezone(self._context.zone):%H:%M} {tracked.title}" if tracked is not None else ""

    def real(self, at: At) -> At:
        """A time as the clocks here show it, in their zone; one that they skip is moved on."""
        return existing(at.replace(tzinfo=self._context.zone)) if isinstance(at, datetime) else at

    def owner_of(self, lane: int | None) -> UUID | None:
        """Whose a new block in a lane is; where there are no lanes, that of whoever is shown, or sits here."""
        members = self._loaded().members
        if lane is not None and len(members) > 1:
            return members[lane].id if lane < len(members) else None
        return self._context.who or self._context.workspace.home.member

    # New, opened

    def create(self, start: At, end: At, lane: int | None) -> None:
        """A form for a block from a time to another; two days are whole days, both included."""
        preset: dict[str, Any] = {"owner": self.owner_of(lane)}
        if isinstance(start, datetime) and isinstance(end, datetime):
            begin = self.real(start)
            assert isinstance(begin, datetime)
            preset |= {"start": begin, "length": max(self._between(start, end), timedelta(0))}
        else:
            preset |= {"day": start, "length": (end - start) + DAY}  # type: ignore[operator]
        self.new(**preset)

    def new(self, **preset: Any) -> None:
        """A form for a block with some values filled in; what it makes is shown."""
        from organizer.areas.calendar.widgets.block_drawer import BlockDrawer

        drawer = BlockDrawer(self._context, None, names=self._names, **preset)
        drawer.saved.connect(lambda block: self._show(block, block.first))

    def open(self, id: object) -> None:
        """A form for what an item stands for."""
        instance, tracked = self.instance(id), self.tracked(id)
        if instance is not None:
            self.edit(instance)
        elif tracked is not None:
            self.edit_tracked(tracked)

    def edit(self, instance: Instance) -> None:
        """A form for a block."""
        from organizer.areas.calendar.widgets.block_drawer import BlockDrawer

        drawer = BlockDrawer(self._context, instance, names=self._names)
        drawer.saved.connect(lambda block: self._show(block, None))

    def edit_tracked(self, tracked: TrackedTime) -> None:
        """A form for tracked time."""
        from organizer.ui.records.drawer import RecordDrawer

        RecordDrawer(self._context, TrackedTime, tracked, names=self._names)

    # Moved, made longer, copied

    def move(self, id: object, start: At, lane: int, copy: bool) -> None:
        """To another time, and where it is another member's lane, to them; or a copy of it."""
        what = None if copy else ("move", id)
        self._commands.in_turn(lambda: self._move(id, start, lane, copy), what)

    def _move(self, id: object, start: At, lane: int, copy: bool) -> None:
        instance = self.instance(id)
        if instance is None or not isinstance(id, Shown):
            return
        to = self.real(start)
        if copy:
            self._commands.duplicate(instance, to, lambda block: self._show(block, to))
            return
        owner = self.owner_of(lane) if lane != id.lane and instance.block.owner is not None else None

        def moved(block: TimeBlock) -> None:
            self._show(block, to)

        def act(scope: Scope) -> None:
            if owner is not None:
                self._commands.hand_over(instance, to, owner, scope, moved)
            else:
                self._commands.move(instance, to, scope, None, moved)

        self._scoped(instance, "Move", act)

    def resize(self, id: object, start: At, end: At) -> None:
        """From another start or to another end."""
        self._commands.in_turn(lambda: self._resize(id, start, end), ("resize", id))

    def _resize(self, id: object, start: At, end: At) -> None:
        instance = self.instance(id)
        if instance is None:
            return
        to = self.real(start)
        length = self._between(start, end)
        same = instance.start.replace(tzinfo=None) == start if isinstance(start, datetime) else (
            instance.first_day == start
        )  # fmt: skip

        def shown(block: TimeBlock) -> None:
            self._show(block, to)

        def act(scope: Scope) -> None:
            if same:
                self._commands.resize(instance, length, scope, shown)
            else:
                self._commands.move(instance, to, scope, length, shown)

        self._scoped(instance, "Change", act)

    def duplicate(self, id: object) -> None:
        """The same right after it; late in the day, at its time on the next."""
        self._commands.in_turn(lambda: self._duplicate(id))

    def _duplicate(self, id: object) -> None:
        instance = self.instance(id)
        if instance is None:
            return
        if instance.all_day:
            to: At = instance.last_day + DAY
        elif instance.end.date() == instance.first_day and instance.end.time() <= _LAST_START:
            to = instance.end
        else:
            to = existing(instance.start + DAY)
        self._commands.duplicate(instance, to, lambda block: self._show(block, to))

    def _between(self, start: At, end: At) -> timedelta:
        """How long it really is; days are both included."""
        begin, finish = self.real(start), self.real(end)
        if isinstance(begin, datetime) and isinstance(finish, datetime):
            return finish.astimezone(UTC) - begin.astimezone(UTC)
        assert not isinstance(begin, datetime)
        assert not isinstance(finish, datetime)
        return finish - begin + DAY

    # Changed, deleted

    def delete(self, id: object) -> None:
        """Into the Trash."""
        self._commands.in_turn(lambda: self._delete(id))

    def _delete(self, id: object) -> None:
        instance, tracked = self.instance(id), self.tracked(id)
        if tracked is not None:
            self._commands.delete([tracked])
        elif instance is not None:
            self._scoped(instance, "Delete", lambda scope: self._commands.remove(instance, scope))

    def tick(self, id: object) -> None:
        """Done, or not after all."""
        self._commands.in_turn(lambda: self._tick(id))

    def _tick(self, id: object) -> None:
        instance = self.instance(id)
        if instance is not None:
            self._commands.mark_done(instance, instance.block.done is None, lambda block: self._show(block, None))

    def unschedule(self, instance: Instance) -> None:
        self._commands.unschedule(instance)

    def put_into(self, instance: Instance, category: UUID | None) -> None:
        """Gives it another category."""
        name = self._loaded().category_name(category) or "no category"
        said = f"{instance.block.title}: {name}"

        def shown(block: TimeBlock) -> None:
            self._show(block, None)

        def act(scope: Scope) -> None:
            self._commands.change(instance, scope, said, shown, category=category)

        self._scoped(instance, "Change", act)

    def _scoped(self, instance: Instance, verb: str, act: Callable[[Scope], None]) -> None:
        """Asks which instances are meant, where there are several."""
        if instance.series is None:
            act(Scope.THIS)
            return
        from organizer.areas.calendar.widgets.scope import ask_scope

        ask_scope(self._context, verb, act)
