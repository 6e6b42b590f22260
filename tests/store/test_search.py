"""Search as one types: beginnings of words, whatever their accents; signs mean themselves."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from organizer.areas.people.model import Circle, Contact, Interaction, Organization, Tie, TieNature
from organizer.kernel.kinds import Entry
from organizer.kernel.query import text_contains
from organizer.store.actions import add_record, change_record, delete_records, link_records
from organizer.store.profile import Profile
from organizer.store.reader import Reader
from tests.profiles import fresh_profile
from tests.records import AWKWARD


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("search")


@pytest.fixture(scope="module")
def found(folder: Path) -> Iterator[Reader]:
    """A profile with a few people and things."""
    with fresh_profile(folder) as profile:
        for record in (
            Contact(name="Tomás Łukasz", position="Ærodynamicist", tags=("sailing club",)),
            Contact(name="Tom Ålund", notes="Met **Straße** and\nharbor", nickname="Tommy"),
            Contact(name="Dana O'Neil-Whitcombe", emails=(Entry("work", "dana.w@harbor.example"),)),
            Contact(name="(Zoë)", phones=(Entry("", "+1 (555) 010-0200"),)),
            Contact(name='100% NEAR "x" AND* y^2 {z} a:b -c _d_'),
            Contact(name="naïve नमस्ते 名前"),
            Organization(name="Harbor Systems", city="Tomsk"),
        ):
            profile.run(add_record, record)
        reader = profile.reader()
        yield reader
        reader.close()


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("tom", {"Tomás Łukasz", "Tom Ålund", "Harbor Systems"}),
        ("TOMAS lukasz", {"Tomás Łukasz"}),
        ("tomás luk", {"Tomás Łukasz"}),
        ("łuk", {"Tomás Łukasz"}),
        ("aero", {"Tomás Łukasz"}),
        ("aerodyn sail", {"Tomás Łukasz"}),
        ("alu", {"Tom Ålund"}),
        ("strasse", {"Tom Ålund"}),
        ("tommy", {"Tom Ålund"}),
        ("o'neil", {"Dana O'Neil-Whitcombe"}),
        ("neil-whit", {"Dana O'Neil-Whitcombe"}),
        ("dana.w@harbor", {"Dana O'Neil-Whitcombe"}),
        ("harbor", {"Dana O'Neil-Whitcombe", "Tom Ålund", "Harbor Systems"}),
        ("zoe", {"(Zoë)"}),
        ("z", {"(Zoë)"}),
        ("(z", {"(Zoë)"}),
        ("555", {"(Zoë)"}),
        ("  tom   al ", {"Tom Ålund"}),
        ("100%", {'100% NEAR "x" AND* y^2 {z} a:b -c _d_'}),
        ('near "x', {'100% NEAR "x" AND* y^2 {z} a:b -c _d_'}),
        ("near and x", {'100% NEAR "x" AND* y^2 {z} a:b -c _d_'}),
        ("tom OR dana", set()),
        ("tom NOT lukasz", set()),
        ("title:tom", set()),
        ("-tom", {"Tomás Łukasz", "Tom Ålund", "Harbor Systems"}),
        ("work", set()),
        ("naive", {"naïve नमस्ते 名前"}),
        ("नमस्ते", {"naïve नमस्ते 名前"}),
        ("名", {"naïve नमस्ते 名前"}),
        ("", set()),
        ("***", set()),
        ("_", set()),
        ("xyzzy", set()),
    ],
)  # fmt: skip
def test_what_is_found(found: Reader, words: str, titles: set[str]) -> None:
    assert {hit.title for hit in found.search(words)} == titles


def test_the_filter_of_a_list_finds_the_same(found: Reader) -> None:
    for words in ("tom", "harbor", 'near "x', "a:b", "zoe"):
        hits = {h.ref.id for h in found.search(words, kinds=("contact",))}
        assert {c.id for c in found.every(Contact, [text_contains(words)])} == hits
        assert found.count(Contact, [text_contains(words)]) == len(hits)


def test_names_come_first(found: Reader) -> None:
    assert found.search("harbor")[0].title == "Harbor Systems"
    assert [h.title for h in found.search("tom", limit=2)] == ["Tom Ålund", "Tomás Łukasz"]
    assert {h.ref.kind for h in found.search("tom", kinds=("organization",))} == {"organization"}


@settings(deadline=None)
@given(
    words=st.text(max_size=12) | st.text("\"*^:(){}[]-+_.,;'\\~ANDORNEAR ab", max_size=15) | st.sampled_from(AWKWARD)
)
def test_nothing_that_is_typed_breaks_it(found: Reader, words: str) -> None:
    found.search(words)
    found.count(Contact, [text_contains(words)])


@settings(max_examples=25, deadline=None)
@given(words=st.lists(st.text(st.characters(categories=("L", "N")), min_size=1, max_size=8), min_size=1, max_size=5))
def test_every_word_of_a_name_is_found_by_its_beginning(folder: Path, words: list[str]) -> None:
    with fresh_profile(folder) as profile:
        made = profile.run(add_record, Contact(name=" ".join(words)))
        reader = profile.reader()
        for word in words:
            if len(word) > 1:
                assert [h.ref.id for h in reader.search(word)] == [made.id], ascii(word)
        reader.close()


def test_a_change_is_found_at_once_and_the_old_no_more(profile: Profile) -> None:
    reader = profile.reader()
    dana = profile.run(add_record, Contact(name="Dana", notes="pier"))
    dana = profile.run(change_record, dana, {"name": "Ruth"})
    assert reader.search("dana") == []
    assert [h.title for h in reader.search("pier")] == ["Ruth"]
    before = reader.connection.execute("SELECT * FROM search_entry").fetchall()
    profile.run(change_record, dana, {"circle": Circle.WIDE})
    assert reader.connection.execute("SELECT * FROM search_entry").fetchall() == before
    reader.close()


def test_members_and_links_are_not_looked_for_by_themselves(profile: Profile) -> None:
    one, other = profile.run(lambda edit: [edit.add(Contact(name=n)) for n in ("Dana", "Ruth")])
    profile.run(link_records, one, other, "friendship")
    profile.run(add_record, Tie(nature=TieNature.COLLEAGUE, person=one.id, other=other.id, notes="since school"))
    profile.run(add_record, Interaction(contact=one.id, day=profile.clock.today(), next_time="boat"))
    reader = profile.reader()
    assert reader.search("friend") == reader.search("maya") == []
    assert [h.ref.kind for h in reader.search("school")] == ["tie"]
    assert [h.ref.kind for h in reader.search("boat")] == ["interaction"]
    reader.close()


@pytest.mark.parametrize(
    ("words", "found"),
    [("dana", 1), ("WHIT dan", 1), ("comb", 1), ("d_n%", 1), ("zoe", 1), ("50%", 1), ("pier", 0), ("?", 3), ("a", 1)],
)
def test_what_lies_in_the_trash_is_found_by_its_name(profile: Profile, words: str, found: int) -> None:
    for name in ("Dana Whitcombe", "Zoë", "50% off"):
        profile.run(delete_records, [profile.run(add_record, Contact(name=name, notes="the pier"))])
    profile.run(add_record, Contact(name="Dana Whitcombe"))
    with closing(profile.reader()) as reader:
        assert reader.count(Contact, [text_contains(words)], trash=True) == found
        assert len(reader.page(Contact, [text_contains(words)], trash=True).records) == found


def test_a_tie_in_the_trash_is_found_by_what_it_is(profile: Profile) -> None:
    dana = profile.run(add_record, Contact(name="Dana"))
    for nature in (TieNature.SPOUSE, TieNature.EX_SPOUSE, TieNature.AGENT):
        profile.run(delete_records, [profile.run(add_record, Tie(nature=nature, other=dana.id))])
    with closing(profile.reader()) as reader:
        assert [reader.count(Tie, [text_contains(w)], trash=True) for w in ("spouse", "ex", "x y")] == [2, 1, 0]
