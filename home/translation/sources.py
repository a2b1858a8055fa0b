"""The page that a translation is made from, and whether readers have ever seen it."""

from typing import Any, ClassVar

from django.core.exceptions import ObjectDoesNotExist
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Page
from wagtail_localize.models import Translation

from home.desk.refusals import Refusal

# As part of a sentence, in the language of the page around it.
LANGUAGE_WORDS: dict[str, Any] = {
    "id": pgettext_lazy("a language in a sentence", "Indonesian"),
    "en": pgettext_lazy("a language in a sentence", "English"),
}


class SourceWasNeverPublished(Refusal):
    """Readers would find a translation of what is not there."""

    words: ClassVar[str | Promise] = _(
        "The original has never been on the site. Publish it first, then its translation."
    )


def source_never_published(page: Page) -> Page | None:
    """The original of a page that follows one, where that was never on the site."""
    translations = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
    )
    translation = translations.select_related("source").first()
    if translation is None:
        return None
    try:
        source: Page = translation.source.get_source_instance()
    except ObjectDoesNotExist:
        return None
    is_new = not source.live and source.first_published_at is None
    return source if is_new else None


def refuse_before_its_source(page: Page) -> None:
    """Raises SourceWasNeverPublished."""
    if source_never_published(page):
        raise SourceWasNeverPublished()


def languages_of_translations(pages: list[Page]) -> dict[int, str]:
    """Of those that follow an original, by key: the code of their language. One query."""
    if not pages:
        return {}
    keys = [page.translation_key for page in pages]
    found = Translation.objects.filter(source__object_id__in=keys, enabled=True)
    known = {
        (key, locale): code
        for key, locale, code in found.values_list(
            "source__object_id", "target_locale", "target_locale__language_code"
        )
    }
    codes = {page.pk: known.get((page.translation_key, page.locale_id)) for page in pages}
    return {pk: code for pk, code in codes.items() if code}
