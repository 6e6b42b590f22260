"""The HTML is one file that shows what the report holds, to the letter, and can run or fetch nothing."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from html.parser import HTMLParser

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from organizer.kernel.money import Money
from organizer.kernel.section import Bars, Figure, Points, Section, Table
from organizer.reports.gather import Report
from organizer.reports.html import render_html

MakeReport = Callable[..., Report]
Everywhere = Callable[[str], Section]

TAGS = re.compile(
    "html|head|meta|title|style|body|header|div|h[123]|p|ul|li|main|d[ltd]|section|table|colgroup|col|thead|tbody"
    "|t[rhd]|svg|rect|footer|wbr"
)
ATTRIBUTES = re.compile(
    "lang|charset|http-equiv|content|name|dir|class|width|height|y|scope|role|aria-label|aria-hidden"
)
VOID = {"meta", "col", "wbr"}


class Document(HTMLParser):
    """What a browser would make of the page: tags, attributes, and the text of each element."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.open: list[str] = []
        self.texts: list[str] = [""]
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag == "wbr":
            return
        self.texts.append("")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts[-1] += data


def page(report: Report) -> str:
    return b"".join(render_html(report)).decode()


def is_closed_in(text: str) -> Document:
    document = Document(text)
    assert not document.open
    assert all(map(TAGS.fullmatch, document.tags))
    assert all(ATTRIBUTES.fullmatch(name) for name, _ in document.attributes)
    return document


def test_it_says_what_the_report_holds(make_report: MakeReport) -> None:
    words = " ".join(is_closed_in(page(make_report(omitted=("Learning",)))).texts)
    for said in ("October 2026 in review", "Rivera household. 1 to 31 October 2026", "Prepared 19 November 2026",
                 "47 of 64", "5 overdue", "Touches by channel", "At an event", "27 of 37", "Hannah Weiss-Oyelaran",
                 "Tomás Łukasz", "36 days", "Jonas Hale, Li Wen, Ana Sousa", "$347.00", "Amounts shown",
                 "Learning: nothing recorded in this period.", "Nothing was sent anywhere."):  # fmt: skip
        assert said in words


def test_text_is_never_markup(make_report: MakeReport, everywhere: Everywhere, hostile: str) -> None:
    document = is_closed_in(page(make_report(everywhere(hostile), household=hostile)))
    assert sum(hostile in text for text in document.texts) == 17


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(), max_size=80))
def test_any_text_at_all_stays_text(make_report: MakeReport, everywhere: Everywhere, text: str) -> None:
    is_closed_in(page(make_report(everywhere(text), household=text)))


def test_nothing_can_run_or_be_fetched(make_report: MakeReport) -> None:
    text = page(make_report(amounts="hidden"))
    (style,) = re.findall(r"<style>(.*)</style>", text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert f'<meta http-equiv="Content-Security-Policy" content="{policy}">' in text
    assert not re.search(r"https?:|file:|url\(|@import|@font-face|<", style)
    assert not re.search(r"<script|\b(src|href|style)=", text)


def test_its_head_says_nothing_of_the_household(make_report: MakeReport) -> None:
    head, _ = page(make_report()).split("<body>")
    assert '<html lang="en">' in head
    assert "<title>Progress report</title>" in head
    assert "Rivera" not in head
    assert "October" not in head


def test_hidden_amounts_are_not_in_the_file_and_cannot_be_told_apart(make_report: MakeReport) -> None:
    def hidden(cents: int) -> str:
        amount = Money(cents, "USD")
        table = Table("t", ("Account", "Balance"), (("Home", amount),), frozenset({1}))
        return page(make_report(Section("Money", "", (Figure("Net worth", amount),), (table,)), amounts="hidden"))

    assert hidden(41_512_345) == hidden(-7)
    assert hidden(1).count('aria-label="Amount hidden"') == 2


def test_a_long_word_may_break_and_is_still_one_word(make_report: MakeReport) -> None:
    word = "x" * 10_000
    document = is_closed_in(page(make_report(Section("A", blocks=(Table("t", ("Name", "b"), ((word, "c"),)),)))))
    assert word in document.texts
    assert document.tags.count("wbr") == 9_999


def test_empty_blocks_say_so(make_report: MakeReport) -> None:
    empty = Section("People", blocks=(Table("Overdue", ("Who",), ()), Bars("Touches", ()), Points("Wins", ())))
    assert page(make_report(empty)).count("Nothing in this period.") == 3


def test_table_heads_are_heads_and_repeat_in_print(make_report: MakeReport) -> None:
    text = page(make_report())
    assert '<th scope="col" class="number" dir="auto">Over by</th>' in text
    assert "thead { display: table-header-group; }" in text
