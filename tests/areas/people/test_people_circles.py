"""The circles: places that stay, capacity, moving people by key, menu and drag, and the same as a list."""

from __future__ import annotations

from collections.abc import Callable
from math import hypot
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from organizer.areas.people.model import Circle, Contact
from organizer.areas.people.rules import Health
from organizer.areas.people.widgets.seats import Rings, Seated
from tests.areas.people.stage import Stage

people = st.lists(
    st.builds(lambda id, circle: Seated(id, f"P{id}", circle, Health.GOOD, ""), st.uuids(), st.sampled_from(Circle)),
    max_size=120,
    unique_by=lambda p: p.id,
)
sizes = st.tuples(st.integers(360, 1600), st.integers(420, 1200))


@given(people, sizes)
def test_everybody_sits_in_their_ring_once_as_far_as_there_is_room(seated: list[Seated], size: tuple[int, int]) -> None:
    rings = Rings.within(*size)
    seats = rings.seats(seated)
    assert len({seat.person.id for seat in seats}) == len(seats)
    for circle in Circle:
        inside = [seat for seat in seats if seat.person.circle is circle]
        assert len(inside) == min(sum(p.circle is circle for p in seated), rings.most(circle))
        assert all(rings.circle_at(seat.centre) is circle for seat in inside)
    for one in seats:
        for other in seats:
            apart = hypot(one.centre.x() - other.centre.x(), one.centre.y() - other.centre.y())
            assert one is other or apart > 1


@given(people, st.uuids(), sizes)
def test_nobody_moves_when_somebody_with_a_later_id_comes(
    seated: list[Seated], newcomer: UUID, size: tuple[int, int]
) -> None:
    later = UUID(int=2**128 - 1 - newcomer.int % 1000)
    few = [p for p in seated if p.circle is Circle.DORMANT and p.id < later]
    rings = Rings.within(*size)
    before = {seat.person.id: seat.centre for seat in rings.seats(few)}
    after = rings.seats([*few, Seated(later, "New", Circle.DORMANT, Health.GOOD, "")])
    assert all(before[seat.person.id] == seat.centre for seat in after if seat.person.id in before)


@pytest.fixture
def circles(stage: Stage) -> Stage:
    stage.page.show_view("circles")
    return stage


def test_the_rings_say_how_many_they_hold(circles: Stage) -> None:
    view = circles.page.views.circles
    assert view.rings._counts[Circle.INNER] == 6
    assert view._words.text() == "More than usual in inner"
    assert view.outside.label == "12 outside the circles"


def test_arrows_go_round_and_across_and_the_pane_follows(circles: Stage) -> None:
    rings = circles.page.views.circles.rings
    rings.setFocus(Qt.FocusReason.TabFocusReason)
    first = rings.current()
    circles.press(Qt.Key.Key_Right)
    assert rings.current() != first
    circles.press(Qt.Key.Key_Left)
    assert rings.current() == first
    circles.press(Qt.Key.Key_Down)
    seat = rings.seat_of(rings.current())
    assert seat is not None
    assert circles.page.pane.contact is not None
    assert circles.page.pane.contact.id == seat.person.id


def test_keys_move_somebody_and_the_focus_follows(circles: Stage) -> None:
    dana = circles.named("Dana Whitcombe")
    rings = circles.page.views.circles.rings
    rings.setFocus(Qt.FocusReason.TabFocusReason)
    rings.set_current(dana.id)
    circles.done_and_undone(lambda: circles.ctrl(Qt.Key.Key_Down))
    assert circles.named("Dana Whitcombe").circle is Circle.ACTIVE
    assert rings.current() == dana.id
    assert circles.focus() is rings
    circles.done_and_undone(lambda: circles.ctrl(Qt.Key.Key_Up))
    assert circles.named("Dana Whitcombe").circle is Circle.INNER


def test_the_menu_moves_somebody_anywhere(circles: Stage) -> None:
    dana = circles.named("Dana Whitcombe")
    rings = circles.page.views.circles.rings
    rings.setFocus(Qt.FocusReason.TabFocusReason)
    rings.set_current(dana.id)

    def by_menu() -> None:
        circles.press(Qt.Key.Key_M)
        circles.choose("Outside the circles")

    circles.done_and_undone(by_menu)
    assert circles.named("Dana Whitcombe").circle is None
    assert circles.page.views.circles.outside.label == "13 outside the circles"


def drag(stage: Stage, name: str, to: QPointF, *, give_up: bool = False) -> None:
    rings = stage.page.views.circles.rings
    seat = rings.seat_of(stage.named(name).id)
    assert seat is not None
    start, end = seat.centre.toPoint(), to.toPoint()
    QTest.mousePress(rings, Qt.MouseButton.LeftButton, pos=start)
    for part in (0.4, 0.8, 1.0):
        QTest.mouseMove(rings, start + QPoint(round((end.x() - start.x()) * part), round((end.y() - start.y()) * part)))
    if give_up:
        QTest.keyClick(rings, Qt.Key.Key_Escape)
    QTest.mouseRelease(rings, Qt.MouseButton.LeftButton, pos=end)


def test_a_drag_moves_somebody_to_the_ring_it_ends_in(circles: Stage) -> None:
    rings = circles.page.views.circles.rings
    circles.done_and_undone(lambda: drag(circles, "Dana Whitcombe", rings.ring_point(Circle.WIDE)))
    assert circles.named("Dana Whitcombe").circle is Circle.WIDE


@pytest.mark.parametrize("give_up", [True, False])
def test_esc_or_a_drop_beside_the_rings_changes_nothing(circles: Stage, give_up: bool) -> None:
    rings = circles.page.views.circles.rings
    before = circles.everything()
    drag(circles, "Dana Whitcombe", rings.ring_point(Circle.WIDE) if give_up else QPointF(2, 2), give_up=give_up)
    circles.settle()
    assert circles.everything() == before


def test_the_list_has_the_same_people_and_keys(circles: Stage) -> None:
    view = circles.page.views.circles
    view.as_list.click()
    dana = circles.named("Dana Whitcombe")
    view.select(dana.id)
    view.list.setFocus(Qt.FocusReason.TabFocusReason)
    shown = [view.list.item(row).text() for row in range(view.list.count())]
    assert "Inner, 6 of 5" in shown
    assert "Dana Whitcombe, 6 days over" in shown
    circles.done_and_undone(lambda: circles.ctrl(Qt.Key.Key_Down))
    assert circles.named("Dana Whitcombe").circle is Circle.ACTIVE
    circles.press(Qt.Key.Key_Return)
    assert circles.page.pane.isAncestorOf(circles.focus())


def test_those_outside_are_shown_in_the_list(circles: Stage) -> None:
    circles.page.views.circles.outside.click()
    assert circles.page.views.key() == "list"
    assert circles.page.views.list.table.records.rowCount() == 12


def test_a_crowded_ring_shows_those_first_who_come_next(stages: Callable[..., Stage]) -> None:
    stage = stages(people=0)
    crowd = [Contact(name=f"P{n:03}", circle=Circle.INNER) for n in range(60)]

    def fill(edit: object) -> None:
        edit.add_all(crowd)  # type: ignore[attr-defined]

    stage.profile.run(fill)
    stage.until(lambda: stage.page.views.key() == "list")
    stage.page.show_view("circles")
    rings = stage.page.views.circles.rings
    assert rings._counts[Circle.INNER] == 60
    assert 5 < len(rings._seats) < 60
