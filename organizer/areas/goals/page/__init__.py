"""The page of goals."""

from .goals import GoalsPage

__all__ = ["GoalsPage"]
