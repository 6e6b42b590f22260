"""A report such as the sample household would make, and ways to read what came out of a writer."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date

import pytest
from pypdf import PdfReader

from organizer.kernel.money import Money
from organizer.kernel.section import Bar, Bars, Figure, Points, Section, Table
from organizer.reports.gather import Omitted, Report
from organizer.reports.period import parse_period
from organizer.reports.redact import Amounts, redacted, showable

PEOPLE = Section(
    "People",
    "64 with a cadence",
    (
        Figure("People in touch", "47 of 64", "5 overdue"),
        Figure("Touches", "58", "51 in September"),
        Figure("Introductions made", "3", "1 not thanked yet"),
        Figure("New contacts", "9", "6 met at events"),
        Figure("Spent on events", Money(41_200, "USD"), "4 events"),
    ),
    (
        Bars(
            "Touches by channel",
            (
                Bar("Call", 19, "19"),
                Bar("Message", 16, "16"),
                Bar("Coffee", 9, "9"),
                Bar("E-mail", 8, "8"),
                Bar("Meeting", 4, "4"),
                Bar("At an event", 2, "2"),
            ),
        ),
        Bars(
            "In touch, by circle",
            (
                Bar("Inner", 4, "4 of 5", tick=5),
                Bar("Active", 12, "12 of 14", tick=14),
                Bar("Wide", 27, "27 of 37", "warn", tick=37),
                Bar("Dormant", 4, "4 of 8", "danger", tick=8),
            ),
            "The pale bar is everybody in the circle.",
        ),
        Table(
            "Overdue",
            ("Person", "Organization", "Circle", "Last touch", "Over by"),
            (
                ("Grace Okafor", "Lumen Health", "Active", "14 Sep 2026", "36 days"),
                ("Priya Natarajan", "Riverside County Fire and Rescue", "Active", "22 Sep 2026", "28 days"),
                ("Tomás Łukasz", "Kestrel Analytics", "Wide", "2 Jul 2026", "19 days"),
                ("Hannah Weiss-Oyelaran", "", "Inner", "19 Oct 2026", "5 days"),
                ("Dr. Samuel Brandt", "St. Brigid’s Teaching Hospital, Department of Pharmacology", "Wide",
                 "19 Jul 2026", "2 days"),
            ),
            frozenset({3, 4}),
        ),
        Table(
            "Introductions",
            ("Who", "To whom", "What for", "Stage", "Day"),
            (
                ("Maya", "Jonas Hale", "Hiring manager at Lumen Health", "Thanked", "6 Oct 2026"),
                ("Alex", "Ruth Adeyemi", "Night-shift study group", "Made", "15 Oct 2026"),
                ("Grace Okafor", "Maya", "Board of the Women in Cloud chapter", "Asked", "28 Oct 2026"),
            ),
            frozenset({4}),
        ),
        Table(
            "Events",
            ("Event", "Day", "Met there", "Cost"),
            (
                ("Women in Cloud, autumn dinner", "8 Oct 2026", "Jonas Hale, Li Wen, Ana Sousa", Money(6_500, "USD")),
                ("EMS regional conference", "17 Oct 2026", "Ruth Adeyemi, Sam Brandt", Money(34_700, "USD")),
                ("School fair", "24 Oct 2026", "", Money(0, "USD")),
            ),
            frozenset({3}),
        ),
        Points(
            "What it led to",
            (
                "Jonas Hale invited Maya to the hiring-manager round at Lumen Health.",
                "Ruth Adeyemi lent Alex her pharmacology notes.",
            ),
        ),
        Points("Next month", ("Thank Grace for the introduction.", "Coffee with Priya before 12 November.")),
    ),
)  # fmt: skip


@pytest.fixture
def make_report() -> Callable[..., Report]:
    """A report of the given sections (the sample's People), with amounts as asked."""

    def make(
        *sections: Section,
        amounts: Amounts = "shown",
        household: str = "Rivera household",
        omitted: tuple[str, ...] = (),
    ) -> Report:
        return Report(
            household=showable(household),
            period=parse_period("2026-10"),
            prepared=date(2026, 11, 19),
            amounts=amounts,
            sections=tuple(redacted(section, amounts) for section in sections or (PEOPLE,)),
            omitted=tuple(Omitted(title, "nothing recorded in this period") for title in omitted),
        )

    return make


@pytest.fixture
def everywhere() -> Callable[[str], Section]:
    """A section with one text in all of its sixteen places."""

    def put(text: str) -> Section:
        return Section(
            text,
            text,
            (Figure(text, text, text),),
            (
                Table(text, (text, "b"), ((text, "x"), ("y", text)), note=text),
                Bars(text, (Bar(text, 1, text),), text),
                Points(text, (text,)),
            ),
        )

    return put


@pytest.fixture
def pages() -> Callable[[bytes], list[str]]:
    """The text of every page of a PDF, in reading order, without the places to break."""

    def read(pdf: bytes) -> list[str]:
        return [page.extract_text().replace("\u200b", "") for page in PdfReader(io.BytesIO(pdf)).pages]

    return read


HOSTILE = {
    "typst code": '#read("/etc/passwd")',
    "typst maths": "$120k to $150k",
    "typst markup": "*bold* _slant_ `raw` @ref <label>",
    "typst heading": "= heading",
    "typst list": "- item",
    "typst comment": "// gone /* gone */",
    "template": "{{{{ }} {% x %}",
    "html": "<img src=file:///etc/passwd onerror=x>",
    "html end": "</td></table><script>x</script>",
    "entity": "&lt;b&gt; &amp; &#60;",
    "backslashes": "\\ \\n \\u{41} \\#x",
    "quotes": "\"double\" 'single' --- ...",
    "link": "https://example.org/?a=1&b=2",
    "json": '"},{"x":"\\',
}
"""Text that some writer might take for more than text."""


@pytest.fixture(params=HOSTILE.values(), ids=HOSTILE)
def hostile(request: pytest.FixtureRequest) -> str:
    """One such text after the other."""
    return str(request.param)
