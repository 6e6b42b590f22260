"""Accounts as rows under their classes: whose they are, what they are worth, and how old that is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from organizer.areas.money.figures.net_worth import plain
from organizer.areas.money.model import Account, AccountClass
from organizer.areas.money.queries.ledger import Ledger
from organizer.areas.money.rules.net_worth import Standing
from organizer.areas.money.rules.ownership import owners, parts
from organizer.kernel.dates import format_day
from organizer.kernel.record import describe
from organizer.ui.avatars import Face, paint_stack, stack_width
from organizer.ui.fonts import text_width
from organizer.ui.money_mask import shown_amount
from organizer.ui.painted_rows import PaintedRows
from organizer.ui.painting import RIGHT, draw_text, fill
from organizer.ui.theme import theme

_SIDE, _AVATAR, _CLOCK, _AMOUNT = 16, 16, 14, 92.0


@dataclass(frozen=True, slots=True)
class AccountRow:
    """An account, or with `standing` None the head of a class. `amount` in the ledger's currency."""

    title: str
    amount: str
    standing: Standing | None = None
    faces: tuple[Face, ...] = ()
    age: str = ""
    """How old its balance is, where it is too old."""
    note: str = ""
    """Which part of it is meant, and what it is in its own currency."""


def title_of(account: Account) -> str:
    """'Student loan, 4.9%': a debt with what it costs."""
    if account.account_class is AccountClass.DEBT and account.rate:
        return f"{account.name}, {describe(Account).field('rate').format(account.rate)}"
    return account.name


def account_rows(ledger: Ledger, faces: Callable[[Sequence[UUID]], tuple[Face, ...]]) -> list[AccountRow]:
    """Open accounts by class; classes after one another with one account each share a head. Raises NoRate."""
    by_class: dict[AccountClass, list[Standing]] = {}
    for standing in ledger.open:
        by_class.setdefault(standing.account.account_class, []).append(standing)
    groups: list[tuple[list[AccountClass], list[Standing]]] = []
    for kind in AccountClass:
        some = by_class.get(kind, [])
        alone = len(some) == 1 and kind is not AccountClass.DEBT
        if alone and groups and len(groups[-1][0]) == len(groups[-1][1]):
            groups[-1][0].append(kind)
            groups[-1][1].extend(some)
        elif some:
            groups.append(([kind], list(some)))
    rows = []
    for kinds, some in groups:
        title = ", ".join(kind.label if n == 0 else kind.label.lower() for n, kind in enumerate(kinds))
        rows.append(AccountRow(title, plain(sum(ledger.worth(each) for each in some), ledger.currency)))
        rows += [_row(ledger, each, faces) for each in some]
    return rows


def _row(ledger: Ledger, standing: Standing, faces: Callable[[Sequence[UUID]], tuple[Face, ...]]) -> AccountRow:
    account, notes = standing.account, []
    if ledger.who is not None and (part := parts(account, ledger.members).get(ledger.who, 1)) != 1:
        notes.append(f"{float(part):.0%} of it")
    if account.currency != ledger.currency:
        notes.append(f"kept in {account.currency}")
    return AccountRow(
        title_of(account), plain(ledger.worth(standing), ledger.currency), standing,
        faces(owners(account, ledger.members)), age_of(standing, ledger.today), ", ".join(notes),
    )  # fmt: skip


def age_of(standing: Standing, today: date) -> str:
    """'62 days old', where somebody should look again; '' where not."""
    if not standing.course.is_old(today):
        return ""
    checked = standing.course.checked
    return "never checked" if checked is None else f"{(today - checked).days} days old"


class AccountsList(PaintedRows):
    """Enter or a click opens an account, U its balance, Alt with Up or Down moves it among those of its class."""

    opened = Signal(object)
    update_asked = Signal(object)
    moved = Signal(object, int)

    ruled = False

    def __init__(self, *, pane: bool = False, row: int = 26, parent: QWidget | None = None) -> None:
        """`pane`: what is chosen is shown beside the list; else a click opens it."""
        super().__init__("Accounts", row, parent=parent)
        self.rows: list[AccountRow] = []
        self._pane = pane
        self.quiet = not pane

    def set_rows(self, rows: Sequence[AccountRow]) -> None:
        """Shows other rows; the cursor stays on its account."""
        kept = self.account()
        self.rows = list(rows)
        if kept is not None:
            self.current = self._row_of(kept.id)
        self.rows_changed()

    def account(self) -> Account | None:
        """The account under the cursor."""
        if not 0 <= self.current < len(self.rows):
            return None
        standing = self.rows[self.current].standing
        return standing.account if standing else None

    def standing(self) -> Standing | None:
        """As `account`, with what it was worth."""
        return self.rows[self.current].standing if 0 <= self.current < len(self.rows) else None

    def choose(self, id: UUID) -> bool:
        """Puts the cursor on an account; whether it is here."""
        row = self._row_of(id)
        if row >= 0:
            self.go(row)
        return row >= 0

    def _row_of(self, id: UUID) -> int:
        for number, row in enumerate(self.rows):
            if row.standing is not None and row.standing.account.id == id:
                return number
        return -1

    def count(self) -> int:
        return len(self.rows)

    def is_heading(self, row: int) -> bool:
        return self.rows[row].standing is None

    def spoken(self, row: int) -> str:
        each = self.rows[row]
        whose = " and ".join(face.name for face in each.faces)
        parts = (each.title, shown_amount(each.amount), whose, each.note, each.age and f"balance {each.age}")
        return ", ".join(part for part in parts if part)

    def answer_key(self, event: QKeyEvent) -> bool:
        account, key = self.account(), event.key()
        if account is None:
            return False
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(account)
        elif key == Qt.Key.Key_U and not event.modifiers():
            self.update_asked.emit(account)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(account, -1 if key == Qt.Key.Key_Up else 1)
        else:
            return False
        return True

    def answer_click(self, row: int, at: QPointF) -> None:
        account = self.account()
        if account is not None and not self._pane:
            self.opened.emit(account)

    def paint_row(self, painter: QPainter, rect: QRectF, row: int) -> None:
        each, t = self.rows[row], theme().tokens
        amount = shown_amount(each.amount)
        inner = rect.adjusted(_SIDE, 0, -_SIDE, 0)
        if each.standing is None:
            fill(painter, rect, t["sunken"])
            draw_text(painter, inner, amount, "caption-strong", t["text-2"], RIGHT)
            room = inner.adjusted(0, 0, -text_width("caption-strong", amount) - 10, 0)
            draw_text(painter, room, each.title, "caption-strong", t["text-2"])
            return
        width = text_width("row-title", amount)
        draw_text(painter, inner, amount, "row-title", t["text"], RIGHT)
        end = inner.right() - max(width + 10, _AMOUNT - 10)
        if each.faces:
            size = stack_width(_AVATAR, len(each.faces))
            ground = "selected" if row == self.current else "surface"
            end -= size
            paint_stack(painter, end, rect.center().y() - _AVATAR / 2 - 2, _AVATAR, each.faces, t.named(ground))
            end -= 8
        for words, icon in ((each.age, "clock"), (each.note, "")):
            if words:
                colour = t["warn-text" if icon else "text-3"]
                length = text_width("caption", words)
                draw_text(painter, QRectF(end - length, rect.y(), length + 1, rect.height()), words, "caption", colour)
                end -= length + 5
                if icon:
                    theme().icons.paint(painter, end - _CLOCK, rect.center().y() - _CLOCK / 2, icon, _CLOCK, colour)
                    end -= _CLOCK + 4
        draw_text(
            painter, QRectF(inner.x(), rect.y(), end - inner.x() - 4, rect.height()), each.title, "body", t["text"]
        )


def checked_words(ledger: Ledger) -> str:
    """'12, checked 1 Nov': how many accounts, and since when the oldest balance among them is known."""
    days = [s.course.checked for s in ledger.open if s.course.checked is not None]
    count = len(ledger.open)
    return f"{count}, checked {format_day(min(days), ledger.today)}" if days else str(count)
