"""A report as its cooperative works on it, and the words of it that readers see."""

from knowledge.adoption.models.published import PublishedReport
from knowledge.adoption.models.report import AdoptionReport

__all__ = ["AdoptionReport", "PublishedReport"]
