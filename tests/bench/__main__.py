"""`python tests/bench [--rows 100000] [--quick]`: what the program takes, beside a floor measured in the same run.

No test: machines differ and are noisy, so the table is looked at, and nothing fails.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from organizer.app.areas import AREAS, REGISTRY
from organizer.areas.people.model import Contact, Interaction
from organizer.kernel.clock import fixed
from organizer.kernel.query import Sort, text_contains
from organizer.kernel.record import describe
from organizer.overview.palette.records import find_records
from organizer.store.actions import change_record
from organizer.store.connection import Connection
from organizer.store.layout import layout_of
from organizer.store.profile import Profile, create_profile
from organizer.store.reader import Reader
from tests.bench import files, goals, ledger, plans, time_blocks, window
from tests.bench.data import TODAY, contacts, interactions
from tests.bench.table import Row, once, tell, timed


@contextmanager
def last_statement(connection: Connection) -> Iterator[list[str]]:
    """The statements that run inside, with their values put in."""
    said: list[str] = []
    connection.set_trace_callback(said.append)
    try:
        yield said
    finally:
        connection.set_trace_callback(None)


def same_by_hand(reader: Reader, work: Callable[[], Any]) -> Callable[[], Any]:
    """The same SQL without making records of the rows."""
    with last_statement(reader.connection) as said:
        work()
    return lambda: [reader.connection.execute(sql).fetchall() for sql in said]


def pages(reader: Reader, rows: int) -> Iterator[Row]:
    """Pages of 100 at the start, in the middle and at the end, by key and by offset."""
    for at in (0, rows // 2, rows - 150):
        before = reader.page(Contact, offset=max(at - 1, 0), limit=1).next

        def by_key(before: Any = before) -> Any:
            return reader.page(Contact, after=before)

        def by_offset(at: int = at) -> Any:
            return reader.page(Contact, offset=at)

        yield Row(f"page of 100 after row {at:,}", timed(by_key), timed(same_by_hand(reader, by_key)), "≤ 3 ×")
        if at == rows // 2:
            yield Row(
                f"page of 100 at offset {at:,}", timed(by_offset), timed(same_by_hand(reader, by_offset)), "≤ 3 ×"
            )


def sorts(reader: Reader) -> Iterator[Row]:
    """The first page by each column that a list shows."""
    for cls in (Contact, Interaction):
        for column in describe(cls).table:
            for descending in (False, True):

                def first(cls: Any = cls, column: str = column, descending: bool = descending) -> Any:
                    return reader.page(cls, sort=Sort(column, descending))

                way = "down" if descending else "up"
                name = f"{describe(cls).plural.lower()} by {column}, {way}"
                yield Row(name, timed(first), timed(same_by_hand(reader, first)), "≤ 50 ms painted")


def searches(reader: Reader) -> Iterator[Row]:
    """Search as one types, over everything and as the filter of a list."""
    raw = "SELECT rowid FROM search WHERE search MATCH ? LIMIT 50"
    for words in ("a", "an", "anna", "anna m", "annaz", "imported", "an con"):
        expression = " ".join(f'"{w}"*' for w in words.split())
        floor = timed(lambda e=expression: reader.connection.execute(raw, (e,)).fetchall(), 10)
        yield Row(f"search '{words}'", timed(lambda w=words: reader.search(w), 10), floor, "≤ 16 ms")
    for words in ("fatmia", "wbeer lindqivst", "xqzuwert"):
        yield Row(
            f"search '{words}', slips forgiven",
            timed(lambda w=words: find_records(reader, w, (), 24), 10), None, "≤ 16 ms",
        )  # fmt: skip
    for words in ("a", "an", "anna", "imported"):
        yield Row(
            f"list of people with '{words}'",
            timed(lambda w=words: reader.page(Contact, [text_contains(w)]), 5), None, "≤ 16 ms",
        )  # fmt: skip
    yield Row(
        "search 'an', organizations alone",
        timed(lambda: reader.search("an", kinds=("organization",)), 10),
        None,
        "≤ 16 ms",
    )


def edits(profile: Profile, reader: Reader) -> Iterator[Row]:
    """One field changed, waited for until it is on the disk."""
    people = iter(reader.page(Contact, limit=100, offset=1000).records)
    flip = {"n": 0}

    def change(field: str, value: Callable[[int], Any]) -> Callable[[], Any]:
        def work() -> None:
            flip["n"] += 1
            profile.run(change_record, next(people), {field: value(flip["n"])})

        return work

    def bare() -> None:
        flip["n"] += 1
        connection.execute("INSERT INTO setting VALUES (?, 'x')", (str(flip["n"]),))

    connection = profile._connection
    floor = timed(bare, 60)
    yield Row(
        "edit a name: written, indexed, on disk", timed(change("name", lambda n: f"Ruth {n}"), 20), floor, "≤ 10 ×"
    )
    yield Row("edit a day", timed(change("met_on", lambda n: TODAY), 20), floor, "≤ 10 ×")
    yield Row("undo", timed(profile.undo, 10), floor, "≤ 10 ×")


def bulk(profile: Profile, rows: int, folder: Path) -> Iterator[Row]:
    """Everything of a bulk insert, beside the rows alone in another file of the same sort."""
    people = list(contacts(rows))
    took = once(lambda: profile.run(lambda edit: edit.add_all(people)))
    layout = layout_of(Contact)
    encoded = [layout.encode(person) for person in people]
    with create_profile(folder / "floor.organizer", REGISTRY, passphrase="bench") as other:

        def alone() -> None:
            other._connection.execute("BEGIN IMMEDIATE")
            other._connection.executemany(layout.insert_sql, encoded)
            other._connection.execute("COMMIT")

        floor = once(alone)
    yield Row(f"insert of {rows:,} people", took, floor, "≤ 4 ×")
    touches = list(interactions([person.id for person in people], 2 * rows))
    took = once(lambda: profile.run(lambda edit: edit.add_all(touches)))
    yield Row(f"insert of {2 * rows:,} interactions, with last touches", took, None, "")


def counts(reader: Reader) -> Iterator[Row]:
    """What Today and the sidebar ask."""
    for area in AREAS:
        if (attention := area.attention) is not None:
            took = timed(lambda attention=attention: attention(reader, TODAY))  # type: ignore[misc]
            yield Row(f"count beside {area.title}", took, None, "≤ 30 ms together")
        if (dues := area.dues) is not None:
            took = timed(lambda dues=dues: list(dues(reader, TODAY, TODAY + timedelta(days=1), TODAY)), 5)  # type: ignore[misc]
            yield Row(f"dues of today and tomorrow, {area.title}", took, None, "≤ 30 ms together")
    yield Row("all people counted", timed(lambda: reader.count(Contact)), None, "≤ 30 ms together")


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000, help="people; twice as many interactions")
    parser.add_argument("--quick", action="store_true", help="a tenth of the rows")
    options = parser.parse_args()
    rows = options.rows // 10 if options.quick else options.rows
    print(f"{'':48} {'took ms':>10} {'floor ms':>10} {'ratio':>7}  budget")
    tell(plans.plans())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.organizer"
        with create_profile(path, REGISTRY, names=("Maya",), passphrase="bench", clock=fixed(TODAY)) as profile:
            tell(bulk(profile, rows, Path(folder)))
            tell(time_blocks.bulk(profile, rows))
            tell(ledger.bulk(profile, rows))
            tell(goals.bulk(profile, rows // 5))
            with closing(profile.reader()) as reader:
                tell(pages(reader, rows))
                tell(sorts(reader))
                tell(searches(reader))
                tell(counts(reader))
                tell(time_blocks.reads(reader))
                tell(ledger.reads(reader))
                tell(goals.reads(reader))
                tell(edits(profile, reader))
                tell(files.reports(reader))
        tell(files.imports(Path(folder), min(rows, 20_000)))
        plain = Path(folder) / "plain.organizer"
        with create_profile(plain, REGISTRY, names=("Maya",)) as profile:
            profile.run(lambda edit: edit.add_all(contacts(rows)))
            profile.run(lambda edit: edit.add_all(time_blocks.blocks(rows)))
        tell(window.starts(plain))
        tell(window.lists(plain, rows))
        tell(window.weeks(plain, rows))


if __name__ == "__main__":
    main()
