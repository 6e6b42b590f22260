"""The page of money."""

from .money import MoneyPage

__all__ = ["MoneyPage"]
