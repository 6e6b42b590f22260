"""The first screen as a whole. It asks; whoever shows it makes the profile."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QHBoxLayout, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from organizer.app.places import SUFFIX, Places
from organizer.ui.buttons import Button
from organizer.ui.label import Label
from organizer.ui.painting import fill
from organizer.ui.scrolling import ScrollArea
from organizer.ui.shell import NARROW_BELOW
from organizer.ui.theme import theme

from .brand import BrandPanel
from .cards import Option, OptionCards
from .people import PeopleStep
from .place import PlaceLine
from .protect import Protection
from .request import Request, Start
from .step import StepTitle

FORM_WIDTH = 640
_GAP, _LOW_GAP, _LOW_BELOW = 28, 18, 780
_OPTIONS = (
    Option("fresh", "sprout", "Start fresh", "An empty organizer, yours to fill as you go"),
    Option("sample", "layout-dashboard", "Look around", "Sample household, removed in one click"),
    Option("bring", "upload", "Bring my data", "Contacts, LinkedIn or Google files"),
)
_FILES = f"Organizer files (*{SUFFIX})"


class WelcomeScreen(QWidget):
    requested = Signal(object)
    """A `Request`: the user wants this profile."""

    file_chosen = Signal(object)
    """The `Path` of a profile that is there already."""

    def __init__(self, places: Places, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places = places
        self.brand = BrandPanel()
        self.options = OptionCards(_OPTIONS, "How would you like to start?")
        self.people = PeopleStep()
        self.protection = Protection(self.people.names)
        self.place = PlaceLine(places.new_profile())
        self.place.change_asked.connect(self._ask_place)
        self._trouble = Label("", "label-medium", "danger-text", wrap=True)
        self._trouble.hide()
        self.skip = Button("Skip the passphrase", "ghost", "large")
        self.skip.clicked.connect(lambda: self._skip(not self.protection.is_skipped()))
        self.open_file = Button("Open a file I have", "ghost", "large")
        self.open_file.clicked.connect(self._ask_file)
        self.create_button = Button("Create my organizer", "primary", "large")
        self.create_button.clicked.connect(self.submit)
        self._steps = QWidget()
        self._gaps: list[QSpacerItem] = []
        self._form = self._make_form()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.brand)
        row.addWidget(ScrollArea(self._form), 1)
        self.options.changed.connect(self._start_changed)

    def start_focus(self) -> None:
        """Puts the cursor into the name."""
        self.people.focus_name()

    def set_busy(self, busy: bool) -> None:
        """While the profile is being made nothing can be changed."""
        for part in (self.options, self._steps, self.skip, self.open_file, self.create_button):
            part.setEnabled(not busy)

    def show_trouble(self, text: str) -> None:
        """Says over the buttons why the profile could not be made; '' takes that away."""
        self._trouble.setText(text)
        self._trouble.setVisible(bool(text))

    def choose_place(self, path: Path) -> None:
        """Keep the profile there."""
        self.place.set_path(path if path.suffix else path.with_name(path.name + SUFFIX))

    def submit(self) -> None:
        """What Create and Enter do: ask for the profile, or show what is missing."""
        self.show_trouble("")
        start = self.options.value()
        if start == "sample":
            self.requested.emit(Request("sample", self._places.sample))
            return
        wrong = self.people.check() or self.protection.check()
        if wrong is None and self.place.path.exists():
            self.show_trouble(f"There is already a file called {self.place.path.name}. Choose another place.")
            wrong = self.place.change
        if wrong is not None:
            wrong.setFocus(Qt.FocusReason.TabFocusReason)
            return
        kind: Start = "bring" if start == "bring" else "fresh"
        made = Request(kind, self.place.path, self.people.people(), self.protection.passphrase())
        self.requested.emit(made)

    def _make_form(self) -> QWidget:
        form = QWidget()
        form.setFixedWidth(FORM_WIDTH)
        steps = QVBoxLayout(self._steps)
        steps.setContentsMargins(0, 0, 0, 0)
        steps.setSpacing(0)
        steps.addWidget(StepTitle(2, "Who is it for?"))
        steps.addSpacing(12)
        steps.addWidget(self.people)
        steps.addSpacerItem(self._gap())
        steps.addWidget(StepTitle(3, "Protect it", "recommended"))
        steps.addSpacing(12)
        steps.addWidget(self.protection)
        steps.addSpacing(12)
        steps.addWidget(self.place)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.skip)
        buttons.addWidget(self.open_file)
        buttons.addStretch(1)
        buttons.addWidget(self.create_button)
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 16, 0, 16)
        column.setSpacing(0)
        column.addWidget(Label("Set up your organizer", "figure"))
        column.addWidget(Label("Three choices, about a minute. You can change all of them later.", "lead", "text-2"))
        column.addSpacerItem(self._gap())
        column.addWidget(StepTitle(1, "How would you like to start?"))
        column.addSpacing(12)
        column.addWidget(self.options)
        column.addSpacerItem(self._gap())
        column.addWidget(self._steps)
        column.addSpacing(14)
        column.addWidget(self._trouble)
        column.addLayout(buttons)
        centred = QWidget()
        across = QHBoxLayout(centred)
        across.setContentsMargins(24, 0, 24, 0)
        across.addWidget(form, 1, Qt.AlignmentFlag.AlignCenter)
        return centred

    def _gap(self) -> QSpacerItem:
        """Between steps: 28 pixels, and less where the window is low."""
        self._gaps.append(QSpacerItem(0, _GAP, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed))
        return self._gaps[-1]

    def _start_changed(self, start: str) -> None:
        sample = start == "sample"
        focused = QApplication.focusWidget()
        if sample and focused is not None and self._steps.isAncestorOf(focused):
            self.create_button.setFocus()
        self._steps.setVisible(not sample)
        self.skip.setVisible(not sample)
        self.create_button.set_label("Look around" if sample else "Create my organizer")
        self.show_trouble("")

    def _skip(self, skipped: bool) -> None:
        self.protection.skip(skipped)
        self.skip.set_label("Use a passphrase" if skipped else "Skip the passphrase")

    def _ask_place(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self, "Where to keep your organizer", str(self.place.path), _FILES)
        if chosen:
            self.choose_place(Path(chosen))

    def _ask_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "Open an organizer", str(self._places.documents), _FILES)
        if chosen:
            self.file_chosen.emit(Path(chosen))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.create_button.isEnabled():
            self.submit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.brand.set_narrow(self.width() < NARROW_BELOW)
        gap = _LOW_GAP if self.height() < _LOW_BELOW else _GAP
        for spacer in self._gaps:
            spacer.changeSize(0, gap, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._form.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        fill(QPainter(self), self.rect(), theme().tokens["window"])
