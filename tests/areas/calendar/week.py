"""A week to try rules on: blocks, instances and tracked time in few words."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from organizer.areas.calendar.model import Category, TimeBlock, TrackedTime
from organizer.areas.calendar.rules.instances import Instance, Window

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = date(2026, 11, 16)
MAYA, ALEX = uuid4(), uuid4()
WEEK = Window(MONDAY, MONDAY + timedelta(days=6), BERLIN)


def at(day: int, hours: float) -> datetime:
    """Hours after the midnight of a day of the week, counted from Monday, in Berlin."""
    midnight = datetime(MONDAY.year, MONDAY.month, MONDAY.day) + timedelta(days=day)
    return (midnight + timedelta(hours=hours)).replace(tzinfo=BERLIN)


def planned(day: int, start: float, end: float, **fields: Any) -> Instance:
    """An instance of a single block; hours of the day."""
    begins, ends = at(day, start), at(day, end)
    return instance_of(begins, ends, **fields)


def instance_of(begins: datetime, ends: datetime, **fields: Any) -> Instance:
    length = ends.astimezone(UTC) - begins.astimezone(UTC)
    block = TimeBlock(title=fields.pop("title", "Work"), start=begins, length=length, **fields).settled()
    return Instance(block, begins, ends)


def tracked(day: int, start: float, end: float | None, **fields: Any) -> TrackedTime:
    """Time spent; without an end it runs."""
    return TrackedTime(start=at(day, start), end=None if end is None else at(day, end), **fields)


def category(name: str, least: float | None = None, most: float | None = None) -> Category:
    def hours(number: float | None) -> timedelta | None:
        return None if number is None else timedelta(hours=number)

    return Category(name=name, least=hours(least), most=hours(most))


def by_id(*categories: Category) -> dict[UUID, Category]:
    return {each.id: each for each in categories}
