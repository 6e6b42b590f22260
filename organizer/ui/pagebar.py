"""The bar under the top bar: views of a page, filters, one sentence, the page's own actions."""

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from organizer.ui.buttons import Button
from organizer.ui.label import Label
from organizer.ui.menu import Menu
from organizer.ui.painting import RIGHT, fill, hairline
from organizer.ui.segmented import Segment, SegmentedControl
from organizer.ui.theme import theme

HEIGHT = 48


class FilterButton(Button):
    """A ghost button with a menu of choices, any number of which may be ticked. None ticked filters nothing."""

    changed = Signal()

    def __init__(
        self,
        title: str,
        choices: Sequence[tuple[str, str]] = (),
        *,
        clear: str = "Clear",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, "ghost", trailing="chevron-down", parent=parent)
        self._title = title
        self._clear = clear
        self._choices: tuple[tuple[str, str], ...] = ()
        self._chosen: frozenset[str] = frozenset()
        self._choice_menu: Menu | None = None
        self.set_menu_maker(self._make_menu_of_choices)
        self.setCheckable(True)
        self.clicked.connect(self._show)
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Pairs of key and label. What was chosen and is not among them any more is dropped without a signal."""
        self._choices = tuple(choices)
        self._chosen &= {key for key, _ in choices}
        if self._choice_menu is not None:
            self._fill(self._choice_menu)
        self._show()

    def value(self) -> frozenset[str]:
        return self._chosen

    def set_value(self, keys: Iterable[str]) -> None:
        """Choose without saying so; unknown keys are left out."""
        self._chosen = frozenset(keys) & {key for key, _ in self._choices}
        self._show()

    def choose(self, keys: Iterable[str]) -> None:
        before = self._chosen
        self.set_value(keys)
        if self._chosen != before:
            self.changed.emit()

    def _make_menu_of_choices(self) -> Menu:
        self._choice_menu = Menu(stays_open=True)
        self._fill(self._choice_menu)
        return self._choice_menu

    def _fill(self, menu: Menu) -> None:
        menu.clear()
        for key, label in self._choices:
            menu.add(label, partial(self._toggle, key), checked=key in self._chosen)
        menu.addSeparator()
        menu.add(self._clear, lambda: self.choose(()), icon="x")

    def _toggle(self, key: str) -> None:
        self.choose(self._chosen ^ {key})

    def _show(self) -> None:
        if self._choice_menu is not None:
            for action, (key, _) in zip(self._choice_menu.actions(), self._choices, strict=False):
                action.setChecked(key in self._chosen)
        labels = [label for key, label in self._choices if key in self._chosen]
        suffix = f": {labels[0]}" if len(labels) == 1 else f" ({len(labels)})" if labels else ""
        self.set_label(self._title + suffix)
        self.setAccessibleName(f"{self._title}: {', '.join(labels)}" if labels else self._title)
        self.setChecked(bool(labels))


class PageBar(QWidget):
    view_changed = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Page bar")
        self.setFixedHeight(HEIGHT)
        self.views = SegmentedControl(name="View")
        self.views.changed.connect(self.view_changed)
        self.views.hide()
        self._summary = Label("", "label", "text-2", align=RIGHT)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(8)
        self._row.addWidget(self.views)
        self._filters = QHBoxLayout()
        self._filters.setSpacing(8)
        self._row.addLayout(self._filters)
        self._row.addWidget(self._summary, 1)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(8)
        self._row.addLayout(self._actions)
        self.set_narrow(False)

    def set_views(self, views: Sequence[Segment]) -> None:
        self.views.set_segments(views)
        self.views.setVisible(bool(views))
        self._filters.setContentsMargins(12 if views else 0, 0, 0, 0)

    def add_filter(self, widget: QWidget) -> None:
        self._filters.addWidget(widget)

    def add_action(self, widget: QWidget) -> None:
        self._actions.addWidget(widget)

    def set_summary(self, text: str) -> None:
        self._summary.setText(text)

    def set_narrow(self, narrow: bool) -> None:
        side = 20 if narrow else 24
        self._row.setContentsMargins(side, 1, side, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme().tokens
        fill(painter, self.rect(), t["window"])
        hairline(painter, 0, self.height() - 1, self.width(), t["border-subtle"])
