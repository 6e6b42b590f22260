"""The page of learning."""

from .page import LearningPage

__all__ = ["LearningPage"]
