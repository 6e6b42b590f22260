"""Organizer: a calm, private desktop program for a working life."""
