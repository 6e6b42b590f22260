"""Adding from anywhere: one line, and what is understood of it, before it is saved."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organizer.kernel.changes import Ref
from organizer.kernel.errors import OrganizerError
from organizer.kernel.text import fold
from organizer.overview.overlay import OverlayPanel, WindowOverlay
from organizer.ui.buttons import Button
from organizer.ui.context import PageContext
from organizer.ui.fields.frame import LineEdit
from organizer.ui.flow import FlowLayout
from organizer.ui.fonts import font
from organizer.ui.label import Label
from organizer.ui.segmented import Segment, SegmentedControl

from .add import Makes, add_line, left_out, outcome, usual
from .chips import ReadingChip, SpanChip, colour_words
from .parse import Named, Understood, understand
from .spot import Kind

_CANDIDATES = 5
_HINT = "Call Dana fri 15:00 #networking"
_HELP = "A day, a time, 45m, every week, #tag, @person, !goal. Alt and a figure dismiss what was not meant."


class QuickAddBox(WindowOverlay):
    """Opened by a key from anywhere. Enter saves once, Esc closes."""

    def __init__(self, host: QWidget, context: PageContext) -> None:
        super().__init__(host, OverlayPanel())
        self._context = context
        self._dismissed: set[tuple[Kind, str]] = set()
        self._said = Understood("")
        self._chosen: Makes | None = None
        self._saving = False
        self.edit = LineEdit(_HINT)
        self.edit.setAccessibleName("Quick add")
        self.edit.setFont(font("lead"))
        self.edit.textChanged.connect(self._typed)
        self.edit.installEventFilter(self)
        self.makes = SegmentedControl(
            (Segment(Makes.STEP.value, "Step", "footprints"), Segment(Makes.BLOCK.value, "Block", "calendar")),
            "Add as", small=True,
        )  # fmt: skip
        self.makes.changed.connect(self._turned)
        self.chips: list[SpanChip] = []
        self.readings: list[ReadingChip] = []
        self._chip_row = QWidget()
        self._flow = FlowLayout(self._chip_row, gap=6, line_gap=6)
        self._flow.setContentsMargins(0, 0, 0, 0)
        self._line = Label("", "label", "text-2", wrap=True)
        self.save = Button("Add", "primary", hint="Enter")
        self.save.clicked.connect(self._save)
        self._lay_out()

    def _lay_out(self) -> None:
        self.panel.setAccessibleName("Quick add")
        column = QVBoxLayout(self.panel)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.edit, 1)
        head.addWidget(self.makes)
        column.addLayout(head)
        column.addWidget(self._chip_row)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self._line, 1)
        foot.addWidget(self.save, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(foot)

    def panel_height(self, width: int) -> int:
        layout = self.panel.layout()
        return layout.totalHeightForWidth(width) if layout is not None else 120

    def open(self, line: str = "") -> None:
        """Shows itself, with a line to begin from."""
        if not self.isVisible():
            self._begin()
        if line or not self.isVisible():
            self.edit.setText(line)
        self._typed()
        self.appear(self.edit)
        self.edit.end(False)

    def _begin(self) -> None:
        self._dismissed, self._chosen, self._saving = set(), None, False

    def _typed(self) -> None:
        self._said = understand(
            self.edit.text(), self._context.now().replace(tzinfo=None), self._context.conventions,
            people=lambda name: self._candidates("contact", name), goals=lambda name: self._candidates("goal", name),
            dismissed=self._dismissed,
        )  # fmt: skip
        self._show()

    def _candidates(self, kind: str, name: str) -> Sequence[Named]:
        """Those in whose names words begin as those that were typed."""
        wanted = fold(name).split()
        hits = self._context.workspace.reads.search(name, kinds=(kind,), limit=_CANDIDATES)
        return [
            Named(hit.ref.id, hit.title)
            for hit in hits
            if all(any(word.startswith(part) for word in fold(hit.title).split()) for part in wanted)
        ]

    def _show(self) -> None:
        makes = self._chosen or usual(self._said)
        self.makes.set_value(makes.value)
        colour_words(self.edit, self._said.spans)
        self._show_chips(left_out(makes))
        title = self._said.title
        words = f"{title}. {outcome(self._said, makes, self._context.now())}" if title else _HELP
        if title and self.readings:
            words = f"{title}. Which day is meant?"
        elif not title and self._said.spans:
            words = "Say what it is, too"
        self._line.setText(words)
        self.save.setEnabled(bool(title))
        if self.isVisible():
            self.arrange()

    def _show_chips(self, left: frozenset[Kind]) -> None:
        for old in (*self.chips, *self.readings):
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.chips = [SpanChip(span, n, span.kind not in left) for n, span in enumerate(self._said.spans, 1)]
        self.readings = [ReadingChip(unsure, day) for unsure in self._said.unsure for day in unsure.readings]
        for chip in self.chips:
            chip.dismissed.connect(lambda chip=chip: self.dismiss_span(chip))
        for reading in self.readings:
            reading.chosen.connect(lambda reading=reading: self._read_as(reading.unsure.start, reading))
        self._chip_row.setVisible(bool(self.chips or self.readings))
        for part in (*self.chips, *self.readings):
            self._flow.addWidget(part)
            part.show()

    def dismiss_span(self, chip: SpanChip) -> None:
        """Leaves the words of a chip in the title."""
        self._dismissed.add(chip.span.key)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._typed()

    def _read_as(self, start: int, chip: ReadingChip) -> None:
        text, words = self.edit.text(), chip.unsure.words
        self.edit.setText(f"{text[:start]}{chip.day.isoformat()}{text[start + len(words) :]}")
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turned(self, value: str) -> None:
        self._chosen = Makes(value)
        self._show()

    def _save(self) -> None:
        if self._saving or not self._said.title:
            return
        self._saving = True
        makes = self._chosen or usual(self._said)
        noun = "Step" if makes is Makes.STEP else "Block"
        self._context.perform(
            add_line, self._said, makes, self._context.zone, self._owner(), said=f"{noun} added: {self._said.title}",
            then=self._saved, failed=self._refused,
        )  # fmt: skip

    def _owner(self) -> UUID | None:
        return self._context.who or self._context.workspace.home.member

    def _saved(self, _: Ref) -> None:
        self.dismiss()
        self.edit.clear()

    def _refused(self, error: OrganizerError) -> None:
        self._saving = False
        self._line.setText(str(error))
        self.arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.edit and isinstance(event, QKeyEvent):
            number = _figure(event)
            # Alt and a figure choose a member in the window; here they are wanted first.
            if event.type() is QEvent.Type.ShortcutOverride and number is not None:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress:
                if number is not None:
                    for chip in self.chips[number - 1 : number]:
                        self.dismiss_span(chip)
                    return True
                if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                    if not event.isAutoRepeat():
                        self._save()
                    return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)


def _figure(event: QKeyEvent) -> int | None:
    number = event.key() - Qt.Key.Key_0.value
    return number if event.modifiers() == Qt.KeyboardModifier.AltModifier and 1 <= number <= 9 else None
