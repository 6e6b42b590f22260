"""One resource: what it is, how far one is with it, what was found in it, what it helps."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organizer.areas.library import queries
from organizer.areas.library.model import Reading, Resource
from organizer.kernel.changes import Changes, Ref
from organizer.kernel.dates import format_day
from organizer.ui.buttons import Button, IconButton
from organizer.ui.cards import PaneSection
from organizer.ui.chips import ChipRow, ChipText
from organizer.ui.context import PageContext
from organizer.ui.label import Label
from organizer.ui.painting import fill, hairline
from organizer.ui.records.chain import ChainView
from organizer.ui.records.names import Names
from organizer.ui.records.views import FilesView, LinksView
from organizer.ui.scrolling import ScrollArea
from organizer.ui.segmented import Segment, SegmentedControl
from organizer.ui.side import Pane
from organizer.ui.theme import theme

from .quotes import QuotesSection

_KINDS = ("resource", "quote")
_SHOWN = (Reading.TO_READ, Reading.READING, Reading.DONE, Reading.LEFT)
_LABELS = {Reading.TO_READ: "To read", Reading.READING: "Reading", Reading.DONE: "Done", Reading.LEFT: "Left"}


class Reader(Pane):
    """Keeps the resource that is shown up to date."""

    status_chosen = Signal(object, object)
    edit_asked = Signal(object)
    closed = Signal()

    def __init__(self, context: PageContext, names: Names, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context, self._names = context, names
        self.resource: Resource | None = None
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(0, 0, 0, 16)
        self._column.setSpacing(0)
        self._parts: list[QWidget] = []
        self._make_head()
        self.quotes = QuotesSection()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.addWidget(ScrollArea(self._content))
        self._nothing = Label("Choose something to read", "body", "text-3", align=Qt.AlignmentFlag.AlignCenter)
        self._column.addWidget(self._nothing)
        self._column.addStretch(1)
        self.show_resource(None)

    def _make_head(self) -> None:
        self.title = Label("", "heading", wrap=True)
        self.by = Label("", "label", "text-2", wrap=True)
        self.chips = ChipRow()
        self.edit = IconButton("pencil", "Edit", "E", "small")
        self.edit.setShortcut("")
        self.edit.clicked.connect(self._ask_edit)
        self.status = SegmentedControl([Segment(s.value, _LABELS[s]) for s in _SHOWN], name="Status", small=True)
        self.status.changed.connect(self._chosen)
        self.link = Button("Open link", "text", "small", icon="external-link")
        self.link.clicked.connect(self._open_link)
        self._head = QWidget()
        column = QVBoxLayout(self._head)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(8)
        line = QHBoxLayout()
        line.addWidget(self.title, 1)
        line.addWidget(self.edit, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(line)
        column.addWidget(self.by)
        column.addWidget(self.chips)
        foot = QHBoxLayout()
        foot.addWidget(self.status)
        foot.addStretch(1)
        foot.addWidget(self.link)
        column.addLayout(foot)
        self._column.addWidget(self._head)

    def show_resource(self, resource: Resource | None) -> None:
        """Shows another one, or none."""
        same = resource is not None and self.resource is not None and resource.id == self.resource.id
        self.resource = resource
        self._head.setVisible(resource is not None)
        self._nothing.setVisible(resource is None)
        if resource is None:
            self._clear()
            self.quotes.hide()
            return
        self.title.setText(resource.title)
        self.by.setText(_by(resource))
        self.by.setVisible(bool(_by(resource)))
        self.chips.set_chips(_chips(resource))
        self.status.set_value(resource.status.value)
        self.link.setVisible(bool(resource.address))
        if not same:
            self._clear()
            self._add_parts(resource)
        self._fill_about(resource)
        self.quotes.set_quotes(queries.quotes_of(self.context.workspace.reads, resource.id))

    def _clear(self) -> None:
        self._column.removeWidget(self.quotes)
        for part in self._parts:
            self._column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = []

    def _add_parts(self, resource: Resource) -> None:
        self._about = PaneSection("About")
        self._words = Label("", "long", wrap=True)
        self._about.body.addWidget(self._words)
        files, links = FilesView(self.context, resource), LinksView(self.context, self._names, Ref.to(resource))
        chain = ChainView(self.context, self._names, resource)
        for part in (self._about, self.quotes, files, chain, links):
            self._column.insertWidget(self._column.count() - 1, part)
        self.quotes.show()
        self.quotes.form.hide()
        self._parts = [self._about, files, chain, links]

    def _fill_about(self, resource: Resource) -> None:
        words = "\n\n".join(part for part in (resource.about, resource.notes) if part.strip())
        self._words.setText(words)
        self._about.setVisible(bool(words))

    def refresh(self, changes: Changes | None) -> None:
        """Reads the shown one again, where it may be another."""
        if self.resource is not None and (changes is None or changes.touches(*_KINDS)):
            found = self.context.workspace.reads.find(Resource, self.resource.id)
            self.show_resource(found if found is not None and found.deleted is None else None)

    def take_focus(self, reason: Qt.FocusReason = Qt.FocusReason.ShortcutFocusReason) -> None:
        self.status.focus_value(reason)

    def _chosen(self, key: str) -> None:
        if self.resource is not None:
            self.status_chosen.emit(self.resource, Reading(key))

    def _ask_edit(self) -> None:
        if self.resource is not None:
            self.edit_asked.emit(self.resource)

    def _open_link(self) -> None:
        if self.resource is not None and self.resource.address:
            address = self.resource.address
            QDesktopServices.openUrl(QUrl(address if ":" in address else f"https://{address}"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), theme().tokens
        fill(painter, self.rect(), tokens["surface"])
        hairline(painter, 0, 0, self.height(), tokens["border-subtle"], vertical=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _by(resource: Resource) -> str:
    year = str(int(resource.year)) if resource.year is not None else ""
    return ", ".join(part for part in (*resource.authors, resource.published_in, resource.publisher, year) if part)


def _chips(resource: Resource) -> list[ChipText]:
    chips = [ChipText(resource.kind.label)]
    if resource.due is not None and resource.status in queries.OPEN:
        chips.append(ChipText(f"Read by {format_day(resource.due)}", "neutral", "calendar"))
    if resource.finished is not None:
        chips.append(ChipText(f"Finished {format_day(resource.finished)}", "success", "check"))
    if resource.stars:
        chips.append(ChipText(f"{resource.stars} of 5", "neutral", "star"))
    return [*chips, *(ChipText(topic) for topic in resource.topics)]
