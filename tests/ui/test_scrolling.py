import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyle, QStyleOptionSlider
from pytestqt.qtbot import QtBot

from organizer.ui.scrolling import ScrollBar


class Shown(ScrollBar):
    def where_clicks_find_it(self) -> tuple[int, int]:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        rect = self.style().subControlRect(
            QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarSlider, self
        )
        upright = self.orientation() is Qt.Orientation.Vertical
        return (rect.y(), rect.height()) if upright else (rect.x(), rect.width())


@pytest.mark.parametrize("orientation", [Qt.Orientation.Vertical, Qt.Orientation.Horizontal])
@pytest.mark.parametrize(("maximum", "page", "value"), [(100, 100, 0), (100, 100, 100), (5000, 200, 1234), (7, 90, 3)])
def test_the_handle_is_drawn_where_clicks_find_it(
    qtbot: QtBot, orientation: Qt.Orientation, maximum: int, page: int, value: int
) -> None:
    bar = Shown(orientation)
    qtbot.addWidget(bar)
    bar.resize(400, 12) if orientation is Qt.Orientation.Horizontal else bar.resize(12, 400)
    bar.setRange(0, maximum)
    bar.setPageStep(page)
    bar.setValue(value)
    drawn = bar._handle(400)
    assert drawn == pytest.approx(bar.where_clicks_find_it(), abs=2)
    bar.grab()
