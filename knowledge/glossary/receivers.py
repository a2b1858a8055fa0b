"""A term changed: the search of every process takes up the glossary at its next question."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from knowledge.glossary.models import Term
from search.models import IndexState


@receiver([post_save, post_delete], sender=Term)
def on_term_changed(**kwargs: Any) -> None:
    IndexState.glossary_changed()
