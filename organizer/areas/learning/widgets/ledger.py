"""The ledger of one certificate: what counts in its present period, as what, and what is missing by when."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from organizer.areas.learning.queries import Held
from organizer.areas.learning.rules.counting import CategoryStanding, said
from organizer.areas.learning.rules.ledger import Line, Period
from organizer.areas.learning.rules.status import Standing, missing, missing_words
from organizer.kernel.dates import format_day
from organizer.ui.bars import paint_bar
from organizer.ui.buttons import Button, IconButton
from organizer.ui.cards import PaneSection
from organizer.ui.chips import Chip
from organizer.ui.label import Label
from organizer.ui.painted_table import TableRows
from organizer.ui.painting import RIGHT, draw_text, fill
from organizer.ui.scrolling import ScrollArea
from organizer.ui.side import Pane
from organizer.ui.theme import theme

from .marks import standing_chip

_SIDE = 20


class LedgerRows(TableRows):
    """The credits of a period, the newest first. Enter opens one."""

    opened = Signal(UUID)

    def __init__(self) -> None:
        super().__init__("Credits that count", 44)
        self.lines: tuple[Line, ...] = ()

    def set_lines(self, lines: tuple[Line, ...]) -> None:
        self.lines = tuple(reversed(lines))
        self.rows_changed()
        self.setFixedHeight(max(1, len(lines) * self.row_height()))

    def count(self) -> int:
        return len(self.lines)

    def spoken(self, row: int) -> str:
        line = self.lines[row]
        parts = (
            format_day(line.earned.day), line.earned.title, line.earned.category,
            f"{said(line.counted - line.carried_out)} of {said(line.earned.amount)} counted", _note(line),
        )  # fmt: skip
        return ", ".join(part for part in parts if part)

    def answer_key(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.opened.emit(self.lines[self.current].earned.credit)
            return True
        return False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self.row_at(event.position().y())
        if row >= 0:
            self.opened.emit(self.lines[row].earned.credit)

    def paint_row(self, painter: QPainter, rect: QRectF, row: int) -> None:
        t, line = theme().tokens, self.lines[row]
        inner, middle = rect.adjusted(_SIDE, 0, -_SIDE, 0), rect.center().y()
        counted = line.counted - line.carried_out
        short = counted != line.earned.amount
        figure = f"{said(counted)} of {said(line.earned.amount)}" if short else said(counted)
        taken = draw_text(painter, QRectF(inner.x(), middle - 17, inner.width(), 18), figure, "body",
                          t["warn-text" if short and not line.carried_in else "text"], RIGHT)  # fmt: skip
        words = QRectF(inner.x(), middle - 17, inner.width() - taken - 12, 18)
        draw_text(painter, words, line.earned.title, "row-title", t["text"])
        below = ", ".join(p for p in (format_day(line.earned.day), line.earned.category, _note(line)) if p)
        draw_text(painter, QRectF(inner.x(), middle + 1, inner.width(), 15), below, "caption", t["text-3"])


def _note(line: Line) -> str:
    return f"{said(line.carried_out)} carried on" if line.carried_out else line.why


class _Category(QWidget):
    """A category against its least and its most."""

    def __init__(self, standing: CategoryStanding) -> None:
        super().__init__()
        self._standing = standing
        self.setFixedHeight(34)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{standing.name}: {self._words()}")

    def _words(self) -> str:
        s = self._standing
        parts = [said(s.counted)]
        if s.least:
            parts.append(f"at least {said(s.least)}")
        if s.most is not None:
            parts.append(f"at most {said(s.most)}")
        return ", ".join(parts)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t, s = QPainter(self), theme().tokens, self._standing
        indent = 14.0 * (len(s.path) - 1)
        top = QRectF(indent, 0, self.width() - indent, 18)
        taken = draw_text(painter, top, self._words(), "label", t["text-2"], RIGHT)
        name = s.name.split("/")[-1].strip()
        draw_text(painter, top.adjusted(0, 0, -taken - 10, 0), name, "label-medium", t["text"])
        end = s.most if s.most is not None else s.least
        if end:
            tick = float(s.least / end) if s.least and s.most else None
            share = float(s.counted / end)
            done = not s.missing
            paint_bar(painter, QRectF(indent, 20, top.width(), 10), share, "success" if done and s.least else "accent",
                      tick, 4)  # fmt: skip


class LedgerPane(Pane):
    """Beside the certificates: how one stands, and what to do about it."""

    renew_asked = Signal()
    plan_asked = Signal()
    credit_asked = Signal()
    edit_asked = Signal()
    export_asked = Signal()
    credit_opened = Signal(UUID)
    left = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.held: Held | None = None
        self._shown_period: int | None = None
        self.title = Label("", "heading", wrap=True)
        self.issuer = Label("", "label", "text-3")
        self.chip = Chip("")
        self.words = Label("", "body", "text-2", wrap=True)
        self.renew = Button("Renew", "primary", "small", icon="refresh-cw")
        self.plan = Button("Plan renewal", size="small", icon="calendar-plus")
        self.credit = Button("Add credits", size="small", icon="plus")
        self.export = IconButton("download", "Export the ledger as PDF or CSV", size="small")
        self.edit = IconButton("pencil", "Edit certificate", size="small")
        self.earlier = IconButton("chevron-left", "Earlier period", size="small")
        self.later = IconButton("chevron-right", "Later period", size="small")
        for button, signal in (
            (self.renew, self.renew_asked), (self.plan, self.plan_asked), (self.credit, self.credit_asked),
            (self.export, self.export_asked), (self.edit, self.edit_asked),
        ):  # fmt: skip
            button.clicked.connect(signal)
        self.earlier.clicked.connect(lambda: self._step(-1))
        self.later.clicked.connect(lambda: self._step(1))
        self.rows = LedgerRows()
        self.rows.opened.connect(self.credit_opened)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 16, 0, 16)
        column.setSpacing(0)
        column.addWidget(self._head())
        self._categories = PaneSection("Categories")
        self._years = PaneSection("Years")
        self._credits = PaneSection("Credits")
        self._credits.add_action(self.earlier)
        self._credits.add_action(self.later)
        for part in (self._categories, self._years, self._credits):
            column.addWidget(part)
        self._nothing = Label("", "body", "text-3", wrap=True)
        self._credits.body.addWidget(self._nothing)
        column.addWidget(self.rows)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.addWidget(ScrollArea(content))
        self.show_held(None, date.min)

    def _head(self) -> QWidget:
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(_SIDE, 0, _SIDE, 14)
        column.setSpacing(6)
        first = QHBoxLayout()
        first.addWidget(self.title, 1)
        first.addWidget(self.export)
        first.addWidget(self.edit)
        second = QHBoxLayout()
        second.setSpacing(8)
        second.addWidget(self.chip)
        second.addWidget(self.issuer, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.renew, self.plan, self.credit):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(self.words)
        column.addLayout(buttons)
        return head

    def take_focus(self, reason: Qt.FocusReason = Qt.FocusReason.ShortcutFocusReason) -> None:
        (self.rows if self.rows.count() else self.renew).setFocus(reason)

    def show_held(self, held: Held | None, today: date) -> None:
        """Shows a certificate; None: there is none to show."""
        another = held is None or self.held is None or held.credential.id != self.held.credential.id
        self.held, self._today = held, today
        if another:
            self._shown_period = None
        self._show()

    def period(self) -> Period | None:
        """The period in view."""
        if self.held is None or not self.held.periods:
            return None
        if self._shown_period is not None and self._shown_period < len(self.held.periods):
            return self.held.periods[self._shown_period]
        return self.held.present or self.held.periods[-1]

    def _step(self, by: int) -> None:
        period = self.period()
        if self.held is not None and period is not None:
            at = self.held.periods.index(period) + by
            if 0 <= at < len(self.held.periods):
                self._shown_period = at
                self._show()

    def _show(self) -> None:
        held = self.held
        for part in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            part.setVisible(held is not None)
        if held is None:
            return
        credential, period = held.credential, self.period()
        self.title.setText(credential.title)
        number = f"No. {credential.reference}" if credential.reference else ""
        self.issuer.setText(", ".join(part for part in (credential.issuer, number) if part))
        chip = standing_chip(held.standing)
        self.chip.set_chip(chip.text, chip.tone, chip.icon)
        self.words.setText(self._sentence(held))
        self.renew.setEnabled(True)
        self.plan.setVisible(held.standing is not Standing.LET_GO)
        self._show_period(held, period)

    def _sentence(self, held: Held) -> str:
        credential = held.credential
        until = f"Expires {format_day(credential.expires)}. " if credential.expires else ""
        if not credential.has_rule:
            return f"{until}It is renewed without credits."
        present = held.present
        if present is not None and not missing(present, self._today):
            return f"{until}{missing_words(credential, present, self._today)}."
        return f"{until}Missing: {missing_words(credential, present, self._today)}."

    def _show_period(self, held: Held, period: Period | None) -> None:
        for section in (self._categories, self._years):
            while (item := section.body.takeAt(0)) is not None:
                if (widget := item.widget()) is not None:
                    widget.hide()
                    widget.deleteLater()
        self._credits.setVisible(held.credential.has_rule)
        self.rows.set_lines(period.lines if period is not None else ())
        self.rows.setVisible(self.rows.count() > 0)
        categories = period.categories if period is not None else ()
        years = period.years if period is not None else ()
        self._categories.setVisible(bool(categories))
        self._years.setVisible(bool(years))
        for standing in categories:
            self._categories.body.addWidget(_Category(standing))
        for year in years:
            words = f"{format_day(year.window.first)} to {format_day(year.window.last)}"
            lack = f", {said(year.missing)} missing" if year.missing else ""
            self._years.body.addWidget(
                Label(f"{words}: {said(year.counted)} of at least {said(year.least)}{lack}", "label", "text-2")
            )
        if period is not None:
            of = f" of {said(period.total)}" if period.total else ""
            span = f"{format_day(period.window.first)} to {format_day(period.window.last)}"
            self._credits.note.setText(f"{said(period.counted)}{of} {held.credential.unit_words}, {span}")
            at = held.periods.index(period)
            self.earlier.setEnabled(at > 0)
            self.later.setEnabled(at < len(held.periods) - 1)
        self._nothing.setVisible(not self.rows.count())
        self._nothing.setText("No credits count in this period yet.")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme().tokens
        fill(QPainter(self), self.rect(), t["surface"])
        fill(QPainter(self), QRectF(0, 0, 1, self.height()), t["border-subtle"])
