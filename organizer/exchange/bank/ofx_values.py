"""Values of OFX that both bank and investment statements have."""

from __future__ import annotations

import re
from datetime import date

from organizer.kernel.errors import FieldError

from .amounts import quoted

_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?!\d{1,3}(?:\D|$)).*", re.DOTALL)


def day_of(text: str) -> date:
    """The day of an OFX date and time, as it is written: in the zone of the bank. Raises FieldError."""
    found = _DAY.fullmatch(text.strip())
    try:
        if found:
            return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        pass
    raise FieldError(f"{quoted(text)} is no day" if text.strip() else "it has no day")
