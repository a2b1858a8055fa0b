"""Public content changed: stored pages are out of date once the change is committed."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver

from home import shelf

PUBLIC_APPS = {
    "agreements",
    "apprenticeships",
    "glossary",
    "home",
    "knowledge",
    "organisations",
    "taggit",
    "wagtailcore",
    "wagtaildocs",
    "wagtailimages",
    "wagtailredirects",
}


@receiver([post_save, post_delete, m2m_changed])
def on_public_content_changed(sender: type[Model], **kwargs: Any) -> None:
    if settings.PAGE_CACHE_SECONDS and sender._meta.app_label in PUBLIC_APPS:
        transaction.on_commit(shelf.bump)
