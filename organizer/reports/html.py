"""The report as one HTML file that needs nothing else: no script, no font, no picture, no address of anything."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from organizer.kernel.resources import resource
from organizer.kernel.section import Bars, Block, Figure, Section, Table, Value

from .gather import Report, key_figures
from .layout import CELL_GAP, bar_lengths, bars_widths, side_by_side, table_widths
from .measure import BREAK, breakable

_PAGE = 674 / 12
_LONG_WORD = 14.0
_HIDDEN = '<svg class="hidden" role="img" aria-label="Amount hidden"><rect width="100%" height="100%"/></svg>'


def render_html(report: Report) -> Iterator[bytes]:
    """The file in pieces. Its own policy forbids whoever shows it to run or to fetch anything at all."""
    return (piece.encode() for piece in _page(report))


def _page(report: Report) -> Iterator[str]:
    style = _style()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    strip, sections = key_figures(report.sections)
    yield (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>Progress report</title>\n<style>{style}</style>\n</head>\n<body>\n"
    )
    remarks = "".join(f"<li>{escape(remark)}</li>" for remark in report.remarks)
    yield (
        f"<header><div>{_words('h1', report.title)}{_words('p', report.subtitle)}</div>"
        f"<ul>{remarks}</ul></header>\n<main>\n"
    )
    yield _figures(strip)
    for section in sections:
        yield from _section(section)
    if report.omitted:
        lines = "".join(_words("li", f"{o.title}: {o.why}.") for o in report.omitted)
        yield f'<section><header><h2>Nothing to show</h2></header><ul class="omitted">{lines}</ul></section>\n'
    yield "</main>\n<footer>Organizer, made on this computer. Nothing was sent anywhere.</footer>\n</body>\n</html>\n"


def _style() -> str:
    """The light colours by the names of their tokens, then the rules."""
    tokens = json.loads(resource("themes", "tokens.json").read_bytes())["light"]
    colours = "".join(f"--{name}: {value}; " for name, value in tokens.items() if value.startswith("#"))
    return f":root {{ {colours}}}\n{resource('reports', 'report.css').read_text('utf-8')}"


def _words(tag: str, text: str, kind: str = "") -> str:
    """An element with text in the direction of its own first letter, closed in against what surrounds it."""
    opened = f'{tag} class="{kind}"' if kind else tag
    return f'<{opened} dir="auto">{_broken(text)}</{tag}>'


def _broken(text: str) -> str:
    """Escaped, with places to break in words so long that they would push their neighbours off the page."""
    if BREAK in text:
        return escape(text)
    return escape(breakable(text, _LONG_WORD)).replace(BREAK, "<wbr>")


def _cell(tag: str, value: Value, kind: str = "") -> str:
    if isinstance(value, str):
        return _words(tag, value, kind)
    return f'<{tag} class="{kind}">{_HIDDEN}</{tag}>' if kind else f"<{tag}>{_HIDDEN}</{tag}>"


def _figures(figures: Sequence[Figure]) -> str:
    if not figures:
        return ""
    each = (f"<div>{_words('dt', f.label)}{_cell('dd', f.value, 'value')}{_words('dd', f.note)}</div>" for f in figures)
    return f'<dl class="figures">{"".join(each)}</dl>\n'


def _section(section: Section) -> Iterator[str]:
    subtitle = _words("p", section.subtitle) if section.subtitle else ""
    yield f"<section><header>{_words('h2', section.title)}{subtitle}</header>\n{_figures(section.figures)}"
    for line in side_by_side(section.blocks, _PAGE):
        yield '<div class="line">\n'
        for block in line:
            yield '<div class="block">\n'
            yield from _block(block, _PAGE / len(line))
            yield "</div>\n"
        yield "</div>\n"
    yield "</section>\n"


def _block(block: Block, room: float) -> Iterator[str]:
    if block.title:
        yield _words("h3", block.title) + "\n"
    if isinstance(block, Table):
        yield from _table(block, room) if block.rows else _nothing()
        note = block.note
    elif isinstance(block, Bars):
        yield from _bars(block, room) if block.bars else _nothing()
        note = block.note
    else:
        items = "".join(_words("li", item) for item in block.items)
        yield from [f'<ul class="points">{items}</ul>\n'] if items else _nothing()
        note = ""
    if note:
        yield _words("p", note, "note") + "\n"


def _nothing() -> Iterable[str]:
    return ('<p class="note">Nothing in this period.</p>\n',)


def _table(table: Table, room: float) -> Iterator[str]:
    kinds = ["number" if n in table.numeric else "" for n in range(len(table.head))]
    yield f"<table>{_columns(table_widths(table, room), room)}"
    if any(table.head):
        yield f"<thead><tr>{''.join(map(_head, table.head, kinds))}</tr></thead>"
    yield "<tbody>\n"
    for row in table.rows:
        yield f"<tr>{''.join(_cell('td', value, kind) for value, kind in zip(row, kinds, strict=True))}</tr>\n"
    yield "</tbody></table>\n"


def _columns(widths: Iterable[float], room: float) -> str:
    each = (f'<col width="{width / room:.1%}">' for width in widths)
    return f"<colgroup>{''.join(each)}</colgroup>"


def _head(words: str, kind: str) -> str:
    return f'<th scope="col" class="{kind}" dir="auto">{_broken(words)}</th>'


def _bars(bars: Bars, room: float) -> Iterator[str]:
    label, words = bars_widths(bars, room)
    columns = _columns((label + CELL_GAP, room - label - words - 2 * CELL_GAP, words + CELL_GAP), room)
    yield f'<table class="bars">{columns}<tbody>\n'
    for bar, (length, wanted) in zip(bars.bars, bar_lengths(bars), strict=True):
        pale = "" if wanted is None else f'<rect class="wanted" width="{wanted:.2%}" height="13"/>'
        drawn = f'{pale}<rect class="{bar.tone}" y="3" width="{length:.2%}" height="7"/>'
        said, end = _words("td", bar.label), _words("td", bar.text, "words")
        yield f'<tr>{said}<td><svg aria-hidden="true">{drawn}</svg></td>{end}</tr>\n'
    yield "</tbody></table>\n"
