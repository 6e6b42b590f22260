"""The PDF shows what the report holds, to the letter, and carries nothing else."""

from __future__ import annotations

import io
import re
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdf.generic import StreamObject

from organizer.kernel.money import Money
from organizer.kernel.resources import resource
from organizer.kernel.section import Bars, Figure, Points, Section, Table
from organizer.reports.gather import Report
from organizer.reports.pdf import render_pdf

MakeReport = Callable[..., Report]
Everywhere = Callable[[str], Section]
Pages = Callable[[bytes], list[str]]


def squeezed(text: str) -> str:
    """Without white space, which a PDF does not keep."""
    return "".join(text.split())


def everything(pdf: bytes) -> bytes:
    """The file with all of its streams unpacked."""
    reader = PdfReader(io.BytesIO(pdf))
    objects = (reader.get_object(number) for number in range(1, len(reader.xref[0]) + 1) if number in reader.xref[0])
    return pdf + b"".join(thing.get_data() for thing in objects if isinstance(thing, StreamObject))


def test_it_says_what_the_report_holds(make_report: MakeReport, pages: Pages) -> None:
    (page,) = pages(render_pdf(make_report()))
    for words in ("October 2026 in review", "Rivera household. 1 to 31 October 2026", "Prepared 19 November 2026",
                  "47 of 64", "5 overdue", "Touches by channel", "At an event", "27 of 37", "Hannah Weiss-Oyelaran",
                  "Tomás Łukasz", "36 days", "Jonas Hale, Li Wen, Ana Sousa", "$347.00", "Amounts shown",
                  "Organizer, made on this computer. Nothing was sent anywhere.", "Page 1 of 1"):  # fmt: skip
        assert squeezed(words) in squeezed(page)


def test_text_is_never_markup(make_report: MakeReport, everywhere: Everywhere, pages: Pages, hostile: str) -> None:
    seen = "".join(pages(render_pdf(make_report(everywhere(hostile), household=hostile))))
    assert squeezed(seen).count(squeezed(hostile)) == 17
    assert "root:" not in seen


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(), max_size=80))
def test_any_text_at_all_can_be_typeset(make_report: MakeReport, everywhere: Everywhere, text: str) -> None:
    assert render_pdf(make_report(everywhere(text), household=text)).startswith(b"%PDF")


@pytest.mark.parametrize("text", ["שלום עולם", "Привет", "Καλημέρα", "Tomás Łukasz Ørsted"])
def test_names_in_other_scripts_are_drawn(make_report: MakeReport, pages: Pages, text: str) -> None:
    seen = "".join(pages(render_pdf(make_report(Section("People", blocks=(Points("Met", (text,)),))))))
    assert all(letter in seen for letter in squeezed(text))


@pytest.mark.parametrize("system_fonts", [False, True])
def test_a_character_that_no_font_has_takes_nothing_else_away(
    make_report: MakeReport, pages: Pages, system_fonts: bool
) -> None:
    report = make_report(Section("People", blocks=(Points("Met", ("Ana 😀 \U000f1234 Sousa",)),)))
    pdf = render_pdf(report, system_fonts=system_fonts)
    assert re.search(r"Ana .+ Sousa", pages(pdf)[0])
    assert PdfReader(io.BytesIO(pdf)).trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_a_word_of_10000_characters_wraps(make_report: MakeReport, pages: Pages) -> None:
    for section in (
        Section("A", blocks=(Table("t", ("Name", "Note"), (("x" * 10_000, "beside"),)),)),
        Section("A", blocks=(Table("t", ("Name", "Cost"), (("x", "7" * 10_000),), frozenset({1})),)),
        Section("A", blocks=(Points("t", ("x7" * 5_000,)),)),
        Section("A" * 10_000, "b" * 10_000),
    ):
        seen = pages(render_pdf(make_report(section)))
        assert 1 < len(seen) < 10
        assert sum(len(re.findall("[xabA7]", page)) for page in seen) >= 10_000


def test_nothing_runs_off_the_page(make_report: MakeReport) -> None:
    wide = Section("A", blocks=(Table("t", tuple("abcdefg"), (("w" * 90, "wide words " * 9) * 3 + ("end",),)),))
    reader = PdfReader(io.BytesIO(render_pdf(make_report(wide))))
    edges: list[float] = []
    reader.pages[0].extract_text(visitor_text=lambda text, cm, tm, font, size: edges.append(float(tm[4])))
    assert max(edges) < 595 - 42


def test_long_tables_repeat_their_head_and_lose_no_row(make_report: MakeReport, pages: Pages) -> None:
    names = [f"Person no{n:04d}" for n in range(180)]
    rows = tuple((name, "Riverside County Fire and Rescue", "something was said " * 3) for name in names)
    seen = pages(render_pdf(make_report(Section("People", blocks=(Table("All", ("Who", "Where", "What"), rows),)))))
    assert len(seen) >= 5
    for number, page in enumerate(seen, 1):
        assert f"Page {number} of {len(seen)}" in page
        assert re.search(r"Who\s+Where\s+What", page)
    assert re.findall(r"no\d{4}", " ".join(seen)) == [name[-6:] for name in names]


def test_hidden_amounts_are_not_in_the_file_and_cannot_be_told_apart(make_report: MakeReport, pages: Pages) -> None:
    def report(cents: int) -> Report:
        amount = Money(cents, "USD")
        figures = (Figure("Net worth", amount),)
        return make_report(
            Section("Money", "", figures, (Table("t", ("Account", "Balance"), (("Home", amount),), frozenset({1})),)),
            amounts="hidden",
        )

    pdf = render_pdf(report(41_512_345))
    assert pdf == render_pdf(report(-7))
    assert "Amounts hidden" in pages(pdf)[0]
    assert not re.search(r"\$|415|345", pages(pdf)[0])
    assert b"Amount hidden" in everything(pdf), "what the bar stands for, for who cannot see it"


def test_rounded_amounts_are_all_there_is(make_report: MakeReport, pages: Pages) -> None:
    section = Section("Money", "", (Figure("Net worth", Money(41_512_345, "USD")),))
    (page,) = pages(render_pdf(make_report(section, amounts="rounded")))
    assert "$420,000" in page
    assert "415" not in page


def test_the_file_says_nothing_of_who_made_it_or_where(make_report: MakeReport) -> None:
    pdf = render_pdf(make_report())
    reader = PdfReader(io.BytesIO(pdf))
    assert dict(reader.metadata or {}) == {
        "/Title": "Progress report",
        "/Creator": reader.metadata and reader.metadata.creator,
        "/CreationDate": "D:20261119000000Z",
        "/ModDate": "D:20261119000000Z",
    }
    assert re.fullmatch(r"Typst [\d.]+", str(reader.metadata and reader.metadata.creator))
    contents = everything(pdf)
    for secret in (socket.gethostname(), str(Path.home()), str(Path.cwd()), str(resource("reports")), "Rivera"):
        assert secret.encode() not in contents
    assert b"dc:creator" not in contents


def test_the_same_report_makes_the_same_file(make_report: MakeReport) -> None:
    assert render_pdf(make_report()) == render_pdf(make_report())


def test_it_is_tagged_and_has_bookmarks(make_report: MakeReport) -> None:
    pdf = render_pdf(make_report())
    reader = PdfReader(io.BytesIO(pdf))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.trailer["/Root"]["/Lang"] == "en"
    assert b"pdfuaid:part" in everything(pdf)
    assert re.search(rb"/S\s*/TH\b", everything(pdf))
    top, below, *_ = reader.outline
    assert (top["/Title"], below[0]["/Title"]) == ("People", "Touches by channel")


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("us-letter", (612, 792))])
def test_paper(make_report: MakeReport, paper: str, size: tuple[int, int]) -> None:
    box = PdfReader(io.BytesIO(render_pdf(make_report(), paper=paper))).pages[0].mediabox
    assert (round(box.width), round(box.height)) == size


def test_sections_without_anything_are_named(make_report: MakeReport, pages: Pages) -> None:
    empty = Section("People", blocks=(Table("Overdue", ("Who",), ()), Bars("Touches", ()), Points("Wins", ())))
    (page,) = pages(render_pdf(make_report(empty, omitted=("Learning",))))
    assert page.count("Nothing in this period.") == 3
    assert "Learning: nothing recorded in this period." in page


def test_the_template_reads_and_fetches_nothing() -> None:
    source = re.sub(r"//.*", "", resource("reports", "report.typ").read_text("utf-8"))
    assert not re.search(r"\b(read|eval|image|plugin|link|csv|yaml|toml|xml|cbor|import|include)\b *[\(\"]", source)
    assert source.count("sys.inputs") == 1
