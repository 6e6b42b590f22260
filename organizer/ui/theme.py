"""The look of the running program: which colours hold now, how dense rows are, whether things move.

The composition root makes one `Theme` and installs it on the application. Widgets and delegates ask `theme()` while
they paint; a switch changes the palette, which makes Qt repaint every widget, so nobody has to keep colours.
"""

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QToolTip

from organizer.ui.fonts import font, load_fonts
from organizer.ui.icons import IconCache
from organizer.ui.tokens import ColourName, Scheme, Tokens, load_tokens

if TYPE_CHECKING:
    from collections.abc import Mapping

_PROPERTY = "organizer_theme"


class Mode(Enum):
    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Density(Enum):
    """The value is what each row gains in height, in pixels."""

    COMPACT = -4
    DEFAULT = 0
    COMFORTABLE = 4


class Theme(QObject):
    changed = Signal()
    """Colours or density are new. Widgets that paint need not listen; those that lay out by row height do."""

    def __init__(
        self,
        application: QApplication,
        mode: Mode = Mode.SYSTEM,
        density: Density = Density.DEFAULT,
        reduced_motion: bool = False,
    ) -> None:
        super().__init__(application)
        self._application = application
        self._themes: Mapping[Scheme, Tokens] = load_tokens()
        self._mode = mode
        self._density = density
        self.reduced_motion = reduced_motion
        self.icons = IconCache()
        self.tokens = self._themes[self._wanted()]

    def install(self, *, styled: bool = False) -> None:
        """Set fonts, style and colours on the application, and follow the system's colours from now on.

        `styled`: the application was started with the Fusion style, so that there is no need to ask.
        """
        load_fonts()
        self._application.setProperty(_PROPERTY, self)
        if not styled and self._application.style().objectName().lower() != "fusion":
            self._application.setStyle("Fusion")
        self._application.setFont(font("body"))
        QToolTip.setFont(font("label"))
        self._dress()
        self._application.styleHints().colorSchemeChanged.connect(self._system_changed)

    @property
    def mode(self) -> Mode:
        return self._mode

    def set_mode(self, mode: Mode) -> None:
        self._mode = mode
        self._follow()

    @property
    def density(self) -> Density:
        return self._density

    def set_density(self, density: Density) -> None:
        if density is not self._density:
            self._density = density
            self.changed.emit()

    def row_height(self, default: int = 36) -> int:
        """The height of a row that the design draws at `default`."""
        return default + self._density.value

    def _wanted(self) -> Scheme:
        if self._mode is Mode.SYSTEM:
            dark = self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark
            return "dark" if dark else "light"
        return "dark" if self._mode is Mode.DARK else "light"

    def _system_changed(self) -> None:
        if self._mode is Mode.SYSTEM:
            self._follow()

    def _follow(self) -> None:
        wanted = self._wanted()
        if wanted != self.tokens.scheme:
            self.tokens = self._themes[wanted]
            self._dress()
            self.changed.emit()

    def _dress(self) -> None:
        self._application.setPalette(palette(self.tokens))
        QToolTip.setPalette(_tooltip_palette(self.tokens))


def theme() -> Theme:
    """The theme of the running application. RuntimeError before one is installed."""
    application = QApplication.instance()
    found = application.property(_PROPERTY) if application is not None else None
    if not isinstance(found, Theme):
        raise RuntimeError("no theme is installed on the application")
    return found


def palette(tokens: Tokens) -> QPalette:
    """What Qt's own widgets take from the tokens."""
    role = QPalette.ColorRole
    made = QPalette()
    for target, name in _ROLES.items():
        made.setColor(target, tokens[name])
    for target in (role.WindowText, role.Text, role.ButtonText, role.PlaceholderText):
        made.setColor(QPalette.ColorGroup.Disabled, target, tokens["text-disabled"])
    return made


_ROLES: dict[QPalette.ColorRole, ColourName] = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "text-3",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on-accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent-text",
    QPalette.ColorRole.LinkVisited: "accent-text",
    QPalette.ColorRole.BrightText: "danger-text",
    QPalette.ColorRole.Light: "raised",
    QPalette.ColorRole.Midlight: "border-subtle",
    QPalette.ColorRole.Mid: "border",
    QPalette.ColorRole.Dark: "border-control",
    QPalette.ColorRole.Shadow: "border-control",
    QPalette.ColorRole.ToolTipBase: "text",
    QPalette.ColorRole.ToolTipText: "window",
}


def _tooltip_palette(tokens: Tokens) -> QPalette:
    made = palette(tokens)
    for role in (QPalette.ColorRole.Window, QPalette.ColorRole.Base, QPalette.ColorRole.Shadow):
        made.setColor(role, tokens["text"])
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text):
        made.setColor(role, tokens["window"])
    return made
