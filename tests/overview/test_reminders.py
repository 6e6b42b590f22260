"""The keeper of reminders over a profile, with a sender that only remembers; the desktop's own, where a bus is."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QIcon
from pytestqt.qtbot import QtBot

from organizer.app.areas import REGISTRY
from organizer.areas.calendar.model import TimeBlock
from organizer.areas.goals.model import Step
from organizer.kernel.changes import Ref
from organizer.kernel.clock import Clock
from organizer.kernel.recurrence import Recurrence
from organizer.kernel.system import Pause
from organizer.overview.reminders.choices import choose_general_words, choose_reminding
from organizer.overview.reminders.keeper import ReminderKeeper
from organizer.overview.reminders.missed import Missed
from organizer.overview.reminders.senders import DesktopSender, FirstThatCan, TraySender
from organizer.overview.reminders.snoozed import Snoozed, read_snoozed, write_snoozed
from organizer.overview.reminders.words import Note
from organizer.overview.settings_parts import ReminderSettings
from organizer.overview.today.page import TodayPage
from organizer.store.actions import change_record
from organizer.store.profile import create_profile
from organizer.ui.theme import Theme
from tests.overview.today_stage import add, at, day, fill, page_stage
from tests.page_stage import PageStage
from tests.program_stage import ProgramStage


class Hand:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = at(0, 12).astimezone(UTC)

    def to(self, moment: datetime) -> None:
        self.now = moment.astimezone(UTC)


class Remembering:
    def __init__(self) -> None:
        self.notes: list[Note] = []
        self.closed = False

    def send(self, note: Note) -> bool:
        self.notes.append(note)
        return True

    def listen(self, snoozed: Callable[[str], None], opened: Callable[[str], None]) -> None:
        self.snoozed, self.opened = snoozed, opened

    def close(self) -> None:
        self.closed = True

    def taken(self) -> list[str]:
        """Titles since the last time."""
        found, self.notes = [note.title for note in self.notes], []
        return found


class Reminded:
    """Today of a profile whose clock is set by hand, and its keeper."""

    def __init__(self, stage: PageStage[TodayPage], hand: Hand, missed: Missed) -> None:
        self.stage, self.hand, self.missed, self.sender = stage, hand, missed, Remembering()
        self.keeper = ReminderKeeper(stage.context, self.sender, missed)

    def look(self, moment: datetime) -> list[str]:
        self.hand.to(moment)
        self.keeper.look()
        return self.sender.taken()


@pytest.fixture
def reminded(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Reminded]:
    hand = Hand()
    names = ("Maya Rivera", "Alex Rivera")
    profile = create_profile(tmp_path / "clock.organizer", REGISTRY, clock=Clock(lambda: hand.now), names=names)
    fill(profile)
    profile.member = None  # Nobody in particular: all of it is told.
    missed = Missed()
    stage = page_stage(qtbot, profile, lambda context: TodayPage(context, missed))
    made = Reminded(stage, hand, missed)
    yield made
    made.keeper.close()
    assert made.sender.closed
    stage.close()
    profile.close()


def test_a_day_goes_by(reminded: Reminded) -> None:
    assert reminded.look(at(0, 8, 58)) == []
    assert reminded.look(at(0, 9)) == ["Book the room"]
    assert [reminded.look(at(0, 9, n)) for n in range(1, 6)] == [[]] * 5
    reminded.look(at(0, 14, 49))
    reminded.sender.taken()
    assert reminded.look(at(0, 14, 50)) == ["Interview"]


def test_what_was_missed_is_one_note_and_a_list_on_today_until_it_is_seen(reminded: Reminded) -> None:
    reminded.look(at(-1, 20))
    assert reminded.look(at(0, 16)) == ["2 reminders while you were away"]
    banner = reminded.stage.page.missed.banner
    assert banner is not None
    assert banner.accessibleName() == "2 reminders while you were away. Book the room\nInterview, 15:00"
    reminded.stage.tab_to(lambda widget: getattr(widget, "label", "") == "Got it", back=True)
    reminded.stage.press(" ")
    assert not reminded.stage.page.missed.isVisible()
    assert reminded.look(at(0, 16, 1)) == []


def test_it_is_remembered_when_it_was_looked_last(reminded: Reminded) -> None:
    reminded.look(at(0, 14))
    again = ReminderKeeper(reminded.stage.context, reminded.sender, reminded.missed)
    reminded.hand.to(at(0, 16))
    again.look()
    again.close()
    assert reminded.sender.taken() == ["Interview"] or reminded.sender.notes == []
    assert [r.due.title for r in reminded.missed.reminders] == ["Interview"]


@pytest.mark.parametrize("broken", ["", "yesterday", "2026-11-19T12:00:00", "2026-11-19T12:00:00+05:00"])
def test_a_last_look_that_cannot_be_read_is_none(reminded: Reminded, broken: str) -> None:
    reminded.look(at(0, 14))
    settings = reminded.stage.settings
    settings.kept = dict.fromkeys(settings.kept, broken)
    assert reminded.look(at(0, 16)) == []


def test_a_clock_ten_years_ahead_and_back_makes_one_digest_and_no_storm(reminded: Reminded) -> None:
    daily = Recurrence("RRULE:FREQ=DAILY")
    add(
        reminded.stage.profile,
        TimeBlock(title="Run", start=at(0, 7), length=timedelta(hours=1), recurrence=daily),
        *(Step(title=f"Step {n}", due=day(n)) for n in range(-20, 60)),
    )
    reminded.look(at(0, 12))
    told = [reminded.look(at(3653, 12)), *(reminded.look(at(3653, 12, n)) for n in range(1, 4))]
    assert [len(each) for each in told] == [1, 0, 0, 0]
    assert told[0][0].endswith("reminders while you were away")
    back = [reminded.look(at(0, 12, n)) for n in range(1, 6)]
    assert back == [[]] * 5
    assert reminded.look(at(0, 14, 50))[-1] == "Interview"
    assert reminded.look(at(-3653, 12)) == []


def test_snoozed_is_told_again_in_ten_minutes(reminded: Reminded) -> None:
    reminded.look(at(0, 14, 49))
    reminded.sender.taken()
    reminded.hand.to(at(0, 14, 50))
    reminded.keeper.look()
    reminded.sender.snoozed(reminded.sender.notes[0].key)
    reminded.sender.taken()
    minutes = [bool(reminded.look(at(0, 14, 50 + n))) for n in range(1, 10)]
    assert not any(minutes)
    assert reminded.look(at(0, 15)) == ["Interview"]
    assert reminded.look(at(0, 15, 1)) == []
    reminded.sender.snoozed("of another program")


def again(reminded: Reminded) -> None:
    """The program is ended and started."""
    reminded.keeper.close()
    reminded.sender = Remembering()
    reminded.keeper = ReminderKeeper(reminded.stage.context, reminded.sender, reminded.missed)


def snooze_the_interview(reminded: Reminded) -> None:
    reminded.look(at(0, 14, 49))
    reminded.hand.to(at(0, 14, 50))
    reminded.keeper.look()
    reminded.sender.snoozed(reminded.sender.notes[-1].key)
    reminded.sender.taken()


def test_a_snooze_outlives_the_end_of_the_program_without_a_word_of_it(reminded: Reminded) -> None:
    snooze_the_interview(reminded)
    assert "Interview" not in str(reminded.stage.settings.kept)
    again(reminded)
    assert reminded.look(at(0, 14, 53)) == []
    assert reminded.look(at(0, 14, 57)) == []
    again(reminded)
    assert reminded.look(at(0, 15)) == ["Interview"]
    again(reminded)
    assert reminded.look(at(0, 15, 2)) == []


def test_snoozes_that_ended_while_the_program_was_closed_are_missed_once_as_one_list(reminded: Reminded) -> None:
    snooze_the_interview(reminded)
    add(reminded.stage.profile, Step(title="Pack", due=day(1)))
    again(reminded)
    assert reminded.look(at(1, 10)) == ["2 reminders while you were away"]
    assert [reminder.due.title for reminder in reminded.missed.reminders] == ["Pack", "Interview"]
    again(reminded)
    assert reminded.look(at(1, 10, 1)) == []


def test_what_was_done_or_moved_meanwhile_is_not_told_again(reminded: Reminded) -> None:
    snooze_the_interview(reminded)
    block = next(b for b in reminded.stage.workspace.reads.every(TimeBlock) if b.title == "Interview")
    reminded.stage.profile.run(change_record, block, {"start": at(0, 18)})
    assert reminded.look(at(0, 15)) == []
    assert reminded.look(at(0, 17, 50))[-1] == "Interview"


BROKEN = ("", "[", "{}", "[3]", '[["a","b","c","d","e"]]', '[["2026-11-19T12:00:00","a","b","c",""]]')


@pytest.mark.parametrize("broken", BROKEN)
def test_snoozes_that_cannot_be_read_are_none(broken: str) -> None:
    assert read_snoozed(broken) == []


@given(st.lists(st.tuples(st.datetimes(timezones=st.just(UTC)), st.uuids(), st.dates(), st.booleans()), max_size=60))
def test_snoozes_are_read_as_they_were_written(rows: list[tuple[datetime, UUID, date, bool]]) -> None:
    sleeping = [Snoozed(until, Ref("step", id), on, until if timed else None) for until, id, on, timed in rows]
    assert read_snoozed(write_snoozed(sleeping)) == sleeping[-50:]


def test_a_snooze_outlives_a_clock_that_was_put_back(reminded: Reminded) -> None:
    reminded.look(at(0, 14, 49))
    reminded.hand.to(at(0, 14, 50))
    reminded.keeper.look()
    reminded.sender.snoozed(reminded.sender.notes[-1].key)
    reminded.look(at(-400, 9))
    assert reminded.look(at(-400, 9, 5)) == []
    assert reminded.look(at(-400, 9, 10)) == ["Interview"]


def test_a_note_opens_what_it_is_about_or_today(reminded: Reminded) -> None:
    opened: list[Ref | None] = []
    reminded.keeper.open_asked.connect(opened.append)
    reminded.look(at(0, 14, 49))
    reminded.hand.to(at(0, 14, 50))
    reminded.keeper.look()
    note = reminded.sender.notes[-1]
    reminded.sender.opened(note.key)
    reminded.sender.opened("unknown")
    assert opened == [note.reminders[0].due.ref]


def test_who_sits_here_is_not_told_of_the_others(reminded: Reminded) -> None:
    reminded.stage.profile.member = reminded.stage.workspace.reads.members()[0].id
    reminded.look(at(0, 8, 59))
    assert reminded.look(at(0, 9)) == []


def test_turned_off_nothing_is_told_and_turned_on_nothing_is_made_up_for(reminded: Reminded) -> None:
    settings = reminded.stage.settings
    choose_reminding(settings, False)
    reminded.look(at(-1, 12))
    assert reminded.look(at(0, 16)) == []
    choose_reminding(settings, True)
    assert reminded.look(at(0, 16, 1)) == []
    assert reminded.missed.reminders == ()


def test_in_general_words_nothing_of_the_profile_leaves_the_window(reminded: Reminded) -> None:
    choose_general_words(reminded.stage.settings, True)
    reminded.look(at(0, 8, 59))
    assert reminded.look(at(0, 9)) == ["1 thing is due today"]
    reminded.look(at(0, 14, 49))
    reminded.hand.to(at(0, 14, 50))
    reminded.keeper.look()
    note = reminded.sender.notes[-1]
    assert (note.title, note.text) == ("Organizer", "Something begins in 10 minutes")


def test_a_life_event_keeps_what_is_due_quiet(reminded: Reminded) -> None:
    add(reminded.stage.profile, Pause(since=day(-1)))
    reminded.look(at(0, 8, 59))
    assert reminded.look(at(0, 9)) == []


def test_the_settings_say_what_is_chosen(reminded: Reminded) -> None:
    part = ReminderSettings(reminded.stage.context)
    reminded.stage.qtbot.addWidget(part)
    assert part.on.isChecked()
    assert not part.general.isChecked()
    part.on.click()
    part.general.click()
    again = ReminderSettings(reminded.stage.context)
    reminded.stage.qtbot.addWidget(again)
    assert not again.on.isChecked()
    assert again.general.isChecked()


def note(text: str = "Begins in 10 minutes") -> Note:
    return Note("key", "Interview", text, ())


def test_the_first_way_that_works_is_taken() -> None:
    class Deaf(Remembering):
        def send(self, note: Note) -> bool:
            return False

    heard = Remembering()
    both = FirstThatCan((Deaf(), heard))
    assert both.send(note())
    assert heard.taken() == ["Interview"]
    both.listen(lambda _: None, lambda _: None)
    both.close()
    assert heard.closed


def test_without_a_tray_nothing_is_sent(qtbot: QtBot) -> None:
    sender = TraySender(QIcon())
    assert not sender.send(note())
    sender.close()


_SERVICE = """
import sys
from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, QTimer, Signal, Slot
from PySide6.QtDBus import QDBusConnection

@ClassInfo({"D-Bus Interface": "org.freedesktop.Notifications"})
class Service(QObject):
    ActionInvoked = Signal("uint", str)

    @Slot(str, "uint", str, str, str, "QStringList", "QVariantMap", int, result="uint")
    def Notify(self, name, replaces, icon, title, text, actions, hints, shown):
        print(repr((name, replaces, title, text, actions, hints, shown)), flush=True)
        QTimer.singleShot(0, lambda: (self.ActionInvoked.emit(9, "default"), self.ActionInvoked.emit(7, "snooze")))
        return 7

app, service, bus = QCoreApplication([]), Service(), QDBusConnection.sessionBus()
bus.registerObject("/org/freedesktop/Notifications", service, QDBusConnection.RegisterOption.ExportAllContents)
print(bus.registerService("org.freedesktop.Notifications"), flush=True)
QTimer.singleShot(20000, app.quit)
app.exec()
"""

_CLIENT = """
from PySide6.QtCore import QCoreApplication, QTimer
from organizer.overview.reminders.senders import DesktopSender
from organizer.overview.reminders.words import Note

app, sender = QCoreApplication([]), DesktopSender()
def snoozed(key):
    print("snoozed", key, flush=True)
    app.quit()
sender.listen(snoozed, lambda key: print("opened", key, flush=True))
print(sender.send(Note("key", "Interview & more", "Begins <soon>", ())), flush=True)
QTimer.singleShot(10000, app.quit)
app.exec()
"""


@pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="there is no bus to start")
def test_the_desktops_own_service_shows_it_and_tells_what_was_pressed() -> None:
    command = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as bus:
        assert bus.stdout is not None
        environment = {**os.environ, "DBUS_SESSION_BUS_ADDRESS": bus.stdout.readline().strip()}
        script = [sys.executable, "-c", _SERVICE]
        with subprocess.Popen(script, stdout=subprocess.PIPE, text=True, env=environment) as service:
            assert service.stdout is not None
            try:
                assert service.stdout.readline() == "True\n"
                client = subprocess.run(
                    [sys.executable, "-c", _CLIENT], capture_output=True, text=True, env=environment, timeout=60,
                    check=True, cwd=Path(__file__).parents[2],
                )  # fmt: skip
                said = service.stdout.readline()
            finally:
                service.terminate()
                bus.terminate()
    assert client.stdout == "True\nsnoozed key\n"
    assert "'Interview & more', 'Begins &lt;soon&gt;', ['default', 'Open', 'snooze', 'In 10 minutes']" in said


def test_without_a_bus_nothing_is_sent(tmp_path: Path) -> None:
    environment = {**os.environ, "DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path}/none"}
    client = subprocess.run(
        [sys.executable, "-c", _CLIENT.replace("app.exec()", "")], capture_output=True, text=True, env=environment,
        timeout=60, check=True, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert client.stdout == "False\n"


def test_senders_can_be_closed_before_they_sent_anything(qtbot: QtBot) -> None:
    DesktopSender().close()


def test_the_window_looks_when_it_has_come_to_rest_and_comes_to_the_front_when_asked(
    stages: Callable[[], ProgramStage],
) -> None:
    program = stages()
    program.begin()
    program.welcome.options.choose("sample")
    program.welcome.submit()
    desk = program.at_desk()
    desk._reminding._begin()
    assert program.settings.text(f"reminders/looked/{desk.workspace.home.id}") == at(0, 12).astimezone(UTC).isoformat()
    desk._reminding.open_asked.emit(None)
    assert program.window.shell.current_page() == "today"
    block = next(iter(desk.workspace.reads.every(TimeBlock)))
    desk._reminding.open_asked.emit(Ref.to(block))
    assert program.window.shell.current_page() == "calendar"
