"""The colours of one theme, by the names that the design gives them."""

import json
from collections.abc import Mapping
from typing import Literal, TypeAlias

from PySide6.QtGui import QColor

from organizer.kernel.resources import resource

ColourName: TypeAlias = Literal[
    "window", "sidebar", "surface", "raised", "sunken", "hover", "pressed", "selected", "track", "chip",
    "border-subtle", "border", "border-control", "scrim", "text", "text-2", "text-3", "text-disabled",
    "accent", "accent-hover", "accent-pressed", "accent-text", "accent-tint", "on-accent", "focus",
    "success", "success-text", "success-tint", "warn", "warn-text", "warn-tint",
    "danger", "on-danger", "danger-text", "danger-tint", "info", "info-text", "info-tint",
    "warm-tint", "warm-border", "warm-text", "chart-grid", "chart-axis", "chart-label", "chart-ref",
    "c1", "c1-tint", "c2", "c2-tint", "c3", "c3-tint", "c4", "c4-tint", "c5", "c5-tint", "c6", "c6-tint",
    "c7", "c7-tint", "c8", "c8-tint", "seq1", "seq2", "seq3", "seq4", "seq5", "seq6", "seq7",
    "fan-outer", "fan-inner", "fan-line", "av-maya", "av-alex", "av-noa", "on-av",
]  # fmt: skip

Scheme: TypeAlias = Literal["light", "dark"]


class Tokens:
    """``tokens["accent"]`` is a QColor; an unknown name is a KeyError. Treat the colours as constants."""

    __slots__ = ("_colours", "scheme")

    def __init__(self, scheme: Scheme, colours: Mapping[str, str]) -> None:
        self.scheme: Scheme = scheme
        self._colours = {name: QColor(value) for name, value in colours.items()}

    def __getitem__(self, name: ColourName) -> QColor:
        return self._colours[name]

    def named(self, name: str) -> QColor:
        """The colour for a name made at run time (``f"c{n}"``, a member's colour), or for a ``#rrggbb`` value."""
        return QColor(name) if name.startswith("#") else self._colours[name]

    def names(self) -> frozenset[str]:
        return frozenset(self._colours)

    def scrim(self) -> QColor:
        """What lies over a window behind a drawer or a dialog; it lets the window through."""
        dim = QColor(self["scrim"])
        dim.setAlphaF(0.55 if self.scheme == "dark" else 0.28)
        return dim


def load_tokens() -> dict[Scheme, Tokens]:
    """Both themes, from the shipped tokens."""
    data = json.loads(resource("themes", "tokens.json").read_text("utf-8"))
    return {"light": Tokens("light", data["light"]), "dark": Tokens("dark", data["dark"])}
