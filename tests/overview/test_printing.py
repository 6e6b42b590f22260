"""A section put onto paper: where the user says, with amounts only where there are some."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from organizer.kernel.money import Money
from organizer.kernel.section import Section, Table
from organizer.overview.printing import ask_and_print
from organizer.store.workspace import Workspace
from organizer.ui.context import PageContext
from organizer.ui.host import WindowHost
from organizer.ui.theme import Mode, Theme
from tests.page_stage import MemorySettings
from tests.profiles import fresh_profile

ACCOUNTS = Table("Accounts", ("Account", "Worth"), (("Savings", Money(1_234_500, "USD")),), frozenset({1}))
DOCUMENTS = Table("Documents", ("What", "Where it is"), (("Will", "Top drawer"),))


@pytest.fixture
def context(qtbot: QtBot, qapp: QObject, tmp_path: Path) -> Iterator[PageContext]:
    Theme(qapp, Mode.LIGHT, reduced_motion=True).install()  # type: ignore[arg-type]
    over = QWidget()
    qtbot.addWidget(over)
    over.resize(800, 600)
    with fresh_profile(tmp_path) as profile:
        workspace = Workspace([profile])
        made = PageContext(workspace, WindowHost(over), MemorySettings())
        yield made
        made.close()
        made.tasks.finish()
        workspace.reads.close()


@pytest.mark.parametrize(("table", "remark"), [(ACCOUNTS, "Amounts shown"), (DOCUMENTS, "Amounts hidden")])
def test_it_says_whether_amounts_are_in_it(
    table: Table, remark: str, context: PageContext, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "where.html"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    ask_and_print(context, context.host.over, Section("Where is what", "Documents and accounts", blocks=(table,)))
    qtbot.waitUntil(lambda: context.tasks.running() == 0)
    written = path.read_text(encoding="utf-8")
    assert remark in written
    assert "Where is what" in written
    assert ("$12,345" in written) is (table is ACCOUNTS)


def test_without_a_suffix_it_is_a_pdf(
    context: PageContext, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "where"), ""))
    ask_and_print(context, context.host.over, Section("Where is what", blocks=(DOCUMENTS,)))
    qtbot.waitUntil(lambda: context.tasks.running() == 0)
    assert (tmp_path / "where.pdf").read_bytes().startswith(b"%PDF")


def test_what_cannot_be_written_is_said(
    context: PageContext, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "no" / "where.pdf"), ""))
    ask_and_print(context, context.host.over, Section("Where is what", blocks=(DOCUMENTS,)))
    qtbot.waitUntil(lambda: bool(context.host.complaint))
