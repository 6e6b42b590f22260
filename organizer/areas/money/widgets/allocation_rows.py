"""How what is invested is spread, against what was wanted, and what to move."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from organizer.areas.money.figures.net_worth import plain
from organizer.areas.money.rules.allocation import Allocation, Part
from organizer.ui.bars import paint_bar
from organizer.ui.fonts import text_width
from organizer.ui.money_mask import shown_amount
from organizer.ui.painted_rows import PaintedRows
from organizer.ui.painting import RIGHT, draw_text
from organizer.ui.theme import theme
from organizer.ui.tokens import ColourName

_TITLE, _BAR, _SHARES = 0.28, 0.24, 0.18


class AllocationRows(PaintedRows):
    """A row for each class of assets: its share on a bar with a mark at the target, and the amount to move."""

    ruled = False
    quiet = True

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__("Allocation", 30, parent=parent)
        self.parts: tuple[Part, ...] = ()
        self._currency = "USD"

    def set_allocation(self, found: Allocation, currency: str) -> None:
        self.parts, self._currency = found.parts, currency
        self.rows_changed()
        self.setFixedHeight(max(self.sizeHint().height(), 1))

    def count(self) -> int:
        return len(self.parts)

    def _shares(self, part: Part) -> str:
        share = f"{float(part.share):.1%}"
        return share if part.target is None else f"{share} of {float(part.target):.0%}"

    def _move(self, part: Part) -> str:
        if not part.move:
            return "as it should be" if part.target is not None else ""
        return f"{'add' if part.move > 0 else 'take'} {shown_amount(plain(abs(part.move), self._currency))}"

    def spoken(self, row: int) -> str:
        part = self.parts[row]
        off = "off by more than its tolerance" if part.off else ""
        amount = shown_amount(plain(part.minor, self._currency))
        return ", ".join(word for word in (part.title, amount, self._shares(part), self._move(part), off) if word)

    def paint_row(self, painter: QPainter, rect: QRectF, row: int) -> None:
        part, t = self.parts[row], theme().tokens
        inner = rect.adjusted(16, 0, -16, 0)
        width = inner.width()
        draw_text(
            painter, QRectF(inner.x(), rect.y(), width * _TITLE - 8, rect.height()), part.title, "body", t["text"]
        )
        left = inner.x() + width * _TITLE
        bar = QRectF(left, rect.y(), width * _BAR - 12, rect.height())
        colour: ColourName = "warn" if part.off else "c1"
        tick = float(part.target) if part.target is not None else None
        paint_bar(painter, bar, float(part.share), colour, tick)
        left += width * _BAR
        words = self._shares(part)
        draw_text(painter, QRectF(left, rect.y(), width * _SHARES, rect.height()), words, "label", t["text-2"])
        move = self._move(part)
        ink: ColourName = "warn-text" if part.off else "text-3"
        if part.off:
            x = inner.right() - text_width("label-medium", move) - 20
            theme().icons.paint(painter, x, rect.center().y() - 7, "circle-alert", 14, t[ink])
        draw_text(painter, inner, move, "label-medium" if part.off else "label", t[ink], RIGHT)


def spread_words(found: Allocation) -> str:
    """One sentence over the rows."""
    if found.note:
        return found.note
    if not found.parts:
        return "Say what your accounts are held in, and see it here"
    off = [part.title for part in found.parts if part.off]
    if off:
        return f"{' and '.join(off)} {'is' if len(off) == 1 else 'are'} off by more than allowed"
    wanted = any(part.target is not None for part in found.parts)
    return "All within what you allow" if wanted else "No targets yet"
