"""What pages are given: actions done elsewhere and heard of here, in order; errors said; nothing heard once closed."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from organizer.areas.people.model import Contact
from organizer.kernel.errors import Invalid, OrganizerError
from organizer.kernel.query import Where
from organizer.store.actions import add_record
from organizer.store.edit import Edit
from organizer.store.profile import Profile
from organizer.ui.context import PageContext


def breaks(edit: Edit) -> None:
    raise ZeroDivisionError("a bug")


def test_changes_are_told_here_and_before_the_result(context: PageContext, qtbot: QtBot) -> None:
    heard: list[str] = []
    context.changed.connect(lambda changes: heard.append(f"{changes.title} {threading.current_thread().name}"))
    context.perform(add_record, Contact(name="Dana"), said="Added", then=lambda made: heard.append(made.name))
    assert heard == []
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard == ["Add person MainThread", "Dana"]
    assert context.host.said.text() == "Added"


def test_what_cannot_be_done_goes_to_whoever_asked_or_is_said(
    context: PageContext, qtbot: QtBot, window: QWidget
) -> None:
    errors: list[OrganizerError] = []
    context.perform(add_record, Contact(name=""), failed=errors.append)
    qtbot.waitUntil(lambda: len(errors) == 1)
    assert isinstance(errors[0], Invalid)
    context.perform(add_record, Contact(name=""))
    qtbot.waitUntil(lambda: "This is needed" in context.host.complaint)


def test_a_bug_is_raised(context: PageContext, qtbot: QtBot) -> None:
    with qtbot.captureExceptions() as raised:
        context.perform(breaks)
        qtbot.waitUntil(lambda: len(raised) == 1)
    assert raised[0][0] is ZeroDivisionError


def test_undo_and_redo_say_what_they_did(context: PageContext, qtbot: QtBot) -> None:
    context.undo()
    assert context.host.said.text() == "Nothing to undo"
    context.perform(add_record, Contact(name="Dana"))
    qtbot.waitUntil(lambda: context.workspace.reads.count(Contact) == 1)
    context.undo()
    qtbot.waitUntil(lambda: context.host.said.text() == "Undone: Add person")
    context.redo()
    qtbot.waitUntil(lambda: context.host.said.text() == "Redone: Add person")
    assert context.workspace.reads.count(Contact) == 1


def test_nothing_is_heard_after_closing(context: PageContext, profile: Profile, qtbot: QtBot) -> None:
    heard: list[Any] = []
    context.changed.connect(heard.append)
    context.close()
    profile.run(add_record, Contact(name="Dana"))
    context.perform(add_record, Contact(name="Eve"), then=heard.append)
    qtbot.waitUntil(lambda: context.workspace.reads.count(Contact) == 2)
    QCoreApplication.processEvents()
    assert heard == []


def test_whose_records_are_shown(context: PageContext, qtbot: QtBot) -> None:
    alex = context.workspace.reads.members()[1]
    assert context.mine() == []
    with qtbot.waitSignal(context.who_changed) as told:
        context.set_who(alex.id)
    assert told.args == [alex.id]
    assert context.mine() == [Where("owner", "in", (alex.id, None))], "theirs, and what is shared"
    assert context.who_name() == "Alex"
    assert context.conventions.today == context.today()


@pytest.mark.parametrize("answer", [True, False])
def test_questions_are_asked_by_the_window(context: PageContext, answer: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(context.host, "confirm", lambda title, text, verb: answer)
    assert context.confirm("Sure?", "", "Do it") is answer


def test_a_drawer_that_is_closed_is_used_again(context: PageContext, window: QWidget) -> None:
    window.show()
    first = context.show_drawer(QWidget(), "One")
    second = context.show_drawer(QWidget(), "Two")
    assert first is not second
    first.close_now()
    assert context.show_drawer(QWidget(), "Three") is first
