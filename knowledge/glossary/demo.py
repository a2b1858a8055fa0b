"""Part of `seed_demo`. The terms are real and stay when the demo goes."""

from home.services.progress import Progress
from knowledge.glossary.loading import load_glossary


def load(progress: Progress) -> None:
    load_glossary(progress)


def unload() -> None:
    """Nothing here is made for the demo."""
