"""What ships beside the code: fonts that carry tabular figures, icons that Qt can colour, tokens for both themes."""

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo
from pytestqt.qtbot import QtBot

from organizer.kernel.resources import resource

FONTS = {"Inter-Regular": 400, "Inter-Medium": 500, "Inter-SemiBold": 600, "Inter-Italic": 400}
ICONS = sorted(resource("icons").glob("*.svg"))


def test_a_resource_is_found_in_the_checkout() -> None:
    assert resource("icons", "users.svg") == Path(__file__).parents[2] / "resources" / "icons" / "users.svg"


def test_a_missing_resource_is_named_without_a_path_of_this_computer() -> None:
    with pytest.raises(FileNotFoundError) as error:
        resource("icons", "no-such.svg")
    assert str(error.value) == "icons/no-such.svg"


@pytest.mark.parametrize(("name", "weight"), FONTS.items())
def test_a_font_says_what_it_is_and_has_tabular_figures(name: str, weight: int) -> None:
    font = TTFont(resource("fonts", f"{name}.ttf"))
    assert font["OS/2"].usWeightClass == weight
    assert "tnum" in {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}


def test_qt_knows_the_fonts_as_one_family(qtbot: QtBot) -> None:
    loaded = [QFontDatabase.addApplicationFont(str(resource("fonts", f"{name}.ttf"))) for name in FONTS]
    try:
        assert all("Inter" in QFontDatabase.applicationFontFamilies(number) for number in loaded)
        for weight, style in ((400, "Regular"), (500, "Medium"), (600, "SemiBold")):
            info = QFontInfo(QFont("Inter", 10, weight))
            assert (info.family(), info.weight(), info.styleName()) == ("Inter", weight, style)
    finally:
        for number in loaded:
            QFontDatabase.removeApplicationFont(number)


@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_an_icon_is_a_line_drawing_in_the_current_colour(path: Path) -> None:
    svg = ET.parse(path).getroot()
    assert (svg.get("viewBox"), svg.get("fill"), svg.get("stroke")) == ("0 0 24 24", "none", "currentColor")


def test_both_themes_have_the_same_roles() -> None:
    tokens = json.loads(resource("themes", "tokens.json").read_text(encoding="utf-8"))
    assert tokens["light"].keys() == tokens["dark"].keys()


@pytest.mark.parametrize("parts", [("icons", "LICENSE"), ("fonts", "OFL.txt"), ("LICENSES.md",)], ids="/".join)
def test_what_is_not_ours_ships_with_its_licence(parts: tuple[str, ...]) -> None:
    assert resource(*parts).read_text(encoding="utf-8").strip()
