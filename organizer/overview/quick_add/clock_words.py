"""Finding times of day that are said as one speaks: 'half past three', 'um halb eins', 'at 7 in the evening'."""

from __future__ import annotations

import re
from datetime import time

from . import words
from .spot import Kind, Place, Present, Read, Spot, place_of, spot_at, whole_words

_HALF_A_DAY = 12 * 60
_BEGINS = 7 * 60
"""Of two times that it can be, the one from seven to seven is meant."""
_MINUTES = {"quarter": 15, "viertel": 15, "five": 5, "ten": 10, "twenty": 20, "fünf": 5, "zehn": 10, "zwanzig": 20}


def _spoken(found: re.Match[str], present: Present) -> Spot | None:
    said = found["hour"].lower()
    hour = words.HOUR_OF.get(said) or int(said)
    if not 1 <= hour <= 12:
        return None
    minutes = hour % 12 * 60
    if found["half"]:
        minutes += 30 if found["half"].lower() != "halb" else -30
    elif found["before"]:
        minutes -= 15  # 'dreiviertel acht'
    else:
        if found["minutes"].isdigit() and not found["at"]:
            return None  # 'pages 9 to 12'
        away = _MINUTES.get(found["minutes"].lower()) or int(found["minutes"])
        minutes += away if found["way"].lower() in ("past", "nach") else -away
    return _at(found, minutes, place_of(found["at"], Place.LAST))


def _hour(found: re.Match[str], present: Present) -> Spot | None:
    minutes = words.HOUR_OF[found["hour"].lower()] % 12 * 60
    return _at(found, minutes, Place.ANYWHERE if found["half_of_day"] or found["part"] else Place.LAST)


def _by_part(found: re.Match[str], present: Present) -> Spot | None:
    hour, minute = int(found["clock"]), int(found["minute"] or 0)
    if not 1 <= hour <= 12:
        return None
    return _at(found, hour % 12 * 60 + minute, Place.ANYWHERE)


def _at(found: re.Match[str], minutes: int, place: Place) -> Spot:
    minutes %= _HALF_A_DAY
    late = minutes < _BEGINS
    if found["half_of_day"]:
        late = found["half_of_day"].lower() == "p"
    elif found["part"]:
        late = found["part"].lower().startswith(("ab", "nachm", "in the a", "in the e", "at"))
    if late:
        minutes += _HALF_A_DAY
    return spot_at(found, Kind.TIME, time(minutes // 60, minutes % 60), place)


_PART = (
    r"(?P<part>morgens|früh|vormittags|nachmittags|abends|in\s+the\s+(?:morning|afternoon|evening)|at\s+night)"
)  # fmt: skip
_HALF_OF_DAY = rf"(?:\s*(?P<half_of_day>[ap])\.?m\b\.?|\s+(?:uhr\s+)?{_PART})?"
READERS: tuple[tuple[re.Pattern[str], Read], ...] = (
    (
        whole_words(
            rf"(?:(?P<at>{words.AT})\s+)?(?:(?P<half>half\s+past|halb)|(?P<before>dreiviertel)"
            rf"|(?:a\s+)?(?P<minutes>{'|'.join(_MINUTES)}|[0-5]?\d)\s+(?P<way>past|to|nach|vor))"
            rf"\s+(?P<hour>{words.HOUR}){_HALF_OF_DAY}"
        ),
        _spoken,
    ),
    (whole_words(rf"(?:{words.AT})\s+(?P<hour>{words.HOUR_WORD})(?:\s+uhr|\s+o['’]clock)?{_HALF_OF_DAY}"), _hour),
    (
        whole_words(
            rf"(?:(?:{words.AT})\s+)?(?P<clock>\d{{1,2}})(?:[:.](?P<minute>[0-5]\d))?(?:\s+uhr)?\s+{_PART}"
            rf"(?P<half_of_day>(?!))?"
        ),
        _by_part,
    ),
)
