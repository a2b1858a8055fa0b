"""Public content changed: stored pages are out of date once the change is committed."""

from collections.abc import Collection
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver
from wagtail.signals import post_page_move

from home import shelf
from home.topics import PAGES

# App or model to the topic that its changes are told as.
TOPICS = {
    "agreements": "agreements",
    "apprenticeships": "apprenticeships",
    "glossary": "glossary",
    "home": "home",
    "knowledge": "knowledge",
    "organisations": "organisations",
    "taggit": "knowledge",
    "wagtail_localize.translation": PAGES,
    "wagtail_localize.translationsource": PAGES,
    "wagtailcore": PAGES,
    "wagtaildocs": PAGES,
    "wagtailimages": PAGES,
    "wagtailredirects": PAGES,
}
# No reader sees these: they come with drafts, or while somebody types, or in the hundreds.
# What they accompany tells of itself.
QUIET = {
    "agreements.reminder",
    "agreements.reminderpreference",
    "wagtailcore.modellogentry",
    "wagtailcore.pagelogentry",
    "wagtailcore.referenceindex",
    "wagtailcore.revision",
    "wagtailimages.rendition",
}
# What a page or record says of its draft.
OF_DRAFT = {
    "draft_title",
    "has_unpublished_changes",
    "latest_revision",
    "latest_revision_created_at",
}


@receiver([post_save, post_delete, m2m_changed])
def on_public_content_changed(
    sender: type[Model], update_fields: Collection[str] | None = None, **kwargs: Any
) -> None:
    label = sender._meta.label_lower
    topic = TOPICS.get(label) or TOPICS.get(sender._meta.app_label)
    if topic is None or label in QUIET:
        return
    if update_fields is None or not OF_DRAFT.issuperset(update_fields):
        _tell(topic)


@receiver(post_page_move)
def on_page_moved(sender: type[Model], **kwargs: Any) -> None:
    """The tree is moved without a signal of the models."""
    _tell(PAGES)


def _tell(topic: str) -> None:
    if settings.PAGE_CACHE_SECONDS:
        transaction.on_commit(lambda: shelf.bump(topic))
