"""One key hides all amounts: on no page is one seen, heard or told by a tooltip until it is pressed again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAccessible, QPainter
from PySide6.QtWidgets import QAbstractItemView, QAbstractSpinBox, QApplication, QLabel, QLineEdit, QWidget

from organizer.app.areas import AREAS, REGISTRY
from organizer.app.sample import add_sample
from organizer.kernel.record import describe
from organizer.store.profile import Profile
from organizer.ui.area_page import AreaPage
from organizer.ui.segmented import SegmentedControl
from tests.areas.money.settling_stage import fill
from tests.program_stage import ProgramStage

AMOUNT = re.compile(r"[$€£¥]\s?\d|\d\s?[€£]|\b(?:USD|EUR|GBP)\s?\d")
_ASKED = (
    QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value, QAccessible.Text.Help
)  # fmt: skip
_ROLES = (
    Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)  # fmt: skip
_ROWS = 200


def told(widget: QWidget) -> Iterator[str]:
    """Everything that a widget tells in words, its cells and its parts without a widget included."""
    yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip())
    if isinstance(widget, QLabel | QLineEdit | QAbstractSpinBox):
        yield widget.text()
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        model = widget.model()
        # Lists of Qt keep their count of columns to themselves.
        columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())
        for row in range(min(model.rowCount(QModelIndex()), _ROWS)):
            for column in range(columns):
                cell = model.index(row, column)
                yield from (said for role in _ROLES if isinstance(said := model.data(cell, role), str))
    heard = QAccessible.queryAccessibleInterface(widget)
    if heard is not None:
        yield from (heard.text(asked) for asked in _ASKED)
        for number in range(min(heard.childCount(), _ROWS)):
            child = heard.child(number)
            if child is not None and child.object() is None:
                yield from (child.text(asked) for asked in _ASKED)


class Watch:
    """What was painted, and what stands in the window otherwise; what people wrote themselves is left out."""

    def __init__(self, stage: ProgramStage, painted: list[str], written: list[str]) -> None:
        self._stage, self._painted, self._written = stage, painted, written

    def amounts(self) -> set[str]:
        """Words with an amount in them that can be seen or heard now."""
        self._stage.until(lambda: self._stage.desk.context.tasks.running() == 0)
        QApplication.processEvents()
        self._painted.clear()
        self._stage.window.grab()
        words = set(self._painted)
        for widget in (self._stage.window, *self._stage.window.findChildren(QWidget)):
            words.update(told(widget))
        return {each for each in words if AMOUNT.search(self._without_written(each))}

    def _without_written(self, words: str) -> str:
        for text in self._written:
            words = words.replace(text, "")
        return words


def written(profile: Profile) -> list[str]:
    """Texts with an amount in them that somebody wrote: a goal's title, a note."""
    found = set()
    with closing(profile.reader()) as reads:
        for cls in REGISTRY.all:
            names = [field.name for field in describe(cls).fields if field.kind.name in ("text", "long_text", "note")]
            for record in reads.every(cls):
                found.update(str(getattr(record, name) or "") for name in names)
    return sorted((text for text in found if AMOUNT.search(text)), key=len, reverse=True)


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every text that any painter draws."""
    drawn: list[str] = []
    original = QPainter.drawText

    def draw(self: QPainter, *given: object) -> object:
        drawn.extend(each for each in given if isinstance(each, str))
        return original(self, *given)  # type: ignore[call-overload]

    monkeypatch.setattr(QPainter, "drawText", draw)
    return drawn


def views_of(page: AreaPage) -> Iterator[str]:
    """Brings one view after the other to the front, and gives its key."""
    bar = page.page_bar
    switches = [each for each in bar.findChildren(SegmentedControl) if each.isVisible()] if bar is not None else []
    yield ""
    for switch in switches[:1]:
        for option in list(switch._options):
            switch.choose(option.segment.key)
            yield option.segment.key


def test_no_amount_is_seen_or_heard_anywhere(
    stage: ProgramStage, new_profile: Callable[..., Profile], painted: list[str]
) -> None:
    profile = new_profile("sample.organizer", names=())
    profile.run(add_sample)
    profile.run(fill)
    watch = Watch(stage, painted, written(profile))
    profile.close()
    stage.begin(profile.path)
    stage.at_desk()
    stage.desk.open("money", "accounts")
    assert watch.amounts(), "they are there as long as they are not hidden"
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    stage.press(Qt.Key.Key_H, modifiers)
    stage.until(lambda: stage.program.mask.hidden)
    left: dict[tuple[str, str], set[str]] = {}
    for key in ("today", *(area.key for area in AREAS), "agenda", "reports"):
        page = stage.desk.open(key)
        for view in views_of(page):
            if found := watch.amounts():
                left[key, view] = found
    assert left == {}
    stage.desk.open("money", "accounts")
    stage.press(Qt.Key.Key_H, modifiers)
    stage.until(lambda: not stage.program.mask.hidden)
    assert watch.amounts()
