"""The page of learning."""

from __future__ import annotations

from organizer.ui.area_page import AreaPage


class LearningPage(AreaPage):
    title = "Learning"
