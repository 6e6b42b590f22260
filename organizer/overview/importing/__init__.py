"""Bringing in files of other programs: choose, look, decide, import, and take it back."""
