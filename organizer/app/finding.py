"""The palette and quick add of a window, each made when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from organizer.kernel.area import Area
from organizer.kernel.changes import Ref
from organizer.ui.area_page import AreaPage
from organizer.ui.context import PageContext

if TYPE_CHECKING:
    from organizer.overview.palette.finder import Finder
    from organizer.overview.palette.found import Found
    from organizer.overview.palette.popup import Palette
    from organizer.overview.quick_add.box import QuickAddBox

    from .find import DeskCommands


class Finding:
    """`commands` says what commands do; `made` are the pages that have been shown so far."""

    def __init__(
        self, window: QWidget, context: PageContext, areas: Sequence[Area], made: Mapping[str, AreaPage],
        go_to: Callable[[Ref], object], commands: Callable[[], DeskCommands],
    ) -> None:  # fmt: skip
        self._window, self._context, self._areas = window, context, areas
        self._made, self._go_to, self._make_commands = made, go_to, commands
        self._palette: Palette | None = None
        self._finder: Finder | None = None
        self._box: QuickAddBox | None = None
        self._seen: list[Ref] = []
        context.opened.connect(self.seen)

    @property
    def palette(self) -> Palette:
        """What Ctrl+K opens."""
        if self._palette is None:
            from organizer.overview.palette.finder import Finder, Ways
            from organizer.overview.palette.popup import Palette

            from .find import page_entries

            ways = Ways(self._make_commands().open_page, self._go, self.quick_add, self._commands)
            self._finder = Finder(self._context, self._areas, page_entries(self._areas), ways)
            for ref in self._seen:
                self._finder.seen(ref)
            self._palette = Palette(self._window, self._finder.find)
        return self._palette

    @property
    def box(self) -> QuickAddBox:
        """The line of quick add."""
        if self._box is None:
            from organizer.overview.quick_add.box import QuickAddBox

            self._box = QuickAddBox(self._window, self._context)
        return self._box

    def open_palette(self) -> None:
        """Shows the palette, empty."""
        palette = self.palette
        if self._finder is not None:
            self._finder.prepare()
        palette.open()

    def quick_add(self, line: str = "") -> None:
        """Opens the line, with something in it to begin from."""
        self.box.open(line)

    def seen(self, ref: Ref) -> None:
        """Somebody went to a record: it is offered first."""
        if self._finder is not None:
            self._finder.seen(ref)
        else:
            self._seen = [*(other for other in self._seen if other != ref), ref][-10:]

    def close(self) -> None:
        """Takes both off the window."""
        for part in (self._palette, self._box):
            if part is not None:
                part.hide()
                part.deleteLater()

    def _go(self, ref: Ref) -> None:
        self.seen(ref)
        self._go_to(ref)

    def _commands(self) -> list[Found]:
        from .find import commands

        workspace = self._context.workspace
        undo, redo = workspace.next_undo(), workspace.next_redo()
        return commands(
            self._areas, self._made, self._make_commands(), self._context.settings,
            undo=undo[1].title if undo else None, redo=redo[1].title if redo else None,
        )  # fmt: skip
