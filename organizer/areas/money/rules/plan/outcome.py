"""What came of a walk through a plan."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from .journal import Journal
from .results import Floats

Bools = NDArray[np.bool_]


@dataclass(slots=True, eq=False)
class Outcome:
    """What happened on each path; months are counted from the start."""

    worth: Floats
    """(years + 1, paths)."""
    unmet: Floats
    """What planned outflows lacked in all."""
    first_short: Floats
    """The first month in which something was not met; infinite: never."""
    last_short: Floats
    """-1: never."""
    journal: Journal
    missed: dict[str, Bools] = field(default_factory=dict)
    """By milestone: whether it could not be paid for, or its level was not reached."""
    there: dict[str, Floats] = field(default_factory=dict)
    """By milestone: what there was for it when it was due."""
