"""Which translations editors have to look at. Three queries, however many pages."""

from dataclasses import dataclass

from wagtail.models import Page

from home.translation.status import (
    NEEDS_WORK,
    TranslationState,
    state_of,
    tracked_translations,
)


@dataclass(frozen=True)
class TranslationWork:
    page: Page
    state: TranslationState


def translations_needing_work() -> list[TranslationWork]:
    """Live translations that are stale or partial, the longest waiting first."""
    pages = _live_pages()
    found = []
    for translation in tracked_translations():
        key = translation.source.object_id
        page = pages.get((key, translation.target_locale_id))
        if page is None:
            continue
        state = state_of(page, translation, pages.get((key, translation.source.locale_id)))
        if state in NEEDS_WORK:
            found.append(TranslationWork(page, state))
    return sorted(found, key=lambda work: (work.page.last_published_at, work.page.pk))


def pages_without_translation(language: str) -> list[Page]:
    """Live pages that have no version of their own in `language`."""
    pages = _live_pages().values()
    translated = {page.translation_key for page in pages if page.locale.language_code == language}
    return [page for page in pages if page.translation_key not in translated]


def _live_pages() -> dict[tuple[object, int], Page]:
    pages = Page.objects.live().filter(depth__gt=1, alias_of__isnull=True).select_related("locale")
    return {(page.translation_key, page.locale_id): page for page in pages.order_by("path")}
