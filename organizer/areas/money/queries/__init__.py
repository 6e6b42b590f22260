"""Reads of money that the common ones cannot express."""
