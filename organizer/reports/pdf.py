"""The report as a PDF, typeset by Typst: tagged, with bookmarks, and with nothing in it about who made it or where."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, time
from typing import Literal

from organizer.kernel.resources import resource
from organizer.kernel.section import Bars, Block, Figure, Section, Table, Value

from .gather import Report, key_figures
from .measure import bar_lengths, breakable, column_widths, width

Paper = Literal["a4", "us-letter"]
Json = str | int | float | None | Sequence["Json"] | dict[str, "Json"]

# In ems of the 9 pt body text, within margins of 15 mm: a page, and a half of it beside another.
_PAGE = {"a4": 510.2 / 9, "us-letter": 527.0 / 9}
_GUTTER = 22.5 / 9
_CELL_GAP = 12 / 9
_SMALL, _FIGURE, _TITLE = 8.25 / 9, 15 / 9, 19.5 / 9
# Inter first; the others come with Typst and have Greek, Cyrillic, Hebrew and Arabic between them.
_FONTS = ("Inter", "Libertinus Serif", "DejaVu Sans Mono")
_SHORT = 12
_LONG = 300


def render_pdf(report: Report, *, paper: Paper = "a4", system_fonts: bool = False) -> bytes:
    """The whole file. It is the same, byte for byte, for the same report.

    Only the fonts that are shipped are used, so that it looks the same everywhere; with `system_fonts` this
    computer's are asked too. A character that no font has is drawn as an empty box, and then the file is
    tagged but does not claim to be PDF/UA.
    """
    import typst

    folder = resource("reports")

    def compiled(standards: Literal["ua-1"] | None) -> bytes:
        compiler = typst.Compiler(
            (folder / "report.typ").read_bytes(),
            root=folder,
            font_paths=fonts,
            ignore_system_fonts=True,
            sys_inputs={"report": data},
        )
        pdf = compiler.compile(format="pdf", pdf_standards=standards, timestamp=made)
        assert isinstance(pdf, bytes)
        return pdf

    made = datetime.combine(report.prepared, time(), UTC)
    fonts, data = typst.Fonts(system_fonts, True, [resource("fonts")]), _data(report, paper)
    try:
        return compiled("ua-1")
    except typst.TypstError as error:
        if "could not be displayed" not in error.message:
            raise
    # Out of the handler, because that error speaks the user's text and must not be chained to another.
    return compiled(None)


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
    room = (page - 1.5 * (len(figures) - 1)) / max(1, len(figures))
    return [
        {
            "label": breakable(figure.label, room / _SMALL),
            "value": _cell(figure.value, room / _FIGURE),
            "note": breakable(figure.note, room / _SMALL),
        }
        for figure in figures
    ]


def _lines(blocks: Iterable[Block], page: float) -> Json:
    """Two short blocks that follow one another stand side by side; every other has the width of the page."""
    half = (page - _GUTTER) / 2
    lines: list[list[Block]] = []
    for block in blocks:
        if lines and len(lines[-1]) == 1 and _fits(lines[-1][0], half) and _fits(block, half):
            lines[-1].append(block)
        else:
            lines.append([block])
    return [[_part(block, half if len(line) == 2 else page) for block in line] for line in lines]


def _fits(block: Block, half: float) -> bool:
    if isinstance(block, Table):
        words = [block.head, *block.rows]
        return len(block.rows) <= _SHORT and all(_row_width(row) <= half for row in words)
    if isinstance(block, Bars):
        return len(block.bars) <= _SHORT and all(width(b.label) + width(b.text) <= half / 2 for b in block.bars)
    return len(block.items) <= _SHORT and all(len(item) <= 160 for item in block.items)


def _row_width(row: Sequence[Value]) -> float:
    return sum(width(v) if isinstance(v, str) else 3.1 for v in row) + _CELL_GAP * (len(row) - 1)


def _part(block: Block, room: float) -> Json:
    common: dict[str, Json] = {"title": breakable(block.title, room / _SMALL), "note": ""}
    if isinstance(block, Table):
        note: dict[str, Json] = {"note": breakable(block.note, room / _SMALL)}
        return common | note | {"kind": "table", "empty": not block.rows} | _table(block, room)
    if isinstance(block, Bars):
        note = {"note": breakable(block.note, room / _SMALL)}
        return common | note | {"kind": "bars", "empty": not block.bars} | _bars(block, room)
    items = [breakable(item, room - 1.5) for item in block.items]
    return common | {"kind": "points", "empty": not items, "items": items}


def _table(table: Table, room: float) -> dict[str, Json]:
    room -= _CELL_GAP * (len(table.head) - 1)
    words = zip(table.head, *([v if isinstance(v, str) else "00000" for v in row] for row in table.rows), strict=True)
    widths = column_widths([list(column) for column in words], table.numeric, room)
    gaps = [_CELL_GAP * ((n > 0) + (n < len(widths) - 1)) / 2 for n in range(len(widths))]
    return {
        "columns": [round(w + gap, 3) for w, gap in zip(widths, gaps, strict=True)],
        "numeric": sorted(table.numeric),
        "long": _LONG,
        "head": [breakable(h, w) for h, w in zip(table.head, widths, strict=True)] if any(table.head) else None,
        "rows": [[_cell(v, w) for v, w in zip(row, widths, strict=True)] for row in table.rows],
    }


def _bars(bars: Bars, room: float) -> dict[str, Json]:
    lengths = bar_lengths(bars)
    label = min(room * 0.35, max((width(bar.label) for bar in bars.bars), default=0) * _SMALL)
    text = min(room * 0.3, max((width(bar.text) for bar in bars.bars), default=0) * _SMALL)
    return {
        "label-width": round(label, 3),
        "text-width": round(text, 3),
        "bars": [
            {
                "label": breakable(bar.label, label / _SMALL),
                "text": breakable(bar.text, text / _SMALL),
                "tone": bar.tone,
                "length": length,
                "tick": tick,
            }
            for bar, (length, tick) in zip(bars.bars, lengths, strict=True)
        ],
    }


def _cell(value: Value, room: float) -> str | None:
    """The words, or None where a bar takes the place of an amount."""
    return breakable(value, room) if isinstance(value, str) else None
