import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QPainter, QPixmap
from pytestqt.qtbot import QtBot

from organizer.ui.avatars import Avatar, AvatarStack, Face, initials, quiet_colour
from organizer.ui.bars import CadenceDot, CadenceStrip, ProgressBar, cadence_colour, paint_cadence_bar
from organizer.ui.chips import ChipRow, ChipText, PrivacyChip, chip_width, chips_that_fit
from organizer.ui.tokens import load_tokens


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Maya Rivera", "MR"),
        ("Tomás Rey", "TR"),
        ("Cher", "C"),
        ("Jean-Luc van der Berg", "JB"),
        ("élodie ångström", "ÉÅ"),
        ("e\u0301lodie", "E\u0301"),
        ("Dana (Harbor) Whitcombe", "DW"),
        ("王小明", "王"),
        ("ßtraße", "ß"),
        ("", "?"),
        ("  ", "?"),
        ("!!!", "?"),
        ("3M", "3"),
    ],
)
def test_initials(name: str, expected: str) -> None:
    assert initials(name) == expected


@given(st.text())
def test_any_name_has_initials_and_a_colour(name: str) -> None:
    assert initials(name)
    assert quiet_colour(name).startswith("#")


def test_a_name_has_its_colour_on_every_computer() -> None:
    assert quiet_colour("Dana Whitcombe") == quiet_colour("dana whitcombe") == "#50646B"


def test_avatars_say_who_they_are(qtbot: QtBot) -> None:
    avatar = Avatar(Face.of("Dana <b>W</b>"), 44)
    stack = AvatarStack([Face("Maya", "av-maya"), Face("Alex", "#4F53A7")])
    for widget in (avatar, stack):
        qtbot.addWidget(widget)
        widget.grab()
    assert avatar.accessibleName() == "Dana <b>W</b>"
    assert "<b>" not in avatar.toolTip()
    assert stack.accessibleName() == "Maya, Alex"
    assert stack.sizeHint().width() == 26 + 26 - 5


def test_chips_without_room_become_a_number(qtbot: QtBot) -> None:
    chips = [ChipText("Mentor"), ChipText("Referrer"), ChipText("Friend")]
    whole = sum(chip_width(chip.text) for chip in chips) + 2 * 4
    assert chips_that_fit(chips, whole) == 3
    assert chips_that_fit(chips, whole - 1) < 3
    assert chips_that_fit(chips, 10) == 1
    row = ChipRow(chips)
    qtbot.addWidget(row)
    assert row.accessibleName() == "Mentor, Referrer, Friend"
    assert row.toolTip() == "Mentor, Referrer, Friend"


def test_privacy_is_said_in_words(qtbot: QtBot) -> None:
    chip = PrivacyChip()
    qtbot.addWidget(chip)
    assert chip.accessibleName() == "Only me"


@pytest.mark.parametrize(
    ("days", "cadence", "colour"),
    [(0, 28, "success"), (22, 28, "success"), (23, 28, "warn"), (28, 28, "warn"), (29, 28, "danger")],
)
def test_cadence_is_green_amber_red(days: float, cadence: float, colour: str) -> None:
    assert cadence_colour(days, cadence) == colour


@given(st.floats(-1e6, 1e6), st.floats(-10, 1e6))
def test_any_cadence_can_be_painted(days: float, cadence: float) -> None:
    pixmap = QPixmap(80, 12)
    painter = QPainter(pixmap)
    paint_cadence_bar(painter, pixmap.rect().toRectF(), days, cadence)
    painter.end()


def test_progress_fills_its_share(qtbot: QtBot) -> None:
    bar = ProgressBar(0.5, None, "success", "Half")
    qtbot.addWidget(bar)
    bar.resize(100, 12)
    image = bar.grab().toImage()
    tokens = load_tokens()["light"]
    assert image.pixelColor(30, 6) == tokens["success"]
    assert image.pixelColor(70, 6) == tokens["pressed"]
    assert bar.accessibleName() == "Half"


def test_a_cadence_strip_marks_what_is_overdue(qtbot: QtBot) -> None:
    strip = CadenceStrip()
    qtbot.addWidget(strip)
    strip.resize(376, 62)
    strip.set_strip([CadenceDot(0.5, True)], [(0.5, "Jun")], 0.9, "12 touches, 6 days over")
    image = strip.grab().toImage()
    tokens = load_tokens()["light"]
    assert image.pixelColor(188, 24) == tokens["c1"]
    assert image.pixelColor(355, 24) == tokens["danger-tint"]
    assert strip.accessibleName() == "12 touches, 6 days over"
