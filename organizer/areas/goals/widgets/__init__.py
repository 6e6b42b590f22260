"""Widgets of the goals page."""
