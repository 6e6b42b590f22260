from collections.abc import Callable, Iterator
from threading import Event, current_thread

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from organizer.ui.tasks import APPEARS_AFTER_MS, Progress, TaskBar, TaskRunner

ShowAll = Callable[..., QWidget]


@pytest.fixture
def runner() -> Iterator[TaskRunner]:
    made = TaskRunner()
    yield made
    assert made.finish()


def test_the_result_comes_back_on_the_window_s_thread(qtbot: QtBot, runner: TaskRunner) -> None:
    threads: list[str] = []

    def work(progress: Progress) -> int:
        threads.append(current_thread().name)
        progress.step(0.5, "half")
        return 42

    task = runner.run("Counting", work)
    told: list[tuple[float, str]] = []
    task.progressed.connect(lambda fraction, text: told.append((fraction, text)))
    results: list[object] = []
    task.done.connect(lambda result: results.append(result))
    task.done.connect(lambda _: threads.append(current_thread().name))
    with qtbot.waitSignal(task.ended):
        pass
    assert results == [42]
    assert threads[0] != threads[1] == current_thread().name
    assert told == [(0.5, "half")]
    assert runner.running() == 0


def test_an_error_is_told_and_kept_whole(qtbot: QtBot, runner: TaskRunner) -> None:
    def work(progress: Progress) -> None:
        raise OSError("disk full")

    task = runner.run("Writing", work)
    with qtbot.waitSignal(task.failed) as signal:
        pass
    assert str(signal.args[0]) == "disk full"


def test_work_stops_at_its_next_step(qtbot: QtBot, runner: TaskRunner) -> None:
    begun, go_on = Event(), Event()

    def work(progress: Progress) -> None:
        begun.set()
        go_on.wait(5)
        progress.step(0.9)

    task = runner.run("Importing", work)
    assert begun.wait(5)
    with qtbot.waitSignal(task.cancelled):
        task.cancel()
        go_on.set()


def test_a_short_task_is_never_shown(qtbot: QtBot, runner: TaskRunner, show_all: ShowAll) -> None:
    bar = TaskBar()
    show_all(bar)
    task = runner.run("Quick", lambda progress: None)
    bar.follow(task)
    assert bar.isHidden()
    assert bar._delay.interval() == APPEARS_AFTER_MS
    with qtbot.waitSignal(task.ended):
        pass
    assert not bar._delay.isActive()
    assert bar.isHidden()


def test_a_long_task_is_shown_and_can_be_cancelled(qtbot: QtBot, runner: TaskRunner, show_all: ShowAll) -> None:
    bar = TaskBar()
    show_all(bar)
    go_on = Event()

    def work(progress: Progress) -> None:
        progress.step(0.25, "a quarter")
        go_on.wait(5)
        progress.step(0.5)

    task = runner.run("Importing", work)
    bar.follow(task)
    bar._delay.timeout.emit()
    assert bar.isVisible()
    qtbot.waitUntil(lambda: bar.accessibleName() == "a quarter")
    with qtbot.waitSignal(task.cancelled):
        bar._cancel.click()
        go_on.set()
    assert bar.isHidden()
