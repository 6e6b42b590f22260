"""A file that belongs to a record: chosen, dropped, taken away."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from organizer.kernel.frozen import frozen
from organizer.ui.buttons import Button, IconButton
from organizer.ui.fields.field import FramedField
from organizer.ui.fields.frame import Mark
from organizer.ui.label import Label


@frozen
class FileItem:
    """`path` is where a newly chosen file lies; None for one that is kept already. `size` is in bytes."""

    name: str
    size: int
    path: Path | None = None


def ask_for_file(parent: QWidget) -> Path | None:
    name, _ = QFileDialog.getOpenFileName(parent)
    return Path(name) if name else None


class FileField(FramedField[FileItem | None]):
    """`limit` in bytes is named when a file passes it; such a file is not taken."""

    def __init__(
        self,
        label: str,
        *,
        empty: str = "Drop a file here",
        limit: int | None = None,
        ask: Callable[[QWidget], Path | None] = ask_for_file,
        help_text: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, help_text=help_text, parent=parent)
        self._empty, self._limit, self._ask = empty, limit, ask
        self._file: FileItem | None = None
        self._name = Label(empty, "body", "text-3")
        self._size = Label("", "label", "text-3")
        self._icon = Mark()
        self._choose_button = Button("Choose", "ghost", "small")
        self._choose_button.clicked.connect(self._choose)
        self._remove_button = IconButton("x", f"{label}: remove", size="small")
        self._remove_button.clicked.connect(self._remove)
        self.setAcceptDrops(True)
        row = self.frame.row
        row.addSpacing(2)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._name, 1)
        self._icon.set_icon("file-text")
        row.addWidget(self._size)
        row.addWidget(self._choose_button)
        row.addWidget(self._remove_button)
        self._finish(self._choose_button)
        self._choose_button.setAccessibleName(f"{label}: choose a file")
        self._show()

    def value(self) -> FileItem | None:
        return self._file

    def set_value(self, value: FileItem | None) -> None:
        self._file = value
        self._show()

    def take(self, path: Path) -> None:
        """As the user does. A file that cannot be read or is too big stays out, and the field says why."""
        try:
            size = path.stat().st_size if path.is_file() else None
        except OSError as wrong:
            self.set_error(f"{path.name} cannot be read: {wrong.strerror}")
            return
        if size is None:
            self.set_error(f"{path.name} is not a file")
        elif self._limit is not None and size > self._limit:
            words = QLocale().formattedDataSize(self._limit)
            self.set_error(f"{path.name} is bigger than {words}")
        else:
            self.set_error(None)
            self.set_value(FileItem(path.name, size, path))
            self.changed.emit()

    def _choose(self) -> None:
        path = self._ask(self)
        if path is not None:
            self.take(path)

    def _remove(self) -> None:
        self.set_value(None)
        self.set_error(None)
        self._choose_button.setFocus(Qt.FocusReason.TabFocusReason)
        self.changed.emit()

    def _show(self) -> None:
        file = self._file
        self._name.setText(file.name if file else self._empty)
        self._name.set_colour("text" if file else "text-3")
        self._size.setText(QLocale().formattedDataSize(file.size) if file else "")
        self._remove_button.setVisible(file is not None and not self._read_only)
        self._choose_button.setVisible(not self._read_only)

    def _dress(self) -> None:
        super()._dress()
        self._show()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not self._read_only and event.mimeData().hasUrls():
            self.frame.set_focused(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: object) -> None:
        self.frame.set_focused(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.frame.set_focused(False)
        local = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if local:
            self.take(Path(local[0]))
            event.acceptProposedAction()
