"""Notices about whole weeks: one that is overfull before it begins, and one in which nothing is planned yet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject

from organizer.areas.calendar.queries import instances_between
from organizer.areas.calendar.rules.balance import AHEAD, balance, overload
from organizer.areas.calendar.rules.instances import Window
from organizer.ui.banner import Banner
from organizer.ui.context import PageContext

from .loading import Loaded
from .notices import Notices
from .period import plus

_OVERLOAD, _EMPTY = "overload", "empty"


class Advice(QObject):
    """Each can be dismissed for the week it is about."""

    def __init__(
        self, context: PageContext, notices: Notices, go_to: Callable[[date], None], copy_last: Callable[[], None]
    ) -> None:
        super().__init__(notices)
        self._context, self._notices, self._go_to, self._copy_last = context, notices, go_to, copy_last
        self._dismissed: set[date] = set()
        self._said: tuple[date, bool, tuple[str, ...]] | None = None
        self._empty_for: date | None = None

    def show(self, loaded: Loaded, *, filtered: bool) -> None:
        """For the week in view, and for the next from when one looks ahead to it."""
        self._show_empty(loaded, filtered)
        first = loaded.period.week[0]
        if loaded.period.view == "month":
            self._put_overload(first, (), here=True)
        elif (said := overload(loaded.balance, loaded.today)) or first > loaded.today:
            self._put_overload(first, said, here=True)
        else:
            following = plus(first, 7)
            self._put_overload(following, self._ahead(loaded, following), here=False)

    def _ahead(self, loaded: Loaded, first: date) -> tuple[str, ...]:
        """What to say of the next week; it is not read before anything could be said."""
        if not plus(first, -AHEAD.days) <= loaded.today < first:
            return ()
        window = Window(first, plus(first, 6), loaded.zone)
        found = instances_between(self._context.workspace.reads, window, loaded.who)
        ids = [member.id for member in loaded.members]
        return overload(balance(found, (), loaded.categories, window, loaded.now, ids), loaded.today)

    def _put_overload(self, week: date, said: tuple[str, ...], *, here: bool) -> None:
        if week in self._dismissed:
            said = ()
        if (week, here, said) == self._said:
            return
        self._said = week, here, said
        if not said:
            self._notices.put(_OVERLOAD, None)
            return
        title = "This week will be full" if here else "Next week will be full"
        banner = Banner("warn", title, " ".join(said[:3]), "Dismiss" if here else "Look at it")

        def acted() -> None:
            if here:
                self._dismissed.add(week)
                self._said = None
                self._notices.put(_OVERLOAD, None)
            else:
                self._go_to(week)

        banner.acted.connect(acted)
        self._notices.put(_OVERLOAD, banner)

    def _show_empty(self, loaded: Loaded, filtered: bool) -> None:
        """An empty week offers what was planned in the last."""
        first, last = loaded.period.week
        empty = (
            loaded.period.view == "week" and not filtered and last >= loaded.today
            and not any(each.last_day >= first and each.first_day <= last for each in loaded.instances)
        )  # fmt: skip
        wanted = first if empty else None
        if wanted == self._empty_for:
            return
        self._empty_for = wanted
        if wanted is None:
            self._notices.put(_EMPTY, None)
            return
        text = "Drag over the days to plan, press N at the cursor, or begin with what was planned last week."
        banner = Banner("info", "Nothing is planned in this week", text, "Copy last week here")
        banner.acted.connect(self._copy_last)
        self._notices.put(_EMPTY, banner)
