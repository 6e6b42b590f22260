"""The order in which Tab comes to things that are made and put in later than what follows them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def stops_in(parent: QWidget) -> list[QWidget]:
    """What Tab stops at inside a widget, itself first, in the order it has now."""
    found, widget = [], parent
    while True:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
            found.append(widget)
        following = widget.nextInFocusChain()
        if following is None or following is parent or not parent.isAncestorOf(following):
            return found
        widget = following


def set_tab_order(widgets: Iterable[QWidget]) -> None:
    """Tab goes along these, one after the other."""
    for one, following in pairwise(widgets):
        QWidget.setTabOrder(one, following)
