"""Inter and the type scale of the design."""

from functools import cache, lru_cache
from typing import Literal, TypeAlias

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from organizer.kernel.resources import resource

FontName: TypeAlias = Literal[
    "hero", "figure-lg", "figure", "figure-sm", "title", "heading", "page-title", "dialog-title", "section-lg",
    "section", "strong", "row-title", "body", "long", "lead", "label", "label-medium", "label-strong",
    "caption", "caption-medium", "caption-strong",
]  # fmt: skip

# pixels, line height, weight, tracking in per cent of the size
_SCALE: dict[FontName, tuple[int, int, int, float]] = {
    "hero": (30, 36, 600, -2.2),
    "figure-lg": (26, 32, 600, -2.2),
    "figure": (24, 30, 600, -2.0),
    "figure-sm": (20, 28, 600, -1.5),
    "title": (22, 28, 600, -1.5),
    "heading": (18, 24, 600, -1.5),
    "page-title": (17, 24, 600, -1.2),
    "dialog-title": (15, 20, 600, 0),
    "section-lg": (14, 20, 600, 0),
    "section": (13, 20, 600, 0),
    "strong": (13, 20, 600, 0),
    "row-title": (13, 20, 500, 0),
    "body": (13, 20, 400, 0),
    "long": (13, 21, 400, 0),
    "lead": (14, 22, 400, 0),
    "label": (12, 16, 400, 0),
    "label-medium": (12, 16, 500, 0),
    "label-strong": (12, 16, 600, 0),
    "caption": (11, 16, 400, 0),
    "caption-medium": (11, 16, 500, 0),
    "caption-strong": (11, 16, 600, 0),
}


def load_fonts() -> None:
    """Register the shipped Inter; without it Qt falls back to the system's sans, so a missing file is no error."""
    for weight in ("Regular", "Medium", "SemiBold"):
        try:
            path = resource("fonts", f"Inter-{weight}.ttf")
        except FileNotFoundError:
            continue
        QFontDatabase.addApplicationFont(str(path))


def inter(pixels: int, weight: int, tracking: float = 0.0) -> QFont:
    """Inter with tabular numerals, which every figure in the program has."""
    made = QFont(["Inter", "Segoe UI", "SF Pro Text", "Noto Sans", "DejaVu Sans"])
    made.setPixelSize(pixels)
    made.setWeight(QFont.Weight(weight))
    made.setFeature(QFont.Tag("tnum"), 1)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if tracking:
        made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, pixels * tracking / 100)
    return made


@cache
def _scaled(name: FontName) -> QFont:
    pixels, _, weight, tracking = _SCALE[name]
    return inter(pixels, weight, tracking)


def font(name: FontName) -> QFont:
    return QFont(_scaled(name))


def line_height(name: FontName) -> int:
    return _SCALE[name][1]


@cache
def metrics(name: FontName) -> QFontMetricsF:
    """Fractional metrics of the font, for measuring text in painted widgets and delegates."""
    return QFontMetricsF(_scaled(name))


@lru_cache(maxsize=2000)
def text_width(name: FontName, text: str) -> float:
    """Kept, since the same words are measured again each time they are laid out or painted."""
    return metrics(name).horizontalAdvance(text)
