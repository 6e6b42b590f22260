"""Words of a block: broken into the lines that fit."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import Qt

from organizer.ui.fonts import FontName, metrics
from organizer.ui.painting import single_line

_NARROW = 44
"""Pixels under which the beginning of a word says more than one letter and a mark of omission."""


@lru_cache(maxsize=4096)
def broken(text: str, name: FontName, width: int, most: int) -> tuple[str, ...]:
    """`text` in at most so many lines of a width, the last one shortened."""
    measure = metrics(name)
    words = single_line(text).split()
    lines: list[str] = []
    while words and len(lines) < most - 1:
        line = words.pop(0)
        while words and measure.horizontalAdvance(f"{line} {words[0]}") <= width:
            line = f"{line} {words.pop(0)}"
        lines.append(_shortened(line, name, width))
    if words:
        lines.append(_shortened(" ".join(words), name, width))
    return tuple(lines)


def _shortened(line: str, name: FontName, width: int) -> str:
    measure = metrics(name)
    if width >= _NARROW or measure.horizontalAdvance(line) <= width:
        return measure.elidedText(line, Qt.TextElideMode.ElideRight, width)
    beginnings = (line[:length] for length in range(min(len(line), width), 0, -1))
    return next((part for part in beginnings if measure.horizontalAdvance(part) <= width), "").rstrip()
