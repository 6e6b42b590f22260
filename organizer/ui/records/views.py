"""What belongs to a record besides its fields: files, links, and what was done to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from organizer.kernel.changes import Changes, Ref
from organizer.kernel.evidence import LED_TO
from organizer.kernel.kinds import Stamp
from organizer.kernel.record import Record
from organizer.kernel.system import Attachment, Link
from organizer.kernel.text import one_line
from organizer.store.actions import delete_records, link_records, unlink_records
from organizer.store.journal import HistoryEntry
from organizer.store.safe_write import write_safely
from organizer.store.workspace import MergedReads
from organizer.ui.buttons import Button, IconButton
from organizer.ui.cards import PaneSection
from organizer.ui.context import PageContext
from organizer.ui.fields.file import ask_for_file
from organizer.ui.fields.picker import PickerField
from organizer.ui.fields.suggestions import Option
from organizer.ui.label import Label
from organizer.ui.money_mask import money_mask
from organizer.ui.tasks import Progress
from organizer.ui.tooltips import set_tooltip

from .names import Names
from .saving import attach_files

_MOST_FOUND, _MOST_ENTRIES, _LONGEST = 20, 15, 80


def ask_for_place(parent: QWidget, name: str) -> Path | None:
    """Asks where to save a file."""
    chosen, _ = QFileDialog.getSaveFileName(parent, "Save a copy", name)
    return Path(chosen) if chosen else None


class Part(PaneSection):
    """A section that shows itself anew when `kinds` change."""

    kinds: tuple[str, ...] = ()

    def __init__(self, context: PageContext, title: str) -> None:
        super().__init__(title)
        self.context = context
        context.changed.connect(self._heard)

    def refresh(self) -> None:
        """Shows what is stored now."""
        raise NotImplementedError

    def set_margins(self, left: int, right: int) -> None:
        """The room at the sides, where it is not that of a detail pane."""
        layout = self.layout()
        if layout is not None:
            margins = layout.contentsMargins()
            layout.setContentsMargins(left, margins.top(), right, margins.bottom())

    def _heard(self, changes: Changes) -> None:
        if changes.touches(*self.kinds):
            self.refresh()

    def _empty(self) -> None:
        while (item := self.body.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _line(self, *parts: QWidget) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for number, part in enumerate(parts):
            row.addWidget(part, 0 if number else 1)
        self.body.addWidget(line)
        return line


class FilesView(Part):
    """The files of a record: added by button or by dropping them here, saved where the user says, removed."""

    kinds = ("attachment",)

    def __init__(
        self,
        context: PageContext,
        record: Record,
        *,
        ask: Callable[[QWidget], Path | None] = ask_for_file,
        ask_place: Callable[[QWidget, str], Path | None] = ask_for_place,
    ) -> None:
        super().__init__(context, "Files")
        self._record, self._ask, self._ask_place = record, ask, ask_place
        self.setAcceptDrops(True)
        self.add_button = Button("Add file", "text", "small", icon="plus")
        self.add_button.clicked.connect(self._choose)
        self.add_action(self.add_button)
        self.refresh()

    def refresh(self) -> None:
        self._empty()
        files = self.context.workspace.reads.attachments(Ref.to(self._record))
        self.note.setText(str(len(files)) if files else "drop them here")
        for file in files:
            size = Label(QLocale().formattedDataSize(int(file.size)), "label", "text-3")
            save = IconButton("download", f"Save {file.name}", size="small")
            save.clicked.connect(partial(self.save, file))
            remove = IconButton("x", f"Remove {file.name}", size="small")
            remove.clicked.connect(partial(self.remove, file))
            self._line(Label(file.name), size, save, remove)

    def add(self, paths: Sequence[Path]) -> None:
        """Keeps copies of these files with the record."""
        said = f"Added {paths[0].name}" if len(paths) == 1 else f"Added {len(paths)} files"
        self.context.perform(attach_files, self._record, tuple(paths), said=said)

    def save(self, file: Attachment) -> None:
        """Writes a copy of a file where the user says; the only way out, since nothing is opened from a hidden copy."""
        path = self._ask_place(self, file.name)
        if path is None:
            return
        workspace = self.context.workspace

        def work(progress: Progress) -> None:
            with workspace.reads_elsewhere() as reads:
                write_safely(path, [reads.content(file.content)])

        task = self.context.tasks.run(f"Save {file.name}", work)
        task.done.connect(lambda _: self.context.toast(f"Saved {path.name}"))
        task.failed.connect(lambda error: self.context.complain(str(error)))

    def remove(self, file: Attachment) -> None:
        """Puts a file into the Trash."""
        self.context.perform(delete_records, [file], said=f"Removed {file.name}")

    def _choose(self) -> None:
        path = self._ask(self)
        if path is not None:
            self.add([path])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self.add(paths)
            event.acceptProposedAction()


class LinksView(Part):
    """What a record is linked with, whichever end it is; typing finds more to link."""

    kinds = ("link",)

    def __init__(self, context: PageContext, names: Names, of: Ref) -> None:
        super().__init__(context, "Linked")
        self._names, self._of = names, of
        self.picker = PickerField("", self._search, placeholder="Type to link something")
        self.picker.edit.setAccessibleName("Link something")
        self.picker.changed.connect(self._picked)
        self.refresh()

    def refresh(self) -> None:
        self.body.removeWidget(self.picker)
        self._empty()
        links = [link for link in self.context.workspace.reads.links(self._of) if link.role != LED_TO]
        ends = [_other_end(link, self._of) for link in links]
        self._names.load(ends)
        self.note.setText(str(len(links)) if links else "")
        for link, end in zip(links, ends, strict=True):
            name = self._names.of(end) or "not in the open profiles"
            go = Button(name, "text", "small", icon="link")
            go.clicked.connect(partial(self.context.open, end))
            role = Label(link.role or end.kind.replace("_", " "), "label", "text-3")
            remove = IconButton("x", f"Unlink {name}", size="small")
            remove.clicked.connect(partial(self.unlink, link))
            self._line(flush(go), role, remove)
        self.body.addWidget(self.picker)

    def unlink(self, link: Link) -> None:
        """Takes a link away."""
        self.context.perform(unlink_records, link, said="Unlinked")

    def _search(self, text: str) -> Sequence[Option]:
        return linkable(self.context.workspace.reads, self._of, text)

    def _picked(self) -> None:
        option = self.picker.value()
        self.picker.set_value(None)
        reads = self.context.workspace.reads
        if option is not None and isinstance(option.id, Ref):
            start, end = reads.resolve(self._of), reads.resolve(option.id)
            if start is not None and end is not None:
                self.context.perform(link_records, start, end, said=f"Linked {option.title}")


class HistoryView(Part):
    """Who changed what, when, from what to what; the newest first."""

    def __init__(self, context: PageContext, names: Names, of: Ref) -> None:
        super().__init__(context, "History")
        self.kinds = (of.kind,)
        self._names, self._of, self._all = names, of, False
        mask = money_mask()
        if mask is not None:
            mask.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        self._empty()
        entries = self.context.workspace.reads.history(self._of)
        self.note.setText(f"{len(entries)} changes" if len(entries) != 1 else "1 change")
        for entry in entries if self._all else entries[:_MOST_ENTRIES]:
            self._entry(entry)
        if not self._all and len(entries) > _MOST_ENTRIES:
            more = Button(f"Show all {len(entries)}", "text", "small")
            more.clicked.connect(self._show_all)
            self.body.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def lines(self, entry: HistoryEntry) -> list[str]:
        """One line for each field that people edit: 'Circle: Wide → Inner'."""
        description = self.context.workspace.home.registry.cls(self._of.kind).__description__
        found = []
        for change in entry.fields:
            field = description.field(change.field)
            if not field.derived:
                old, new = (_short(self._names.shown(field, value)) for value in (change.old, change.new))
                found.append(f"{field.label}: {old or 'none'} → {new or 'none'}")
        return found

    def _entry(self, entry: HistoryEntry) -> None:
        what = {"undo": "Undone: ", "redo": "Redone: "}.get(entry.way, "") + entry.title
        who = next((m.name.split(" ")[0] for m in self._names.members() if m.id == entry.member), "")
        when = Stamp().format(entry.moment)
        self._line(Label(what, "row-title"), Label(f"{who}, {when}" if who else when, "label", "text-3"))
        for line in self.lines(entry):
            label = Label(line, "label", "text-2", wrap=True)
            set_tooltip(label, line)
            self.body.addWidget(label)

    def _show_all(self) -> None:
        self._all = True
        self.refresh()


def linkable(reads: MergedReads, of: Ref, text: str) -> list[Option]:
    """What is found for a text and not linked with that record yet; the ids of the options are references."""
    known = {_other_end(link, of).id for link in reads.links(of)} | {of.id}
    hits = reads.search(text, limit=_MOST_FOUND)
    return [Option(h.ref, h.title, h.ref.kind.replace("_", " ")) for h in hits if h.ref.id not in known]


def _other_end(link: Link, of: Ref) -> Ref:
    return Ref(link.to_kind, link.to_id) if link.from_id == of.id else Ref(link.from_kind, link.from_id)


def flush(button: QWidget) -> QWidget:
    """A button at the reading side of the room it is given."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(button)
    row.addStretch(1)
    return holder


def _short(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
