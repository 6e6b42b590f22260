"""Rules of People: pure functions over records and days."""

from .cadence import (
    IN_TOUCH,
    OVERDUE,
    WEEK,
    Cadence,
    Health,
    cadence,
    interval_words,
    newest_touch,
    next_touch_words,
    since_words,
    stands_so,
    suggested_next,
)
from .history import Happening, in_order, introduced, met, sorts, touched
from .introductions import (
    Column,
    IntroductionLine,
    column_of,
    introduction_day,
    introduction_lines,
    introduction_words,
    owed_thanks,
)
from .merging import Merge, merge
from .queue import TYPICAL_TOUCH, day_choices, longest_first, queue_words, soonest_words, to_ask

__all__ = [
    "IN_TOUCH", "OVERDUE", "TYPICAL_TOUCH", "WEEK", "Cadence", "Column", "Happening", "Health", "IntroductionLine",
    "Merge", "cadence", "column_of", "day_choices", "in_order", "interval_words", "introduced", "introduction_day",
    "introduction_lines", "introduction_words", "longest_first", "merge", "met", "newest_touch", "next_touch_words",
    "owed_thanks", "queue_words", "since_words", "soonest_words", "sorts", "stands_so", "suggested_next", "to_ask",
    "touched",
]  # fmt: skip
