"""The whole page of People used by keyboard alone; every change is taken back to equality and done again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from organizer.areas.people.model import (
    Channel,
    Circle,
    Contact,
    Event,
    Interaction,
    Introduction,
    IntroductionStage,
    Organization,
    Tie,
)
from organizer.areas.people.widgets.introductions import IntroductionCard
from organizer.areas.people.widgets.queue import QueueCard
from organizer.kernel.query import Sort, Where
from organizer.store.profile import Profile
from organizer.ui.theme import Mode, Theme
from tests.areas.people.sample_people import add_sample
from tests.areas.people.stage import Stage

TODAY = date(2026, 11, 19)
Key = Qt.Key


@pytest.fixture
def stage(qtbot: QtBot, qapp: QApplication, new_profile: Callable[..., Profile]) -> Iterator[Stage]:
    Theme(qapp, Mode.LIGHT, reduced_motion=True).install()
    profile = new_profile()
    profile.run(add_sample)
    made = Stage(qtbot, profile)
    yield made
    made.close()


def newest_touch(stage: Stage, name: str) -> Interaction:
    where = [Where("contact", "=", stage.named(name).id)]
    return stage.workspace.reads.page(Interaction, where, Sort("day", descending=True), limit=1).records[0]


def labelled(words: str) -> Callable[[QWidget], bool]:
    """A button or field that says `words`, to the eye or to a screen reader."""

    def holds(widget: QWidget) -> bool:
        return words in (getattr(widget, "label", ""), widget.accessibleName())

    return holds


def card_of(name: str) -> Callable[[QWidget], bool]:
    return lambda w: isinstance(w, QueueCard) and w.waiting.name == name


def go_to_list(stage: Stage) -> None:
    stage.page.activate("list")
    assert stage.focus() is stage.page.views.list.table


def find(stage: Stage, name: str) -> None:
    """Through the filter, as Ctrl+F does."""
    field = stage.page.filter_field()
    assert field is not None
    field.setFocus(Qt.FocusReason.ShortcutFocusReason)
    stage.press(name)
    stage.until(lambda: stage.page.views.list.table.records.rowCount() == 1)
    stage.press(Key.Key_Return)


def test_people_by_keyboard(stage: Stage) -> None:
    queue_by_keyboard(stage)
    list_by_keyboard(stage)
    pane_by_keyboard(stage)
    circles_by_keyboard(stage)
    introductions_by_keyboard(stage)
    places_by_keyboard(stage)
    merging_by_keyboard(stage)


def queue_by_keyboard(stage: Stage) -> None:
    def log() -> None:
        stage.tab_to(card_of("Hana Kim"), back=True)
        stage.press("L", Key.Key_Down, Key.Key_Tab, "yesterday")
        stage.tab_to(labelled("How long"))
        stage.press("25m", Key.Key_Tab, "Tally launch", Key.Key_Tab, "Send the deck", Key.Key_Return)

    stage.done_and_undone(log)
    touch = newest_touch(stage, "Hana Kim")
    assert (touch.day, touch.length, touch.channel) == (
        TODAY - timedelta(days=1), timedelta(minutes=25), Channel.MEETING,
    )  # fmt: skip
    assert (touch.summary, touch.next_time) == ("Tally launch", "Send the deck")

    def plan() -> None:
        stage.tab_to(card_of("Ben Musa"), back=True)
        stage.press("P")
        stage.choose("Monday")

    stage.done_and_undone(plan)
    assert stage.named("Ben Musa").planned_on == date(2026, 11, 23)

    def snooze() -> None:
        stage.tab_to(card_of("Dana Whitcombe"), back=True)
        stage.press("S")
        stage.choose("In a week")

    stage.done_and_undone(snooze)
    assert stage.named("Dana Whitcombe").snoozed_until == TODAY + timedelta(days=7)

    def schedule() -> None:
        stage.tab_to(labelled("Schedule all"), back=True)
        stage.press(Key.Key_Space)

    stage.done_and_undone(schedule)
    assert stage.named("Jo Marchetti").planned_on == TODAY + timedelta(days=1)


def list_by_keyboard(stage: Stage) -> None:
    go_to_list(stage)
    table = stage.page.views.list.table

    def move() -> None:
        stage.press(Key.Key_Home)
        stage.press(Key.Key_Down, modifier=Qt.KeyboardModifier.ShiftModifier)
        stage.press("m")
        stage.choose("Move to circle > Dormant")

    stage.done_and_undone(move)
    assert all(c.circle is Circle.DORMANT for c in table.selected_records())

    def delete() -> None:
        stage.press(Key.Key_End, Key.Key_Delete)

    stage.done_and_undone(delete)
    assert table.records.rowCount() == 63

    def edit() -> None:
        stage.press(Key.Key_Home, "e")
        stage.tab_to(labelled("Position"))
        stage.ctrl(Key.Key_A)
        stage.press("Chief of staff")
        stage.ctrl(Key.Key_S)

    stage.done_and_undone(edit)
    first = table.records.record(0)
    assert first is not None
    assert first.position == "Chief of staff"
    assert stage.focus() is table

    def new() -> None:
        stage.page.new_menu()[0].make()
        stage.tab_to(labelled("Name"))
        stage.press("Zoe Zimmer")
        stage.ctrl(Key.Key_S)

    stage.done_and_undone(new)
    assert stage.named("Zoe Zimmer").circle is None


def pane_by_keyboard(stage: Stage) -> None:
    find(stage, "grace")
    stage.press(Key.Key_Return)
    assert labelled("Log touch")(stage.focus())

    def log() -> None:
        stage.ctrl(Key.Key_L)
        stage.tab_to(labelled("What about"))
        stage.press("New practice", Key.Key_Return)

    stage.done_and_undone(log)
    assert newest_touch(stage, "Grace Bello").summary == "New practice"
    assert labelled("Log touch")(stage.focus())

    def plan() -> None:
        stage.tab_to(labelled("Plan touch"))
        stage.press(Key.Key_Return)
        stage.choose("Pick a day")
        stage.press(Key.Key_Down, Key.Key_Return)

    stage.done_and_undone(plan)
    assert stage.named("Grace Bello").planned_on == TODAY + timedelta(days=7)

    def introduce() -> None:
        stage.tab_to(labelled("Introduce"))
        stage.press(Key.Key_Return, "ruth", Key.Key_Return)
        stage.tab_to(labelled("What for"))
        stage.press("Coaching for nurses", Key.Key_Return)

    stage.done_and_undone(introduce)
    grace = stage.named("Grace Bello")
    made = stage.workspace.reads.page(Introduction, [Where("person", "=", grace.id)]).records
    assert [i.reason for i in made] == ["Coaching for nurses"]

    def tie() -> None:
        stage.tab_to(labelled("More about this person"))
        stage.press(Key.Key_Return)
        stage.choose("Add a tie")
        stage.tab_to(labelled("Who"))
        stage.press("will", Key.Key_Return)
        stage.tab_to(labelled("Is their"))
        stage.press(Key.Key_Down)
        stage.ctrl(Key.Key_S)

    stage.done_and_undone(tie)
    assert stage.workspace.reads.count(Tie) == 2

    def delete_touch() -> None:
        stage.tab_to(lambda w: w is stage.page.pane.detail.timeline)
        stage.press(Key.Key_Home)
        while stage.page.pane.detail.timeline.currentIndex().data() != "New practice":
            stage.press(Key.Key_Down)
        stage.press(Key.Key_Delete)

    stage.done_and_undone(delete_touch)
    stage.press(Key.Key_Escape)
    assert stage.focus() is stage.page.views.list.table
    stage.page.filters.clear()


def view_by_keyboard(stage: Stage, words: str) -> None:
    """Along the views in the page bar."""
    go_to_list(stage)
    stage.tab_to(labelled("List"), back=True)
    while not labelled(words)(stage.focus()):
        stage.press(Key.Key_Right)


def circles_by_keyboard(stage: Stage) -> None:
    view_by_keyboard(stage, "Circles")
    rings = stage.page.views.circles.rings
    stage.tab_to(lambda w: w is rings)
    stage.press(Key.Key_Right, Key.Key_Right)
    chosen = rings.current()
    assert chosen is not None
    stage.done_and_undone(lambda: stage.ctrl(Key.Key_Down))
    moved = stage.workspace.reads.find(Contact, chosen)
    assert moved is not None
    assert moved.circle is Circle.ACTIVE

    def by_menu() -> None:
        stage.press("m")
        stage.choose("Wide circle")

    stage.done_and_undone(by_menu)
    assert stage.focus() is rings
    stage.press(Key.Key_Return)
    assert labelled("Log touch")(stage.focus())
    stage.press(Key.Key_Escape)
    assert stage.focus() is rings
    stage.tab_to(labelled("As list"), back=True)
    stage.press(Key.Key_Space)
    stage.tab_to(lambda w: w is stage.page.views.circles.list)
    stage.done_and_undone(lambda: stage.ctrl(Key.Key_Up))


def introductions_by_keyboard(stage: Stage) -> None:
    view_by_keyboard(stage, "Introductions")

    def card(stage_: IntroductionStage) -> Callable[[QWidget], Any]:
        return lambda w: isinstance(w, IntroductionCard) and w.brought.introduction.stage is stage_

    stage.tab_to(card(IntroductionStage.MADE))
    stage.done_and_undone(lambda: stage.press("t"))

    def offer() -> None:
        stage.tab_to(card(IntroductionStage.ASKED), back=True)
        stage.press("m")
        stage.choose("Offered")

    stage.done_and_undone(offer)

    def edit() -> None:
        stage.press(Key.Key_Return)
        stage.tab_to(labelled("What it led to"))
        stage.press("A first meeting")
        stage.ctrl(Key.Key_S)

    stage.done_and_undone(edit)
    outcomes = {i.outcome for i in stage.workspace.reads.every(Introduction)}
    assert "A first meeting" in outcomes


def page_menu(stage: Stage, words: str) -> None:
    go_to_list(stage)
    stage.tab_to(lambda w: w is stage.page.more, back=True)
    stage.press(Key.Key_Return)
    stage.choose(words)


def places_by_keyboard(stage: Stage) -> None:
    page_menu(stage, "Organizations")
    assert stage.focus() is stage.page.views.organizations.table

    def new() -> None:
        stage.tab_to(labelled("New organization"), back=True)
        stage.press(Key.Key_Space)
        stage.tab_to(labelled("Name"))
        stage.press("Zenith Works")
        stage.ctrl(Key.Key_S)

    stage.done_and_undone(new)
    assert stage.workspace.reads.count(Organization) == 10
    stage.tab_to(lambda w: w is stage.page.views.organizations.table)
    stage.press(Key.Key_Home, Key.Key_Return)
    assert stage.page.views.list.organization is not None
    stage.tab_to(labelled("Show everybody"), back=True)
    stage.press(Key.Key_Space)
    assert stage.page.views.list.organization is None
    page_menu(stage, "Events")

    def met() -> None:
        stage.press(Key.Key_Return, "carla", Key.Key_Return, "tom", Key.Key_Return)
        stage.ctrl(Key.Key_S)

    stage.done_and_undone(met)
    event = next(iter(stage.workspace.reads.every(Event)))
    assert newest_touch(stage, "Carla Pinto").day in (event.day, TODAY - timedelta(days=19))
    assert stage.focus() is stage.page.views.events.table
    stage.press(Key.Key_Escape)
    assert stage.focus() is stage.page.views.list.table


def merging_by_keyboard(stage: Stage) -> None:
    find(stage, "carla")

    def merge() -> None:
        stage.press("m")
        stage.choose("Merge with")
        stage.press("sam", Key.Key_Return)
        stage.ctrl(Key.Key_Return)

    stage.done_and_undone(merge)
    assert stage.focus() is stage.page.views.list.table
    merged = stage.named("Carla Pinto")
    assert {"Client", "Board", "Volunteer"} <= set(merged.roles)
