"""The start of the program beside a bare window, and the list as it is painted, jumped through, sorted and filtered."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.table import Row, timed

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


def lists(profile: Path, rows: int) -> Iterator[Row]:
    """People's list over many rows, offscreen: every figure ends with the painted pixels."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication

    from organizer.app.gallery import settle
    from organizer.app.places import Places
    from organizer.app.program import Program
    from organizer.app.settings import UserSettings
    from organizer.app.start import dress
    from organizer.kernel.query import text_contains
    from organizer.ui.records.table import RecordTable

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
                        application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
                painted()

            yield Row(f"filter by '{words}' and back, painted", timed(filtered, 5), None, "")
        program.window.close()
