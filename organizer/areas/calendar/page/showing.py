"""What was read, as the grid, the month and the band show it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal, NamedTuple
from uuid import UUID

from organizer.areas.calendar.model import TimeBlock
from organizer.areas.calendar.rules.balance import in_hours
from organizer.areas.calendar.rules.beside import SHORTEST, clashes, in_the_way
from organizer.areas.calendar.rules.instances import Instance
from organizer.areas.calendar.widgets.grid.values import AllDayItem, GridDay, GridItem, Lane
from organizer.areas.calendar.widgets.month import MonthChip, MonthDay
from organizer.kernel.text import fold
from organizer.ui.members import face_of, first_name

from .loading import Loaded

_MANY_CLASHES = 60
"""With more than so many blocks in one another's way they are not named one by one."""


class Shown(NamedTuple):
    """What an item of the grid stands for: a block, one instance of a series, or tracked time; and in whose lane."""

    sort: Literal["block", "tracked"]
    id: UUID
    key: str = ""
    lane: int = 0


class Items(NamedTuple):
    """All of a grid."""

    timed: list[GridItem]
    whole_days: list[AllDayItem]


class Words:
    """What was typed into the filter."""

    def __init__(self, typed: str) -> None:
        self._words = [word for word in re.split(r"[\W_]+", fold(typed)) if word]

    def __bool__(self) -> bool:
        return bool(self._words)

    def fit(self, *texts: str) -> bool:
        """Whether each word typed begins a word of the texts."""
        if not self._words:
            return True
        there = re.split(r"[\W_]+", fold(" ".join(texts)))
        return all(any(word.startswith(wanted) for word in there) for wanted in self._words)


def shown_instances(loaded: Loaded, words: Words) -> list[Instance]:
    """Those of the days in view that the filter lets through."""
    first, last = loaded.days[0], loaded.days[-1]
    return [
        each for each in loaded.instances
        if each.first_day <= last and each.last_day >= first and words.fit(*_texts(loaded, each.block))
    ]  # fmt: skip


def _texts(loaded: Loaded, block: TimeBlock) -> tuple[str, ...]:
    return block.title, block.place, loaded.category_name(block.category), *block.tags


def grid_days(loaded: Loaded) -> list[GridDay]:
    """The days with the hours that are planned on them."""
    return [GridDay(day, day == loaded.today, day.weekday() >= 5, _hours_on(loaded, day)) for day in loaded.days]


def lanes(loaded: Loaded) -> list[Lane]:
    """One for each member shown, where there are several."""
    return [Lane(first_name(m), face_of(m)) for m in loaded.members] if len(loaded.members) > 1 else []


def lanes_of(loaded: Loaded, owner: UUID | None) -> list[int]:
    """In which lanes something is shown: what is shared in all."""
    if len(loaded.members) < 2:
        return [0]
    own = [n for n, member in enumerate(loaded.members) if member.id == owner]
    return own or list(range(len(loaded.members)))


def grid_items(loaded: Loaded, words: Words) -> Items:
    """Blocks and tracked time of the days in view."""
    shown = shown_instances(loaded, words)
    said = _clash_words(shown)
    items = Items([], [])
    for number, each in enumerate(shown):
        for lane in lanes_of(loaded, each.block.owner):
            _add_block(items, loaded, each, lane, said.get(number, ""))
    first, last = loaded.days[0], loaded.days[-1]
    for tracked in loaded.tracked:
        start = tracked.start.astimezone(loaded.zone)
        end = max(loaded.until(tracked), tracked.start + SHORTEST).astimezone(loaded.zone)
        category = loaded.category_of(tracked)
        name = loaded.category_name(category)
        title = tracked.title or name or "Tracked"
        if start.date() > last or end.date() < first or not words.fit(title, name):
            continue
        for lane in lanes_of(loaded, tracked.owner):
            id = Shown("tracked", tracked.id, lane=lane)
            items.timed.append(GridItem(id, start, end, title, loaded.colour(category), lane, "tracked", name))
    return items


def _add_block(items: Items, loaded: Loaded, each: Instance, lane: int, clash: str) -> None:
    block = each.block
    id = Shown("block", block.id, each.key, lane)
    colour, done = loaded.colour(block.category), block.done is not None
    repeats = "repeats" if each.series is not None else ""
    detail = ", ".join(part for part in (loaded.category_name(block.category), block.place, repeats) if part)
    if each.all_day:
        items.whole_days.append(
            AllDayItem(id, each.first_day, each.last_day, block.title, colour, lane, detail, "", done)
        )
    else:
        items.timed.append(
            GridItem(id, each.start, each.end, block.title, colour, lane, "planned", detail, clash, done)
        )


def _clash_words(shown: Sequence[Instance]) -> dict[int, str]:
    """'Clashes with Interview, 10:00–11:30', by place in the list."""
    clashing = clashes(shown)
    if len(clashing) > _MANY_CLASHES:
        return dict.fromkeys(clashing, "Clashes with other blocks")
    among = [shown[number] for number in sorted(clashing)]
    said = {}
    for number in clashing:
        others = in_the_way(shown[number], among)
        named = [f"{other.block.title}, {other.start:%H:%M}–{other.end:%H:%M}" for other in others[:2]]
        rest = f" and {len(others) - 2} more" if len(others) > 2 else ""
        said[number] = f"Clashes with {'; '.join(named)}{rest}"
    return said


def month_days(loaded: Loaded, words: Words) -> dict[date, MonthDay]:
    """The chips of each day, whole days first."""
    chips: dict[date, list[tuple[bool, MonthChip]]] = {}
    first, last = loaded.days[0], loaded.days[-1]
    for each in shown_instances(loaded, words):
        id = Shown("block", each.block.id, each.key)
        time = "" if each.all_day else f"{each.start:%H:%M}"
        colour, done = loaded.colour(each.block.category), each.block.done is not None
        day = max(each.first_day, first)
        while day <= min(each.last_day, last):
            shown = time if day == each.first_day else ""
            chips.setdefault(day, []).append((bool(shown), MonthChip(id, each.block.title, shown, colour, done)))
            day = date.fromordinal(day.toordinal() + 1)
    return {
        day: MonthDay(tuple(chip for _, chip in sorted(held, key=lambda pair: pair[0])), _hours_on(loaded, day))
        for day, held in chips.items()
    }


def _hours_on(loaded: Loaded, day: date) -> str:
    hours = loaded.planned_on.get(day)
    return f"{in_hours(hours)} h" if hours else ""


def found(shown: Iterable[Instance], id: Shown) -> Instance | None:
    """The instance that an item stands for."""
    return next((each for each in shown if each.block.id == id.id and each.key == id.key), None)
