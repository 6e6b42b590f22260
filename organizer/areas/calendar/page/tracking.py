"""Timers: started for a block, shown while they run, asked about when they were forgotten."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject

from organizer.areas.calendar.model import TrackedTime
from organizer.areas.calendar.queries import instances_between
from organizer.areas.calendar.rules.instances import Instance, Window
from organizer.areas.calendar.rules.timer import Forgotten, forgotten, planned_for
from organizer.areas.calendar.widgets.timer_strip import RunningTimer, TimerStrip
from organizer.kernel.dates import format_day, format_duration
from organizer.kernel.errors import OrganizerError
from organizer.ui.context import PageContext
from organizer.ui.members import face_of

from .commands import Commands
from .loading import Loaded
from .notices import Notices
from .verbs import BlockVerbs

if TYPE_CHECKING:
    from organizer.areas.calendar.widgets.forgotten import ForgottenBanner

_MINUTE = timedelta(minutes=1)


class Tracking(QObject):
    """Keeps the strip and the banners to what runs."""

    def __init__(
        self, context: PageContext, commands: Commands, verbs: BlockVerbs, strip: TimerStrip, notices: Notices
    ) -> None:
        super().__init__(strip)
        self._context, self._commands, self._verbs = context, commands, verbs
        self._strip, self._notices = strip, notices
        self._running: tuple[TrackedTime, ...] = ()
        self._asked: dict[UUID, Forgotten] = {}
        self._banners: dict[UUID, ForgottenBanner] = {}
        strip.stop_asked.connect(self.stop)
        strip.opened.connect(self._edit)

    def show(self, loaded: Loaded) -> None:
        """Shows what runs now, and asks about what has run for too long."""
        self._running = loaded.running
        several = len(loaded.household) > 1
        timers, left = [], {}
        for tracked in loaded.running:
            missed = forgotten(tracked, self._planned(loaded, tracked), loaded.now)
            if missed is not None:
                left[tracked.id] = missed
                continue
            owner = next((m for m in loaded.household if m.id == tracked.owner), None)
            title = tracked.title or loaded.category_name(loaded.category_of(tracked)) or "Tracking"
            face = face_of(owner) if owner and several else None
            since = _since(tracked, loaded.now)
            timers.append(RunningTimer(tracked.id, title, since, loaded.colour(loaded.category_of(tracked)), face))
        self._strip.set_timers(timers)
        for id in self._asked.keys() - left.keys():
            self._banners.pop(id, None)
            self._notices.put(f"timer {id}", None)
        for id, missed in left.items():
            if self._asked.get(id) is None or self._asked[id].ends[:-1] != missed.ends[:-1]:
                self._banners[id] = self._banner(missed)
                self._notices.put(f"timer {id}", self._banners[id])
        self._asked = left

    def _planned(self, loaded: Loaded, tracked: TrackedTime) -> Instance | None:
        """What the time was planned as; on a day that may not be in view."""
        if tracked.block is None:
            return None
        day = tracked.start.astimezone(loaded.zone).date()
        first, last = loaded.period.read
        known = loaded.instances if first <= day <= last else None
        if known is None:
            known = tuple(instances_between(self._context.workspace.reads, Window(day, day, loaded.zone)))
        return planned_for(tracked, known)

    def _banner(self, missed: Forgotten) -> ForgottenBanner:
        from organizer.areas.calendar.widgets.forgotten import ForgottenBanner

        banner = ForgottenBanner(missed, self._context.zone)
        banner.ended.connect(partial(self._end, missed.tracked))
        banner.discarded.connect(partial(self._commands.discard_timer, missed.tracked))
        return banner

    def _end(self, tracked: TrackedTime, at: datetime) -> None:
        banner = self._banners[tracked.id]

        def refused(error: OrganizerError) -> None:
            banner.refuse(str(error))

        self._commands.stop_timer(tracked, at, refused)

    def of(self, instance: Instance) -> TrackedTime | None:
        """The timer that runs for a block."""
        ids = {instance.block.id, *({instance.series.id} if instance.series else ())}
        return next((tracked for tracked in self._running if tracked.block in ids), None)

    def toggle(self, id: object) -> None:
        """Starts tracking a block, or stops where it is tracked already. Without a block, whatever of one's own runs is
        stopped, and if nothing does, a timer without a title begins."""
        self._commands.in_turn(lambda: self._toggle(id))

    def _toggle(self, id: object) -> None:
        instance = self._verbs.instance(id)
        if instance is not None:
            running = self.of(instance)
            if running is not None:
                self._commands.stop_timer(running)
            else:
                block = instance.block
                self._commands.start_timer(block.title, block.category, block.id, block.owner)
            return
        me = self._context.who or self._context.workspace.home.member
        own = next((tracked for tracked in self._running if tracked.owner == me), None)
        if own is not None:
            self._commands.stop_timer(own)
        else:
            self._commands.start_timer("", None, None, me)

    def stop(self, id: UUID) -> None:
        """Stops a timer now."""
        tracked = next((each for each in self._running if each.id == id), None)
        if tracked is not None:
            self._commands.stop_timer(tracked)

    def _edit(self, id: UUID) -> None:
        tracked = next((each for each in self._running if each.id == id), None)
        if tracked is not None:
            self._verbs.edit_tracked(tracked)


def _since(tracked: TrackedTime, now: datetime) -> str:
    """'since 09:05, 1 h 37 min'."""
    start = tracked.start.astimezone(now.tzinfo)
    ran = max(now - start, timedelta(0))
    words = format_day(start.date(), now.date())
    day = "" if start.date() == now.date() else f"{words.lower() if words == 'Yesterday' else words}, "
    return f"since {day}{start:%H:%M}, {format_duration(ran - ran % _MINUTE)}"
