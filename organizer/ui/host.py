"""What lies over the pages of a window and is shared by them: the toast, the drawers, what could not be done.

But for the toast each is loaded when it is first shown.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from organizer.ui.toast import Toast

if TYPE_CHECKING:
    from organizer.ui.banner import Banner
    from organizer.ui.drawer import Drawer, Width

_BANNER_WIDTH = 520
_BANNER_TOP = 12


class WindowHost(QObject):
    """Puts these over `over`, the part of the window to the right of the sidebar. `new_overlay` is told of each
    drawer, once, so that F6 finds it."""

    def __init__(self, over: QWidget, new_overlay: Callable[[QWidget], None] | None = None) -> None:
        super().__init__(over)
        self._over = over
        self._new_overlay = new_overlay
        self._drawers: list[Drawer] = []
        self._toast = Toast(over)
        self._banner: Banner | None = None
        over.installEventFilter(self)

    def toast(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """Says what was done; with `undo` there is a button for that."""
        self._toast.tell(text, "Undo" if undo else "", undo)

    def complain(self, text: str) -> None:
        """Says what could not be done, until it is dismissed."""
        from organizer.ui.banner import Banner

        self._dismiss()
        banner = Banner("danger", "That did not work", text, "Dismiss", parent=self._over)
        banner.acted.connect(self._dismiss)
        self._banner = banner
        self._place_banner()
        banner.show()
        banner.raise_()

    def drawer(self, width: Width = 496) -> Drawer:
        """A drawer that is not in use; a closed one is used again."""
        for drawer in self._drawers:
            if not drawer.is_open():
                drawer.set_width(width)
                return drawer
        from organizer.ui.drawer import Drawer

        made = Drawer(self._over, width)
        self._drawers.append(made)
        if self._new_overlay is not None:
            self._new_overlay(made)
        return made

    def confirm(self, title: str, text: str, verb: str) -> bool:
        """Asks, and waits for the answer."""
        from organizer.ui.dialogs import confirm

        return confirm(self._over, title, text, verb)

    @property
    def over(self) -> QWidget:
        """What drawers, toasts and dialogs lie over."""
        return self._over

    @property
    def complaint(self) -> str:
        """What is being said to have failed; '' for nothing."""
        return self._banner.accessibleName() if self._banner is not None else ""

    @property
    def said(self) -> Toast:
        """The toast."""
        return self._toast

    def _dismiss(self) -> None:
        if self._banner is not None:
            self._banner.hide()
            self._banner.deleteLater()
            self._banner = None

    def _place_banner(self) -> None:
        if self._banner is not None:
            width = min(_BANNER_WIDTH, self._over.width() - 32)
            height = max(self._banner.heightForWidth(width), self._banner.sizeHint().height())
            self._banner.setGeometry((self._over.width() - width) // 2, _BANNER_TOP, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._place_banner()
        return False
