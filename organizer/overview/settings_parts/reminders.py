"""Whether and how the program reminds."""

from __future__ import annotations

from organizer.overview.reminders.choices import choose_general_words, choose_reminding, in_general_words, reminds
from organizer.ui.context import PageContext
from organizer.ui.toggles import Toggle

from .group import SettingsGroup, line


class ReminderSettings(SettingsGroup):
    def __init__(self, context: PageContext) -> None:
        super().__init__("Reminders")
        settings = context.settings
        self.on, self.general = Toggle(), Toggle()
        self.on.setAccessibleName("Remind me")
        self.on.setChecked(reminds(settings))
        self.on.toggled.connect(lambda on: choose_reminding(settings, on))
        self.general.setAccessibleName("General words only")
        self.general.setChecked(in_general_words(settings))
        self.general.toggled.connect(lambda on: choose_general_words(settings, on))
        card = self.add_card("While the program runs")
        card.addWidget(line("Remind me", "Ten minutes before what has an hour, at nine of what is due today", self.on))
        words = "Notifications say that something is due, and never what, who or where"
        card.addWidget(line("General words only", words, self.general))
        self.column.addStretch(1)
