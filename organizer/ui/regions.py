"""Going round the parts of a window with one key."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget


def first_stop(region: QWidget) -> QWidget | None:
    """Where the focus goes on entering `region`: where it last was in it, else its first stop of Tab."""
    last = region.focusWidget()
    if last is not None and _stops(last, region):
        return last
    if _stops(region, region):
        return region
    widget = region.nextInFocusChain()
    while widget is not None and widget != region:  # the chain is a ring
        if _stops(widget, region):
            return widget
        widget = widget.nextInFocusChain()
    return None


def _stops(widget: QWidget, region: QWidget) -> bool:
    return (
        (widget is region or region.isAncestorOf(widget))
        and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.isVisible()
        and widget.isEnabled()
    )


class RegionCycle(QObject):
    """F6 goes to the next region of `window`, Shift+F6 to the one before. `regions` is asked each time; parts that
    are hidden or hold nothing to focus are passed over."""

    def __init__(self, window: QWidget, regions: Callable[[], Sequence[QWidget]]) -> None:
        super().__init__(window)
        self._regions = regions
        for keys, step in (("F6", 1), ("Shift+F6", -1)):
            shortcut = QShortcut(QKeySequence(keys), window)
            shortcut.activated.connect(lambda step=step: self.step(step))

    def step(self, step: int) -> None:
        stops = [(region, stop) for region in self._regions() if region.isVisible() and (stop := first_stop(region))]
        if not stops:
            return
        focused = QApplication.focusWidget()
        holding = [n for n, (region, _) in enumerate(stops) if focused and _holds(region, focused)]
        at = holding[-1] if holding else (-1 if step > 0 else 0)
        stops[(at + step) % len(stops)][1].setFocus(Qt.FocusReason.ShortcutFocusReason)


def _holds(region: QWidget, widget: QWidget) -> bool:
    return region is widget or region.isAncestorOf(widget)
