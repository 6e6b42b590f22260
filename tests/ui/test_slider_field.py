"""A number that is dragged or typed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from organizer.ui.fields.slider import SliderField


def parse(text: str) -> Decimal:
    try:
        return Decimal(text)
    except ArithmeticError:
        raise ValueError("Enter a number") from None


@pytest.fixture
def field(qtbot: QtBot) -> SliderField:
    made = SliderField("Inflation", parse, str, least=Decimal(0), most=Decimal(10), step=Decimal("0.1"))
    qtbot.addWidget(made)
    made.resize(400, 60)
    made.set_value(Decimal("2.5"))
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_dragging_tells_of_each_value_and_of_the_last(qtbot: QtBot, field: SliderField) -> None:
    heard: list[Decimal | None] = []
    settled: list[bool] = []
    field.changed.connect(lambda: heard.append(field.value()))
    field.settled.connect(lambda: settled.append(field.dragged))
    slider = field.slider
    middle = QPoint(slider.width() // 2, slider.height() // 2)
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    assert field.dragged
    QTest.mouseMove(slider, QPoint(slider.width() - 1, slider.height() // 2))
    qtbot.waitUntil(lambda: field.value() == Decimal(10))
    assert settled == []
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    assert heard[0] == pytest.approx(Decimal(5), abs=Decimal("0.1"))
    assert heard[-1] == Decimal(10)
    assert settled == [False]


def test_keys_move_it_by_a_step(field: SliderField) -> None:
    field.slider.setFocus()
    QTest.keyClick(field.slider, Qt.Key.Key_Right)
    assert field.value() == Decimal("2.6")
    QTest.keyClick(field.slider, Qt.Key.Key_End)
    assert field.value() == Decimal(10)


def test_what_is_typed_may_be_beyond_the_usual(field: SliderField) -> None:
    field.text.edit.setFocus()
    field.text.edit.selectAll()
    QTest.keyClicks(field.text.edit, "14")
    assert field.value() == Decimal(14)
    assert field.slider.value() == field.slider.maximum()


def test_what_is_no_number_is_said(field: SliderField) -> None:
    field.text.edit.selectAll()
    QTest.keyClicks(field.text.edit, "abc")
    assert not field.check()
    assert field.error() == "Enter a number"
