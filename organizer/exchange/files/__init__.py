"""Files of all formats in one shape: planned, previewed, brought in. Pages and the command line know only this."""

from .plan import plan_file
from .shape import Asked, Fate, FilePlan, Preview, Ticks

__all__ = ["Asked", "Fate", "FilePlan", "Preview", "Ticks", "plan_file"]
