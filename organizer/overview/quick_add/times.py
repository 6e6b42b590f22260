"""Finding words that may say a time of day or a length of time."""

from __future__ import annotations

import re
from datetime import time, timedelta

from . import words
from .spot import HOURS, MINUTES, Kind, Place, Present, Read, Spot, place_of, spot_at, whole_words

_DAY = timedelta(days=1)

_A_DAY = re.compile(
    rf"(?<![\w-])(?:{words.WEEKDAY}|(?-i:{words.SHORTEST_WEEKDAY})|today|tomorrow|heute|morgen|übermorgen"
    rf"|\d{{1,2}}\.?\s*(?:{words.MONTH}))\.?,?\s*$",
    re.IGNORECASE,
)
"""Before hours that nothing else says to be such: 'Tuesday from 9 to 12'."""
_CLOCK = r"\d{1,2}(?:[:.][0-5]\d)?"


def _clock(text: str, half: str | None = None) -> time | None:
    hour, _, minute = text.replace(".", ":").partition(":")
    h, m = int(hour), int(minute or 0)
    if half:
        if not 1 <= h <= 12:
            return None
        h = h % 12 + (12 if half[0].lower() == "p" else 0)
    return time(h % 24, m) if h < 24 or (h == 24 and not m) else None


def _range(found: re.Match[str], present: Present) -> Spot | None:
    half, hour = found["half"], found["uhr"]
    after_a_day = _A_DAY.search(found.string[: found.start()]) is not None
    if not (half or hour or (":" in found["a"] and ":" in found["b"]) or after_a_day):
        return None
    start, end = _clock(found["a"], half), _clock(found["b"], half)
    if start is None or end is None:
        return None
    minutes = (end.hour - start.hour) * 60 + end.minute - start.minute
    if minutes <= 0 and half:  # '11-1pm'
        start, minutes = time((start.hour + 12) % 24, start.minute), minutes + 12 * 60
    if minutes <= 0:
        minutes += 12 * 60 if after_a_day and -minutes < 12 * 60 and not (half or hour) else 24 * 60
    return spot_at(found, Kind.TIME, start, Place.ANYWHERE, more=timedelta(minutes=minutes))


def _time(found: re.Match[str], present: Present) -> Spot | None:
    text, half, at, hour = found["clock"], found["half"], found["at"], found["uhr"]
    exact = ":" in text
    if found["by"] and not (half or hour or exact):
        return None  # 'by 3 per cent'
    if not (half or at or hour or exact) or (half and at is None and "." in text):
        return None
    value = _clock(text, half)
    if value is None:
        return None
    if at and not (half or hour or exact or "." in text) and 1 <= value.hour <= 6:
        value = time(value.hour + 12)  # 'at 3' is in the afternoon
    sure = half or hour or (at and exact) or (exact and len(text) == 5)
    return spot_at(found, Kind.TIME, value, place_of(sure))


def _named_time(found: re.Match[str], present: Present) -> Spot | None:
    return spot_at(found, Kind.TIME, words.NAMED_TIMES[found["name"].lower()], place_of(found["at"], Place.LAST))


def _length(found: re.Match[str], present: Present) -> Spot | None:
    hours = float((found["hours"] or "0").replace(",", "."))
    value = timedelta(hours=hours, minutes=int(found["rest"] or found["minutes"] or 0))
    if found[0].endswith(("m", "M")) and len(found["minutes"] or "") > 2 and int(found["minutes"]) % 30:
        return None  # '400m' is a way
    return spot_at(found, Kind.LENGTH, value, place_of(None, Place.LAST)) if timedelta(0) < value <= 2 * _DAY else None


def _worded_length(found: re.Match[str], present: Present) -> Spot | None:
    text = found["said"].lower()
    if found["number"]:
        minutes = words.NUMBER_OF[found["number"].lower()] * (60 if found["unit"].lower()[0] in "hs" else 1)
    elif text.startswith(("anderthalb", "eineinhalb")) or "and" in text:
        minutes = 90
    else:
        minutes = 30 if "hal" in text else 60
    return spot_at(found, Kind.LENGTH, timedelta(minutes=minutes), Place.LAST)


_NUMBERS = "|".join(word for word, number in words.NUMBER_OF.items() if number > 1)
READERS: tuple[tuple[re.Pattern[str], Read], ...] = (
    (
        whole_words(
            rf"(?:(?:from|von)\s+)?(?P<a>{_CLOCK})\s*(?:[-–]|to|bis|until)\s*(?P<b>{_CLOCK})\s*"
            rf"(?:(?P<half>[ap])\.?m\.?|(?P<uhr>uhr))?"
        ),
        _range,
    ),
    (
        whole_words(
            rf"(?:(?P<at>{words.AT}|(?P<by>by|bis))\s+)?(?P<clock>{_CLOCK})(?:\s*(?P<half>[ap])\.?m\b\.?|\s*(?P<uhr>uhr))?"
        ),
        _time,
    ),
    (whole_words(rf"(?:(?P<at>{words.AT}|by|bis)\s+)?(?P<name>{'|'.join(words.NAMED_TIMES)})"), _named_time),
    (
        whole_words(
            rf"(?:(?:{words.FOR})\s+)?(?:(?P<hours>\d{{1,2}}(?:[.,]\d{{1,2}})?)\s*(?:{HOURS})"
            rf"(?:\s*(?P<rest>[0-5]?\d)\s*(?:{MINUTES})?)?|(?P<minutes>\d{{1,3}})\s*(?:{MINUTES}))"
            rf"(?:\s+(?:long|lang))?"
        ),
        _length,
    ),
    (
        whole_words(
            rf"(?:(?:{words.FOR})\s+)?(?P<said>half\s+an\s+hour|an\s+hour\s+and\s+a\s+half|an\s+hour|eine\s+halbe\s+stunde|eine\s+stunde|"
            rf"(?:anderthalb|eineinhalb)\s+stunden"
            rf"|(?P<number>{_NUMBERS})\s+(?P<unit>hours|stunden|minutes|minuten))(?:\s+(?:long|lang))?"
        ),
        _worded_length,
    ),
)
