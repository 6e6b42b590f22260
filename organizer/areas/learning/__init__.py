"""Courses, credentials with their credits, and skills."""
