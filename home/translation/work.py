"""Which translations editors have to look at. A constant number of queries, however many pages."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import DateTimeField, F, OuterRef, Q, QuerySet, Subquery
from wagtail.models import Page
from wagtail_localize.models import Translation

from home.translation.status import TranslationState, tracked_translations


def translations_needing_work(of: Iterable[UUID] | None = None) -> dict[int, TranslationState]:
    """Keys of live translations that are stale or partial, the longest waiting first; all there
    are, or those with the translation keys `of`.

    The database compares, as `status.state_of` does for one: of thousands only those are read
    that need somebody.
    """
    source = OuterRef("source__locale_id")
    tracked: QuerySet[Translation] = tracked_translations()
    if of is not None:
        tracked = tracked.filter(source__object_id__in=set(of))
    translations = tracked.annotate(
        page=Subquery(_live(OuterRef("target_locale_id")).values("pk")[:1]),
        published=_published(OuterRef("target_locale_id")),
        renewed=_published(source),
    )
    by_hand = Q(enabled=False, renewed__gt=F("published"))
    taken_over = Q(source__last_updated_at__gt=F("published"))
    is_older = taken_over | Q(renewed__gt=F("source__last_updated_at"))
    is_stale = by_hand | Q(enabled=True) & is_older
    there = translations.filter(page__isnull=False, published__isnull=False)
    stale = there.filter(is_stale).values_list("published", "page")
    partial = there.filter(enabled=True, is_partial=True).values_list("published", "page")
    found = {pk: (at, TranslationState.PARTIAL) for at, pk in partial.order_by()}
    found |= {pk: (at, TranslationState.STALE) for at, pk in stale.order_by()}
    waiting = sorted(found, key=lambda pk: (found[pk][0], pk))
    return {pk: found[pk][1] for pk in waiting}


def pages_without_translation(language: str) -> list[Page]:
    """Live pages that have no version of their own in `language`."""
    pages = Page.objects.live().filter(depth__gt=1, alias_of__isnull=True).select_related("locale")
    translated = pages.filter(locale__language_code=language).order_by().values("translation_key")
    return list(pages.exclude(translation_key__in=translated).order_by("path"))


def _live(locale: Any) -> QuerySet[Page]:
    """The live version of a translation's source in that language."""
    pages = Page.objects.live().filter(depth__gt=1, alias_of__isnull=True).order_by()
    found: QuerySet[Page] = pages.filter(
        translation_key=OuterRef("source__object_id"), locale_id=locale
    )
    return found


def _published(locale: Any) -> Any:
    at = _live(locale).values("last_published_at")[:1]
    return Subquery(at, output_field=DateTimeField())
