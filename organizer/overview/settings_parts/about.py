"""The program: its version, and what it is made with."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout

from organizer.ui.label import Label

from .group import SettingsGroup

PartRow = tuple[str, str, str]
"""Name, version and licence of a library."""
_SHIPPED: tuple[PartRow, ...] = (("Inter", "4", "OFL-1.1"), ("Lucide", "1", "ISC"))


class About(SettingsGroup):
    def __init__(self, version: str, parts: Sequence[PartRow]) -> None:
        super().__init__("About")
        words = self.add_card("Organizer")
        words.addWidget(Label(f"Version {version}", "body"))
        words.addWidget(
            Label("Free software under the MIT licence. It works offline and never opens a connection.", "body",
                  "text-2", wrap=True)
        )  # fmt: skip
        made_with = self.add_card("Made with")
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        for row, (name, number, licence) in enumerate((*parts, *_SHIPPED)):
            grid.addWidget(Label(name, "body"), row, 0)
            grid.addWidget(Label(number, "body", "text-2"), row, 1)
            grid.addWidget(Label(licence, "label", "text-3"), row, 2)
        made_with.addLayout(grid)
        self.column.addStretch(1)
