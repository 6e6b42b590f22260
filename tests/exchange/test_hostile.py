"""Files made to break readers: bounded in memory, refused or read, never a crash."""

from __future__ import annotations

import io
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from organizer.areas.people.model import Contact
from organizer.exchange.detect import read_people
from organizer.exchange.vcard.cards import cards
from organizer.exchange.vcard.read import draft_of, read_vcards
from organizer.exchange.vcard.write import Person, card_text
from organizer.kernel.errors import OrganizerError
from organizer.store.profile import Profile
from organizer.store.reader import Reader

MB = 1_000_000
MARKUP = ("<img src=file:///etc/passwd>", '#read("x")', "$120k to $150k", "{{{{", "<b>&amp;</b>", "%s%n", "\\input{x}")


def write(path: Path, chunks: Any) -> Path:
    with path.open("wb") as file:
        for chunk in chunks:
            file.write(chunk)
    return path


def test_a_line_of_50_mb_takes_bounded_memory_and_the_others_go_on(tmp_path: Path) -> None:
    good = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ann\r\nEND:VCARD\r\n"
    chunks = [good, b"BEGIN:VCARD\r\nVERSION:3.0\r\nNOTE:", *(b"x" * MB for _ in range(50)), b"\r\nEND:VCARD\r\n", good]
    path = write(tmp_path / "long.vcf", chunks)
    tracemalloc.start()
    try:
        reading = read_vcards(path)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert [d.line for d in reading.drafts] == [1, 9]
    assert [(r.line, r.reason) for r in reading.rejected] == [(5, "the card is larger than 16 MB")]
    assert peak < 40 * MB


def test_a_card_of_many_short_lines_is_bounded_too(tmp_path: Path) -> None:
    line = b" " + b"A" * 74 + b"\r\n"
    chunks = [b"BEGIN:VCARD\r\nFN:A\r\nNOTE:x\r\n", *(line * 10_000 for _ in range(30)), b"END:VCARD\r\n"]
    reading = read_vcards(write(tmp_path / "long.vcf", chunks))
    assert [r.reason for r in reading.rejected] == ["the card is larger than 16 MB"]


def test_a_large_folded_picture_is_read_at_once(tmp_path: Path) -> None:
    line = b" " + b"A" * 72 + b"\r\n"
    begin = b"BEGIN:VCARD\r\nFN:A\r\nPHOTO;ENCODING=b:/9j/\r\n"
    path = write(tmp_path / "photo.vcf", [begin, *(line * 10_000 for _ in range(16)), b"END:VCARD\r\n"])
    (draft,) = read_vcards(path).drafts
    assert draft.photo is not None
    assert len(draft.photo.data) == 3 + 16 * 10_000 * 72 * 3 // 4


def test_text_of_ten_thousand_characters_more_than_a_field_takes_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.vcf"
    path.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:" + "x" * 10_001 + "\nEND:VCARD\n")
    (rejected,) = read_vcards(path).rejected
    assert rejected.reason == "the card cannot be kept: name: Longer than 10,000 characters"


def test_nul_bidi_and_half_characters(tmp_path: Path) -> None:
    path = tmp_path / "a.vcf"
    path.write_bytes(b"BEGIN:VCARD\nVERSION:3.0\nFN:A\x00nn \xe2\x80\xaegnp.exe\nNICKNAME:\xed\xa0\x80\nEND:VCARD\n")
    (draft,) = read_vcards(path).drafts
    assert draft.contact.name == "Ann \u202egnp.exe"
    draft.contact.check()


@pytest.mark.parametrize("text", MARKUP)
def test_markup_stays_what_it_is(profile: Profile, reader: Reader, bring: Any, tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.vcf"
    path.write_text(card_text(Person(Contact(name=text, notes=text), employer=text)))
    bring(profile, path)
    (contact,) = reader.every(Contact)
    assert (contact.name, contact.notes) == (text, text)


PIECES = st.sampled_from(
    [
        b"BEGIN:VCARD\r\n", b"END:VCARD\r\n", b"VERSION:2.1\n", b"VERSION:3.0\n", b"FN:A\n", b"N:a;b;c;d;e;f;g\n",
        b"AGENT:\n", b"FN;ENCODING=QUOTED-PRINTABLE:=C3=\n", b"=\n", b" \n", b"PHOTO;ENCODING=b:", b"\x00", b"\xff\xfe",
        b"\xed\xa0\x80", b'TEL;TYPE="', b";;;;::::\n", b"item1.", b"BDAY:99999999\n", b"RELATED;TYPE=spouse:x\n",
        b"ADR:;\\\n", b"\\", b",", b"X-ORGANIZER-IDEAL:999999999:00:00\n", b"X-ORGANIZER-TIE;NATURE=x:y\n",
        b"CATEGORIES:,\\,;\n", b"UID:\n", b"\r",
    ]
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES | st.binary(max_size=12), max_size=30).map(b"".join))
def test_any_bytes_between_begin_and_end(data: bytes) -> None:
    for raw in cards(io.BytesIO(b"BEGIN:VCARD\nFN:Ann\n" + data)):
        try:
            draft = draft_of(raw)
        except OrganizerError:
            continue
        draft.contact.check()
        text = card_text(Person(draft.contact, draft.employer, draft.photo, [tie.kept for tie in draft.ties]))
        (again,) = cards(io.BytesIO(text.encode()))
        assert draft_of(again).contact.name == draft.contact.name


HEADERS = st.sampled_from(
    [b"First Name,Last Name,URL,Email Address,Company,Position,Connected On\n",
     b"First Name,Middle Name,Last Name,Labels,E-mail 1 - Label,E-mail 1 - Value,Event 1 - Label,Event 1 - Value\n",
     b"Vorname;Nachname;E-Mail-Adresse;Firma;Geburtstag;Notizen\n", b"BEGIN:VCARD\n", b"PK\x03\x04", b""]
)  # fmt: skip


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    HEADERS, st.lists(st.binary(max_size=20) | st.sampled_from([b'"', b",", b"\n", b"1/2/03,", b" ::: "]), max_size=20)
)
def test_any_file_is_read_or_refused(tmp_path: Path, header: bytes, rest: list[bytes]) -> None:
    path = write(tmp_path / "any", [header, *rest])
    try:
        reading = read_people(path)
    except OrganizerError:
        return
    for draft in reading.drafts:
        draft.contact.check()


def test_progress_can_stop_a_reader(tmp_path: Path) -> None:
    path = write(tmp_path / "a.vcf", [b"BEGIN:VCARD\nVERSION:3.0\nFN:A\nEND:VCARD\n"] * 600)
    told: list[tuple[int, int]] = []
    progress: Callable[[int, int], None] = lambda done, total: told.append((done, total))  # noqa: E731
    assert len(read_people(path, progress=progress).drafts) == 600
    assert len(told) == 3
    assert all(done <= total == path.stat().st_size for done, total in told)
