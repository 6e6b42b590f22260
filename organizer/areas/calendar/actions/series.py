"""Changes to one instance of a series, to it and those that follow, or to all; of a single block to that block."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from organizer.areas.calendar.model import TimeBlock
from organizer.areas.calendar.rules.clock_time import At, existing, shifted, wall
from organizer.areas.calendar.rules.places import fields_at, own_time, place_words, within_calendar
from organizer.areas.calendar.rules.scope import Scope
from organizer.kernel.dates import format_duration
from organizer.kernel.errors import FieldError
from organizer.kernel.ids import uuid7
from organizer.kernel.record import describe, evolve
from organizer.kernel.recurrence import Recurrence
from organizer.kernel.recurrence.changes import ended_before, from_on, moved, without
from organizer.kernel.recurrence.lines import parsed
from organizer.kernel.recurrence.occurrences import occurrences
from organizer.kernel.recurrence.rule import changed
from organizer.store.edit import Edit, action

from .carrying import Carrying, leave_to_the_next
from .in_hand import InHand, in_hand

Fields = Mapping[str, Any]


@action("Move")
def move(
    edit: Edit, block: TimeBlock, key: str, start: At, scope: Scope = Scope.THIS, length: dt.timedelta | None = None
) -> TimeBlock:
    """Puts a block, or instances of a series, at another time: a day for whole days, else a moment, which is kept in
    the zone of the block. Those that go along are moved as far by the clock. Raises FieldError, Invalid, Stale."""
    edit.name(f"Move {block.title} to {place_words(start)}")
    shown, _ = shown_place(edit, block, key)
    return change_at(edit, block, key, scope, own_time(shown, start), {} if length is None else {"length": length})


@action("Resize")
def resize(edit: Edit, block: TimeBlock, key: str, length: dt.timedelta, scope: Scope = Scope.THIS) -> TimeBlock:
    """Gives a block, or instances of a series, another length. Raises FieldError, Invalid, Stale."""
    if length < dt.timedelta(0):
        raise FieldError("Ends before it begins")
    edit.name(f"Change {block.title} to {format_duration(length)}")
    return change_at(edit, block, key, scope, None, {"length": length})


@action("Change block")
def change_instance(
    edit: Edit, /, block: TimeBlock, key: str = "", scope: Scope = Scope.THIS, **fields: Any
) -> TimeBlock:
    """Gives fields of a block, or of instances of a series, new values. A start is taken with its zone. Gives the block
    that holds the instance afterwards. Raises FieldError, Invalid, Stale."""
    labels = [describe(TimeBlock).field(name).label.lower() for name in fields]
    edit.name(f"Change {labels[0] if len(labels) == 1 else 'block'} of {block.title}")
    shown, at = shown_place(edit, block, key)
    to, rest = _place_of(shown, at, fields)
    return change_at(edit, block, key, scope, to, rest)


@action("Delete")
def remove(edit: Edit, block: TimeBlock, key: str = "", scope: Scope = Scope.THIS) -> None:
    """Puts a block into the Trash, or takes instances out of a series; changed ones among them go into the Trash."""
    edit.name(f"Delete {block.title}")
    hand = in_hand(edit, block, key)
    if hand is None or not key or scope is Scope.ALL or (scope is Scope.FOLLOWING and not _any_before(hand)):
        edit.delete(edit.current(block))
    elif scope is Scope.FOLLOWING:
        for one in hand.from_on():
            edit.delete(one)
        leave(edit, hand, ended_before(_rule(hand.series), _first(hand.series), hand.at))
    else:
        if hand.changed is not None:
            leave_to_the_next(edit, hand)
            edit.delete(hand.changed)
        leave(edit, hand, without(_rule(hand.series), _first(hand.series), hand.at))


def shown_place(edit: Edit, block: TimeBlock, key: str) -> tuple[TimeBlock, At | None]:
    """The block of an instance as it is shown, and when it begins."""
    hand = in_hand(edit, block, key)
    return (edit.current(block), block.first) if hand is None else (hand.shown, hand.shown_at)


def change_at(edit: Edit, block: TimeBlock, key: str, scope: Scope, to: At | None, fields: Fields) -> TimeBlock:
    """Puts an instance at another time, where one is given, and gives fields new values, as far as the scope says.
    Gives the block that holds the instance afterwards."""
    with within_calendar():
        hand = in_hand(edit, block, key)
        if hand is None:
            return edit.change(block, **_fields(block, to, fields))
        if not key and scope is Scope.THIS:
            scope = Scope.ALL
        if to is not None and _same(to, hand.shown_at):
            to = None
        if scope is Scope.THIS:
            return _this(edit, hand, to, fields)
        if scope is Scope.FOLLOWING and _any_before(hand):
            return _following(edit, hand, to, fields)
        return _all(edit, hand, to, fields)


def _this(edit: Edit, hand: InHand, to: At | None, fields: Fields) -> TimeBlock:
    """Changes one instance, which becomes a block of its own if it was none."""
    if fields.get("recurrence") not in (None, hand.series.recurrence):
        raise FieldError("One instance cannot repeat by itself: choose those that follow, or all")
    shown = hand.shown
    new = {name: value for name, value in fields.items() if name != "recurrence"}
    changes = _fields(shown, to, new)
    if hand.changed is not None:
        leave_to_the_next(edit, hand)
        return edit.change(hand.changed, **changes, following=False)
    if to is None and all(getattr(shown, name) == value for name, value in new.items()):
        return hand.series
    return edit.add(evolve(shown, id=uuid7(), **changes))


def _all(edit: Edit, hand: InHand, to: At | None, fields: Fields) -> TimeBlock:
    """Changes a series from its beginning on; what was changed of it goes along."""
    old = hand.series
    first, rule = _first(old), _rule(old)
    to_first = first if to is None else shifted(first, hand.shown_at, to)
    changes = _fields(old, None if to is None else to_first, _with_rule(fields, rule, first, to_first))
    series = edit.change(old, **changes)
    carrying = Carrying(hand, rule, first, old, series, to, _given(fields, changes))
    for one in hand.changes.values():
        carrying.carry(edit, one)
    return series


def _following(edit: Edit, hand: InHand, to: At | None, fields: Fields) -> TimeBlock:
    """Ends a series before an instance, with which another begins; what was changed of it and of those after it goes
    along."""
    first, rule = _first(hand.series), _rule(hand.series)
    later = from_on(rule, first, hand.at)
    assert later is not None
    to_first = hand.base_at if to is None else shifted(hand.base_at, hand.shown_at, to)
    new = _with_rule(_with_count_left(fields, rule, later), later, hand.at, to_first)
    begun = evolve(hand.base, **fields_at(hand.base, hand.base_at))
    if new["recurrence"] is None:
        begun, to_first = hand.shown, to or hand.shown_at
    begun = evolve(begun, id=uuid7(), series=None, instance="", following=False, uid="")
    changes = _fields(begun, to_first, new)
    series = edit.add(evolve(begun, **changes))
    carrying = Carrying(hand, later, hand.at, hand.base, series, to, _given(fields, changes))
    for one in hand.from_on():
        carrying.carry(edit, one)
    leave(edit, hand, ended_before(rule, first, hand.at))
    return series


def _with_rule(fields: Fields, rule: Recurrence, first: At, to_first: At) -> dict[str, Any]:
    """The fields with the recurrence that goes with them: the rule moved along, or the given one, of which the dates
    alone are moved along."""
    if "day" in fields:
        raise FieldError("What repeats needs a day")
    if "recurrence" not in fields:
        return {**fields, "recurrence": moved(rule, first, to_first)}
    given = fields["recurrence"]
    if given is None:
        return dict(fields)
    lines = given.text.split("\n")
    dates = [line for line in lines if line[:6].upper() in _DATES]
    if dates:
        dates = moved(Recurrence("\n".join(dates)), first, to_first).text.split("\n")
    rules = [line for line in lines if line[:6].upper() not in _DATES]
    return {**fields, "recurrence": Recurrence("\n".join([*rules, *dates]))}


def _with_count_left(fields: Fields, rule: Recurrence, later: Recurrence) -> Fields:
    """Where a rule is given that counts as far as it did before, it counts what is left of that."""
    given = fields.get("recurrence")
    counts = [[r.count for r in parsed(each.text).rules] for each in (given or rule, rule, later)]
    if given is None or any(len(each) != 1 for each in counts) or counts[0] != counts[1] or counts[0] == [None]:
        return fields
    lines = [line.partition(":") for line in given.text.split("\n")]
    texts = [f"{head}:{changed(value, {'COUNT': str(counts[2][0])})}" if head.upper() == "RRULE" else f"{head}:{value}"
             for head, _, value in lines]  # fmt: skip
    return {**fields, "recurrence": Recurrence("\n".join(texts))}


_DATES = ("EXDATE", "RDATE;", "RDATE:")


def _given(fields: Fields, changes: Fields) -> Fields:
    """The fields that get new values, the length included that whole days have when they become a time of day."""
    return {**fields, "length": changes["length"]} if "length" in changes else fields


def _fields(block: TimeBlock, to: At | None, fields: Fields) -> dict[str, Any]:
    """The fields that put a block somewhere, and others."""
    if to is None:
        return dict(fields)
    return {**fields_at(evolve(block, floating=fields.get("floating", block.floating)), to), **fields}


def _place_of(shown: TimeBlock, at: At | None, fields: Fields) -> tuple[At | None, dict[str, Any]]:
    """Where fields put a block that is at `at`, None for nowhere else; and the other fields."""
    rest = {name: value for name, value in fields.items() if name not in ("start", "day")}
    floating = bool(fields.get("floating", shown.floating))
    start, day = fields.get("start"), fields.get("day", shown.day)
    if start is not None:
        return (start.replace(tzinfo=None) if floating else start), rest
    if len(rest) < len(fields):
        if day is None:
            return None, {"start": None, "day": None, **rest}
        if "start" in fields or not isinstance(at, dt.datetime):
            return day, rest
        assert shown.start is not None
        zone = None if floating else shown.start.tzinfo
        return existing(dt.datetime.combine(day, wall(at).time(), zone)), rest
    if "floating" in fields and isinstance(at, dt.datetime) and shown.start is not None:
        return wall(at).replace(tzinfo=None if floating else shown.start.tzinfo), rest
    return None, rest


def leave(edit: Edit, hand: InHand, rule: Recurrence | None) -> None:
    """Leaves a series the rule that remains of its own; one without any instance goes into the Trash."""
    if rule is None:
        edit.delete(hand.series)
    else:
        edit.change(hand.series, recurrence=rule)


def _any_before(hand: InHand) -> bool:
    first = _first(hand.series)
    return bool(occurrences(_rule(hand.series), first, first, hand.at, bound=1).starts)


def _same(one: At, other: At) -> bool:
    if isinstance(one, dt.datetime) and isinstance(other, dt.datetime):
        return one.tzinfo is other.tzinfo and one == other and one.fold == other.fold
    return type(one) is type(other) and one == other


def _rule(series: TimeBlock) -> Recurrence:
    assert series.recurrence is not None
    return series.recurrence


def _first(series: TimeBlock) -> At:
    assert series.first is not None
    return series.first
