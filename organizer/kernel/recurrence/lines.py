"""The lines of a recurrence, taken apart. What they mean stands in `occurrences`."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache

from organizer.kernel.errors import FieldError
from organizer.kernel.frozen import frozen

from . import written
from .rule import Rule, read_rule

NAMES = ("RRULE", "RDATE", "EXDATE", "EXRULE")
MOST_RULES = 20
LONGEST = 1_000_000
_HEAD = re.compile(r"([A-Za-z-]+)((?:;[^=;:\"]+=(?:\"[^\"]*\"|[^\";:]*))*):", re.ASCII)
_PARAMETER = re.compile(r";([^=;:\"]+)=(\"[^\"]*\"|[^\";:]*)")


@frozen
class Line:
    """One line: a rule, or days and times."""

    name: str
    head: str
    """What stands before the colon, as it was written: 'EXDATE;TZID=Europe/Berlin'."""
    value: str
    rule: Rule | None = None
    dates: tuple[date | datetime, ...] = ()

    @property
    def text(self) -> str:
        """The line as it was written."""
        return f"{self.head}:{self.value}"


@frozen
class Parsed:
    """What the lines say, and the lines."""

    lines: tuple[Line, ...]
    rules: tuple[Rule, ...]
    exrules: tuple[Rule, ...]
    rdates: tuple[date | datetime, ...]
    exdates: tuple[date | datetime, ...]


@lru_cache(maxsize=4096)
def parsed(text: str) -> Parsed:
    """Raises FieldError for a line that cannot be understood, or can never be followed."""
    if len(text) > LONGEST:
        raise FieldError("The recurrence is longer than a million characters")
    lines = tuple(read_line(line) for line in text.split("\n") if line.strip())
    if not lines:
        raise FieldError("Nothing is said about how it repeats")
    if sum(line.rule is not None for line in lines) > MOST_RULES:
        raise FieldError(f"More than {MOST_RULES} rules for one recurrence")
    return Parsed(
        lines,
        rules=tuple(line.rule for line in lines if line.name == "RRULE" and line.rule),
        exrules=tuple(line.rule for line in lines if line.name == "EXRULE" and line.rule),
        rdates=tuple(at for line in lines if line.name == "RDATE" for at in line.dates),
        exdates=tuple(at for line in lines if line.name == "EXDATE" for at in line.dates),
    )


def read_line(line: str) -> Line:
    """One line such as 'RRULE:FREQ=DAILY'. Raises FieldError."""
    match = _HEAD.match(line.strip())
    if match is None:
        raise FieldError(f"'{line.strip()[:40]}' is no line like RRULE:FREQ=WEEKLY;BYDAY=MO")
    head, name, value = match[0][:-1], match[1].upper(), line.strip()[match.end() :]
    if name not in NAMES:
        raise FieldError(f"{name[:40]} does not say how something repeats; {', '.join(NAMES)} do")
    if name in ("RRULE", "EXRULE"):
        return Line(name, head, value, rule=read_rule(value) if value.strip(" ;") else None)
    named = {key.upper(): said.strip('"') for key, said in _PARAMETER.findall(match[2])}
    zone = written.zone_named(named["TZID"]) if named.get("TZID") else None
    pieces = (piece for piece in value.split(",") if piece.strip())
    # Of a period the start counts; how long an instance takes is not said by its recurrence.
    dates = tuple(written.read(piece.partition("/")[0], zone) for piece in pieces)
    return Line(name, head, value, dates=dates)
