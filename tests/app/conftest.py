"""The program in a window, closed at the end of the test."""

from tests.program_stage import stage, stages

__all__ = ["stage", "stages"]
