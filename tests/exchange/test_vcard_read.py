"""Cards into people."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from organizer.areas.people.model import TieNature
from organizer.exchange.draft import PersonDraft, Reading
from organizer.exchange.vcard.read import read_vcards
from organizer.kernel.dates import YearlyDay
from organizer.kernel.kinds import Entry


@pytest.fixture
def card(tmp_path: Path) -> Callable[..., PersonDraft]:
    """The person of a card of these lines."""

    def read(*lines: str, version: str = "3.0") -> PersonDraft:
        path = tmp_path / "card.vcf"
        path.write_text("\r\n".join(("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", "")), newline="")
        reading = read_vcards(path)
        assert not reading.rejected
        return reading.drafts[0]

    return read


@pytest.fixture
def family(fixtures: Path) -> Reading:
    return read_vcards(fixtures / "family.vcf")


def test_a_rich_card_goes_into_its_fields(family: Reading) -> None:
    draft = family.drafts[0]
    contact = draft.contact
    assert contact.name == "Dana Harbör"
    assert (contact.family, contact.given, contact.additional) == ("Harbör", "Dana", "Maria Luise")
    assert (draft.employer, contact.department, contact.position) == ("A;B GmbH", "Abt, 1, Team", "Engineer")
    assert contact.emails == (Entry("work", "first@example.org"), Entry("home", "second@example.org"))
    assert contact.phones == (Entry("Ferienhaus", "+49 341 5550101"),)
    assert contact.addresses == (Entry("home", "Musterstr. 1\n04109 Leipzig\nDE"),)
    assert contact.websites == (Entry("linkedin", "https://www.linkedin.com/in/dana"),)
    assert contact.birthday == YearlyDay(12, 1)
    assert contact.tags == ("Chor", "Kollegen")
    assert contact.notes == "line1\nline2, comma; semi"
    assert draft.photo is not None
    assert draft.photo.media_type == "image/png"
    assert [tie.nature for tie in draft.ties] == [TieNature.SPOUSE, TieNature.CHILD]


def test_what_is_not_understood_is_kept(family: Reading) -> None:
    kept = family.drafts[0].contact.card.split("\n")
    assert 'X-FAVOURITE;X-P="a;b:c":tea\\, green' in kept
    assert "ROLE:Lead" in kept
    assert "RELATED;TYPE=friend;VALUE=text:Somebody Else" in kept
    assert "URL:javascript:alert(1)" in kept


def test_a_broken_photo_is_dropped_and_told_and_the_card_stays(family: Reading) -> None:
    kim = family.drafts[1]
    assert kim.contact.name == "Kim Harbör"
    assert kim.photo is None
    assert kim.warnings == ("photo left out: the picture is damaged",)


def test_groups_and_nobodies_are_named(family: Reading) -> None:
    assert [(r.line, r.reason) for r in family.rejected] == [
        (38, "the card is of a group, not of a person"),
        (44, "the card has no name, and nothing else to call somebody by"),
    ]
    assert "FN:Team" in family.rejected[0].raw


def test_an_old_card(fixtures: Path) -> None:
    first, second = read_vcards(fixtures / "old.vcf").drafts
    contact = first.contact
    assert contact.name == "Jörg Größe"
    assert (first.employer, contact.department) == ("Firma", "Führung, R;D")
    assert contact.notes == "erste Zeile\nzweite grüßt dich"
    assert contact.websites == (Entry("work", "http://www.example.org/?a=b="),)
    assert contact.birthday == YearlyDay(1, 31, 1972)
    assert "KEY;TYPE=X509;ENCODING=b:TUlJRA==" in contact.card.split("\n")
    assert second.contact.name == "nobody.named@example.org"


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("N:Doe;John;;Dr.;",), "Dr. John Doe"),
        (("NICKNAME:Jo", "EMAIL:a@b"), "Jo"),
        (("N:;;;;", "FN:", "ORG:Nur Firma"), "Nur Firma"),
        (("EMAIL:a@b", "TEL:1"), "a@b"),
        (("TEL:12345",), "12345"),
    ],
)
def test_somebody_without_a_formatted_name_is_called_by_what_there_is(
    card: Callable[..., PersonDraft], lines: tuple[str, ...], name: str
) -> None:
    assert card(*lines).contact.name == name


def test_an_unescaped_comma_in_a_name_is_text(card: Callable[..., PersonDraft]) -> None:
    assert card("FN:Richter, James Doe Sr.").contact.name == "Richter, James Doe Sr."


def test_a_birthday_that_is_no_day_keeps_its_text(card: Callable[..., PersonDraft]) -> None:
    draft = card("FN:A", "BDAY:19723101")
    assert draft.contact.birthday is None
    assert draft.contact.card == "BDAY:19723101"
    assert draft.warnings == ("the birthday is no day of the calendar; its text is kept",)


def test_a_year_that_is_said_to_be_none(card: Callable[..., PersonDraft]) -> None:
    assert card("FN:A", "BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29").contact.birthday == YearlyDay(2, 29)


def test_wedding_days_of_several_programs(card: Callable[..., PersonDraft]) -> None:
    day = YearlyDay(12, 24, 2000)
    assert card("FN:A", "ANNIVERSARY:20001224", version="4.0").contact.anniversary == day
    assert card("FN:A", "X-EVOLUTION-ANNIVERSARY:2000-12-24").contact.anniversary == day
    labelled = card("FN:A", "item1.X-ABDATE:2000-12-24", "item1.X-ABLabel:_$!<Anniversary>!$_")
    assert labelled.contact.anniversary == day
    assert not card("FN:A", "item1.X-ABDATE:2000-12-24", "item1.X-ABLabel:Exam").contact.anniversary


def test_a_photo_that_is_an_address_is_kept_and_never_fetched(card: Callable[..., PersonDraft]) -> None:
    draft = card("FN:A", "PHOTO:https://example.org/a.jpg")
    assert draft.photo is None
    assert draft.contact.card == "PHOTO:https://example.org/a.jpg"


def test_a_picture_that_is_none_is_left_out(card: Callable[..., PersonDraft]) -> None:
    (warning,) = card("FN:A", "PHOTO;ENCODING=b:PGh0bWw+").warnings
    assert warning == "photo left out: the picture is of no kind that is known"


def test_a_file_cut_off_keeps_what_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "cut.vcf"
    path.write_bytes(b"BEGIN:VCARD\nVERSION:3.0\nFN:Maxl\nTITLE:Boss\nNOTE:half of wha")
    (draft,) = read_vcards(path).drafts
    assert (draft.contact.name, draft.contact.position, draft.contact.notes) == ("Maxl", "Boss", "")
    assert draft.warnings == ("the file ends at line 5 inside this card; the last property was left out",)


def test_a_card_without_an_end_does_not_swallow_the_next(tmp_path: Path) -> None:
    path = tmp_path / "a.vcf"
    path.write_bytes(b"BEGIN:VCARD\nVERSION:3.0\nFN:A\nBEGIN:VCARD\nVERSION:3.0\nFN:B\nEND:VCARD\n")
    assert [d.contact.name for d in read_vcards(path).drafts] == ["A", "B"]


def test_a_card_inside_a_card_is_left_out_and_told(tmp_path: Path) -> None:
    path = tmp_path / "a.vcf"
    path.write_bytes(
        b"BEGIN:VCARD\nVERSION:2.1\nFN:A\nAGENT:\nBEGIN:VCARD\nVERSION:2.1\nFN:B\nEND:VCARD\nTITLE:T\nEND:VCARD\n"
    )
    (draft,) = read_vcards(path).drafts
    assert (draft.contact.name, draft.contact.position) == ("A", "T")
    assert draft.warnings == ("the card of somebody else inside this one was not read",)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_marks_wide_encodings_and_old_line_ends(tmp_path: Path, encoding: str, end: str) -> None:
    path = tmp_path / "a.vcf"
    path.write_bytes(end.join(("BEGIN:VCARD", "VERSION:3.0", "FN:Zoë 李", "END:VCARD", "")).encode(encoding))
    assert [d.contact.name for d in read_vcards(path).drafts] == ["Zoë 李"]


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"\r\n\r\n"])
def test_an_empty_file_says_so(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "empty.vcf"
    path.write_bytes(content)
    assert read_vcards(path).notes == ["empty.vcf: no contacts in this file"]
