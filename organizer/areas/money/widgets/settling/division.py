"""Accounts with what each side gets of them, divided in place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from math import ceil
from uuid import UUID

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from organizer.areas.money.model import Purpose
from organizer.areas.money.rules.division import HALF, ONE, Divided, Division, split_of
from organizer.areas.money.rules.written import written
from organizer.kernel.dates import Conventions
from organizer.kernel.errors import FieldError
from organizer.kernel.money import Money
from organizer.ui.fields.text import TextField
from organizer.ui.fonts import text_width
from organizer.ui.painting import CENTRE, draw_text, fill_rounded
from organizer.ui.theme import theme

from .lines import Line, LineColumn, Lines, amount, plain

_WIDE, _NARROW, _AMOUNT = 1040, 700, 96
_STEP, _FINE = Decimal("0.05"), Decimal("0.01")
_SPLIT = "Split"
PURPOSES = {Purpose.UNSAID: "Not said", Purpose.MARITAL: "Both’s", Purpose.SEPARATE: "Separate"}
_BAR = 8


class DivisionLines(Lines):
    """Left and right move the first's share by 5 %, with Shift by 1 %; a figure or Enter types it, as a share or an
    amount; the bar can be dragged. Del takes the division of an account back."""

    split = Signal(object, object)
    """Account (`UUID`), and the first's share (`Decimal`) or amount (`Money`)."""
    dragged = Signal(object)
    """The `Division` as it would be, while the bar is dragged."""
    edit_asked = Signal(object)
    """The account whose form is asked for."""

    def __init__(self, conventions: Callable[[], Conventions], *, parent: QWidget | None = None) -> None:
        super().__init__("Division", (LineColumn("Account"),), parent=parent)
        self._conventions = conventions
        self._division: Division | None = None
        self._names, self._wrong = ("", ""), dict[UUID, str]()
        self._titles: tuple[str, ...] = ()
        self._dragging: UUID | None = None
        self.field: TextField | None = None
        """The share that is being typed."""

    def show_division(self, division: Division, names: tuple[str, str], wrong: Mapping[UUID, str]) -> None:
        """`wrong`: by account, what is wrong with what is stored."""
        self._division, self._names, self._wrong = division, names, dict(wrong)
        self._fill()

    def divided(self, key: object) -> Divided | None:
        """An account of the division."""
        return next((each for each in self._division.accounts if each.key == key), None) if self._division else None

    def _fill(self) -> None:
        division, (first, other) = self._division, self._names
        if division is None:
            return
        running = division.running()
        wide = self._amount_width(division)
        columns = [LineColumn("Account"), LineColumn("Property", width=76)]
        if self.width() >= _NARROW:
            columns += [LineColumn("Balance", width=wide, right=True), LineColumn("Tax", width=44, right=True)]
        columns += [LineColumn(first, width=wide, right=True), LineColumn(_SPLIT, width=150),
                    LineColumn(other, width=wide, right=True)]  # fmt: skip
        if self.width() >= _WIDE:
            columns += [LineColumn(f"{name} so far", width=max(wide, 104), right=True) for name in (first, other)]
        self._titles = tuple(column.title for column in columns)
        self.set_columns(columns)
        self.set_lines([self._line(each, so_far) for each, so_far in zip(division.accounts, running, strict=True)])

    def _amount_width(self, division: Division) -> int:
        """Room for the longest amount: none is ever shortened."""
        totals = (division.first.all, division.other.all, *(each.balance for each in division.accounts))
        return max(_AMOUNT, *(ceil(text_width("strong", written(money))) + 2 for money in totals))

    def _line(self, each: Divided, so_far: tuple[Money, Money]) -> Line:
        said = each.is_divided
        wrong = self._wrong.get(each.key)
        cells = [plain(each.name), plain(PURPOSES[each.purpose], "text-2", "label")]
        if "Balance" in self._titles:
            tax = f"{_percent(each.tax)}%" if each.tax else ""
            cells += [amount(written(each.balance), "text-2"), plain(tax, "text-2")]
        share = f"{_percent(each.first_share)}%" if said else wrong or "Not divided yet"
        cells += [
            amount(written(each.first) if said else "", "text", "strong"),
            plain(share, "danger-text" if wrong else "text-2"),
            amount(written(each.other) if said else "", "text", "strong"),
        ]
        if len(cells) < len(self._titles):
            cells += [amount(written(sum_), "text-3") for sum_ in so_far]
        return Line(each.key, tuple(cells))

    @property
    def _split_column(self) -> int:
        return self._titles.index(_SPLIT)

    # Painting

    def paint_cell(self, painter: QPainter, rect: QRectF, row: int, column: int) -> None:
        each = self.divided(self.rows[row].key)
        if column != self._split_column or each is None:
            super().paint_cell(painter, rect, row, column)
            return
        t = theme().tokens
        if not each.is_divided:
            colour = t["danger-text" if each.key in self._wrong else "text-3"]
            draw_text(painter, rect, self.text(row, column), "label", colour, CENTRE)
            return
        bar = self._bar(rect)
        fill_rounded(painter, bar, 4, t["c3"])
        firsts = bar.width() * float(min(max(each.first_share, Decimal(0)), ONE))
        if firsts > 0:
            fill_rounded(painter, QRectF(bar.x(), bar.y(), max(firsts, 4.0), bar.height()), 4, t["c1"])
        knob = QRectF(bar.x() + firsts - 2, bar.y() - 3, 4, bar.height() + 6)
        fill_rounded(painter, knob, 2, t["text"])
        words = QRectF(rect.x() + rect.width() - 40, rect.y(), 40, rect.height())
        draw_text(painter, words, self.text(row, column), "label", t["text-2"], CENTRE)

    def _bar(self, rect: QRectF) -> QRectF:
        return QRectF(rect.x() + 2, round(rect.center().y() - _BAR / 2), rect.width() - 50, _BAR)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fill()

    # Dividing

    def answer_key(self, event: QKeyEvent) -> bool:
        each = self.divided(self.key)
        if each is None:
            return False
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        key, text = event.key(), event.text()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier,
        ):  # fmt: skip
            step = _FINE if shift else _STEP
            share = each.first_share if each.is_divided else HALF
            self.split.emit(each.key, _held(_stepped(share, step, key == Qt.Key.Key_Right)))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.type_share()
        elif (
            text and (text.isdigit() or text in "$€£¥") and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.type_share(text)
        elif key == Qt.Key.Key_E and not event.modifiers() and self.letters():
            self.edit_asked.emit(each.key)
        else:
            return super().answer_key(event)
        return True

    def type_share(self, begun: str | None = None) -> None:
        """Opens the field of the current account, with what was typed, or with what stands."""
        each = self.divided(self.key)
        if each is None:
            return
        self.put_away()
        field = TextField(f"{self._names[0]}’s share or amount of {each.name}", parent=self)
        field.hide_label()
        field.set_value(begun if begun is not None else f"{_percent(each.first_share)}%" if each.is_divided else "50%")
        field.setGeometry(self.cell_rect(self.current, self._split_column).toRect().adjusted(0, 1, 0, -1))
        field.show()
        field.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if begun is None:
            field.edit.selectAll()
        else:
            field.edit.end(False)
        self.field = field

    def _typed(self) -> None:
        each, field = self.divided(self.key), self.field
        if each is None or field is None:
            return
        try:
            found = split_of(field.value(), each, self._conventions())
        except FieldError as error:
            field.set_error(str(error))
            field.resize(field.width(), field.sizeHint().height())
            field.raise_()
            return
        self.put_away()
        self.split.emit(each.key, found)

    def put_away(self) -> None:
        """Closes the field; what stood in it is forgotten."""
        if self.field is not None:
            self.field.hide()
            self.field.deleteLater()
            self.field = None
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # What the field leaves over comes here.
        if self.field is not None and event.key() == Qt.Key.Key_Escape:
            self.put_away()
        elif self.field is not None:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._typed()
            event.accept()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.put_away()
        super().mousePressEvent(event)
        row = self.row_at(event.position().y())
        if row < 0 or event.button() is not Qt.MouseButton.LeftButton:
            return
        if self.cell_rect(row, self._split_column).contains(event.position()):
            key = self.rows[row].key
            assert isinstance(key, UUID)
            self._dragging = key
            self._drag(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragging is not None:
            self._drag(event.position().x())
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        key, self._dragging = self._dragging, None
        if key is not None and (each := self.divided(key)) is not None and each.share is not None:
            self.split.emit(key, each.share)

    def _drag(self, x: float) -> None:
        bar = self._bar(self.cell_rect(self.current, self._split_column))
        share = _held(Decimal(round((x - bar.x()) / bar.width() * 100)) / 100)
        division = self._division
        if division is None:
            return
        accounts = tuple(
            replace(each, share=share, amount=None) if each.key == self._dragging else each
            for each in division.accounts
        )
        self._division = replace(division, accounts=accounts)
        self._fill()
        self.dragged.emit(self._division)


def _stepped(share: Decimal, step: Decimal, up: bool) -> Decimal:
    """To the next multiple of a step."""
    places = (share / step).to_integral_value(ROUND_HALF_UP)
    return (places + (1 if up else -1)) * step


def _held(share: Decimal) -> Decimal:
    return min(max(share, Decimal(0)), ONE)


def _percent(share: Decimal) -> str:
    return f"{(share * 100).quantize(Decimal('0.1')).normalize():f}"
