"""How the program looks."""

from __future__ import annotations

from organizer.overview.look import DENSITIES, HIDE_AMOUNTS, MODES, choose_density, choose_mode, choose_still
from organizer.ui.context import PageContext
from organizer.ui.segmented import Segment, SegmentedControl
from organizer.ui.theme import theme
from organizer.ui.toggles import Toggle

from .group import SettingsGroup, line


class AppearanceSettings(SettingsGroup):
    def __init__(self, context: PageContext) -> None:
        super().__init__("Appearance")
        settings = context.settings
        modes = {mode.value: mode for mode, *_ in MODES}
        self.mode = SegmentedControl([Segment(m.value, label, icon) for m, label, icon in MODES], "Colours")
        self.mode.changed.connect(lambda key: choose_mode(settings, modes[key]))
        densities = {density.name: density for density, _ in DENSITIES}
        self.density = SegmentedControl([Segment(d.name, label) for d, label in DENSITIES], "Rows")
        self.density.changed.connect(lambda key: choose_density(settings, densities[key]))
        self.still, self.hidden = Toggle(), Toggle()
        self.still.setAccessibleName("Reduce motion")
        self.still.toggled.connect(lambda on: choose_still(settings, on))
        self.hidden.setAccessibleName("Hide amounts at the start")
        self.hidden.setChecked(settings.text(HIDE_AMOUNTS) == "1")
        self.hidden.toggled.connect(lambda on: settings.set(HIDE_AMOUNTS, "1" if on else ""))
        look = self.add_card("Look")
        look.addWidget(line("Colours", "", self.mode))
        look.addWidget(line("Rows", "Comfortable gives every row four pixels more, compact four less", self.density))
        look.addWidget(line("Reduce motion", "Drawers and messages appear without sliding", self.still))
        privacy = self.add_card("Over one’s shoulder")
        privacy.addWidget(line("Hide amounts at the start", "Ctrl+Shift+H shows and hides them", self.hidden))
        self.column.addStretch(1)
        self.show_chosen()
        theme().changed.connect(self.show_chosen)

    def show_chosen(self) -> None:
        """The look may also be chosen elsewhere."""
        self.mode.set_value(theme().mode.value)
        self.density.set_value(theme().density.name)
        self.still.blockSignals(True)
        self.still.setChecked(theme().reduced_motion)
        self.still.blockSignals(False)
