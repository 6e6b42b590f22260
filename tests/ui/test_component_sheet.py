from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from organizer.ui.component_sheet import ComponentSheet
from organizer.ui.theme import Mode, Theme


def test_the_sheet_stands_in_both_themes_and_everything_on_it_has_a_name(qtbot: QtBot, theme: Theme) -> None:
    sheet = ComponentSheet()
    qtbot.addWidget(sheet)
    sheet.resize(1440, 900)
    sheet.show()
    light = sheet.grab().toImage()
    theme.set_mode(Mode.DARK)
    dark = sheet.grab().toImage()
    assert light.pixelColor(5, 5).name() == "#f6f5f2"
    assert dark.pixelColor(5, 5).name() == "#171614"
    nameless = [b for b in sheet.findChildren(QAbstractButton) if not b.text() and not b.accessibleName()]
    assert not nameless
