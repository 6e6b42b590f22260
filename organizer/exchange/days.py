"""The dates of one file: all in one order, which the file itself may show, or which has to be asked for."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable

from organizer.kernel.dates import Conventions, DateOrder

from .draft import AmbiguousDates

_NUMERIC = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})")


def conventions_of(name: str, samples: Iterable[tuple[int, str]], given: Conventions) -> Conventions:
    """The conventions with the order of the file's dates, given as pairs of line and text.

    Dots put the day first everywhere; else one date whose day is past the twelfth shows the order of all. Raises
    AmbiguousDates when there are dates that can be read both ways and nothing decides.
    """
    if given.date_order is not None:
        return given
    open_one: tuple[int, str] | None = None
    for line, text in samples:
        match = _NUMERIC.fullmatch(text.strip())
        if match is None:
            continue
        first, second = int(match[1]), int(match[3])
        order: DateOrder | None = None
        if match[2] == "." or (first > 12 >= second):
            order = "dmy"
        elif second > 12 >= first:
            order = "mdy"
        if order is not None:
            return dataclasses.replace(given, date_order=order)
        if first != second and open_one is None:
            open_one = (line, text.strip())
    if open_one is not None:
        raise AmbiguousDates(name, open_one[1], open_one[0])
    return given
