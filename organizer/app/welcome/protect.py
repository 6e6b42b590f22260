"""The passphrase of a new profile: typed twice, weighed, written down; or skipped."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from organizer.ui.fields.text import TextField
from organizer.ui.label import Label
from organizer.ui.painting import fill_rounded
from organizer.ui.theme import theme
from organizer.ui.toggles import Checkbox
from organizer.ui.tokens import ColourName

from .strength import LEVELS, Strength, strength

FIELD_HEIGHT = 36
_ADVICE = "Four unrelated words beat one clever one."
_COLOURS: tuple[ColourName, ...] = ("danger", "danger", "warn", "success", "success")
_WORD_COLOURS: tuple[ColourName, ...] = (
    "danger-text", "danger-text", "warn-text", "success-text", "success-text",
)  # fmt: skip


class StrengthMeter(QWidget):
    """Five bars, and a word with advice."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strength: Strength | None = None
        self._word, self._advice = Label("", "caption-medium"), Label(_ADVICE, "caption", "text-3")
        self._word.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self._word)
        row.addWidget(self._advice, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 0)
        column.addLayout(row)
        self.show_strength(None)

    def show_strength(self, found: Strength | None) -> None:
        """None: nothing was typed yet."""
        self._strength = found
        self._word.setVisible(found is not None)
        if found is not None:
            self._word.setText(found.word)
            self._word.set_colour(_WORD_COLOURS[found.level - 1])
        self.setAccessibleName(f"{found.word if found else ''} {_ADVICE}".strip())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme().tokens
        level = self._strength.level if self._strength else 0
        width = (self.width() - 4 * (LEVELS - 1)) / LEVELS
        for place in range(LEVELS):
            colour = t[_COLOURS[level - 1]] if place < level else t["pressed"]
            fill_rounded(painter, QRectF(place * (width + 4), 8, width, 4), 2, colour)


class _Tick(QWidget):
    """Says that the second passphrase is the first."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(16, 16)
        self.setAccessibleName("Both are the same")

    def paintEvent(self, event: QPaintEvent) -> None:
        current = theme()
        current.icons.paint(QPainter(self), 0, 0, "check", 16, current.tokens["success"])


class Notice(QWidget):
    """A line on a ground of its own: what there is to know, and a box to tick where it must be."""

    def __init__(self, icon: str, text: str, box: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._wrong = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(38, 0, 14, 0)
        row.addWidget(Label(text, "label"), 1)
        self.box = Checkbox(box)
        if not box:
            self.box.hide()
        row.addWidget(self.box)

    def sizeHint(self) -> QSize:
        return QSize(300, 36)

    def set_wrong(self, wrong: bool) -> None:
        self._wrong = wrong
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, current = QPainter(self), theme()
        t = current.tokens
        edge = t["danger"] if self._wrong else None
        fill_rounded(painter, QRectF(self.rect()), 6, t["warn-tint"], edge, 1.5)
        current.icons.paint(painter, 14, 10, self._icon, 16, t["warn-text"])


class Protection(QWidget):
    """`passphrase()` is None where it was skipped; `check()` says at the fields what stands in the way."""

    changed = Signal()

    def __init__(self, known: Callable[[], Sequence[str]], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = known
        self._skipped = False
        self.first = TextField("Passphrase", secret=True)
        self.second = TextField("Type it again")
        self.second.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self._tick = _Tick()
        self._tick.hide()
        self.second.frame.row.addWidget(self._tick, 0, Qt.AlignmentFlag.AlignVCenter)
        for field in (self.first, self.second):
            field.frame.setMinimumHeight(FIELD_HEIGHT)
            field.changed.connect(self._typed)
        self.second.left.connect(self._compare)
        self.meter = StrengthMeter()
        self.notice = Notice(
            "key-round", "There is no reset. If you forget it, nobody can open your file, including us.",
            "I wrote it down",
        )  # fmt: skip
        self.notice.box.toggled.connect(lambda: self.notice.set_wrong(False))
        self._open = Notice("info", "It will not be encrypted: whoever gets at the file can read it.")
        self._open.hide()
        self._fields = QWidget()
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.first)
        left.addWidget(self.meter)
        row = QHBoxLayout(self._fields)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(left, 1)
        row.addWidget(self.second, 1, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self._fields)
        column.addWidget(self.notice)
        column.addWidget(self._open)

    def is_skipped(self) -> bool:
        return self._skipped

    def skip(self, skipped: bool) -> None:
        """Do without a passphrase, or with one after all."""
        self._skipped = skipped
        self._fields.setVisible(not skipped)
        self.notice.setVisible(not skipped)
        self._open.setVisible(skipped)
        self.changed.emit()

    def passphrase(self) -> str | None:
        return None if self._skipped else self.first.value()

    def forget(self) -> None:
        """Empties the fields; what was typed is kept nowhere."""
        for field in (self.first, self.second):
            field.set_value("")
        self.notice.box.setChecked(False)
        self._typed()

    def check(self) -> QWidget | None:
        """Shows what is missing; gives where the focus belongs then."""
        if self._skipped:
            return None
        if not self.first.value():
            self.first.set_error("Choose a passphrase, or skip it")
            return self.first
        if self.first.value() != self.second.value():
            self.second.set_error("This is not the same")
            return self.second
        if not self.notice.box.isChecked():
            self.notice.set_wrong(True)
            return self.notice.box
        return None

    def _typed(self) -> None:
        typed = self.first.value()
        self.meter.show_strength(strength(typed, self._known()) if typed else None)
        self._tick.setVisible(bool(typed) and typed == self.second.value())
        self.first.set_error(None)
        if self.second.error() and typed == self.second.value():
            self.second.set_error(None)
        self.changed.emit()

    def _compare(self) -> None:
        wrong = bool(self.second.value()) and self.second.value() != self.first.value()
        self.second.set_error("This is not the same" if wrong else None)
