"""Who is taken to be the same person, and how surely."""

from __future__ import annotations

import dataclasses
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer.areas.people.model import Circle, Contact
from organizer.exchange.draft import PersonDraft
from organizer.exchange.fill import gained, says_nothing_new
from organizer.exchange.keys import entry_key, keys_of, phone_key, profile_key
from organizer.exchange.matching import KnownPeople, Match
from organizer.kernel.dates import YearlyDay
from organizer.kernel.kinds import Entry

ANN = Contact(
    name="Ann Müller",
    emails=(Entry("", "Ann@Example.org"),),
    phones=(Entry("", "+49 341 555 0100"),),
    websites=(Entry("LinkedIn", "https://www.linkedin.com/in/Ann-M%C3%BCller/"),),
    uid="urn:uuid:00000000-0000-4000-8000-000000000001",
)


def match(contact: Contact, company: str = "", *, known: Contact = ANN, known_company: str = "Acme") -> Match | None:
    people = KnownPeople()
    people.add(known.id, keys_of(known, known_company, None, stored=True))
    return people.match(keys_of(contact, company, None, stored=False))


@pytest.mark.parametrize(
    ("contact", "company", "confidence", "reason"),
    [
        (Contact(name="X", uid="00000000-0000-4000-8000-000000000001"), "", 1.0, "Same card"),
        (Contact(name="X", uid=f"urn:uuid:{ANN.id}"), "", 1.0, "Same card"),
        (Contact(name="X", emails=(Entry("work", "ann@example.org"),)), "", 1.0, "Same e-mail address"),
        (Contact(name="X", websites=(Entry("", "linkedin.com/in/ann-müller?x=1"),)), "", 1.0, "Same LinkedIn profile"),
        (Contact(name="X", phones=(Entry("", "0049 (341) 555-0100"),)), "", 0.95, "Same phone number"),
        (Contact(name="ann  muller"), "ACME", 0.90, "Same name and organization"),
        (Contact(name="Ann Muller"), "Other", 0.85, "Same name"),
    ],
)
def test_what_says_how_much(contact: Contact, company: str, confidence: float, reason: str) -> None:
    found = match(contact, company)
    assert found == Match(ANN.id, confidence, reason)
    assert found.sure is (confidence == 1.0)


def test_somebody_else_is_nobody_known() -> None:
    assert match(Contact(name="Bob", emails=(Entry("", "not an address"),)), "Acme") is None


def test_two_profiles_are_two_people_whatever_their_names() -> None:
    other = Contact(name="Ann Müller", websites=(Entry("", "https://linkedin.com/in/ann-other"),))
    assert match(other, "Acme") is None


def test_two_cards_of_one_file_are_two_people_whatever_they_share() -> None:
    people = KnownPeople(file_uids={"one", "two"})
    first = dataclasses.replace(ANN, uid="one")
    people.add(first.id, keys_of(first, "Acme", None, stored=False))
    second = dataclasses.replace(ANN, uid="two")
    assert people.match(keys_of(second, "Acme", None, stored=False)) is None
    without = dataclasses.replace(ANN, uid="")
    assert people.match(keys_of(without, "Acme", None, stored=False)) is not None


def test_an_address_shared_with_somebody_of_another_name_is_asked_about() -> None:
    people = KnownPeople()
    bob = Contact(name="Bob Müller")
    people.add(ANN.id, keys_of(ANN, "Home", None, stored=True))
    people.add(bob.id, keys_of(bob, "Acme", None, stored=True))
    further = Contact(name="Bob Müller", emails=ANN.emails)
    found = people.match(keys_of(further, "Acme", None, stored=False))
    assert found is not None
    assert (found.contact, found.confidence, found.instead) == (bob.id, 0.90, ANN.id)


@pytest.mark.parametrize(
    ("text", "region", "key"),
    [
        ("+49 (0) 341 555-0100", None, "+493415550100"),
        ("0049 341/5550100", None, "+493415550100"),
        ("0341 5550100", None, ""),
        ("0341 5550100", "DE", "+493415550100"),
        ("Handy", "DE", ""),
        ("+12", None, ""),
        ("(212) 555-0100", "US", "+12125550100"),
    ],
)
def test_phone_numbers_in_one_form(text: str, region: str | None, key: str) -> None:
    assert phone_key(text, region) == key


def test_profiles_in_one_form() -> None:
    assert profile_key("https://de.linkedin.com/in/%E6%9D%8E-wei/") == profile_key("linkedin.com/in/李-wei?trk=x")
    assert profile_key("https://example.org/in/x") == ""


def test_entries_that_differ_only_in_writing_are_one() -> None:
    assert entry_key("phones", Entry("a", "0341/555 0100")) == entry_key("phones", Entry("b", "03415550100"))
    assert entry_key("websites", Entry("", "http://www.x.example/")) == entry_key("websites", Entry("", "x.example"))
    assert entry_key("addresses", Entry("", "Main St 1\nTown")) == entry_key("addresses", Entry("", "main st 1, town"))


def test_only_what_is_empty_is_filled_and_only_what_is_unseen_is_added() -> None:
    here = Contact(name="Ann", position="Boss", emails=(Entry("work", "a@b"),), tags=("x",), given="Ann")
    further = Contact(
        name="Anna Other", position="Clerk", nickname="Annie", emails=(Entry("home", "A@B"), Entry("home", "c@d")),
        tags=("X", "y"), given="Anna", family="Other", birthday=YearlyDay(1, 2), notes="n",
    )  # fmt: skip
    assert gained(here, further, None) == {
        "nickname": "Annie",
        "emails": (Entry("work", "a@b"), Entry("home", "c@d")),
        "tags": ("x", "y"),
        "birthday": YearlyDay(1, 2),
        "notes": "n",
    }


def test_a_position_elsewhere_is_not_taken_over() -> None:
    here = Contact(name="Ann", employer=uuid4())
    further = Contact(name="Ann", position="Clerk", department="D")
    assert gained(here, further, uuid4()) == {}
    assert gained(here, further, here.employer) == {"position": "Clerk", "department": "D"}


def test_what_would_make_an_impossible_contact_is_not_taken() -> None:
    here = Contact(name="Ann", circle=Circle.INNER)
    assert gained(here, Contact(name="Ann", longest=here.interval), None) == {}


names = st.sampled_from(["", "a", "b"])
people = st.builds(
    Contact,
    name=st.just("Ann"),
    position=names,
    nickname=names,
    notes=names,
    emails=st.lists(st.builds(Entry, names, st.sampled_from(["a@b", "A@B", "c@d"])), max_size=2).map(tuple),
    tags=st.sampled_from([(), ("x",), ("X", "y")]),
    given=names,
    uid=st.sampled_from(["", "u1", "u2"]),
    card=st.sampled_from(["", "X-A:1", "X-A:1\nitem1.X-B:2\nitem1.X-ABLabel:l", "EMAIL;X=1:c@d\nREV:1", "TITLE;X=1:a"]),
)


@given(people, people)
def test_taking_over_twice_adds_nothing(here: Contact, further: Contact) -> None:
    richer = dataclasses.replace(here, **gained(here, further, None))
    assert gained(richer, further, None) == {}
    assert says_nothing_new(here, "", PersonDraft(here, 1))
