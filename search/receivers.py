"""Signals that mean: an object may be found differently now."""

from collections.abc import Iterable
from typing import Any

from django.core.signals import request_finished
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from search.indexing import refresh
from search.insight import counting


@receiver([post_save, post_delete])
def on_saved_or_deleted(instance: Model, **kwargs: Any) -> None:
    refresh(instance)


@receiver(m2m_changed)
def on_relations_changed(instance: Model | type[Model], action: str, **kwargs: Any) -> None:
    if action.startswith("post_") and isinstance(instance, Model):
        refresh(instance)


@receiver([page_published, page_unpublished])
def on_published_or_unpublished(instance: Page, **kwargs: Any) -> None:
    """Once more after saving: what hangs on the page is saved after the page itself.

    Translations show each other's titles.
    """
    refresh(instance, *(page.specific for page in instance.get_translations()))


@receiver(post_page_move)
def on_moved(instance: Page, **kwargs: Any) -> None:
    _refresh_tree(instance)


@receiver(pre_save)
def on_slug_changing(instance: Model, update_fields: Iterable[str] | None, **kwargs: Any) -> None:
    """Wagtail tells of a new slug only after the commit; the note belongs to the transaction."""
    if not isinstance(instance, Page) or not instance.pk:
        return
    if update_fields is None or "slug" in update_fields:
        before = Page.objects.filter(pk=instance.pk).values_list("slug", flat=True).first()
        if before not in (None, instance.slug):
            _refresh_tree(instance)


@receiver([post_save, post_delete], sender=PageViewRestriction)
def on_view_restriction_changed(
    instance: PageViewRestriction, origin: Any = None, **kwargs: Any
) -> None:
    """What goes with its page is told of by the page."""
    if origin is None or getattr(origin, "model", type(origin)) is PageViewRestriction:
        _refresh_tree(instance.page)


def _refresh_tree(page: Page) -> None:
    refresh(*Page.objects.descendant_of(page, inclusive=True).specific())


@receiver(request_finished)
def on_request_finished(**kwargs: Any) -> None:
    """The answer has gone out; nobody waits for the counts."""
    counting.write()
