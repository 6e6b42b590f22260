"""Reminders while the program runs: what begins soon, what is due today, and what was missed, once."""
