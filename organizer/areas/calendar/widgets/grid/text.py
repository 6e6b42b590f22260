"""Words of a block: broken into the lines that fit."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import Qt

from organizer.ui.fonts import FontName, metrics
from organizer.ui.painting import single_line


@lru_cache(maxsize=4096)
def broken(text: str, name: FontName, width: int, most: int) -> tuple[str, ...]:
    """`text` in at most so many lines of a width, the last one shortened; none where not even a letter fits."""
    measure = metrics(name)
    words = single_line(text).split()
    lines: list[str] = []
    while words and len(lines) < most - 1:
        line = words.pop(0)
        while words and measure.horizontalAdvance(f"{line} {words[0]}") <= width:
            line = f"{line} {words.pop(0)}"
        lines.append(measure.elidedText(line, Qt.TextElideMode.ElideRight, width))
    if words:
        lines.append(measure.elidedText(" ".join(words), Qt.TextElideMode.ElideRight, width))
    return tuple(line for line in lines if line and line != "…")
