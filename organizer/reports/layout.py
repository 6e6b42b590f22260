"""What stands beside what, and how wide: the same in every format. Widths are in ems of the body text."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from organizer.kernel.section import Bars, Block, Table, Value

from .measure import column_widths, width

GUTTER = 22.5 / 9
"""Between two blocks side by side."""
CELL_GAP = 12 / 9
"""Between two columns of a table."""
SMALL = 8.25 / 9
"""The size of notes and labels."""
FIGURES_ACROSS = 5
"""Key figures in a row; they stand on the same columns everywhere."""
_SHORT = 12
_HIDDEN = "00000"


def side_by_side(blocks: Iterable[Block], room: float) -> list[list[Block]]:
    """Lines of one or two: two short blocks that follow one another share a line, any other has it for itself."""
    half = (room - GUTTER) / 2
    lines: list[list[Block]] = []
    for block in blocks:
        if lines and len(lines[-1]) == 1 and _fits(lines[-1][0], half) and _fits(block, half):
            lines[-1].append(block)
        else:
            lines.append([block])
    return lines


def _fits(block: Block, half: float) -> bool:
    if isinstance(block, Table):
        return len(block.rows) <= _SHORT and all(_row_width(row) <= half for row in (block.head, *block.rows))
    if isinstance(block, Bars):
        return len(block.bars) <= _SHORT and all(width(b.label) + width(b.text) <= half / 2 for b in block.bars)
    return len(block.items) <= _SHORT and all(len(item) <= 160 for item in block.items)


def _row_width(row: Sequence[Value]) -> float:
    return sum(width(_told(value)) for value in row) + CELL_GAP * (len(row) - 1)


def table_widths(table: Table, room: float) -> list[float]:
    """The width of each column, half of every gap beside it included; together they fill the room."""
    gaps = [CELL_GAP * ((n > 0) + (n < len(table.head) - 1)) / 2 for n in range(len(table.head))]
    columns = zip(table.head, *(map(_told, row) for row in table.rows), strict=True)
    shares = column_widths([list(column) for column in columns], table.numeric, room - sum(gaps))
    return [share + gap for share, gap in zip(shares, gaps, strict=True)]


def _told(value: Value) -> str:
    return value if isinstance(value, str) else _HIDDEN


def bar_lengths(bars: Bars) -> list[tuple[float, float | None]]:
    """Per bar its length and that of what was wanted, as parts (0 to 1) of the longest of all."""
    longest = max((_drawn(v) for bar in bars.bars for v in (bar.value, bar.tick or 0)), default=0) or 1
    return [
        (round(_drawn(b.value) / longest, 4), None if b.tick is None else round(_drawn(b.tick) / longest, 4))
        for b in bars.bars
    ]


def _drawn(value: float) -> float:
    """What can be drawn of a number: nothing of a negative one, nor of one that is none."""
    return value if math.isfinite(value) and value > 0 else 0.0


def bars_widths(bars: Bars, room: float) -> tuple[float, float]:
    """Of the words before the bars and of those after them, which are set a little smaller than the body."""
    label = max((width(bar.label) for bar in bars.bars), default=0) * SMALL
    text = max((width(bar.text) for bar in bars.bars), default=0) * SMALL
    return min(label, room * 0.35), min(text, room * 0.3)
