"""BibTeX and RIS in and out: every entry comes or is named, nothing twice, nothing lost on the way."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from organizer.areas.library.model import Resource, ResourceKind
from organizer.exchange.draft import Format
from organizer.exchange.files import Asked, plan_file
from organizer.exchange.library.bibtex import bibliography_of
from organizer.exchange.library.bibtex_out import entry_text, export_bibliography
from organizer.exchange.library.ris import read_ris
from organizer.exchange.library.ris_out import record_text
from organizer.kernel.dates import Conventions
from organizer.kernel.errors import UnreadableFile
from organizer.kernel.kinds import tags_of
from organizer.store.edit import Edit
from organizer.store.profile import Profile
from tests.profiles import everything

EXPECTED = {
    "pybtex_xampl.bib": 36, "bp_crossref_entries.bib": 14, "bp_features2.bib": 1, "bp_traps.bib": 1,
    "bp_article_missing_coma.bib": 4, "bp_article_start_with_bom.bib": 1, "bp_wrong.bib": 2,
    "colrev_scopus_bib.bib": 11, "colrev_web_of_science_bib.bib": 2, "colrev_acm_bib.bib": 2,
    "colrev_records.bib": 21, "colrev_jstor_ris.ris": 4, "colrev_ieee_ris.ris": 2, "colrev_psycinfo_ris.ris": 1,
    "rispy_example_full.ris": 2, "rispy_example_bom.ris": 1, "rispy_example_multi_unknown_tags.ris": 1,
}  # fmt: skip
"""Entries by file; none of them rejected."""
BIB = r"""
@string{ inst = "Harbor " # where }
@string{ where = "Institute" }
Prose between the entries is a comment.
@Book{tides, title = {The {Tides} of Troms{\o}}, author = "Lund, K{\aa}re and {Harbor and Sons} and Ford, Jr., Ann",
  year = 2019, publisher = inst # ", Press", month = mar, keywords = {tides; sailing, sailing}}
@incollection{ebb, title = "Ebb", crossref = {tides}, author = {Dana Whitcombe}}
@wrong{odd key, title = {Odd}}
"""
RIS = (
    "1.\nTY  - JOUR\nT1  - Tides\nA1  - Lund, Kåre\nA1  - Whitcombe, Dana\nY1  - 2019/03/04\nJF  - Sea\nKW  - tides\n"
    "ZZ  - odd\nVL  - 12\nER  - \n\nTY  - RPRT\nTI  - Cut off\n"
)


@pytest.fixture
def asked(profile: Profile) -> Asked:
    return Asked(profile.registry.by_kind, Conventions(date_order=None))


@pytest.fixture
def bring(asked: Asked) -> Callable[[Profile, Path], dict[str, Any]]:
    def run(profile: Profile, path: Path) -> dict[str, Any]:
        def work(edit: Edit) -> dict[str, Any]:
            return dict(plan_file(edit, path, asked).bring(edit, {}, again=False))

        return profile.submit_task(work, "Import").result()

    return run


def resources(profile: Profile) -> list[Resource]:
    with closing(profile.reader()) as reader:
        return list(reader.every(Resource))


def shared_files() -> list[Any]:
    base = next((p / "shared" / "data" for p in Path(__file__).parents if (p / "shared" / "data").is_dir()), None)
    if base is None:
        return [pytest.param(None, marks=pytest.mark.skip(reason="the shared files are not beside the repository"))]
    return [pytest.param(base / "library" / name, id=name) for name in EXPECTED]


def test_entries_are_read_with_strings_names_letters_and_what_a_cross_reference_says() -> None:
    reading = bibliography_of(BIB, "test.bib")
    book, ebb, odd = (draft.resource for draft in reading.drafts)
    assert (book.title, book.kind, book.year) == ("The Tides of Tromsø", ResourceKind.BOOK, Decimal(2019))
    assert book.authors == ("Kåre Lund", "Harbor and Sons", "Ann Ford Jr.")
    assert (book.publisher, book.topics) == ("Harbor Institute, Press", ("tides", "sailing"))
    assert "month = March" in book.kept
    assert (ebb.published_in, ebb.year, ebb.publisher) == ("The Tides of Tromsø", book.year, book.publisher)
    assert odd.kind is ResourceKind.OTHER
    assert reading.drafts[2].warnings == (
        "@wrong is not a usual type of entry", "the key 'odd key' has a blank",
    )  # fmt: skip
    assert not reading.rejected


def test_broken_braces_are_named_by_their_line_and_the_rest_is_read() -> None:
    reading = bibliography_of(
        "@book{one, title = {One}}\n\n@book{two, title = {Two\n\n@book{three, title={Three}}\n", "x"
    )
    assert [draft.resource.title for draft in reading.drafts] == ["One", "Three"]
    assert [rejected.line for rejected in reading.rejected] == [3]
    assert reading.rejected[0].reason.startswith("the entry is broken")


def test_records_of_ris_are_read_and_one_without_an_end_is_named(tmp_path: Path) -> None:
    path = tmp_path / "test.ris"
    path.write_text(RIS, encoding="utf-8")
    reading = read_ris(path)
    tides = reading.drafts[0].resource
    assert (tides.title, tides.year, tides.published_in) == ("Tides", Decimal(2019), "Sea")
    assert tides.authors == ("Kåre Lund", "Dana Whitcombe")
    assert "ris-ZZ = odd" in tides.kept
    assert [(r.line, r.reason) for r in reading.rejected] == [(13, "the record has no end (ER)")]


def test_another_tagged_format_is_called_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "savedrecs.ris"
    path.write_text("FN Clarivate\nVR 1.0\nPT J\nTI Tides\nER\nEF\n", encoding="utf-8")
    with pytest.raises(UnreadableFile, match="Web of Science"):
        read_ris(path)


@pytest.mark.parametrize("path", shared_files())
def test_shared_files_come_whole_and_only_once(
    path: Path, profile: Profile, bring: Callable[[Profile, Path], dict[str, Any]]
) -> None:
    counts = bring(profile, path)["resource"]
    assert (counts.added + counts.matched + counts.doubtful, counts.rejected) == (EXPECTED[path.name], 0)
    with closing(profile.reader()) as reader:
        first = everything(reader)
    again = bring(profile, path)["resource"]
    assert again.added == 0
    with closing(profile.reader()) as reader:
        assert everything(reader) == first


def test_a_second_file_fills_what_was_empty_and_asks_about_what_is_only_alike(
    profile: Profile, tmp_path: Path, bring: Callable[[Profile, Path], dict[str, Any]]
) -> None:
    one, two = tmp_path / "one.bib", tmp_path / "two.bib"
    one.write_text("@book{a, title={Tides}, author={Kåre Lund}, year=2019}", encoding="utf-8")
    two.write_text(
        "@book{a, title={Tides}, author={Kåre Lund}, year=2019, doi={10.1/x}}\n@book{b, title={Tides}, year=1955}",
        encoding="utf-8",
    )
    bring(profile, one)
    with closing(profile.reader()) as reader:
        before = everything(reader)
    counts = bring(profile, two)["resource"]
    assert (counts.matched, counts.doubtful, counts.added) == (1, 1, 0)
    assert [r.doi for r in resources(profile)] == ["10.1/x"]
    profile.undo()
    with closing(profile.reader()) as reader:
        assert everything(reader) == before


def test_files_are_known_by_what_is_in_them(profile: Profile, asked: Asked, tmp_path: Path) -> None:
    for name, text, format in (("a.txt", BIB, Format.BIBTEX), ("b.txt", RIS, Format.RIS)):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        with closing(profile.reader()) as reader:
            assert plan_file(reader, path, asked).format is format


lines = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co", "Zs", "Zl", "Zp", "Cf", "Mn", "Mc", "Me")),
    min_size=1, max_size=12,
)  # fmt: skip
words = st.lists(lines, min_size=1, max_size=4).map(" ".join)
books = st.builds(
    Resource, title=words, kind=st.sampled_from(ResourceKind).filter(lambda k: k is not ResourceKind.MARKET_RESEARCH),
    authors=st.lists(words, max_size=3).map(tags_of),
    year=st.none() | st.integers(1000, 2100).map(Decimal), published_in=st.just("") | words,
    publisher=st.just("") | words, about=st.just("") | words, doi=st.sampled_from(("", "10.1000/182")),
    cite_key=st.sampled_from(("", "lund2019")),
)  # fmt: skip
_ASKED = ("title", "authors", "year", "published_in", "publisher", "about", "doi")


def said(resource: Resource) -> tuple[object, ...]:
    return tuple(getattr(resource, name) for name in _ASKED)


@settings(max_examples=150, deadline=None)
@given(books)
def test_what_goes_out_as_bibtex_comes_back_as_it_was(book: Resource) -> None:
    reading = bibliography_of(entry_text(book), "out.bib")
    assert [said(draft.resource) for draft in reading.drafts] == [said(book)], entry_text(book)


@settings(max_examples=60, deadline=None)
@given(books)
def test_what_goes_out_as_ris_comes_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, book: Resource) -> None:
    path = tmp_path_factory.mktemp("ris") / "out.ris"
    path.write_text(record_text(book), encoding="utf-8")
    reading = read_ris(path)
    assert [said(draft.resource) for draft in reading.drafts] == [said(book)]


def test_all_go_out_into_one_file(profile: Profile, tmp_path: Path, bring: Any) -> None:
    source = tmp_path / "in.bib"
    source.write_text(BIB, encoding="utf-8")
    bring(profile, source)
    for name in ("out.bib", "out.ris"):
        with closing(profile.reader()) as reader:
            assert export_bibliography(reader, tmp_path / name) == 3
        assert (tmp_path / name).stat().st_mode & 0o777 == 0o600


@settings(max_examples=100, deadline=None)
@given(st.text(st.sampled_from('@{}",=# \nabc\\$%~-'), max_size=80))
def test_whatever_a_file_holds_it_is_read_or_named(text: str) -> None:
    reading = bibliography_of(text, "odd.bib")
    assert all(rejected.line >= 1 and rejected.reason for rejected in reading.rejected)
