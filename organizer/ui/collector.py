"""Collecting garbage between events, on the window's thread."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 500


class Collector(QObject):
    """Python collects when something is allocated, on whichever thread does it and in the middle of whatever it does
    there. A cycle that holds widgets must be broken on their thread, while none of them is at work: so automatic
    collection is switched off, and a timer collects what is due by Python's own thresholds."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.collect_due)

    def begin(self) -> None:
        """From now on."""
        self._timer.start()

    def collect_due(self) -> None:
        """Collects the oldest generation that is due."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > thresholds[generation]:
                gc.collect(generation)
                return
