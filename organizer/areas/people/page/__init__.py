"""The page of People."""

from .people import PeoplePage

__all__ = ["PeoplePage"]
