from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from organizer.ui.fields.choice import Choice, ChoiceField, FlagField, SelectField
from organizer.ui.fields.day import DateField
from organizer.ui.fields.file import FileField, FileItem
from organizer.ui.fields.labelled import LabelledField
from organizer.ui.fields.money import MoneyField
from organizer.ui.fields.picker import ManyPickerField, PickerField
from organizer.ui.fields.suggestions import Option
from organizer.ui.fields.tags import TagField
from organizer.ui.fields.text import ParsedField, TextField
from organizer.ui.segmented import Segment

ShowAll = Callable[..., QWidget]

KEY = Qt.Key


def number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise ValueError("Enter a number, like 6 or 6.5") from None


def hours() -> ParsedField[float]:
    return ParsedField("Hours a month", number, "{:g}".format)


def test_a_field_is_named_by_its_label(qtbot: QtBot) -> None:
    field = TextField("Organization & title", help_text="As on the door")
    qtbot.addWidget(field)
    assert field.edit.accessibleName() == "Organization & title"
    assert field.edit.accessibleDescription() == "As on the door"
    field.set_error("Missing")
    assert field.edit.accessibleDescription() == "Missing"
    field.set_error(None)
    assert field.edit.accessibleDescription() == "As on the door"


def test_only_the_user_changes_a_field(qtbot: QtBot, show_all: ShowAll) -> None:
    field = TextField("Name")
    show_all(field)
    with qtbot.assertNotEmitted(field.changed):
        field.set_value("Dana")
    with qtbot.waitSignal(field.changed):
        qtbot.keyClicks(field.edit, "Mx ")
    assert field.value() == "Mx Dana"


def test_a_read_only_field_takes_no_keys(qtbot: QtBot, show_all: ShowAll) -> None:
    field = TextField("Name")
    show_all(field)
    field.set_value("Dana")
    field.set_read_only(True)
    qtbot.keyClicks(field.edit, "x")
    assert field.value() == "Dana"


def test_what_is_no_value_is_said_and_not_returned(qtbot: QtBot, show_all: ShowAll) -> None:
    field, after = hours(), TextField("After")
    show_all(field, after)
    field.edit.setFocus()
    qtbot.keyClicks(field.edit, "about 6")
    with qtbot.waitSignal(field.left):
        qtbot.keyClick(field.edit, KEY.Key_Tab)
    assert not field.check()
    assert field.error() == "Enter a number, like 6 or 6.5"
    with pytest.raises(ValueError, match="like 6"):
        field.value()
    field.edit.clear()
    assert field.check()
    assert field.value() is None


def test_a_value_is_shown_in_its_form_on_leaving(qtbot: QtBot, show_all: ShowAll) -> None:
    field, after = hours(), TextField("After")
    show_all(field, after)
    field.edit.setFocus()
    qtbot.keyClicks(field.edit, "6.50")
    after.edit.setFocus()
    assert field.edit.text() == "6.5"


def test_money_keeps_its_amount_when_the_currency_changes(qtbot: QtBot, show_all: ShowAll) -> None:
    field = MoneyField(
        "Dues",
        ["USD", "EUR"],
        lambda text, currency: (int(text), currency),
        lambda money: (str(money[0]), money[1]),
        {"USD": "$", "EUR": "€"}.__getitem__,
    )
    show_all(field)
    field.set_value((1200, "EUR"))
    with qtbot.waitSignal(field.changed):
        field.choose_currency("USD")
    assert field.value() == (1200, "USD")
    field.set_value(None)
    assert field.value() is None
    field.edit.setText("x")
    assert field.problem()


def test_a_list_is_chosen_from_by_key(qtbot: QtBot, show_all: ShowAll) -> None:
    field = SelectField("Remind me", [Choice("30", "30 days before"), Choice("60", "60 days before")], none="Never")
    show_all(field)
    assert field.value() is None
    field.box.setFocus()
    with qtbot.waitSignal(field.changed):
        qtbot.keyClick(field.box, KEY.Key_Down)
    assert field.value() == "30"
    with pytest.raises(ValueError, match="no choice"):
        field.set_value("90")
    field.set_choices([Choice("30", "A month"), Choice("7", "A week")])
    assert field.value() == "30"


def test_the_wheel_changes_no_choice(qtbot: QtBot, show_all: ShowAll) -> None:
    field = SelectField("Kind", [Choice("a", "A"), Choice("b", "B")])
    show_all(field)
    field.set_value("a")
    field.box.setFocus()
    turned = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, -120), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(field.box, turned)
    assert field.value() == "a"


def test_choice_and_flag(qtbot: QtBot, show_all: ShowAll) -> None:
    kind = ChoiceField("Kind", [Segment("a", "A"), Segment("b", "B")])
    flag = FlagField("Keeps in touch")
    show_all(kind, flag)
    with qtbot.waitSignal(kind.changed):
        kind.control.choose("b")
    assert kind.value() == "b"
    with qtbot.waitSignal(flag.changed):
        qtbot.keyClick(flag.box, KEY.Key_Space)
    assert flag.value() is True


def day_field() -> DateField:
    return DateField("Term ends", date.fromisoformat, date.isoformat, lambda: date(2026, 11, 19))


@pytest.mark.parametrize(
    ("keys", "chosen"),
    [
        ([KEY.Key_Return], date(2026, 11, 19)),
        ([KEY.Key_Right, KEY.Key_Down, KEY.Key_Return], date(2026, 11, 27)),
        ([KEY.Key_Home, KEY.Key_Space], date(2026, 11, 1)),
        ([KEY.Key_End, KEY.Key_Return], date(2026, 11, 30)),
        ([KEY.Key_PageUp, KEY.Key_Return], date(2026, 10, 19)),
    ],
)
def test_a_day_is_chosen_by_keys(qtbot: QtBot, show_all: ShowAll, keys: list[KEY], chosen: date) -> None:
    field = day_field()
    show_all(field)
    popover = field.open_calendar()
    assert popover is not None
    for key in keys[:-1]:
        qtbot.keyClick(popover.grid, key)
    with qtbot.waitSignal(field.changed):
        qtbot.keyClick(popover.grid, keys[-1])
    assert field.value() == chosen
    assert field.edit.hasFocus()


@pytest.mark.parametrize("edge", [date.min, date.max])
def test_the_calendar_ends_with_time(qtbot: QtBot, show_all: ShowAll, edge: date) -> None:
    field = day_field()
    show_all(field)
    field.set_value(edge)
    popover = field.open_calendar()
    assert popover is not None
    for key in (KEY.Key_Up, KEY.Key_Down, KEY.Key_PageUp, KEY.Key_PageDown, KEY.Key_Left):
        qtbot.keyClick(popover.grid, key)
    popover.grab()
    popover.close()


def test_a_day_can_be_clicked_and_taken_away(qtbot: QtBot, show_all: ShowAll) -> None:
    field = day_field()
    show_all(field)
    popover = field.open_calendar()
    assert popover is not None
    cell = popover.grid._cell(0, 3).center().toPoint()
    expected = popover.grid.first_shown().toordinal() + 3
    qtbot.mouseClick(popover.grid, Qt.MouseButton.LeftButton, pos=cell)
    assert field.value() == date.fromordinal(expected)
    again = field.open_calendar()
    assert again is not None
    again.chosen.emit(None)
    assert field.value() is None


def test_tags_are_made_by_enter_comma_and_leaving(qtbot: QtBot, show_all: ShowAll) -> None:
    field, after = TagField("Tags"), TextField("After")
    show_all(field, after)
    field.edit.setFocus()
    qtbot.keyClicks(field.edit, "board")
    qtbot.keyClick(field.edit, KEY.Key_Return)
    qtbot.keyClicks(field.edit, "finance,Board,")
    assert field.value() == ("board", "finance")
    qtbot.keyClicks(field.edit, "  two   words ")
    assert field.value() == ("board", "finance", "two words")
    after.edit.setFocus()
    assert field.edit.text() == ""
    field.edit.setFocus()
    with qtbot.waitSignal(field.changed):
        qtbot.keyClick(field.edit, KEY.Key_Backspace)
    assert field.value() == ("board", "finance")


def test_a_known_tag_is_offered_but_never_forced(qtbot: QtBot, show_all: ShowAll) -> None:
    field = TagField("Tags", lambda text: ["finance", "fundraising"] if text.startswith("f") else [])
    show_all(field)
    field.edit.setFocus()
    qtbot.keyClicks(field.edit, "fin")
    qtbot.keyClick(field.edit, KEY.Key_Return)
    assert field.value() == ("fin",)
    qtbot.keyClicks(field.edit, "f")
    qtbot.keyClick(field.edit, KEY.Key_Down)
    qtbot.keyClick(field.edit, KEY.Key_Return)
    assert field.value() == ("fin", "finance")


def test_pasted_tags_are_parted(qtbot: QtBot, show_all: ShowAll) -> None:
    field = TagField("Tags")
    show_all(field)
    QApplication.clipboard().setText("a, b, <i>c</i>, d")
    field.edit.setFocus()
    field.edit.paste()
    assert field.value() == ("a", "b", "<i>c</i>", "d")


PEOPLE = [Option(n, name, "Northwind") for n, name in enumerate(("Dana Whitcombe", "Sam Lindqvist", "Will Tran"))]


def find(text: str) -> list[Option]:
    return [option for option in PEOPLE if text.lower() in option.title.lower()]


def test_one_is_picked_by_typing(qtbot: QtBot, show_all: ShowAll) -> None:
    field, after = PickerField("Introduced by", find), TextField("After")
    show_all(field, after)
    field.edit.setFocus()
    qtbot.keyClicks(field.edit, "a")
    qtbot.keyClick(field.edit, KEY.Key_Down)
    with qtbot.waitSignal(field.changed):
        qtbot.keyClick(field.edit, KEY.Key_Return)
    assert field.value() == PEOPLE[1]
    qtbot.keyClicks(field.edit, "zzz")
    after.edit.setFocus()
    assert field.edit.text() == "Sam Lindqvist"
    field.edit.setFocus()
    field.edit.selectAll()
    qtbot.keyClick(field.edit, KEY.Key_Delete)
    with qtbot.waitSignal(field.changed):
        after.edit.setFocus()
    assert field.value() is None


def test_what_is_not_there_can_be_made(qtbot: QtBot, show_all: ShowAll) -> None:
    made: list[str] = []

    def create(text: str) -> Option:
        made.append(text)
        return Option("new", text)

    field = PickerField("Employer", find, create)
    show_all(field)
    field.edit.setFocus()
    qtbot.keyClicks(field.edit, "Tally <b>")
    assert field.suggestions.isVisible()
    qtbot.keyClick(field.edit, KEY.Key_Return)
    assert made == ["Tally <b>"]
    assert field.value() == Option("new", "Tally <b>")


def test_escape_closes_the_list_and_nothing_else(qtbot: QtBot, show_all: ShowAll) -> None:
    field = PickerField("Employer", find)
    show_all(field)
    field.edit.setFocus()
    qtbot.keyClicks(field.edit, "d")
    qtbot.keyClick(field.edit, KEY.Key_Escape)
    assert not field.suggestions.isVisible()
    assert field.edit.text() == "d"


def test_several_are_picked_each_once(qtbot: QtBot, show_all: ShowAll) -> None:
    field = ManyPickerField("People", find)
    show_all(field)
    field.edit.setFocus()
    for text in ("dana", "will"):
        qtbot.keyClicks(field.edit, text)
        qtbot.keyClick(field.edit, KEY.Key_Return)
    assert [option.title for option in field.value()] == ["Dana Whitcombe", "Will Tran"]
    qtbot.keyClicks(field.edit, "dana")
    assert not field.suggestions.isVisible()
    field.edit.clear()
    with qtbot.waitSignal(field.changed):
        qtbot.mouseClick(field.box.tokens[0], Qt.MouseButton.LeftButton)
    assert [option.title for option in field.value()] == ["Will Tran"]


def test_rows_are_added_and_taken_by_keyboard(qtbot: QtBot, show_all: ShowAll) -> None:
    field = LabelledField("E-mail", ("work", "home"), add="Add e-mail")
    show_all(field)
    field.set_value([("work", "a@b.org"), ("assistant", "c@d.org")])
    assert field.value() == (("work", "a@b.org"), ("assistant", "c@d.org"))
    qtbot.keyClick(field.rows[0].text.edit, KEY.Key_Return)
    assert field.rows[1].text.edit.hasFocus()
    qtbot.keyClicks(field.rows[1].text.edit, "x@y.org")
    assert field.value() == (("work", "a@b.org"), ("home", "x@y.org"), ("assistant", "c@d.org"))
    with qtbot.waitSignal(field.changed):
        qtbot.keyClick(field.rows[0].remove, KEY.Key_Space)
    assert field.rows[0].text.edit.hasFocus()
    assert field.value() == (("home", "x@y.org"), ("assistant", "c@d.org"))


def test_labels_are_typed_where_none_are_given_and_stay_as_they_were(qtbot: QtBot, show_all: ShowAll) -> None:
    field = LabelledField("Least in a category", ())
    show_all(field)
    field.set_value([("two\nlines ", "8")])
    assert field.value() == (("two\nlines ", "8"),)
    field.add_button.click()
    name = field.rows[1].focusProxy()
    assert name is not None
    assert name.hasFocus()
    qtbot.keyClicks(name, " Ethics ")
    qtbot.keyClicks(field.rows[1].text.edit, "4")
    assert field.value() == (("two\nlines ", "8"), ("Ethics", "4"))
    assert name.accessibleName() == "Least in a category: of"


def test_rows_without_text_count_for_nothing(qtbot: QtBot, show_all: ShowAll) -> None:
    field = LabelledField("Phone", ("mobile",), check=lambda text: None if text.isdigit() else "Digits only")
    show_all(field)
    field.add_button.click()
    assert field.value() == ()
    qtbot.keyClicks(field.rows[0].text.edit, "x")
    assert not field.check()
    assert field.error() == "Digits only"


def test_a_file_is_chosen_dropped_and_taken_away(qtbot: QtBot, show_all: ShowAll, tmp_path: Path) -> None:
    small, big = tmp_path / "notes.txt", tmp_path / "big.bin"
    small.write_bytes(b"1234")
    big.write_bytes(b"x" * 2000)
    field = FileField("Document", limit=1000, ask=lambda _: small)
    show_all(field)
    with qtbot.waitSignal(field.changed):
        field._choose_button.click()
    assert field.value() == FileItem("notes.txt", 4, small)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(big))])
    drop = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    field.dropEvent(drop)
    assert field.value() == FileItem("notes.txt", 4, small)
    assert "bigger than" in (field.error() or "")
    field.take(tmp_path)
    assert field.error() == f"{tmp_path.name} is not a file"
    with qtbot.waitSignal(field.changed):
        field._remove_button.click()
    assert field.value() is None
