"""What each way of working gives back, side by side."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from organizer.areas.calendar.model import Arrangement, WorkArrangement
from organizer.areas.calendar.widgets.given_back import GivenBackView, open_given_back
from organizer.kernel.record import Record
from organizer.kernel.weekdays import Weekday
from organizer.ui.context import PageContext
from organizer.ui.label import Label

Add = Callable[[Record], Record]


def shown(context: PageContext) -> GivenBackView:
    drawer = open_given_back(context)
    (view,) = drawer.findChildren(GivenBackView)
    return view


def test_hours_of_the_week_and_month_by_the_way_of_working(context: PageContext, add: Add) -> None:
    maya, alex = (member.id for member in context.workspace.reads.members())
    add(WorkArrangement(weekdays=(Weekday.MO, Weekday.WE, Weekday.TH), gives_back=timedelta(hours=2), owner=maya))
    add(
        WorkArrangement(
            nature=Arrangement.LEAVE, weekdays=(Weekday.FR,), gives_back=timedelta(hours=4, minutes=30), owner=maya,
            since=date(2026, 11, 19),
        )
    )  # fmt: skip
    add(WorkArrangement(nature=Arrangement.OFFICE, owner=alex))
    (table,) = shown(context).tables
    hours = [(row.words, row.week / timedelta(hours=1), row.month / timedelta(hours=1)) for row in table.rows]
    assert hours == [("Remote", 6, 26), ("Leave", 4.5, 9), ("Together", 10.5, 35)]
    assert table.rows[0].share == 1
    assert "Leave: Week 4.5 h, Nov 9 h" in table.accessibleDescription()


def test_only_whose_records_are_shown(context: PageContext, add: Add) -> None:
    maya, alex = (member.id for member in context.workspace.reads.members())
    for owner in (maya, alex):
        add(WorkArrangement(gives_back=timedelta(hours=1), owner=owner))
    assert len(shown(context).tables) == 2
    context.set_who(alex)
    assert len(shown(context).tables) == 1


def test_nothing_given_back_says_how(context: PageContext) -> None:
    view = shown(context)
    assert not view.tables
    assert "gives back" in view.findChildren(Label)[0].text()
