"""The page of People: what it shows first, the queue, the list, the pane."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from organizer.areas.people.model import Channel, Circle, Contact, Interaction
from organizer.kernel.query import Sort, Where
from organizer.kernel.system import Pause
from organizer.store.actions import add_record, delete_records
from tests.areas.people.stage import Stage

TODAY = date(2026, 11, 19)
Stages = Callable[..., Stage]


def cards(stage: Stage) -> list[tuple[str, str, str]]:
    return [(c.waiting.name, c.waiting.over, c.waiting.ask) for c in stage.page.views.list.queue.cards if c.isVisible()]


def test_the_figures_say_how_many_are_in_touch(stage: Stage) -> None:
    assert stage.page.bar._summary.text() == "64 people, 47 in touch, 5 overdue"


def test_the_queue_shows_who_waits_longest_and_what_to_ask(stage: Stage) -> None:
    assert cards(stage) == [
        ("Hana Kim", "13 days over", "Ask how the Tally launch went"),
        ("Ben Musa", "12 days over", "Catch up, promised a call"),
        ("Dana Whitcombe", "6 days over", "Thank for the Lumen introduction"),
        ("Jo Marchetti", "2 days over", "Send two time slots"),
    ]


def test_wider_windows_show_more_cards_and_columns(stages: Stages) -> None:
    wide, narrow = stages(size=(1920, 1080)), stages(size=(1024, 700))
    assert len(cards(wide)) == 5
    assert len(cards(narrow)) == 3
    shown = {
        name: [c.name for n, c in enumerate(s.page.views.list.table.records.columns)
               if not s.page.views.list.table.isColumnHidden(n)]
        for name, s in (("wide", wide), ("narrow", narrow))
    }  # fmt: skip
    assert shown["wide"] == ["name", "circle", "roles", "last_touch", "next_touch", "last_note"]
    assert shown["narrow"] == ["name", "roles", "last_touch", "next_touch"]


def test_everyone_in_touch_is_said_in_one_sentence(stages: Stages) -> None:
    stage = stages(people=0)
    monday = Contact(name="Grace Bello", planned_on=TODAY + timedelta(days=4))
    from organizer.store.actions import add_record

    stage.profile.run(add_record, monday)
    stage.until(lambda: stage.page.views.key() == "list")
    assert stage.page.views.list.queue._words.text() == "Everyone is in touch. Next: Grace, Monday"


def test_the_pane_follows_the_list(stage: Stage) -> None:
    table = stage.page.views.list.table
    stage.press(Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert stage.page.pane.contact == table.current_record()


def test_a_card_leads_to_its_person(stage: Stage) -> None:
    card = stage.page.views.list.queue.cards[0]
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    assert stage.page.pane.contact is not None
    assert stage.page.pane.contact.name == "Hana Kim"
    current = stage.page.views.list.table.current_record()
    assert current is not None
    assert current.name == "Hana Kim"


def test_logging_from_a_card_resets_the_clock_and_goes_on_to_the_next_card(stage: Stage) -> None:
    queue = stage.page.views.list.queue
    hana = stage.named("Hana Kim")

    def log() -> None:
        QTest.mouseClick(queue.cards[0].log, Qt.MouseButton.LeftButton)
        form = stage.page.pane.touch_form
        assert form.isVisible()
        assert form.hint.text() == "Next touch 3 Jan"
        form.summary.edit.setText("Tally launch")
        form.save()

    stage.done_and_undone(log)
    touch = stage.workspace.reads.page(Interaction, [Where("contact", "=", hana.id)], Sort("day", descending=True))
    assert (touch.records[0].day, touch.records[0].summary) == (TODAY, "Tally launch")
    assert stage.named("Hana Kim").next_touch == TODAY + timedelta(days=45)
    assert [c[0] for c in cards(stage)] == ["Ben Musa", "Dana Whitcombe", "Jo Marchetti", "Mateo Grant"]


def test_after_logging_the_focus_is_where_it_was(stage: Stage) -> None:
    table = stage.page.views.list.table
    stage.ctrl(Qt.Key.Key_L)
    assert stage.page.pane.touch_form.isAncestorOf(stage.focus())
    stage.press(Qt.Key.Key_Escape)
    assert stage.focus() is table
    stage.ctrl(Qt.Key.Key_L)
    stage.press(Qt.Key.Key_Return)
    stage.until(lambda: not stage.page.pane.touch_form.isVisible())
    assert stage.focus() is table


def test_a_touch_ahead_is_refused_at_its_field(stage: Stage) -> None:
    stage.ctrl(Qt.Key.Key_L)
    form = stage.page.pane.touch_form
    form.day.edit.setText("tomorrow")
    form.save()
    assert form.day.error() == "That day lies ahead; plan the touch instead"
    assert form.isVisible()


def test_snoozing_and_planning_from_a_card_can_be_undone(stage: Stage) -> None:
    queue = stage.page.views.list.queue
    stage.done_and_undone(lambda: queue.cards[0].snooze.chosen.emit(TODAY + timedelta(days=7)))
    assert stage.named("Hana Kim").snoozed_until == TODAY + timedelta(days=7)
    stage.done_and_undone(lambda: queue.cards[0].plan.chosen.emit(TODAY + timedelta(days=1)))
    assert stage.named("Ben Musa").planned_on == TODAY + timedelta(days=1)


def test_schedule_all_plans_everybody_who_waits(stage: Stage) -> None:
    queue = stage.page.views.list.queue
    stage.done_and_undone(lambda: QTest.mouseClick(queue.schedule_all, Qt.MouseButton.LeftButton))
    assert not queue.cards
    assert stage.named("Hana Kim").planned_on == TODAY + timedelta(days=1)
    assert stage.named("Mateo Grant").planned_on == date(2026, 11, 24)


def test_filters_narrow_the_list_and_are_cleared_in_one_go(stage: Stage) -> None:
    filters, table = stage.page.filters, stage.page.views.list.table
    filters.health.choose(["overdue"])
    assert table.records.rowCount() == 5
    filters.health.choose(["overdue", "none"])
    assert filters.health.value() == {"none"}
    assert table.records.rowCount() == 12
    filters.circle.choose([Circle.INNER.value])
    assert table.records.rowCount() == 0
    assert table.note.title == "Nothing in this view"
    QTest.mouseClick(table.note.button, Qt.MouseButton.LeftButton)
    assert table.records.rowCount() == 64
    filters.role.choose(["Mentor"])
    assert [r.name for r in table.records.records(0, 9)] == ["Dana Whitcombe"]


def test_while_a_life_event_holds_the_list_of_the_overdue_is_as_empty_as_the_rows_say(stage: Stage) -> None:
    filters, table = stage.page.filters, stage.page.views.list.table
    filters.health.choose(["overdue"])
    over = [contact.name for contact in table.records.records(0, 9)]
    pause = stage.profile.run(add_record, Pause(name="A move", since=TODAY - timedelta(days=2)))
    stage.until(lambda: table.records.rowCount() == 0)
    filters.health.choose(["in_touch"])
    assert table.records.rowCount() == 64 - 12
    filters.health.choose(["overdue"])
    stage.profile.run(delete_records, [pause])
    stage.until(lambda: table.records.rowCount() == 5)
    assert [contact.name for contact in table.records.records(0, 9)] == over


def test_typing_filters_and_esc_takes_the_filter_away(stage: Stage) -> None:
    field, table = stage.page.filter_field(), stage.page.views.list.table
    assert field is not None
    field.setFocus(Qt.FocusReason.ShortcutFocusReason)
    stage.press("tom")
    stage.until(lambda: table.records.rowCount() == 1)
    stage.press(Qt.Key.Key_Return)
    assert stage.focus() is table
    field.setFocus(Qt.FocusReason.ShortcutFocusReason)
    stage.press(Qt.Key.Key_Escape)
    stage.until(lambda: table.records.rowCount() == 64)
    assert stage.focus() is table
    assert not field.isVisible()


def test_the_member_chosen_narrows_list_queue_and_figures(stage: Stage) -> None:
    alex = stage.workspace.reads.members()[1]
    stage.context.set_who(alex.id)
    theirs = stage.workspace.reads.count(Contact, stage.context.mine())
    assert 3 < theirs < 64, "three of his own, and those that the two share"
    stage.until(lambda: stage.page.bar._summary.text().startswith(f"{theirs} people"))
    assert stage.page.views.list.table.records.rowCount() == theirs
    shown = [stage.workspace.reads.get(Contact, card.waiting.id) for card in stage.page.views.list.queue.cards]
    assert all(contact.owner in (alex.id, None) for contact in shown)


def test_the_organization_leads_to_who_is_known_there(stage: Stage) -> None:
    stage.page.show_person(stage.named("Dana Whitcombe").id)
    stage.page.pane.detail.identity.organization.click()
    head, table = stage.page.views.list.organization_head, stage.page.views.list.table
    assert head._title.text() == "Who I know at Harbor Systems"
    everybody = stage.workspace.reads.count(Contact, [Where("employer", "=", stage.named("Dana Whitcombe").employer)])
    assert table.records.rowCount() == everybody
    head.close_button.click()
    assert table.records.rowCount() == 64
    assert stage.page.views.list.queue.isVisible()


def test_going_to_somebody_takes_filters_away_that_hide_them(stage: Stage) -> None:
    stage.page.filters.circle.choose([Circle.DORMANT.value])
    dana = stage.named("Dana Whitcombe")
    stage.page.show_person(dana.id)
    assert stage.page.views.list.table.current_record() == dana
    assert not stage.page.filters.active()


def test_deleting_moves_on_to_the_next_row(stage: Stage) -> None:
    table = stage.page.views.list.table
    stage.press(Qt.Key.Key_Down)
    following = table.records.record(2)
    stage.done_and_undone(lambda: stage.press(Qt.Key.Key_Delete))
    assert table.current_record() == following
    assert stage.page.pane.contact == following


def test_the_first_person_takes_the_place_of_how_to_begin(stages: Stages) -> None:
    from organizer.store.actions import add_record, delete_records

    stage = stages(people=0)
    assert stage.page.views.key() == "empty"
    added = stage.profile.run(add_record, Contact(name="Ada"))
    stage.until(lambda: stage.page.views.key() == "list")
    assert stage.page.pane.contact == added
    stage.profile.run(delete_records, [added])
    stage.until(lambda: stage.page.views.key() == "empty")


def test_in_a_narrow_window_the_pane_is_a_drawer(stages: Stages) -> None:
    stage = stages(size=(1024, 700))
    table = stage.page.views.list.table
    assert not stage.page.pane.isVisible()
    stage.press(Qt.Key.Key_Return)
    assert stage.page.side.is_open()
    assert stage.page.pane.isAncestorOf(stage.focus())
    stage.press(Qt.Key.Key_Escape)
    assert not stage.page.side.is_open()
    assert stage.focus() is table
    stage.ctrl(Qt.Key.Key_L)
    assert stage.page.side.is_open()
    stage.press(Qt.Key.Key_Return)
    stage.until(lambda: not stage.page.side.is_open())
    assert stage.focus() is table


def test_resizing_brings_the_pane_back_beside_the_list(stages: Stages) -> None:
    stage = stages(size=(1024, 700))
    stage.press(Qt.Key.Key_Return)
    stage.shell.resize(1440, 900)
    stage.until(lambda: stage.page.pane.isVisible() and not stage.page.side.is_open())
    assert stage.page.pane.width() == 416


def test_older_history_is_read_when_asked_for(stage: Stage) -> None:
    dana = stage.named("Dana Whitcombe")
    stage.page.show_person(dana.id)
    detail = stage.page.pane.detail
    count = len(detail.timeline.happenings())
    assert detail.older.isVisible()
    detail.older.click()
    assert len(detail.timeline.happenings()) > count
    assert not detail.older.isVisible()


def test_the_history_can_be_narrowed(stage: Stage) -> None:
    stage.page.show_person(stage.named("Dana Whitcombe").id)
    detail = stage.page.pane.detail
    detail.set_sorts(frozenset({"coffee", "introduction"}))
    detail.sorts_changed.emit()
    assert {h.sort for h in detail.timeline.happenings()} == {"coffee", "introduction"}
    assert detail.sorts_button.label == "2 types"
    stage.page.show_person(stage.named("Priya Osei").id)
    assert detail.sorts_button.label == "All types"


def test_an_entry_of_the_history_is_deleted_with_its_key(stage: Stage) -> None:
    stage.page.show_person(stage.named("Ruth Okafor").id)
    timeline = stage.page.pane.detail.timeline
    stage.tab_to(lambda w: w is timeline)
    stage.done_and_undone(lambda: stage.press(Qt.Key.Key_Delete))
    assert stage.named("Ruth Okafor").last_touch is None
    assert not timeline.happenings()


def test_pressing_save_twice_makes_one_touch(stage: Stage) -> None:
    before = stage.workspace.reads.count(Interaction)
    stage.ctrl(Qt.Key.Key_L)
    form = stage.page.pane.touch_form
    form.save()
    form.save()
    stage.until(lambda: not form.isVisible())
    assert stage.workspace.reads.count(Interaction) == before + 1


def test_channels_of_the_form_are_those_of_the_model(stage: Stage) -> None:
    box = stage.page.pane.touch_form.channel.box
    assert [box.itemData(row) for row in range(box.count())] == [c.value for c in Channel]


class Flashes(QObject):
    """Remembers which widgets were shown as windows of their own."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


def test_no_part_of_the_page_flashes_up_as_a_window(stages: Stages, qapp: QApplication) -> None:
    flashes = Flashes()
    qapp.installEventFilter(flashes)
    try:
        stage = stages()
        for view in ("circles", "introductions", "organizations", "events", "list"):
            stage.page.show_view(view)
        stage.page.pane.log()
        stage.page.pane.introduce()
        stage.page.verbs.merge(stage.named("Dana Whitcombe"), stage.named("Hana Kim"))
    finally:
        qapp.removeEventFilter(flashes)
    assert flashes.seen == ["AppShell"]


def test_the_menu_of_the_list_depends_on_what_is_selected(stage: Stage) -> None:
    table, commands = stage.page.views.list.table, stage.page._offer_commands()

    def entries() -> list[str]:
        menu = commands.menu()
        found = [action.text() for action in menu.actions() if action.text()]
        menu.deleteLater()
        return found

    one = entries()
    assert {"Log touch", "Edit", "Merge with…", "Move to circle", "Changes…", "Copy as CSV", "Delete"} <= set(one)
    table.selectRow(0)
    stage.press(Qt.Key.Key_Down, modifier=Qt.KeyboardModifier.ShiftModifier)
    assert {"2 people", "Merge…", "Schedule touches", "Edit 2 people"} <= set(entries())
    table.selectAll()
    assert "64 people" in entries()
    assert "Merge…" not in entries()


def test_a_great_many_people_are_moved_in_one_step(stages: Stages) -> None:
    stage = stages(people=264)
    stage.page.views.list.table.selectAll()

    def move() -> None:
        stage.press("m")
        stage.choose("Move to circle > Wide")

    stage.done_and_undone(move)
    assert stage.workspace.reads.count(Contact, [Where("circle", "=", Circle.WIDE)]) == 264


def test_what_was_done_to_a_person_can_be_seen(stage: Stage) -> None:
    stage.page.verbs.show_changes(stage.named("Dana Whitcombe"))
    labels = [label.text() for label in stage.shell.findChildren(QLabel)]
    assert any("sample" in words.lower() for words in labels)
