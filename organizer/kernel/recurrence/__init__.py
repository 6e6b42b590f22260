"""How something repeats: RFC 5545's rules, kept as they were written, understood when they are asked."""

from .recurrence import Recurrence

__all__ = ["Recurrence"]
