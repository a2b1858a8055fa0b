"""Changes of public rows, told once they are committed: one renewal for each transaction."""

import threading
import weakref
from collections.abc import Collection, Iterable
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import post_page_move

from home.cache import generations
from home.cache.declared import declaration_of

# What a page or record says of its draft.
OF_DRAFT = {
    "draft_title",
    "has_unpublished_changes",
    "latest_revision",
    "latest_revision_created_at",
}


class _Renewal:
    """The topics that a transaction has changed; called once it is committed."""

    def __init__(self, topics: set[str]) -> None:
        self.topics = topics
        self.is_due = True

    def __call__(self) -> None:
        self.is_due = False
        generations.renew(self.topics)


class _Waiting(threading.local):
    """The renewal that this thread's transaction has asked for.

    Django alone holds on to it, and lets go when the transaction or savepoint that asked for it
    is rolled back; what is told after that asks for another.
    """

    renewal: weakref.ref[_Renewal] | None = None


_waiting = _Waiting()


def changed(*models: type[Model]) -> None:
    """Rows of these models were written without signals: in bulk, by `update` or by SQL.

    Call it in the transaction that writes. Models that are not public tell nothing.
    """
    found = (declaration_of(model) for model in models)
    _tell(declared.topic for declared in found if declared and not declared.is_quiet)


def told(topic: str) -> None:
    """Rows that tell nothing of themselves were written, all of them at once."""
    _tell([topic])


@receiver([post_save, post_delete, m2m_changed])
def on_changed(
    sender: type[Model],
    instance: Model,
    update_fields: Collection[str] | None = None,
    created: bool = False,
    **kwargs: Any,
) -> None:
    if update_fields is not None and OF_DRAFT.issuperset(update_fields):
        return
    if created and getattr(instance, "live", True) is False:
        return  # a draft from its birth
    changed(sender)


@receiver(post_page_move)
def on_page_moved(sender: type[Model], **kwargs: Any) -> None:
    """The tree is moved without a signal of the models."""
    changed(Page)


def forget() -> None:
    """The transaction that something was told in is none that will be committed (a test's)."""
    _waiting.renewal = None


def _tell(topics: Iterable[str]) -> None:
    told = set(topics)
    if not told or not settings.PAGE_CACHE_SECONDS:
        return
    renewal = _waiting.renewal and _waiting.renewal()
    if renewal and renewal.is_due:
        renewal.topics |= told
    else:
        renewal = _Renewal(told)
        _waiting.renewal = weakref.ref(renewal)
        transaction.on_commit(renewal)
