"""Introductions: the board, thanks, the form in the pane; merging; events with who was met."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from organizer.areas.people.model import Channel, Contact, Event, Interaction, Introduction, IntroductionStage
from organizer.areas.people.rules import Column
from organizer.kernel.query import Where
from tests.areas.people.stage import Stage

TODAY = date(2026, 11, 19)


@pytest.fixture
def board(stage: Stage) -> Stage:
    stage.page.show_view("introductions")
    return stage


def words(stage: Stage, column: Column) -> list[str]:
    return [card.brought.words for card in stage.page.views.introductions.cards(column)]


def test_the_board_shows_what_is_owed(board: Stage) -> None:
    assert words(board, Column.ASKED) == ["Hana Kim was asked to introduce you to Jo Marchetti"]
    assert words(board, Column.OFFERED) == ["You offered to introduce Tomás Rey to Grace Bello"]
    assert words(board, Column.OWED) == ["Dana Whitcombe introduced you to Priya Osei"]
    assert len(words(board, Column.MADE)) == 2


def test_thanking_moves_on_and_the_focus_goes_along(board: Stage) -> None:
    card = board.page.views.introductions.cards(Column.OWED)[0]
    card.setFocus(Qt.FocusReason.TabFocusReason)
    board.done_and_undone(lambda: board.press(Qt.Key.Key_T))
    thanked = board.workspace.reads.find(Introduction, card.brought.introduction.id)
    assert thanked is not None
    assert (thanked.stage, thanked.thanked_on) == (IntroductionStage.THANKED, TODAY)
    assert not words(board, Column.OWED)
    focused = board.focus()
    assert getattr(focused, "brought").introduction.id == thanked.id  # noqa: B009


def test_the_button_and_the_menu_move_an_introduction(board: Stage) -> None:
    asked = board.page.views.introductions.cards(Column.ASKED)[0]
    assert asked.next is not None
    board.done_and_undone(lambda: QTest.mouseClick(asked.next, Qt.MouseButton.LeftButton))
    assert len(words(board, Column.OWED)) == 2
    board.page.views.introductions.cards(Column.OFFERED)[0].setFocus(Qt.FocusReason.TabFocusReason)

    def decline() -> None:
        board.press(Qt.Key.Key_M)
        board.choose("Declined")

    board.done_and_undone(decline)
    assert not words(board, Column.OFFERED)


def test_arrows_go_from_card_to_card(board: Stage) -> None:
    lanes = board.page.views.introductions
    board.page.views.focus_front()
    assert board.focus() is lanes.cards(Column.ASKED)[0]
    board.press(Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert board.focus() is lanes.cards(Column.MADE)[0]
    board.press(Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert board.focus() is lanes.cards(Column.MADE)[1]


def test_introducing_somebody_from_their_pane(stage: Stage) -> None:
    ben = stage.named("Ben Musa")
    stage.page.show_person(ben.id)

    def introduce() -> None:
        stage.page.pane.introduce()
        form = stage.page.pane.introduce_form
        assert stage.focus() is form.other.edit
        stage.press("aisha", Qt.Key.Key_Return)
        stage.ctrl(Qt.Key.Key_S)

    stage.done_and_undone(introduce)
    made = stage.workspace.reads.page(Introduction, [Where("person", "=", ben.id)]).records
    aisha = stage.named("Aisha Diallo")
    assert [(i.introducer, i.other, i.stage) for i in made if i.other == aisha.id] == [
        (None, aisha.id, IntroductionStage.OFFERED)
    ]


def test_an_introduction_needs_somebody_to_introduce_to(stage: Stage) -> None:
    stage.page.pane.introduce()
    form = stage.page.pane.introduce_form
    form.save()
    assert form.other.error() == "Choose a person"
    assert form.isAncestorOf(stage.focus())
    stage.press(Qt.Key.Key_Escape)
    assert not form.isVisible()


def test_two_records_are_merged_after_a_look_at_both(stage: Stage) -> None:
    stage.press(Qt.Key.Key_Home)
    stage.press(Qt.Key.Key_Down, modifier=Qt.KeyboardModifier.ShiftModifier)
    one, other = stage.page.views.list.table.selected_records()
    merging = stage.page.views.merging

    def merge() -> None:
        stage.press(Qt.Key.Key_M)
        stage.choose("Merge")
        assert stage.page.views.key() == "merge"
        stage.press(Qt.Key.Key_Right)
        assert merging.kept_and_gone() == (other, one)
        stage.ctrl(Qt.Key.Key_Return)

    stage.done_and_undone(merge)
    assert stage.page.views.key() == "list"
    gone = stage.workspace.reads.find(Contact, one.id)
    assert gone is not None
    assert gone.deleted is not None


def test_the_other_record_is_searched_for_and_esc_goes_back(stage: Stage) -> None:
    dana = stage.named("Dana Whitcombe")
    stage.page.show_person(dana.id)
    stage.page.verbs.merge(dana, None)
    merging = stage.page.views.merging
    assert not merging.merge_button.isEnabled()
    stage.press("hana", Qt.Key.Key_Return)
    assert merging.kept_and_gone() == (dana, stage.named("Hana Kim"))
    stage.press(Qt.Key.Key_Escape)
    assert stage.page.views.key() == "list"


def test_a_record_is_not_merged_with_itself(stage: Stage) -> None:
    dana = stage.named("Dana Whitcombe")
    stage.page.verbs.merge(dana, None)
    stage.press("dana", Qt.Key.Key_Return)
    assert stage.page.views.merging.kept_and_gone() is None


def met(stage: Stage, event: Event) -> list[str]:
    touches = stage.workspace.reads.every(Interaction, [Where("day", "=", event.day)])
    names = {c.id: c.name for c in stage.workspace.reads.every(Contact)}
    return sorted(names[t.contact] for t in touches if t.channel is Channel.EVENT)


def test_who_was_met_at_an_event_can_be_noted_and_mended(stage: Stage) -> None:
    stage.page.show_view("events")
    event = next(iter(stage.workspace.reads.every(Event)))

    def note(*names: str) -> None:
        stage.press(Qt.Key.Key_Return)
        for name in names:
            stage.press(name, Qt.Key.Key_Return)
        stage.ctrl(Qt.Key.Key_S)

    stage.done_and_undone(lambda: note("dana", "priya"))
    assert met(stage, event) == ["Dana Whitcombe", "Priya Osei"]

    def take_out() -> None:
        stage.press(Qt.Key.Key_Return)
        stage.press(Qt.Key.Key_Backspace)
        stage.ctrl(Qt.Key.Key_S)

    stage.done_and_undone(take_out)
    assert met(stage, event) == ["Dana Whitcombe"]


def test_names_are_never_markup(stage: Stage, qtbot: object) -> None:
    from organizer.store.actions import add_record

    name = "<b>Bold</b> & <img src=x> Co"
    added = stage.profile.run(add_record, Contact(name=name, position="<i>it</i>"))
    stage.until(lambda: stage.page.views.list.table.records.row_of(added.id) is not None)
    stage.page.show_person(added.id)
    labels = [w for w in stage.page.pane.findChildren(QWidget) if getattr(w, "text", None) and w.isVisible()]
    assert any(callable(w.text) and w.text() == name for w in labels)  # type: ignore[attr-defined]
