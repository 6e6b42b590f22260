"""The page of the library: everything there is to read, and the one that is being read beside it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from organizer.areas.library import queries
from organizer.areas.library.actions import delete_resource, keep_quote, set_status
from organizer.areas.library.model import Quote, Reading, Resource
from organizer.areas.library.widgets.reader import Reader
from organizer.kernel.changes import Changes, Ref
from organizer.kernel.query import Sort, Where, text_contains
from organizer.store.actions import delete_records
from organizer.ui.area_page import AreaPage, NewEntry
from organizer.ui.buttons import Button, IconButton
from organizer.ui.context import PageContext
from organizer.ui.fields.filter import FoldedFilter
from organizer.ui.menu import Menu, filled_when_opened
from organizer.ui.pagebar import FilterButton, PageBar
from organizer.ui.records.commands import TableCommands
from organizer.ui.records.drawer import RecordDrawer
from organizer.ui.records.names import Names
from organizer.ui.records.table import RecordTable
from organizer.ui.records.titled_list import RecordList
from organizer.ui.segmented import Segment
from organizer.ui.shell import SizeClass
from organizer.ui.side import Side

from .beginning import SHAPE_VALUES, nothing_yet

ALL, QUOTES = "all", "quotes"
SEGMENTS = (
    Segment(ALL, "Everything"), Segment(Reading.TO_READ.value, "To read"), Segment(Reading.READING.value, "Reading"),
    Segment(Reading.DONE.value, "Done"), Segment(QUOTES, "Quotes"),
)  # fmt: skip
_VIEW_KEY = "library.view"
_WIDTHS: dict[SizeClass, int] = {"narrow": 496, "normal": 480, "wide": 560}
_KEYS = {Qt.Key.Key_R: Reading.READING, Qt.Key.Key_D: Reading.DONE}


class LibraryPage(AreaPage):
    """The list and, beside it, the reader. Files that are dropped here become resources."""

    title = "Library"

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.names = Names(context)
        self.table: RecordTable[Resource] = RecordTable(context, Resource, names=self.names, sort=Sort("title"))
        self.table.current_changed.connect(self._current)
        self.commands = TableCommands(self.table, more=self._fill_rows_menu)
        self.quotes = RecordList(context, Quote, self.names, Sort("words"), "Back to the library")
        self.quotes.opened.connect(self._open_quote)
        self.quotes.edit_asked.connect(self.edit)
        self.quotes.create_asked.connect(self.new_quote)
        self.quotes.closed.connect(lambda: self.show_view(ALL))
        self.empty = nothing_yet()
        self.empty.created.connect(self.new)
        self.empty.imported.connect(self.import_requested)
        self.empty.shape_chosen.connect(lambda key: self.new(**SHAPE_VALUES[key]))
        self.views = QStackedWidget()
        for view in (self.table, self.quotes, self.empty):
            self.views.addWidget(view)
        self.reader = Reader(context, self.names)
        self.reader.status_chosen.connect(self._set_status)
        self.reader.edit_asked.connect(self.edit)
        self.reader.closed.connect(self._leave_reader)
        self.reader.quotes.kept.connect(self._keep_quote)
        self.reader.quotes.edit_asked.connect(self.edit)
        self.reader.quotes.delete_asked.connect(
            lambda quote: context.perform(delete_records, [quote], said="Quote deleted")
        )
        self.side = Side(self, self.reader, "Resource", _WIDTHS)
        self.table.opened.connect(lambda _: self.side.open())
        self.table.clicked.connect(lambda _: self.side.open_where_narrow())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.views, 1)
        row.addWidget(self.side.place)
        self.setAcceptDrops(True)
        self._view = ALL
        self._make_bar()
        self._begin()

    def _make_bar(self) -> None:
        self.bar = self.page_bar = PageBar(parent=self)
        self.bar.set_views(SEGMENTS)
        self.bar.view_changed.connect(lambda view: self.show_view(view, focus=False))
        self.topic = FilterButton("Topic")
        self.topic.changed.connect(self._filter)
        self.bar.add_filter(self.topic)
        self.text = FoldedFilter("Filter the library")
        self.text.typed.connect(self._filter)
        self.text.left.connect(lambda: self.focus_front())
        self.bar.add_filter(self.text)
        add = Button("Add resource", icon="plus")
        add.clicked.connect(lambda: self.new())
        self.bar.add_action(add)
        more = IconButton("ellipsis", "More about the library")
        more.set_menu_maker(lambda: filled_when_opened(self._fill_more, more))
        self.bar.add_action(more)

    def _begin(self) -> None:
        if not self._anything():
            self.views.setCurrentWidget(self.empty)
            self.side.set_wanted(False)
            self.bar.hide()
            return
        self.bar.show()
        kept = self.context.settings.text(_VIEW_KEY, ALL)
        self.show_view(kept if any(kept == s.key for s in SEGMENTS) else ALL, focus=False)

    def _anything(self) -> bool:
        return self.context.workspace.reads.count(Resource) > 0

    # What is shown

    def show_view(self, key: str, *, focus: bool = True) -> None:
        """Brings what is to be read, being read, done, or the quotes to the front."""
        self._view = key
        self.context.settings.set(_VIEW_KEY, key)
        self.bar.views.set_value(key)
        listed = key != QUOTES
        self.views.setCurrentWidget(self.table if listed else self.quotes)
        self.side.set_wanted(listed)
        for part in (self.topic, self.text):
            part.setVisible(listed)
        self._tell()
        if listed:
            self._filter()
        else:
            self.quotes.refresh(None)
        if focus:
            self.focus_front()

    def focus_front(self) -> None:
        """Puts the focus where one works."""
        front = self.views.currentWidget()
        place = self.quotes.table if front is self.quotes else self.empty if front is self.empty else self.table
        place.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _filter(self) -> None:
        where: list[Where] = [*self.context.mine()]
        if self._view != ALL:
            where.append(Where("status", "=", Reading(self._view)))
        where += [Where("topics", "has", topic) for topic in sorted(self.topic.value())]
        if self.text.text():
            where.append(text_contains(self.text.text()))
        self.table.set_where(where, self._clear if where else None)

    def _tell(self) -> None:
        """The topics in use, and how much waits: of all records, so when they change and not with each letter."""
        reads = self.context.workspace.reads
        self.topic.set_choices([(topic, topic) for topic in queries.topics(reads)])
        waiting = reads.count(Resource, [Where("status", "=", Reading.TO_READ), *self.context.mine()])
        reading = reads.count(Resource, [Where("status", "=", Reading.READING), *self.context.mine()])
        self.bar.set_summary(f"{waiting:,} to read, {reading:,} being read")

    def _clear(self) -> None:
        self.topic.set_value(())
        self.text.clear()
        self.context.set_who(None)
        self.show_view(ALL)

    def _current(self, record: Any) -> None:
        self.reader.show_resource(record)

    # What is done

    def new(self, **preset: Any) -> None:
        """A form for a new resource; what it makes is shown in the list."""
        drawer = RecordDrawer(self.context, Resource, names=self.names, **preset)
        drawer.saved.connect(lambda record: self.show_record(Ref.to(record)))

    def new_quote(self) -> None:
        """A form for a new quote, of the resource that is shown."""
        shown = self.reader.resource
        RecordDrawer(self.context, Quote, names=self.names, resource=shown.id if shown else None)

    def edit(self, record: Any) -> None:
        """A form for a stored resource or quote."""
        RecordDrawer(self.context, type(record), record, names=self.names)

    def _set_status(self, resource: Resource, status: Reading) -> None:
        # Two letters may be typed faster than the list is read anew.
        stored = self.context.workspace.reads.find(Resource, resource.id)
        if stored is not None and stored.status is not status:
            resource = stored
            said = f"{resource.title}: {status.label.lower()}"
            self.context.perform(set_status, resource, status, self.context.today(), said=said)

    def _keep_quote(self, words: str, page: str, said: str) -> None:
        resource = self.reader.resource
        if resource is not None:
            self.context.perform(
                keep_quote, resource, words, page, said, said="Quote kept",
                then=lambda _: self.reader.quotes.close_form(), failed=self.reader.quotes.form.refuse,
            )  # fmt: skip

    def _delete(self, resource: Resource) -> None:
        quotes = queries.quotes_of(self.context.workspace.reads, resource.id)
        self.context.perform(delete_resource, resource, quotes, said=f"Deleted {resource.title}")

    def _fill_rows_menu(self, menu: Menu) -> None:
        if self.table.selected_count() == 1:
            resource = self.table.selected_records()[0]
            for status in Reading:
                if status is not resource.status:
                    menu.add(status.label, partial(self._set_status, resource, status), icon="book-open")
            menu.add("Edit", lambda: self.edit(resource), icon="pencil", shortcut="E")
            menu.add("Keep a quote", self.reader.quotes.open_form, icon="quote")
            menu.add("Delete with its quotes", lambda: self._delete(resource), icon="trash-2")

    def _fill_more(self, menu: Menu) -> None:
        menu.add("Import BibTeX or RIS…", lambda: self.import_requested.emit(), icon="upload")
        menu.add("Export all as BibTeX…", lambda: self.export_requested.emit(Resource, []), icon="download")

    def _open_quote(self, quote: Quote) -> None:
        self.show_record(Ref("resource", quote.resource))

    def _leave_reader(self) -> None:
        if self.side.is_open():
            self.side.close()
        self.focus_front()

    # Files dropped

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self.add_files(paths)
            event.acceptProposedAction()

    def add_files(self, paths: Sequence[Path]) -> None:
        """Makes a resource of each file, and keeps the file with it."""
        from organizer.areas.library.actions import add_files

        said = f"Added {paths[0].name}" if len(paths) == 1 else f"Added {len(paths)} files"
        self.context.perform(add_files, tuple(paths), said=said, then=lambda made: self.show_record(Ref.to(made[-1])))

    # What the window asks

    def regions(self) -> tuple[QWidget, ...]:
        return (self.views, self.reader)

    def new_menu(self) -> list[NewEntry]:
        return [
            NewEntry("Resource", "book-open", lambda: self.new()),
            NewEntry("Quote", "quote", self.new_quote),
        ]

    def key_words(self) -> Sequence[tuple[str, str]]:
        return (("R", "Start reading"), ("D", "Done"), ("E", "Edit"))

    def activate(self, view: str | None) -> None:
        if view is not None and any(view == segment.key for segment in SEGMENTS):
            self.show_view(view)
        else:
            self.focus_front()

    def filter_field(self) -> QWidget | None:
        if self.views.currentWidget() is self.empty:
            return None
        if self._view == QUOTES:
            self.show_view(ALL, focus=False)
        return self.text.open()

    def show_record(self, ref: Ref) -> None:
        if ref.kind == "quote":
            quote = self.context.workspace.reads.find(Quote, ref.id)
            if quote is not None:
                self.edit(quote)
            return
        if self._view == QUOTES or not self.table.select_record(ref.id):
            self._clear()
            self.table.select_record(ref.id)
        self.side.open_where_narrow()

    def refresh(self, changes: Changes | None) -> None:
        self.names.forget(changes)
        if changes is None or changes.touches("resource", "quote"):
            was_empty = self.views.currentWidget() is self.empty
            if was_empty or not self._anything():
                self._begin()
                return
            self._tell()
            if changes is None:
                self._filter()
            elif self._view == QUOTES:
                self.quotes.refresh(changes)
            else:
                self.table.reload(changes)
            self.reader.refresh(changes)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        resource = self.table.current_record() if self._view != QUOTES else None
        alone = not event.modifiers() and self.context.single_keys()
        if resource is not None and alone and event.key() in _KEYS:
            self._set_status(resource, _KEYS[Qt.Key(event.key())])
        elif resource is not None and alone and event.key() == Qt.Key.Key_E:
            self.edit(resource)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.side.fit(self.window().width())
