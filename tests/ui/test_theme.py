import typing

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from organizer.ui.buttons import Button
from organizer.ui.chips import Chip
from organizer.ui.fields.text import TextField
from organizer.ui.fonts import font, metrics
from organizer.ui.label import Label
from organizer.ui.theme import Density, Mode, Theme, theme
from organizer.ui.tokens import ColourName, load_tokens


def colours_of(widget: QWidget) -> set[str]:
    image = widget.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def test_both_themes_have_exactly_the_names_that_code_may_use() -> None:
    for tokens in load_tokens().values():
        assert tokens.names() == set(typing.get_args(ColourName))


def test_a_switch_repaints_what_is_shown_at_once(qtbot: QtBot, theme: Theme) -> None:
    button = Button("Save", "primary")
    chip = Chip("On pace", "success")
    for widget in (button, chip):
        qtbot.addWidget(widget)
        widget.show()
    assert "#175e6b" in colours_of(button)
    with qtbot.waitSignal(theme.changed):
        theme.set_mode(Mode.DARK)
    assert "#5fb4c1" in colours_of(button)
    assert "#175e6b" not in colours_of(button)
    assert "#1e2e20" in colours_of(chip)


def test_a_locked_field_follows_too(qtbot: QtBot, theme: Theme) -> None:
    field = TextField("Paid")
    qtbot.addWidget(field)
    field.set_value("1,200.00")
    field.set_read_only(True)
    field.show()
    for mode in (Mode.DARK, Mode.LIGHT):
        theme.set_mode(mode)
        wanted = theme.tokens["text-2"]
        qtbot.waitUntil(lambda wanted=wanted: field.edit.palette().color(QPalette.ColorRole.Text) == wanted)


def test_stock_widgets_follow_by_the_palette(theme: Theme, qapp: QApplication) -> None:
    theme.set_mode(Mode.DARK)
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor("#171614")
    disabled = qapp.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert disabled == QColor("#67625A")


def test_system_mode_follows_the_system(theme: Theme, qapp: QApplication) -> None:
    from PySide6.QtCore import Qt

    theme.set_mode(Mode.SYSTEM)
    wanted = "dark" if qapp.styleHints().colorScheme() is Qt.ColorScheme.Dark else "light"
    assert theme.tokens.scheme == wanted


def test_rows_gain_and_lose_four_pixels(qtbot: QtBot, theme: Theme) -> None:
    heights = []
    for density in (Density.COMPACT, Density.DEFAULT, Density.COMFORTABLE):
        theme.set_density(density)
        heights.append((theme.row_height(), theme.row_height(40)))
    assert heights == [(32, 36), (36, 40), (40, 44)]


def test_figures_are_equally_wide() -> None:
    assert len({metrics("body").horizontalAdvance(figure * 4) for figure in "0123456789"}) == 1


def test_a_font_asked_for_is_the_asker_s_own() -> None:
    font("body").setPixelSize(99)
    assert font("body").pixelSize() == 13


def test_without_a_theme_the_error_says_so(qapp: QApplication, theme: Theme) -> None:
    qapp.setProperty("organizer_theme", None)
    try:
        with pytest.raises(RuntimeError, match="no theme is installed"):
            current()
    finally:
        qapp.setProperty("organizer_theme", theme)


def current() -> Theme:
    return theme()


@pytest.mark.parametrize("text", ["<b>bold</b> & co", "a\nb", "&Save", "<img src='x'>"])
def test_text_is_shown_as_it_stands(qtbot: QtBot, text: str) -> None:
    label = Label(text)
    qtbot.addWidget(label)
    label.resize(20, 20)
    label.show()
    assert label.text() == text
    assert "<b>" not in label.toolTip()
    assert "<img" not in label.toolTip()


def test_an_ampersand_in_a_button_makes_no_shortcut(qtbot: QtBot) -> None:
    button = Button("R&D & Sons")
    qtbot.addWidget(button)
    assert button.label == "R&D & Sons"
    assert button.shortcut().isEmpty()


def test_wrapped_text_is_as_high_as_its_lines(qtbot: QtBot) -> None:
    label = Label("word " * 40, wrap=True)
    qtbot.addWidget(label)
    assert label.heightForWidth(100) > label.heightForWidth(400) >= 20
    assert label.heightForWidth(100) % 20 == 0
