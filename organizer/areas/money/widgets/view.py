"""One of the views of money, with its own part of the page bar."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from organizer.kernel.changes import Changes, Ref
from organizer.kernel.kin import STRANGERS, Family
from organizer.ui.area_page import NewEntry
from organizer.ui.banner import Banner
from organizer.ui.context import PageContext

CURRENCY_KEY = "money.currency"


class MoneyView(QWidget):
    """Made when it is first shown. The page tells it of changes while it is in front, and of all else when it comes."""

    summary_changed = Signal(str)
    """One sentence for the page bar."""

    view_asked = Signal(str)
    """Another view of the page should come to the front."""

    list_asked = Signal(str)
    """The plain list of a kind of record should."""

    import_asked = Signal()
    """Files of a bank should be brought in."""

    print_asked = Signal(object)
    """A `Section` should go onto paper."""

    asked = Signal(str, object)
    """Something that the page does for its views: its key ('update', 'account', …), and what it is about."""

    family: Family = STRANGERS
    """Who is kin; the page says so before the first refresh."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context

    def currency(self) -> str:
        """The currency that the user wants sums in; '' for the profile's own."""
        return self.context.settings.text(CURRENCY_KEY)

    def nothing_for(self) -> Banner:
        """Says that the member who was chosen has no part in what there is."""
        banner = Banner("info", f"Nothing for {self.context.who_name()} in this view", "", "Clear filter")
        banner.acted.connect(lambda: self.context.set_who(None))
        return banner

    def bar_actions(self) -> tuple[QWidget, ...]:
        """Its buttons, at the right of the page bar while it is in front."""
        return ()

    def new_menu(self) -> list[NewEntry]:
        """What '+ New' offers first while it is in front."""
        return []

    def key_words(self) -> tuple[tuple[str, str], ...]:
        """Its keys that are no shortcuts of the window, and what they do."""
        return ()

    def refresh(self, changes: Changes | None) -> None:
        """Shows what is new. None: anything may be."""

    def shows(self, ref: Ref) -> bool:
        """Goes to a record, where it has a place in this view; whether it did."""
        return False

    def take_focus(self) -> None:
        """Puts the focus where one works."""
        self.setFocus()

    def filter_field(self) -> QWidget | None:
        """Where Ctrl+F puts the focus."""
        return None

    def close_view(self) -> None:
        """Stops what goes on in the background."""
