"""Content lines: what unfolding, decoding and folding promise."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer.exchange.content_lines import folded, line_of
from organizer.exchange.content_values import (
    components,
    escape,
    items,
    parameters,
    quoted_parameter,
    unescape,
    unquoted_parameter,
)
from organizer.exchange.vcard.labels import label_and_preference, types_of
from organizer.exchange.vcard.lines import content_lines
from organizer.exchange.vcard.values import uid_key, uid_uri  # fmt: skip

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\x00"))


def values(*physical: bytes) -> list[str]:
    return [line.value for line in content_lines(physical)[0]]


@given(TEXT)
def test_what_is_escaped_reads_back(text: str) -> None:
    assert unescape(escape(text)) == text


@given(st.lists(TEXT, min_size=1))
def test_structured_values_part_where_they_were_joined(parts: list[str]) -> None:
    assert [unescape(c) for c in components(";".join(escape(p) for p in parts))] == parts
    assert [unescape(c) for c in items(",".join(escape(p) for p in parts))] == parts


@given(TEXT)
def test_a_folded_line_unfolds_to_itself_and_no_part_is_long(text: str) -> None:
    line = f"NOTE:{escape(text)}"
    parts = folded(line).encode().split(b"\r\n")
    assert all(len(part) <= 75 for part in parts)
    for part in parts:
        part.decode()
    assert values(*parts) == [escape(text)]


@given(TEXT)
def test_a_quoted_parameter_reads_back(text: str) -> None:
    ((_, (found,)),) = parameters(f";X={quoted_parameter('a' + text + 'b')}")
    assert unquoted_parameter(found) == f"a{text}b"


def test_a_character_cut_by_folding_is_whole_again() -> None:
    assert values(b"FN:J\xc3", b" \xb6rg") == ["Jörg"]


def test_old_cards_without_a_charset_are_read_as_windows_text() -> None:
    assert values(b"FN:S\xf6ren T\xe4ve") == ["Sören Täve"]


def test_soft_breaks_join_only_where_the_encoding_is_named() -> None:
    lines = content_lines([b"VERSION:2.1", b"URL:http://x.example/?a=", b"TEL:1"])[0]
    assert [line.name for line in lines] == ["VERSION", "URL", "TEL"]
    assert values(b"VERSION:2.1", b"NOTE;QUOTED-PRINTABLE;CHARSET=utf-8:gr=C3=", b"=BC=C3=9Fe")[1] == "grüße"


def test_an_empty_line_after_a_soft_break_ends_the_value_only_before_a_property() -> None:
    going_on = [b"VERSION:2.1", b"NOTE;ENCODING=QUOTED-PRINTABLE:a=", b"", b"=C3=A4b"]
    ending = [b"VERSION:2.1", b"NOTE;ENCODING=QUOTED-PRINTABLE:a=", b"", b"TEL;HOME:1"]
    assert values(*going_on) == ["2.1", "aäb"]
    assert values(*ending) == ["2.1", "a", "1"]


def test_an_encoded_semicolon_is_no_separator() -> None:
    assert values(b"VERSION:2.1", b"ORG;ENCODING=QUOTED-PRINTABLE:A=3BB;Dept")[1] == r"A\;B;Dept"


def test_bare_parameters_become_types() -> None:
    line = content_lines([b"VERSION:2.1", b"TEL;WORK;FAX;QUOTED-PRINTABLE;utf-8:Tel gesch=C3=A4ftlich"])[0][1]
    assert label_and_preference(line.params) == ("work fax", 101)
    assert line.value == "Tel geschäftlich"


def test_groups_and_case_are_no_part_of_a_name() -> None:
    line = line_of('item1.adr;type="a:b;c":;;x')
    assert line is not None
    assert (line.group, line.name, line.value) == ("item1", "ADR", ";;x")


def test_what_is_no_property_is_told() -> None:
    lines, warnings = content_lines([b"FN:A", b"what is this"])
    assert len(lines) == 1
    assert warnings == ["12 characters that are no property were left out"]


@pytest.mark.parametrize("charset", ["zip", "unicode_escape", "idna", "rot13", "no-such", "utf-7"])
def test_a_charset_that_is_none_is_not_used(charset: str) -> None:
    assert values(f"FN;CHARSET={charset}:Zoë".encode()) == ["Zoë"]


@pytest.mark.parametrize("label", ["home", "work", "mobile", "work fax", "home fax", "pager", "main", "other", ""])
def test_usual_labels_are_types(label: str) -> None:
    types = types_of(label)
    assert types is not None
    assert label_and_preference(types)[0] == label


@pytest.mark.parametrize("label", ["Ferienhaus", "Home", "fax work", "mobile home", "pref"])
def test_other_labels_are_not(label: str) -> None:
    assert types_of(label) is None


def test_ids_of_cards_are_compared_in_one_form() -> None:
    plain = "0E7602CC-443E-4B82-B4B1-90F62F99A199"
    assert uid_key(f"urn:uuid:{plain}") == uid_key(plain) == uid_key(plain.replace("-", ""))
    assert uid_uri(plain) == f"urn:uuid:{plain.lower()}"
    assert uid_uri("some-id@example") == "some-id@example"
