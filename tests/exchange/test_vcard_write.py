"""In, out and in again: the same people, with what was not understood."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from organizer.areas.people.model import Circle, Contact, Organization, Tie, TieNature
from organizer.exchange.draft import PersonDraft, Photo
from organizer.exchange.people_out import export_vcards
from organizer.exchange.vcard.cards import cards
from organizer.exchange.vcard.properties import Version
from organizer.exchange.vcard.read import OWN_FIELDS, draft_of, read_vcards
from organizer.exchange.vcard.write import Person, card_text, uid_of
from organizer.kernel.dates import YearlyDay
from organizer.kernel.kinds import Entry, tags_of
from organizer.kernel.record import describe
from organizer.kernel.text import one_line
from organizer.store.actions import add_record
from organizer.store.profile import Profile

NOT_ON_A_CARD = {"id", "created", "changed", "deleted", "owner", "last_touch", "next_touch", "employer", "photo"}
VERSIONS: tuple[Version, ...] = ("3.0", "4.0")
LETTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\r\x00")
LINE = st.text(LETTERS, max_size=20).map(one_line)
LINES = st.text(LETTERS, max_size=40).filter(lambda text: not text or text.strip(" ;,") != "").map(str.strip)
WORDS = st.lists(LINE, max_size=3).map(tags_of)
LABEL = st.sampled_from(["", "home", "work", "mobile", "work fax", "Ferienhaus", "Home", "a: b"])


def entries(value: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[Entry, ...]]:
    filled = value.filter(lambda text: text.strip(" ;,") != "")
    return st.lists(st.builds(Entry, LABEL, filled), max_size=3).map(tuple)


@st.composite
def yearly_days(draw: st.DrawFn) -> YearlyDay:
    day = draw(st.dates(date(1, 1, 1), date(9999, 12, 31)))
    return YearlyDay(day.month, day.day, draw(st.sampled_from([day.year, None])))


CONTACTS = st.builds(
    Contact,
    name=LINE.filter(lambda text: text.strip(" ;,") != ""),
    circle=st.none() | st.sampled_from(Circle),
    roles=WORDS, position=LINE, department=LINE, nickname=LINE, notes=LINES, tags=WORDS,
    emails=entries(LINE), phones=entries(LINE), addresses=entries(LINES),
    websites=entries(st.from_regex(r"https://[a-z,;]{1,9}\.example/[a-z]{0,5}", fullmatch=True)),
    ideal=st.none() | st.integers(1, 90).map(lambda n: timedelta(days=n)),
    longest=st.none() | st.integers(400, 900).map(lambda n: timedelta(days=n)),
    birthday=st.none() | yearly_days(), anniversary=st.none() | yearly_days(),
    met_on=st.none() | st.dates(), met_how=LINE,
    prefix=LINE, given=LINE, additional=LINE, family=LINE, suffix=LINE,
    planned_on=st.none() | st.dates(), snoozed_until=st.none() | st.dates(),
)  # fmt: skip


def said(text: str) -> PersonDraft:
    (card,) = cards(_stream(text))
    return draft_of(card)


def _stream(text: str) -> Any:
    import io

    return io.BytesIO(text.encode())


def differences(a: Contact, b: Contact) -> dict[str, Any]:
    names = [f.name for f in describe(Contact).fields if f.name not in NOT_ON_A_CARD]
    return {n: (getattr(a, n), getattr(b, n)) for n in names if getattr(a, n) != getattr(b, n)}


@settings(max_examples=150, deadline=None)
@given(CONTACTS, LINE, st.sampled_from(VERSIONS))
def test_any_contact_reads_back(contact: Contact, employer: str, version: Version) -> None:
    employer = employer if employer.strip(" ;,") else ""
    contact = dataclasses.replace(contact, uid=uid_of(contact))
    photo = Photo(b"\xff\xd8\xff rest", "image/jpeg")
    draft = said(card_text(Person(contact, employer, photo), version))
    assert differences(contact, draft.contact) == {}
    assert (draft.employer, draft.photo) == (employer, photo)


LINES_OF_A_CARD = st.lists(
    st.builds(
        lambda name, params, value: f"{name}{params}:{value}",
        st.sampled_from(["FN", "N", "NICKNAME", "ORG", "TITLE", "ROLE", "EMAIL", "TEL", "ADR", "URL", "BDAY", "NOTE",
                         "CATEGORIES", "ANNIVERSARY", "X-SOCIALPROFILE", "X-FOO", "item1.TEL", "item1.X-ABLabel",
                         "item2.ADR", "item2.X-ABADR", "item2.X-ABLabel", "REV", "RELATED", "X-ORGANIZER-CIRCLE",
                         "X-ANNIVERSARY", "UID", "PHOTO", "KIND", "item3.X-ABDATE", "item3.X-ABLabel"]),
        st.sampled_from(["", ";TYPE=HOME", ";TYPE=work,voice;PREF=1", ";type=pref", ";X-P=\"a:b\"", ";VALUE=text"]),
        st.sampled_from(["", "a", "b;c", "a\\,b,c", "19800322", "--1201", "_$!<Anniversary>!$_", "inner", ";;x\\n;y",
                         "\\", " blank ", "http\\://x.example", "javascript:x", "x@y.example", "+1 (2)"]),
    ),
    max_size=14,
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(LINES_OF_A_CARD, st.sampled_from(VERSIONS), st.sampled_from(VERSIONS))
def test_any_card_that_was_read_is_written_and_read_the_same(lines: list[str], came: Version, goes: Version) -> None:
    first = said("\n".join(("BEGIN:VCARD", f"VERSION:{came}", "FN:Always Somebody", *lines, "END:VCARD")))
    contact = dataclasses.replace(first.contact, uid=uid_of(first.contact))
    text = card_text(Person(contact, first.employer, first.photo, [tie.kept for tie in first.ties]), goes)
    second = said(text)
    found = differences(contact, second.contact)
    if "card" in found:
        # Of two entries that are alike the other one may have come to its line: no line is lost or made.
        assert [sorted(lines.split("\n")) for lines in found.pop("card")] == 2 * [sorted(contact.card.split("\n"))]
    assert found == {}
    assert (second.employer, second.photo) == (first.employer, first.photo)
    assert [tie.uid for tie in second.ties] == [tie.uid for tie in first.ties]


def test_every_field_of_a_contact_goes_out_or_is_known_not_to() -> None:
    mapped = {
        "name", "prefix", "given", "additional", "family", "suffix", "nickname", "position", "department", "notes",
        "tags", "birthday", "anniversary", "emails", "phones", "addresses", "websites", "uid", "card",
    }  # fmt: skip
    assert {f.name for f in describe(Contact).fields} == mapped | set(OWN_FIELDS) | NOT_ON_A_CARD


CAME = "\n".join(
    (
        "BEGIN:VCARD", "VERSION:4.0", "UID:x", "FN:Ann", "ADR;TYPE=HOME:;;Main St 1;Austin;TX;12345;USA",
        "TEL;TYPE=CELL;X-A=1:123", "TEL;TYPE=HOME;X-A=2:456", "TITLE;LANGUAGE=en:Boss", "REV:20200101T000000Z",
        "X-FOO:bar", "END:VCARD",
    )
)  # fmt: skip


def test_an_edited_field_is_written_anew_and_the_others_as_they_came() -> None:
    contact = dataclasses.replace(said(CAME).contact, position="Chief", phones=(Entry("mobile", "123"), Entry("", "9")))
    written = card_text(Person(contact)).split("\r\n")
    assert "ADR;TYPE=HOME:;;Main St 1;Austin;TX;12345;USA" in written
    assert "TEL;TYPE=CELL;X-A=1:123" in written
    assert "TEL:9" in written
    assert "TITLE:Chief" in written
    assert "X-FOO:bar" in written
    assert not any("456" in line or "Boss" in line for line in written)


def test_of_two_cards_that_were_put_together_one_name_and_one_day_remain() -> None:
    contact = dataclasses.replace(
        said(CAME).contact, family="A", card="N;X=1:A;;;;\nPRODID:1\nN;X=2:B;;;;\nPRODID:2\nX-Y:z"
    )
    written = card_text(Person(contact)).split("\r\n")
    assert [line for line in written if line.startswith(("N", "PROD", "X-"))] == ["N;X=1:A;;;;", "PRODID:1", "X-Y:z"]


def test_a_card_tells_when_the_record_changed_last() -> None:
    contact = dataclasses.replace(said(CAME).contact, changed=datetime(2026, 11, 19, 14, 5, 6, tzinfo=UTC))
    assert "REV:20261119T140506Z" in card_text(Person(contact)).split("\r\n")
    assert "REV" not in contact.card


@pytest.mark.parametrize("version", VERSIONS)
def test_whole_profiles_come_through(
    profile: Profile, new_profile: Callable[..., Profile], fixtures: Path, tmp_path: Path, bring: Any, people_of: Any,
    version: Version,
) -> None:  # fmt: skip
    for name in ("family.vcf", "old.vcf", "connections.csv", "google.csv", "thunderbird.csv"):
        bring(profile, fixtures / name)
    _out_and_in(profile, new_profile("second.organizer"), tmp_path, bring, people_of, version)


def test_ties_of_every_nature_come_through(
    profile: Profile, new_profile: Callable[..., Profile], tmp_path: Path, bring: Any, people_of: Any
) -> None:
    first, second = profile.run(add_record, Contact(name="A")), profile.run(add_record, Contact(name="B"))
    profile.run(add_record, Organization(name="Widgets"))
    for nature in TieNature:
        profile.run(add_record, Tie(nature=nature, person=first.id, other=second.id))
    profile.run(add_record, Tie(nature=TieNature.SPOUSE, person=second.id, other=first.id))
    profile.run(add_record, Tie(nature=TieNature.EX_SPOUSE, person=second.id, other=first.id, since=date(2001, 2, 3),
                                until=date(2010, 1, 1), notes='said "no";\n^done', tags=("old", "x y")))  # fmt: skip
    profile.run(add_record, Tie(nature=TieNature.MANAGER, person=None, other=second.id))
    other = new_profile("second.organizer")
    path = tmp_path / "out.vcf"
    reader = profile.reader()
    export_vcards(reader, path)
    reader.close()
    counts = bring(other, path).counts
    assert counts["tie"].added == len(TieNature) + 3
    assert people_of(other)["ties"] == people_of(profile)["ties"]
    assert bring(other, path).counts["tie"].added == 0


def _out_and_in(
    first: Profile, second: Profile, folder: Path, bring: Any, people_of: Any, version: Version = "4.0"
) -> None:
    path = folder / "out.vcf"
    reader = first.reader()
    count = export_vcards(reader, path, version=version)
    reader.close()
    assert path.stat().st_mode & 0o777 == 0o600
    result = bring(second, path)
    assert result.counts["contact"].added == count
    assert people_of(second) == people_of(first)


def test_a_second_opinion_reads_what_is_written(profile: Profile, fixtures: Path, tmp_path: Path, bring: Any) -> None:
    import vobject

    bring(profile, fixtures / "family.vcf")
    reader = profile.reader()
    export_vcards(reader, tmp_path / "out.vcf", version="3.0")
    reader.close()
    text = (tmp_path / "out.vcf").read_bytes().decode()
    found = {card.fn.value: card for card in vobject.readComponents(text)}
    assert set(found) == {"Dana Harbör", "Kim Harbör"}
    assert found["Dana Harbör"].note.value == "line1\nline2, comma; semi"
    assert found["Dana Harbör"].photo.value.startswith(b"\x89PNG")
    assert read_vcards(tmp_path / "out.vcf").rejected == []
