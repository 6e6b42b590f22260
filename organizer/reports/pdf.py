"""The report as a PDF, typeset by Typst: tagged, with bookmarks, and with nothing in it about who made it or where."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Literal

from organizer.kernel.resources import resource
from organizer.kernel.section import Bars, Block, Figure, Section, Table, Value

from .gather import Report, key_figures
from .layout import CELL_GAP, FIGURES_ACROSS, GUTTER, SMALL, bar_lengths, bars_widths, side_by_side, table_widths
from .measure import breakable, width

if TYPE_CHECKING:
    import typst

Paper = Literal["a4", "us-letter"]
Json = str | int | float | None | Sequence["Json"] | dict[str, "Json"]

# In ems of the 9 pt body text, within margins of 15 mm: a page, and a half of it beside another.
_PAGE = {"a4": 510.2 / 9, "us-letter": 527.0 / 9}
_FIGURE, _TITLE = 15 / 9, 19.5 / 9
# Inter first; the others come with Typst and have Greek, Cyrillic, Hebrew and Arabic between them.
_FONTS = ("Inter", "Libertinus Serif", "DejaVu Sans Mono")
_LONG = 300


def render_pdf(report: Report, *, paper: Paper = "a4", system_fonts: bool = False) -> bytes:
    """The whole file. It is the same, byte for byte, for the same report.

    Only the fonts that are shipped are used, so that it looks the same everywhere; with `system_fonts` this
    computer's are asked too. A character that no font has is drawn as an empty box, and then the file is
    tagged but does not claim to be PDF/UA.
    """
    import typst

    made = datetime.combine(report.prepared, time(), UTC)
    fonts, data = _fonts(system_fonts), _data(report, paper)

    def compiled(standards: Literal["ua-1"] | None) -> bytes:
        # One for each attempt: after a failed one a compiler has forgotten its source.
        pdf = _compiler(fonts, data).compile(format="pdf", pdf_standards=standards, timestamp=made)
        assert isinstance(pdf, bytes)
        return pdf

    try:
        return compiled("ua-1")
    except typst.TypstError as error:
        if not error.message.startswith("PDF/UA-1 error"):
            raise
    # Out of the handler, because that error speaks the user's text and must not be chained to another.
    return compiled(None)


def render_pages(
    report: Report, *, paper: Paper = "a4", system_fonts: bool = False, dots_per_inch: float = 144
) -> list[bytes]:
    """Every page as a PNG, as the PDF has them: for looking at before anything is written."""
    pages = _compiler(_fonts(system_fonts), _data(report, paper)).compile(format="png", ppi=dots_per_inch)
    return [page for page in (pages if isinstance(pages, list) else [pages]) if page is not None]


def _fonts(system_fonts: bool) -> typst.Fonts:
    import typst

    return typst.Fonts(system_fonts, True, [resource("fonts")])


def _compiler(fonts: typst.Fonts, data: str) -> typst.Compiler:
    import typst

    folder = resource("reports")
    return typst.Compiler(
        (folder / "report.typ").read_bytes(),
        root=folder,
        font_paths=fonts,
        ignore_system_fonts=True,
        sys_inputs={"report": data},
    )


def _data(report: Report, paper: Paper) -> str:
    """What the template reads: only strings, numbers and lists of them."""
    page = _PAGE[paper]
    strip, sections = key_figures(report.sections)
    tokens = json.loads(resource("themes", "tokens.json").read_bytes())["light"]
    remarks = page / 4
    return json.dumps(
        {
            "paper": paper,
            "fonts": _FONTS,
            "colours": {name: tokens[name] for name in _COLOURS},
            "prepared": (report.prepared.year, report.prepared.month, report.prepared.day),
            "title": breakable(report.title, (page - remarks) / _TITLE),
            "subtitle": breakable(report.subtitle, (page - remarks) / 1.1),
            "remarks": report.remarks,
            "figures-across": FIGURES_ACROSS,
            "figures": _figures(strip, page),
            "sections": [_section(section, page) for section in sections],
            "omitted": [breakable(f"{o.title}: {o.why}.", page) for o in report.omitted],
        },
        ensure_ascii=False,
    )


_COLOURS = (
    "text", "text-2", "text-3", "border", "border-subtle", "pressed", "accent", "success", "warn", "danger",
)  # fmt: skip


def _section(section: Section, page: float) -> Json:
    title, subtitle = breakable(section.title, page / 1.2), breakable(section.subtitle, page)
    return {
        "title": title,
        "subtitle": subtitle,
        "aside": width(title) * 1.2 + width(subtitle) <= page,
        "figures": _figures(section.figures, page),
        "lines": _lines(section.blocks, page),
    }


def _figures(figures: Sequence[Figure], page: float) -> Json:
    room = (page - 1.5 * (FIGURES_ACROSS - 1)) / FIGURES_ACROSS
    return [
        {
            "label": breakable(figure.label, room / SMALL),
            "value": _cell(figure.value, room / _FIGURE),
            "note": breakable(figure.note, room / SMALL),
        }
        for figure in figures
    ]


def _lines(blocks: Iterable[Block], page: float) -> Json:
    half = (page - GUTTER) / 2
    return [[_part(block, half if len(line) == 2 else page) for block in line] for line in side_by_side(blocks, page)]


def _part(block: Block, room: float) -> Json:
    common: dict[str, Json] = {"title": breakable(block.title, room / SMALL), "note": ""}
    if isinstance(block, Table):
        note: dict[str, Json] = {"note": breakable(block.note, room / SMALL)}
        return common | note | {"kind": "table", "empty": not block.rows} | _table(block, room)
    if isinstance(block, Bars):
        note = {"note": breakable(block.note, room / SMALL)}
        return common | note | {"kind": "bars", "empty": not block.bars} | _bars(block, room)
    items = [breakable(item, room - 1.5) for item in block.items]
    return common | {"kind": "points", "empty": not items, "items": items}


def _table(table: Table, room: float) -> dict[str, Json]:
    widths = table_widths(table, room)
    inner = [w - CELL_GAP * ((n > 0) + (n < len(widths) - 1)) / 2 for n, w in enumerate(widths)]
    return {
        "columns": [round(w, 3) for w in widths],
        "numeric": sorted(table.numeric),
        "long": _LONG,
        "head": [breakable(h, w) for h, w in zip(table.head, inner, strict=True)] if any(table.head) else None,
        "rows": [[_cell(v, w) for v, w in zip(row, inner, strict=True)] for row in table.rows],
    }


def _bars(bars: Bars, room: float) -> dict[str, Json]:
    label, text = bars_widths(bars, room)
    return {
        "label-width": round(label, 3),
        "text-width": round(text, 3),
        "bars": [
            {
                "label": breakable(bar.label, label / SMALL),
                "text": breakable(bar.text, text / SMALL),
                "tone": bar.tone,
                "length": length,
                "tick": tick,
            }
            for bar, (length, tick) in zip(bars.bars, bar_lengths(bars), strict=True)
        ],
    }


def _cell(value: Value, room: float) -> str | None:
    """The words, or None where a bar takes the place of an amount."""
    return breakable(value, room) if isinstance(value, str) else None
