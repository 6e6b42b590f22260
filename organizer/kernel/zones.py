"""Time zones by the names of the IANA database, as people look for them."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from .errors import FieldError
from .text import fold

_OTHERS = ("Etc/", "SystemV/", "posix/", "right/")


@cache
def zone_names() -> tuple[str, ...]:
    """Those that name a place, sorted, and UTC. Reads a directory of some hundred files the first time."""
    places = (name for name in available_timezones() if "/" in name and not name.startswith(_OTHERS))
    return (*sorted(places), "UTC")


def find_zones(text: str, limit: int = 30) -> list[str]:
    """Names with a word that begins as typed, those whose city does first: 'new y' finds America/New_York."""
    wanted = _plain(text)
    cities, others = [], []
    for name in zone_names():
        plain = _plain(name)
        if plain.rpartition("/")[2].startswith(wanted):
            cities.append(name)
        elif any(plain.startswith(wanted, at) for at in _word_starts(plain)):
            others.append(name)
    return (cities + others)[:limit]


def zone_named(text: str) -> ZoneInfo:
    """The zone of a name, or of a city that is the only one of its name. Raises FieldError, which names it."""
    typed = text.strip()
    wanted = _plain(typed)
    same = [name for name in zone_names() if _plain(name) == wanted]
    cities = [name for name in zone_names() if _plain(name).rpartition("/")[2] == wanted]
    try:
        if same or len(cities) == 1:
            return ZoneInfo((same or cities)[0])
        return ZoneInfo(typed)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise FieldError(f"There is no time zone “{typed}”") from None


def zone_key(zone: tzinfo | None) -> str:
    """The name of a zone; '' of one that has none, such as an offset."""
    return zone.key if isinstance(zone, ZoneInfo) else "UTC" if str(zone) == "UTC" else ""


def offset_words(zone: tzinfo, at: datetime) -> str:
    """'UTC+1', 'UTC−3:30': how far its clocks are from UTC at that moment."""
    offset = at.astimezone(zone).utcoffset() or timedelta(0)
    minutes = int(offset.total_seconds()) // 60
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'+' if minutes > 0 else '−'}{hours}" + (f":{rest:02d}" if rest else "")


def _plain(name: str) -> str:
    return fold(name.strip().replace("_", " "))


def _word_starts(name: str) -> list[int]:
    return [0, *(at + 1 for at, letter in enumerate(name) if letter in " /-")]
