"""Whole weeks at once."""

from __future__ import annotations

from datetime import date, timedelta, tzinfo
from typing import Any
from uuid import UUID

from organizer.areas.calendar.model import DAY, TimeBlock
from organizer.areas.calendar.queries import instances_between
from organizer.areas.calendar.rules.clock_time import At, day_of, shifted
from organizer.areas.calendar.rules.instances import Instance, Window
from organizer.areas.calendar.rules.places import fields_at, place_words, within_calendar
from organizer.kernel.ids import uuid7
from organizer.kernel.record import evolve
from organizer.store.edit import Edit, action

from .series import remove

WEEK = timedelta(days=7)


@action("Copy week")
def copy_week(edit: Edit, first: date, target: date, owner: UUID | None, zone: tzinfo) -> int:
    """Copies the single blocks that begin in the week from `first` on to the week from `target` on, and gives how many
    were made. What repeats is there by itself, and what is there already is not copied again."""
    edit.name(f"Copy week to {place_words(target)}")
    with within_calendar():
        there = {_same(shown.block, shown.block.first) for shown in _week(edit, target, owner, zone)}
        made = 0
        for shown in _week(edit, first, owner, zone):
            block = shown.block
            if shown.series is not None or block.first is None:
                continue
            at = shifted(block.first, first, target)
            copy = evolve(block, id=uuid7(), series=None, instance="", done=None, uid="", kept="")
            copy = evolve(copy, **fields_at(copy, at))
            if _same(copy, at) not in there:
                edit.add(copy)
                made += 1
    return made


@action("Clear week")
def clear_week(edit: Edit, first: date, owner: UUID | None, zone: tzinfo) -> int:
    """Puts the blocks that begin in the week from `first` on into the Trash, and takes those out that repeat; gives
    their number."""
    edit.name(f"Clear week of {place_words(first)}")
    found = _week(edit, first, owner, zone)
    for shown in found:
        # The series itself has changed with each of its instances that went.
        remove(edit, edit.get(TimeBlock, (shown.series or shown.block).id), shown.key)
    return len(found)


def _week(edit: Edit, first: date, owner: UUID | None, zone: tzinfo) -> list[Instance]:
    """What begins in a week."""
    last = first + WEEK - DAY
    return [i for i in instances_between(edit, Window(first, last, zone), owner) if i.first_day >= first]


def _same(block: TimeBlock, at: At | None) -> tuple[Any, ...]:
    """What tells a block from others of its week."""
    return block.title, block.category, block.owner, at, block.length, day_of(at) if at else None
