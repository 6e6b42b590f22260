"""Values that only cards have: their days, and their ids."""

from __future__ import annotations

import re
from uuid import UUID

from organizer.exchange.content_values import parameter
from organizer.kernel.dates import YearlyDay


def yearly_day(value: str, params: str) -> YearlyDay:
    """A day as BDAY has it; Apple says 'no year' by a year that a parameter names. Raises FieldError."""
    day = YearlyDay.from_iso(value)
    omitted = parameter(params, "X-APPLE-OMIT-YEAR")
    if day.year is not None and (day.year == 0 or omitted == f"{day.year:04d}"):
        return YearlyDay(day.month, day.day)
    return day


def uid_key(uid: str) -> str:
    """What two ids of cards are compared by: UUIDs in one form, with or without 'urn:uuid:'."""
    key = uid.strip().lower().removeprefix("urn:uuid:")
    try:
        return str(UUID(key)) if 32 <= len(key) <= 38 else key
    except ValueError:
        return key


def uid_uri(uid: str) -> str:
    """The id of a card as another card names it."""
    key = uid_key(uid)
    return f"urn:uuid:{key}" if re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", key) else uid
