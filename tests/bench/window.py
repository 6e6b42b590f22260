"""The start of the program beside a bare window, and the list as it is painted, jumped through, sorted and filtered."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.table import Row, timed

if TYPE_CHECKING:
    from organizer.app.program import Program

ROOT = Path(__file__).resolve().parents[2]
BARE = """
import os, sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
application = QApplication(sys.argv[:1])
class Label(QLabel):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, done)
def done():
    with open(os.environ["PERF_MARKS"], "a") as marks:
        marks.write(f"paint {time.monotonic_ns()}\\n")
    application.quit()
window = QMainWindow()
window.setCentralWidget(Label("Hello"))
window.resize(1440, 900)
window.show()
application.exec()
"""
_RUNS = 7


def _marks(command: list[str], folder: Path, until: str) -> dict[str, float]:
    """Milliseconds from the start of the process to each mark."""
    file = folder / "marks"
    file.unlink(missing_ok=True)
    places = {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder / "config"), "PERF_MARKS": str(file)}
    platform = {} if os.environ.get("DISPLAY") else {"QT_QPA_PLATFORM": "offscreen"}
    start = time.monotonic_ns()
    process = subprocess.Popen(command, cwd=ROOT, env=os.environ | places | platform)
    found: dict[str, float] = {}
    while until not in found and process.poll() is None and time.monotonic_ns() - start < 30e9:
        time.sleep(0.005)
        found = _read(file, start)
    found = _read(file, start)
    process.kill()
    process.wait()
    return found


def _read(file: Path, start: int) -> dict[str, float]:
    lines = file.read_text().splitlines() if file.exists() else []
    return {name: (int(at) - start) / 1e6 for name, _, at in (line.partition(" ") for line in lines) if at}


def starts(profile: Path) -> Iterator[Row]:
    """From the start of the process to the first frame and to the first rows of People, in turn with a bare window."""
    bare, program = [], []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for _ in range(_RUNS):
            bare.append(_marks([sys.executable, "-c", BARE], folder, "paint"))
            program.append(_marks([sys.executable, "-m", "organizer", str(profile)], folder, "idle"))
    floor = statistics.median(run["paint"] for run in bare)
    for mark, budget in (("paint", "≤ 1.2 ×"), ("data", "≤ 1.4 ×"), ("idle", "")):
        reached = [run[mark] for run in program if mark in run]
        if reached:
            yield Row(f"start to {mark}", statistics.median(reached), floor, budget)


@contextmanager
def begun(profile: Path) -> Iterator[Program]:
    """The program offscreen, with a profile open."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from organizer.app.gallery import settle
    from organizer.app.places import Places
    from organizer.app.program import Program
    from organizer.app.settings import UserSettings
    from organizer.app.start import dress

    application = QApplication.instance() or QApplication([sys.argv[0]])
    assert isinstance(application, QApplication)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        places = Places(folder / "config", folder / "state", folder / "data", folder / "documents")
        settings = UserSettings(places.settings)
        dress(application, settings)
        program = Program(places, settings)
        program.begin(profile)
        settle(1500)
        yield program
        program.window.close()


def weeks(profile: Path, blocks: int) -> Iterator[Row]:
    """The calendar over many blocks: a week read and shown, and a block on its way under the mouse."""
    from PySide6.QtCore import QPoint, Qt
    from PySide6.QtTest import QTest

    from organizer.app.gallery import settle
    from organizer.areas.calendar.page.page import CalendarPage

    with begun(profile) as program:
        assert program.desk is not None
        page = program.desk.open("calendar", "week")
        assert isinstance(page, CalendarPage)
        settle(300)
        steps = iter(range(10**9))

        def turn() -> None:
            page.going.step(1 if next(steps) % 50 < 25 else -1)
            page.repaint()

        yield Row(f"week shown of {blocks:,} blocks, painted", timed(turn, 50), None, "≤ 50 ms")
        grid = page.views.grid
        page.going.to_today()
        settle(100)
        timed_blocks = (each for each in page.week.visible() if not each.all_day)
        rects = [rect for each in timed_blocks if (rect := grid.item_rect(page.week.item(each))).height() > 30]
        start = rects[len(rects) // 2].center().toPoint()
        QTest.mousePress(grid, Qt.MouseButton.LeftButton, pos=start)

        def drag() -> None:
            number = next(steps)
            QTest.mouseMove(grid, start + QPoint(number * 37 % 300 - 150, number * 53 % 200 - 100))
            grid.repaint()

        yield Row("block dragged by a step, painted", timed(drag, 100), None, "≤ 16 ms")
        QTest.keyClick(grid, Qt.Key.Key_Escape)


def lists(profile: Path, rows: int) -> Iterator[Row]:
    """People's list over many rows, offscreen: every figure ends with the painted pixels."""
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication

    from organizer.kernel.query import text_contains
    from organizer.ui.records.table import RecordTable

    with begun(profile) as program:
        assert program.desk is not None
        program.desk.open("people", "list")
        table = next(found for found in program.window.findChildren(RecordTable) if found.isVisible())
        bar = table.verticalScrollBar()
        positions = iter(range(10**9))

        def painted() -> None:
            table.viewport().repaint()

        def jump() -> None:
            bar.setValue(bar.maximum() * (next(positions) * 37 % 100) // 100)
            painted()

        def scroll() -> None:
            bar.setValue(bar.value() + 40)
            painted()

        yield Row(f"jump anywhere in {rows:,} rows, painted", timed(jump, 40), None, "≤ 16 ms")
        yield Row("scroll by a row, painted", timed(scroll, 100), None, "≤ 33 ms")
        for column in range(table.model().columnCount()):
            title = table.model().headerData(column, table.horizontalHeader().orientation())
            before = table.horizontalHeader().sortIndicatorSection()

            def sort(column: int = column) -> None:
                table.sort_by(column)
                painted()

            sort()
            if column in (before, table.horizontalHeader().sortIndicatorSection()):
                yield Row(f"sort by {title}, painted", timed(sort, 10), None, "≤ 50 ms")
        for words in ("an", "anna", "imported"):

            def filtered(words: str = words) -> None:
                for where in ((), (text_contains(words),)):
                    table.set_where(where)
                    while table.records.where != where:
                        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
                painted()

            yield Row(f"filter by '{words}' and back, painted", timed(filtered, 5), None, "")
