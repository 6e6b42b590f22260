"""Garbage is collected between events, and by nobody else."""

from __future__ import annotations

import gc
import threading
import weakref

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from organizer.ui.collector import Collector


class Knot:
    """Holds itself."""

    def __init__(self) -> None:
        self.itself = self


def test_cycles_go_on_the_thread_of_the_window(qtbot: QtBot) -> None:
    owner = QObject()
    collector = Collector(owner)
    assert not gc.isenabled()
    gone_on: list[int] = []
    knot = Knot()
    weakref.finalize(knot, lambda: gone_on.append(threading.get_ident()))
    del knot
    collector.begin()
    fill = [[n] for n in range(gc.get_threshold()[0] + 10)]
    qtbot.waitUntil(lambda: bool(gone_on), timeout=5000)
    assert gone_on == [threading.get_ident()]
    assert fill
