"""The groups of the settings page."""

from .about import About, PartRow
from .appearance import AppearanceSettings
from .profile import ProfileSettings
from .reminders import ReminderSettings

__all__ = ["About", "AppearanceSettings", "PartRow", "ProfileSettings", "ReminderSettings"]
