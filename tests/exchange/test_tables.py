"""Our own CSV: what goes out comes in, and no spreadsheet takes text for a formula."""

from __future__ import annotations

import csv
import dataclasses
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from organizer.app.areas import REGISTRY
from organizer.areas.people.model import Contact, Event, Interaction, Organization, Tie, TieNature
from organizer.exchange.draft import Rejected
from organizer.exchange.rejected import rejected_path, write_rejected
from organizer.exchange.table_in import import_table, plan_table
from organizer.exchange.tables import guarded, read_table, unguarded, write_table
from organizer.kernel import kinds
from organizer.kernel.dates import YearlyDay
from organizer.kernel.errors import EnvironmentFailure, UnreadableFile
from organizer.kernel.kinds import Entry, tags_of
from organizer.kernel.money import Money
from organizer.kernel.record import Field, Record, describe
from organizer.store.actions import add_record
from organizer.store.profile import Profile
from organizer.store.reader import Reader
from tests.records import values as values_of_kind

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=20)
TRICKY = st.sampled_from(["=1+1", "+49", "-x", "@a", "\ta", "\rb", "'", "'=x", "''-y", '"', ",", "\r\n", "1;2"]) | TEXT
MOMENTS = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1)).map(lambda m: m.replace(tzinfo=UTC))


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows as any program would read them."""
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def values(field: Field) -> st.SearchStrategy[Any]:
    """Values of a field as records have them."""
    kind = field.kind
    match kind:
        case kinds.Url():
            made: st.SearchStrategy[Any] = st.sampled_from(["", "https://x.example/?a=1", "x.example"])
        case kinds.Text() if not isinstance(kind, kinds.CurrencyKind):
            made = TRICKY
        case kinds.Tags():
            made = st.lists(TRICKY, max_size=3).map(tags_of)
        case kinds.Entries() if kind != kinds.Entries("amount"):
            made = st.lists(st.builds(Entry, TRICKY, TRICKY.filter(str.strip)), max_size=3).map(tuple)
        case kinds.Yearly():
            made = st.sampled_from([YearlyDay(2, 29), YearlyDay(12, 1, 1980)])
        case kinds.Day():
            made = st.dates()
        case kinds.Moment():
            made = MOMENTS
        case kinds.Duration():
            made = st.sampled_from([timedelta(hours=1), timedelta(days=1), timedelta(days=3)])
        case kinds.MoneyKind():
            made = st.builds(Money, st.integers(-(10**9), 10**9), st.sampled_from(["EUR", "JPY"]))
        case kinds.ChoiceKind():
            made = st.sampled_from([*kind.of.__members__.values()])
        case kinds.RefKind():
            made = st.uuids().map(lambda u: UUID(int=u.int))
        case kinds.Number() if field.name == "year":
            made = st.integers(1900, 9999).map(Decimal)
        case _:
            made = values_of_kind(kind)
    if field.name == "id":
        return made
    if field.required:
        return made.filter(lambda value: not kind.empty(value))
    # An empty cell is the default.
    return st.just(field.default) | made.filter(lambda value: kind.to_csv(value) != "")


def records_of(cls: type[Record]) -> st.SearchStrategy[Record]:
    fields = {f.name: values(f) for f in describe(cls).fields}
    return st.fixed_dictionaries(fields).map(lambda v: cls(**v)).filter(_possible)


def _possible(record: Record) -> bool:
    return not any(True for _ in record.problems())


@pytest.mark.parametrize("cls", REGISTRY.all, ids=lambda cls: describe(cls).kind)
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_table_of_any_kind_reads_back(cls: type[Record], data: st.DataObject, tmp_path: Path) -> None:
    records = data.draw(st.lists(records_of(cls), max_size=3))
    path = tmp_path / "table.csv"
    assert write_table(path, cls, records) == len(records)
    reading = read_table(path, REGISTRY.all)
    assert (reading.cls, reading.records, reading.rejected) == (cls, records, [])


@given(TRICKY)
def test_a_guarded_text_is_no_formula_and_reads_back(text: str) -> None:
    cell = guarded(text)
    assert cell[:1] not in tuple("=+-@\t\r")
    assert unguarded(cell) == text


def test_numbers_and_dates_are_left_alone_and_text_is_guarded(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    write_table(path, Event, [Event(name="=HYPERLINK()", day=date(2026, 1, 2), cost=Money(-1250, "EUR"))])
    (row,) = rows_of(path)
    assert (row["name"], row["day"], row["cost"]) == ("'=HYPERLINK()", "2026-01-02", "-12.50 EUR")
    assert path.stat().st_mode & 0o777 == 0o600


def test_names_stand_beside_ids_and_are_passed_over(tmp_path: Path) -> None:
    acme = Organization(name="=Acme")
    ann = Contact(name="Ann", employer=acme.id)
    path = tmp_path / "people.csv"
    write_table(path, Contact, [ann, Contact(name="Bob")], {"employer": {acme.id: acme.name}})
    assert [row["employer:name"] for row in rows_of(path)] == ["'=Acme", ""]
    assert read_table(path, REGISTRY.all).records[0] == ann


def test_notes_as_long_as_they_may_be(tmp_path: Path) -> None:
    long = Contact(name="Ann", notes="=" + "n" * 999_999)
    write_table(tmp_path / "a.csv", Contact, [long])
    assert read_table(tmp_path / "a.csv", REGISTRY.all).records == [long]


def test_rows_that_are_no_records_are_named(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    path.write_text("id,name,day\n,Party,2026-01-02\nx,Party,2026-01-02\n,Party,2026-13-02\n,,2026-01-02\n,short\n")
    reading = read_table(path, REGISTRY.all)
    assert [record.name for record in reading.records if isinstance(record, Event)] == ["Party"]
    assert [(r.line, r.reason.split(":")[0]) for r in reading.rejected] == [
        (3, "id"), (4, "day"), (5, "the row cannot be kept"), (6, "the row has 2 of 3 cells"),
    ]  # fmt: skip


def test_a_table_that_is_broken_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    path.write_text('id,name,day\n,A,2026-01-02\n,"B,2026-01-02\n')
    with pytest.raises(UnreadableFile) as caught:
        read_table(path, REGISTRY.all)
    assert caught.value.line == 3


@pytest.fixture
def second(new_profile: Any) -> Iterator[tuple[Profile, Reader]]:
    profile = new_profile("second.organizer")
    reader = profile.reader()
    yield profile, reader
    reader.close()


def bring(profile: Profile, reader: Reader, path: Path) -> Any:
    plan = plan_table(reader, read_table(path, REGISTRY.all), REGISTRY.by_kind)
    profile.run(import_table, plan)
    return plan


def test_a_table_comes_into_another_profile_once(
    profile: Profile, reader: Reader, second: tuple[Profile, Reader], tmp_path: Path
) -> None:
    acme = profile.run(add_record, Organization(name="Acme"))
    ann = profile.run(add_record, Contact(name="Ann", employer=acme.id, notes="n"))
    profile.run(add_record, Interaction(contact=ann.id, day=date(2026, 1, 2)))
    for cls in (Organization, Contact, Interaction):
        write_table(tmp_path / f"{describe(cls).kind}.csv", cls, reader.every(cls))
    for name in ("organization", "contact", "interaction"):
        assert bring(*second, tmp_path / f"{name}.csv").counts.added == 1
    there = second[1].get(Contact, ann.id)
    assert dataclasses.replace(there, created=ann.created, changed=ann.changed, next_touch=None) == dataclasses.replace(
        reader.get(Contact, ann.id), created=ann.created, changed=ann.changed, next_touch=None
    )
    step = second[1].next_undo()
    assert bring(*second, tmp_path / "contact.csv").counts.matched == 1
    assert second[1].next_undo() == step


def test_references_to_nothing_are_left_empty_or_the_row_is_named(
    second: tuple[Profile, Reader], tmp_path: Path
) -> None:
    write_table(tmp_path / "contact.csv", Contact, [Contact(name="Ann", employer=uuid4(), photo=uuid4())])
    plan = bring(*second, tmp_path / "contact.csv")
    assert plan.notes == ["contact.csv: 2 references to records that are not here were left empty"]
    (ann,) = second[1].every(Contact)
    assert (ann.employer, ann.photo) == (None, None)
    write_table(tmp_path / "tie.csv", Tie, [Tie(nature=TieNature.FRIEND, person=ann.id, other=uuid4())])
    assert bring(*second, tmp_path / "tie.csv").counts.rejected == 1


def test_rejected_rows_go_beside_the_source(tmp_path: Path) -> None:
    source = tmp_path / "people.vcf"
    assert write_rejected(source, []) is None
    assert not rejected_path(source).exists()
    path = write_rejected(source, [Rejected(3, "the reason", "=raw\nlines"), Rejected(9, "r", "x", "Connections.csv")])
    assert path == tmp_path / "people.vcf.rejected.csv"
    assert path.stat().st_mode & 0o777 == 0o600
    assert rows_of(path) == [
        {"file": "", "line": "3", "reason": "the reason", "raw": "'=raw\nlines"},
        {"file": "Connections.csv", "line": "9", "reason": "r", "raw": "x"},
    ]


def test_a_folder_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFailure, match="the folder is not there"):
        write_rejected(tmp_path / "gone" / "people.vcf", [Rejected(1, "r")])
