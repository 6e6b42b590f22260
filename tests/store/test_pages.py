"""Lists: any order, any filter, by offset or from page to page, agree with the same done in Python."""

from __future__ import annotations

import operator
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from organizer.areas.people.model import Circle, Contact, Event
from organizer.kernel.errors import NotFound
from organizer.kernel.money import Money
from organizer.kernel.query import Cursor, Sort, Where, text_contains
from organizer.kernel.record import Record, describe
from organizer.kernel.text import fold, sort_key
from organizer.store.actions import add_record
from organizer.store.conditions import is_letter
from organizer.store.edit import Edit
from organizer.store.layout import layout_of
from organizer.store.profile import Profile
from organizer.store.reader import Reader
from organizer.store.search import words_of
from tests.profiles import fresh_profile

# Few values, so that many records tie and conditions hit.
POOLS: dict[str, list[Any]] = {
    "name": ["Dana", "dana", "Ünal", "Ørsted", "(Zoë)", "a" * 90 + "b", "a" * 90 + "a", "Dana Whitcombe"],
    "circle": [None, *Circle],
    "roles": [(), ("mentor",), ("mentor", "b b"), ("b",)],
    "family": ["", "Whitcombe", "whitcombe", "Ålund"],
    "ideal": [None, timedelta(days=7), timedelta(days=30)],
    "last_touch": [None, date(2026, 1, 1), date(2026, 5, 5)],
    "met_on": [None, date(2020, 1, 1), date(2021, 2, 3)],
    "planned_on": [None, date(2027, 1, 1)],
    "notes": ["", "Pier 9", "the pier"],
}
EVENT_POOLS: dict[str, list[Any]] = {
    "name": ["Dinner", "dinner", "Ball"],
    "day": [date(2026, 1, 1), date(2026, 5, 5)],
    "cost": [None, Money(500, "USD"), Money(500, "EUR"), Money(70, "USD"), Money(-1, "EUR")],
}
PYTHON: dict[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip


def lists_of(cls: type[Record], pools: dict[str, list[Any]]) -> st.SearchStrategy[list[Any]]:
    one = st.fixed_dictionaries({name: st.sampled_from(pool) for name, pool in pools.items()})
    return st.lists(one.map(lambda fields: cls(**fields)), max_size=25)


def conditions(pools: dict[str, list[Any]], tags: str = "") -> st.SearchStrategy[list[Where]]:
    def of(name: str) -> st.SearchStrategy[Where]:
        values = st.sampled_from(pools[name])
        there = values.filter(lambda v: v is not None)
        found = [
            st.builds(Where, st.just(name), st.sampled_from(["=", "!="]), values),
            st.builds(Where, st.just(name), st.just("in"), st.lists(values, max_size=3).map(tuple)),
            st.builds(Where, st.just(name), st.sampled_from(["<", "<=", ">", ">="]), there),
        ]
        if name == tags:
            found.append(
                st.builds(Where, st.just(name), st.just("has"), st.sampled_from(["mentor", "b", "b b", "x", "ment"]))
            )
        return st.one_of(found)

    text = st.sampled_from(["pier", "PIE", "dan", "whit pier", "", "?", "unal", "9", "d"]).map(text_contains)
    return st.lists(st.sampled_from(sorted(pools)).flatmap(of) | text, max_size=2)


def holds(record: Any, w: Where) -> bool:
    """What a condition means, in Python."""
    if w.operator == "text":
        words = words_of(record)
        assert words is not None
        if is_letter(w.value):
            return sort_key(words.title).startswith(sort_key(w.value))
        known = fold(f"{words.title} {words.body}").split()
        return all(any(word.startswith(part) for word in known) for part in fold(w.value).replace("?", "").split())
    value = getattr(record, w.field)
    if w.operator == "=":
        return bool(value == w.value)
    if w.operator == "!=":
        return bool(value != w.value)
    if w.operator == "in":
        return value in w.value
    if w.operator == "has":
        return w.value in value
    if value is None:
        return False
    if isinstance(value, Money):
        return value.currency == w.value.currency and PYTHON[w.operator](value, w.value)
    layout = layout_of(type(record))
    return PYTHON[w.operator](layout.sort_cell(w.field, value), layout.sort_cell(w.field, w.value))


def in_order(found: list[Any], sort: Sort) -> list[Any]:
    """Sorted in Python: by key and id, those without a value last, in the order of their making."""
    layout = layout_of(type(found[0])) if found else None
    keyed = [(layout.sort_cell(sort.field, getattr(r, sort.field)), r.id, r) for r in found if layout]
    there = sorted((k for k in keyed if k[0] is not None), key=lambda k: k[:2], reverse=sort.descending)
    missing = sorted((k for k in keyed if k[0] is None), key=lambda k: k[1])
    return [r for *_, r in (*there, *missing)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pages")


CASES = st.one_of(
    st.tuples(
        lists_of(Contact, POOLS), conditions(POOLS, "roles"),
        st.sampled_from([*POOLS, "next_touch", "created", "employer", "tags"]),
    ),
    st.tuples(lists_of(Event, EVENT_POOLS), conditions(EVENT_POOLS), st.sampled_from([*EVENT_POOLS, "place", "host"])),
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(case=CASES, descending=st.booleans(), limit=st.integers(1, 7), trashed=st.sets(st.integers(0, 24), max_size=4))
def test_pages_agree_with_python(
    folder: Path, case: tuple[list[Any], list[Where], str], descending: bool, limit: int, trashed: set[int]
) -> None:
    made, where, field = case
    with fresh_profile(folder) as profile:
        kept = profile.run(lambda edit: [edit.add(record) for record in made])
        profile.run(lambda edit: [edit.delete(r) for n, r in enumerate(kept) if n in trashed])
        reader = profile.reader()
        cls, sort = (type(made[0]) if made else Contact), Sort(field if made else "name", descending)
        where = where if made else []
        live = [r for n, r in enumerate(kept) if n not in trashed]
        wanted = in_order([r for r in live if all(holds(r, w) for w in where)], sort)
        assert list(reader.every(cls, where, sort)) == wanted
        assert reader.count(cls, where) == len(wanted)
        cursor: Cursor | None = None
        for start in range(0, len(wanted) + 1, limit):
            by_offset = reader.page(cls, where, sort, offset=start, limit=limit)
            by_cursor = reader.page(cls, where, sort, after=cursor, limit=limit)
            assert list(by_offset.records) == list(by_cursor.records) == wanted[start : start + limit]
            assert (by_offset.next is None) == (by_cursor.next is None) == (start + limit >= len(wanted))
            if (cursor := by_cursor.next) is None:
                break
        assert reader.ids(cls, where, sort) == [record.id.bytes for record in wanted]
        in_trash = {r.id for r in reader.every(cls, trash=True)}
        assert in_trash == {r.id for n, r in enumerate(kept) if n in trashed}
        reader.close()


def test_an_offset_past_the_end_is_an_empty_page(profile: Profile) -> None:
    profile.run(add_record, Contact(name="Dana"))
    reader = profile.reader()
    for field in ("name", "circle"):
        page = reader.page(Contact, sort=Sort(field), offset=99)
        assert (page.records, page.next) == ((), None)
    reader.close()


def test_the_reads_by_id(profile: Profile) -> None:
    made = profile.run(lambda edit: [edit.add(Contact(name=f"P{n}")) for n in range(1200)])
    reader = profile.reader()
    assert reader.many(Contact, [r.id for r in made]) == {r.id: r for r in made}
    assert reader.get(Contact, made[5].id) == reader.find(Contact, made[5].id) == made[5]
    assert reader.find(Contact, None) is None
    gone = describe(Contact).cls(name="never added").id
    assert reader.find(Contact, gone) is None
    assert reader.many(Contact, [gone]) == {}
    with pytest.raises(NotFound):
        reader.get(Contact, gone)
    reader.close()


def plan(reader: Reader, cls: type[Record], where: list[Where], sort: Sort) -> str:
    """How SQLite would run a page, in its words."""
    said: list[str] = []
    connection = reader.connection
    connection.set_trace_callback(said.append)
    reader.page(cls, where, sort, offset=1)
    connection.set_trace_callback(None)
    return "\n".join(str(row[3]) for row in connection.execute(f"EXPLAIN QUERY PLAN {said[-1]}"))


def test_lists_are_read_in_the_order_of_an_index(profile: Profile) -> None:
    reader = profile.reader()
    for cls in profile.registry.all:
        for column in describe(cls).table:
            for descending in (False, True):
                assert "TEMP B-TREE" not in plan(reader, cls, [], Sort(column, descending)), (cls, column)
    reader.close()


def test_what_refers_is_found_by_an_index(profile: Profile) -> None:
    from organizer.areas.people.model import Interaction

    reader = profile.reader()
    where = [Where("contact", "=", Contact(name="x").id)]
    assert "interaction_of_contact" in plan(reader, Interaction, where, Sort("created"))
    reader.close()


def test_a_kept_count_is_forgotten_with_any_change(profile: Profile) -> None:
    before_k = [Where("name", "<", "K")]

    def add_and_count(edit: Edit) -> tuple[int, int]:
        first = edit.count(Contact, before_k)
        edit.add(Contact(name="Ann"))
        return first, edit.count(Contact, before_k)

    with closing(profile.reader()) as reader, closing(profile.reader()) as other:
        counted = [reader.count(Contact, before_k), reader.count(Contact, before_k)]
        assert profile.run(add_and_count) == (0, 1)
        counted.append(reader.count(Contact, before_k))
        profile.run(add_record, Contact(name="Zoe"))
        counted += [reader.count(Contact, before_k), other.count(Contact), reader.count(Contact)]
        profile.undo()
        profile.undo()
        counted += [reader.count(Contact, before_k), other.count(Contact)]
    assert counted == [0, 0, 1, 1, 2, 2, 0, 0]
