"""The page of standing."""

from .page import StandingPage

__all__ = ["StandingPage"]
