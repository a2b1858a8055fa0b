"""What becomes of a page's versions in other languages when the page itself is closed or taken off.

A private page is private in every language: its translations are closed and opened with it, whoever
does it, as wagtail-localize does when it publishes one; else the same words, and the same files,
would stay open at another address. A translation may be closed alone, and stays so when it is
published (`closed_as_they_were`). Taking a page off the site asks (`unpublishing`), deleting it too
(`deleting`).
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction
from wagtail.query import PageQuerySet
from wagtail_localize.models import Translation

COPIED = ("restriction_type", "password")


def versions_of(page: Page) -> PageQuerySet:
    """The same page in other languages, and copies that follow one of them."""
    same = Q(translation_key=page.translation_key)
    copies = Q(alias_of__translation_key=page.translation_key)
    return Page.objects.filter(same | copies).exclude(pk=page.pk).order_by("pk")


def followers_of(page: Page) -> PageQuerySet:
    """Those that are closed with it: all versions of an original, the copies of a translation."""
    translations = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id
    )
    versions = versions_of(page)
    return versions.filter(alias_of=page.pk) if translations.exists() else versions


@receiver(post_save, sender=PageViewRestriction)
def on_closed(instance: PageViewRestriction, raw: bool = False, **kwargs: Any) -> None:
    if raw:
        return
    said = {name: getattr(instance, name) for name in COPIED}
    for page in followers_of(instance.page):
        row = page.view_restrictions.first() or PageViewRestriction(page=page)
        if row.pk is None or any(getattr(row, name) != value for name, value in said.items()):
            for name, value in said.items():
                setattr(row, name, value)
            row.save()
            row.groups.set(instance.groups.all())


@receiver(m2m_changed, sender=PageViewRestriction.groups.through)
def on_groups_changed(instance: Any, action: str, **kwargs: Any) -> None:
    if not (action.startswith("post_") and isinstance(instance, PageViewRestriction)):
        return
    groups = set(instance.groups.all())
    for row in _of_followers(instance):
        if set(row.groups.all()) != groups:
            row.groups.set(groups)


@receiver(post_delete, sender=PageViewRestriction)
def on_opened(instance: PageViewRestriction, origin: Any = None, **kwargs: Any) -> None:
    """Not where a page is deleted: its other versions stay as closed as they are."""
    is_meant = getattr(origin, "model", type(origin)) is PageViewRestriction
    if is_meant:
        _of_followers(instance).delete()


def _of_followers(instance: PageViewRestriction) -> QuerySet[PageViewRestriction]:
    pages = followers_of(instance.page).order_by().values("pk")
    return PageViewRestriction.objects.filter(page__in=pages)


@contextmanager
def closed_as_they_were(pages: Iterable[Page]) -> Iterator[None]:
    """Around what wagtail-localize writes: it gives each translation the closing of its source, and
    so opens one that was closed alone, or more narrowly. All of it is one transaction.
    """
    with transaction.atomic():
        before = [
            (row, set(row.groups.all()))
            for row in PageViewRestriction.objects.filter(page__in=list(pages))
        ]
        yield
        for row, groups in before:
            now = PageViewRestriction.objects.filter(page=row.page_id).first()
            if now is None or any(getattr(now, name) != getattr(row, name) for name in COPIED):
                row.pk = now.pk if now else None
                row.save()
                now = row
            if set(now.groups.all()) != groups:
                now.groups.set(groups)
