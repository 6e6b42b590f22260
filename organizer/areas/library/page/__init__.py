"""The page of the library."""

from .library import LibraryPage

__all__ = ["LibraryPage"]
