"""LinkedIn, Google, Outlook and Thunderbird: rows into people, and CSV that is broken."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from organizer.areas.people.model import RECORDS
from organizer.exchange.address_books import read_address_book
from organizer.exchange.csvs import FIELD_LIMIT
from organizer.exchange.detect import detect, read_people
from organizer.exchange.draft import AmbiguousDates, Format
from organizer.exchange.google import read_google
from organizer.exchange.linkedin import read_linkedin
from organizer.kernel.dates import Conventions, YearlyDay
from organizer.kernel.errors import UnreadableFile
from organizer.kernel.kinds import Entry

ASK = Conventions(date_order=None)
HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


@pytest.fixture
def connections(tmp_path: Path) -> Callable[[str], Path]:
    """A file of connections with these rows."""

    def write(rows: str) -> Path:
        path = tmp_path / "Connections.csv"
        path.write_bytes((HEADER + rows).encode())
        return path

    return write


def test_connections_below_their_preamble(fixtures: Path) -> None:
    reading = read_linkedin(fixtures / "connections.csv", ASK)
    jose = reading.drafts[0]
    assert (jose.line, jose.contact.name, jose.employer) == (5, "José García", "Acme, Inc.")
    assert jose.contact.position == "Engineer and writer"
    assert jose.contact.met_on == date(2024, 3, 5)
    assert jose.contact.websites == (Entry("LinkedIn", "https://www.linkedin.com/in/jose"),)
    assert [(r.line, r.reason) for r in reading.rejected] == [(7, "the row has no name, no e-mail address and no URL")]


def test_cells_that_look_like_formulas_are_text_and_words_for_nothing_are_nothing(fixtures: Path) -> None:
    odd = read_linkedin(fixtures / "connections.csv", ASK).drafts[3]
    assert (odd.contact.name, odd.employer, odd.contact.position) == ("=2+5 +Lovelace", "-Co", "@Corp")
    assert odd.contact.emails == odd.contact.websites == ()
    assert odd.contact.met_on is None
    assert odd.warnings == ("the day of the connection is no day of the calendar; it was left out",)


def test_german_headers_and_months(fixtures: Path) -> None:
    drafts = read_linkedin(fixtures / "verbindungen.csv", ASK).drafts
    assert [d.contact.met_on for d in drafts] == [date(2022, 4, 3), date(2023, 3, 15)]
    assert drafts[1].contact.emails == (Entry("", "kaethe@example.de"),)


def test_a_file_without_urls(tmp_path: Path) -> None:
    path = tmp_path / "old.csv"
    path.write_text("First Name,Last Name,Email Address,Company,Position,Connected On\nA,B,,C,D,1 Jan 2015\n")
    assert read_linkedin(path, ASK).drafts[0].contact.name == "A B"


def test_a_file_cut_off_names_its_last_row(connections: Callable[[str], Path]) -> None:
    reading = read_linkedin(connections('Ada,E,,,,,30 Jan 2026\nGrace,S,,g@example.org,Navy,"Rear Adm'), ASK)
    assert [d.contact.name for d in reading.drafts] == ["Ada E"]
    assert [(r.line, r.reason) for r in reading.rejected] == [(3, "the file ends inside a quoted cell")]
    assert reading.rejected[0].raw.startswith("Grace,S")


def test_an_archive_names_what_is_not_read_yet(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Basic/Jobs/Saved Jobs.csv", "Saved Date,Job Url,Job Title\nA,B,2020\nC,D,2021\n")
        archive.writestr("Basic/Connections.csv", HEADER + "Ada,E,,,,,30 Jan 2026\n")
        archive.writestr("Basic/broken.csv", b"a\x00b,c\n")
        archive.writestr("../../evil.txt", "x")
    reading = read_linkedin(path, ASK)
    assert [(d.contact.name, d.part) for d in reading.drafts] == [("Ada E", "Connections.csv")]
    assert reading.notes == [
        "evil.txt: not read",
        "Basic/Jobs/Saved Jobs.csv: 2 rows, not read yet",
        "Basic/broken.csv: not read (contains a NUL character)",
    ]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["export.zip"]


def test_messages_name_the_row_that_is_short(tmp_path: Path) -> None:
    path = tmp_path / "messages.csv"
    path.write_text('CONVERSATION ID,FROM,TO,DATE,CONTENT,FOLDER\n1,A,B,2024,"two\nlines",INBOX\nBADROW\n')
    reading = read_linkedin(path, ASK)
    assert reading.notes == ["messages.csv: 1 row, not read yet"]
    assert [(r.line, r.reason) for r in reading.rejected] == [(4, "the row has 1 of 6 cells")]


def test_google_with_its_groups_labels_and_stars(fixtures: Path) -> None:
    kaethe, firm = read_google(fixtures / "google.csv", ASK).drafts
    contact = kaethe.contact
    assert contact.name == "Dr. Käthe Müller"
    assert contact.emails == (
        Entry("work", "kaethe@example.de"), Entry("work", "k.m@example.de"), Entry("other", "other@example.de"),
    )  # fmt: skip
    assert [e.value for e in contact.phones] == ["+49 155 5550100", "+49 155 5550101"]
    assert (contact.birthday, contact.anniversary) == (YearlyDay(12, 1), YearlyDay(1, 4, 2001))
    assert contact.tags == ("Kollegen", "starred")
    assert contact.notes == "Spouse: Petra\nShoe size: 38"
    assert (firm.contact.name, firm.employer) == ("Nur Firma GmbH", "Nur Firma GmbH")


def test_thunderbird_in_windows_text(fixtures: Path) -> None:
    (draft,) = read_address_book(fixtures / "thunderbird.csv", ASK).drafts
    contact = draft.contact
    assert (contact.name, contact.nickname, contact.notes, draft.employer) == ("Jörg Größe", "Jo", "Grüße", "Übung AG")
    assert contact.birthday == YearlyDay(1, 31, 1972)
    assert contact.addresses == (Entry("home", "Straße 1\n50667 Köln"),)
    assert contact.websites == (Entry("home", "www.example.org"),)


def test_dates_that_can_be_read_both_ways_are_asked_for(fixtures: Path) -> None:
    with pytest.raises(AmbiguousDates) as caught:
        read_address_book(fixtures / "outlook.csv", ASK)
    assert (caught.value.sample, caught.value.line) == ("4/1/2001", 2)
    for conventions, day in (
        (Conventions(date_order="dmy"), YearlyDay(1, 4, 2001)),
        (Conventions(date_order="mdy"), YearlyDay(4, 1, 2001)),
    ):
        reading = read_address_book(fixtures / "outlook.csv", conventions)
        assert reading.drafts[0].contact.birthday == day


def test_one_plain_date_shows_the_order_of_all(fixtures: Path, tmp_path: Path) -> None:
    path = tmp_path / "outlook.csv"
    text = (fixtures / "outlook.csv").read_text()
    path.write_text(text + "Bob,Other,b@example.org,W,,,,,,4/30/2001,\n")
    assert read_address_book(path, ASK).drafts[0].contact.birthday == YearlyDay(4, 1, 2001)


def test_a_website_that_a_click_must_not_open_goes_to_the_notes(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("First Name,Last Name,E-mail Address,Company,Web Page\nA,B,a@b,C,javascript:alert(1)\n")
    (draft,) = read_address_book(path, ASK).drafts
    assert draft.contact.websites == ()
    assert draft.contact.notes == "Website: javascript:alert(1)"


BROKEN = [
    (b'Ada,E,,,,,"30 Jan', 2, "the file ends inside a quoted cell"),
    (b"Ada,E,,,,,\nBob\x00,E,,,,,\n", 3, "contains a NUL character"),
    (b"Ada,E,,,,," + b"x" * (FIELD_LIMIT + 1) + b"\n", 2, "a cell is longer than 131,072 characters"),
    ("Zoë,E,,,,,\n".encode() + b"J\xf6rg,E,,,,,\n", 3, "the text is UTF-8 elsewhere, but not here"),
    (b"J\xf6rg,E,,,,,\n\x81\x8d,E,,,,,\n", 3, "the text is neither UTF-8 nor windows-1252"),
    (b'"Ada"x,E,,,,,\n', 2, "the quotes of this row do not match"),
    (b"Ada" * 2_000_000, 2, "the line is longer than 4,000,000 characters"),
]


@pytest.mark.parametrize(("rows", "line", "reason"), BROKEN)
def test_broken_csv_is_refused_with_line_and_reason(tmp_path: Path, rows: bytes, line: int, reason: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"First Name,Last Name,E-mail Address,Company,Notes,Web Page,Pager\n" + rows)
    with pytest.raises(UnreadableFile) as caught:
        read_address_book(path, ASK)
    assert (caught.value.line, caught.value.reason) == (line, reason)


def test_a_file_larger_than_its_limit_names_it(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("wb") as file:
        file.truncate(65_000_000)
    with pytest.raises(UnreadableFile, match=r"a\.csv: is larger than the 64 MB"):
        read_google(path, ASK)


def test_an_archive_that_unpacks_to_far_more_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Connections.csv", b"\0" * 20_000_000)
    with pytest.raises(UnreadableFile, match="packed more than 200 times smaller"):
        read_linkedin(path, ASK)


def test_a_damaged_archive_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Connections.csv", HEADER + "Ada,E,,,,,30 Jan 2026\n" * 50)
    data = bytearray(path.read_bytes())
    data[60:70] = b"\xff" * 10
    path.write_bytes(data)
    with pytest.raises(UnreadableFile, match=r"a\.zip: the archive is damaged"):
        read_linkedin(path, ASK)


@pytest.mark.parametrize(
    ("name", "format"),
    [
        ("old.vcf", Format.VCARD), ("family.vcf", Format.VCARD), ("connections.csv", Format.LINKEDIN),
        ("verbindungen.csv", Format.LINKEDIN), ("google.csv", Format.GOOGLE),
        ("thunderbird.csv", Format.ADDRESS_BOOK), ("outlook.csv", Format.ADDRESS_BOOK),
    ],
)  # fmt: skip
def test_files_are_known_by_what_is_in_them(fixtures: Path, tmp_path: Path, name: str, format: Format) -> None:
    path = tmp_path / "something"
    path.write_bytes((fixtures / name).read_bytes())
    assert detect(path, RECORDS) is format


@pytest.mark.parametrize("content", [b"", b"1,,3\n4,5,6", b"hello", b"\x89PNG\r\n\x1a\n\0\0", b"a,b\n1,2\n"])
def test_what_is_nothing_we_know_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    with pytest.raises(UnreadableFile, match=r"a\.csv"):
        read_people(path)


def test_what_is_not_there_or_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="cannot be opened"):
        read_people(tmp_path / "missing.vcf")
    with pytest.raises(UnreadableFile, match="is not a file"):
        read_people(tmp_path)
