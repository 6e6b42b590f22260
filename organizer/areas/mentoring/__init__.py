"""Mentoring and coaching, received and given."""
