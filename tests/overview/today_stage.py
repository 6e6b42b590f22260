"""A page made from all areas, over a profile with something of each in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import TypeVar

from pytestqt.qtbot import QtBot

from organizer.app.areas import AREAS
from organizer.areas.calendar.model import TimeBlock
from organizer.areas.goals.model import Step, Win
from organizer.areas.people.model import Contact, Introduction, IntroductionStage
from organizer.kernel.clock import zone_here
from organizer.kernel.record import Record
from organizer.store.edit import Edit
from organizer.store.profile import Profile
from organizer.ui.area_page import AreaPage
from organizer.ui.context import PageContext
from tests.page_stage import PageStage

TODAY = date(2026, 11, 19)
HERE = zone_here()
P = TypeVar("P", bound=AreaPage)


def day(ahead: int) -> date:
    return TODAY + timedelta(days=ahead)


def at(ahead: int, hour: int, minute: int = 0) -> datetime:
    moment = day(ahead)
    return datetime(moment.year, moment.month, moment.day, hour, minute, tzinfo=HERE)


def add(profile: Profile, *records: Record) -> None:
    profile.run(lambda edit: edit.add_all(records))


def fill(profile: Profile) -> None:
    """Maya has a step over its day, Alex one of today; a touch and a task wait, thanks are owed, a block is near."""

    def write(edit: Edit) -> None:
        maya, alex = edit.members()
        dana = edit.add(Contact(name="Dana Whitcombe", planned_on=day(-6), owner=maya.id))
        priya = edit.add(Contact(name="Priya Raman"))
        edit.add_all(
            [
                Step(title="Send the outline", due=day(-2), owner=maya.id),
                Step(title="Book the room", due=TODAY, owner=alex.id),
                TimeBlock(title="Call the bank", due=day(3), length=timedelta(minutes=15)),
                TimeBlock(title="Interview", start=at(0, 15), length=timedelta(hours=1), owner=maya.id),
                Introduction(introducer=priya.id, other=dana.id, stage=IntroductionStage.MADE, made_on=day(-1)),
                Win(title="The pilot was signed", day=day(-1)),
            ]
        )
        edit.lasting = False

    profile.run(write)


def page_stage(qtbot: QtBot, profile: Profile, page: Callable[[PageContext], P]) -> PageStage[P]:
    return PageStage(qtbot, profile, page, areas=AREAS)
