"""Agenda: everything with a date, by day."""
