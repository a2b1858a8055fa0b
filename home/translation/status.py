"""Which language versions of a page exist, and how honest each one is."""

from dataclasses import dataclass

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail_localize.models import StringSegment, Translation

from home.ui.states import Look, declare
from home.visibility import public


class TranslationState(models.TextChoices):
    ORIGINAL = "original", _("original")
    CURRENT = "current", _("up to date")
    PARTIAL = "partial", _("partly translated")
    STALE = "stale", _("older than its source")
    MISSING = "missing", _("not translated")


declare(
    {
        TranslationState.ORIGINAL: Look("neutral", "language"),
        TranslationState.CURRENT: Look("success", "check"),
        TranslationState.PARTIAL: Look("attention", "edit"),
        TranslationState.STALE: Look("attention", "clock"),
        TranslationState.MISSING: Look("attention", "minus"),
    }
)
NEEDS_WORK = (TranslationState.PARTIAL, TranslationState.STALE, TranslationState.MISSING)


@dataclass(frozen=True)
class TranslationStatus:
    """`language` is the language the text is really in; `source` a public page or None."""

    state: TranslationState
    language: str
    source: Page | None = None

    @property
    def needs_notice(self) -> bool:
        return self.state in NEEDS_WORK

    @property
    def source_url(self) -> str:
        return (self.source.url or "") if self.source else ""

    @property
    def source_language(self) -> str:
        """The source's language by its own name: Bahasa Indonesia, English."""
        code = self.source.locale.language_code if self.source else self.language
        return dict(settings.LANGUAGES).get(code, code)


def language_versions(page: Page) -> list[Page]:
    """The live public translations, this page included when it is one. One query.

    Aliases are left out: they repeat the source's text at another address.
    """
    versions = public(page.get_translations(inclusive=True)).filter(alias_of__isnull=True)
    return list(versions.select_related("locale").order_by("pk"))


def status_of(page: Page, versions: list[Page]) -> TranslationStatus:
    """Compare a page with the source that wagtail-localize knows. At most one query; none where the
    page says already (`is_original`, home.routing) that it has no source.

    A page that nobody submitted for translation is an original.
    """
    own = page.locale.language_code
    if page.alias_of_id:
        source = next((one for one in versions if one.pk == page.alias_of_id), None)
        language = source.locale.language_code if source else own
        return TranslationStatus(TranslationState.MISSING, language, source)
    if getattr(page, "is_original", False):
        return TranslationStatus(TranslationState.ORIGINAL, own)
    translation = (
        tracked_translations()
        .filter(source__object_id=page.translation_key, target_locale_id=page.locale_id)
        .first()
    )
    if translation is None:
        return TranslationStatus(TranslationState.ORIGINAL, own)
    source = next((one for one in versions if one.locale_id == translation.source.locale_id), None)
    return TranslationStatus(state_of(page, translation, source), own, source)


def has_source() -> Exists:
    """Annotates pages: whether wagtail-localize knows a source of theirs."""
    sources = Translation.objects.filter(
        source__object_id=OuterRef("translation_key"), target_locale=OuterRef("locale")
    )
    return Exists(sources)


def tracked_translations() -> models.QuerySet[Translation]:
    """Every translation that wagtail-localize knows, with `is_partial` annotated: whether words
    that readers read are missing, which the page's address is not.
    """
    untranslated = (
        StringSegment.objects.filter(source=OuterRef("source_id"))
        .annotate_translation(OuterRef(OuterRef("target_locale_id")))
        .filter(translation__isnull=True)
        .exclude(context__path="slug")
    )
    return Translation.objects.select_related("source").annotate(is_partial=Exists(untranslated))


def state_of(page: Page, translation: Translation, source: Page | None) -> TranslationState:
    """How `page`, made by `translation`, stands to its public `source`. No query."""
    if _is_stale(page, translation, source):
        return TranslationState.STALE
    if translation.enabled and translation.is_partial:
        return TranslationState.PARTIAL
    return TranslationState.CURRENT


def _is_stale(page: Page, translation: Translation, source: Page | None) -> bool:
    """Whether the source was published after its text was last taken over."""
    published = page.last_published_at
    renewed = source.last_published_at if source else None
    if not published:
        return False
    if not translation.enabled:  # kept by hand: as fresh as its own publication
        return bool(renewed and renewed > published)
    taken_over = translation.source.last_updated_at
    return taken_over > published or bool(renewed and renewed > taken_over)
