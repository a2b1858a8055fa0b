"""What all our pages share: honest language versions and a description for search engines."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.models import Locale, Page, PageViewRestriction

from home.cache import shelf
from home.descriptions import description
from home.reviews import LeftToItsReviewer
from home.slugs import PageCopyForm, is_free
from home.translation.elsewhere import Elsewhere, family, not_yet, path_of
from home.translation.status import TranslationStatus, language_versions, status_of

# Its locale, the path of each language version, where the missing ones lead, and how it
# stands to its source.
Languages = tuple[Locale, dict[str, str], tuple[Elsewhere, ...], TranslationStatus]


class BasePage(LeftToItsReviewer, Page):
    """Base of every page type of the portal.

    Templates get `translation` (a `TranslationStatus`); `portal.context` reads
    `request.language_paths` and `request.not_yet` for the language switch and hreflang.
    """

    is_unrestricted = False
    is_original = False
    copy_form_class = PageCopyForm
    _slug_is_available = staticmethod(is_free)

    class Meta:
        abstract = True

    def get_view_restrictions(self) -> QuerySet[PageViewRestriction]:
        """Asks nothing when `home.routing` has already seen that there are none."""
        if self.is_unrestricted:
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        seen = self._languages if _is_draft(request) else self._kept_languages
        self.locale, request.language_paths, request.not_yet, status = seen(request)
        context["translation"] = status
        context["meta_description"] = self.meta_description
        return context

    def get_translation_status(self, versions: list[Page] | None = None) -> TranslationStatus:
        """How this page stands to its source; `versions` saves a query when known."""
        return status_of(self, language_versions(self) if versions is None else versions)

    def _kept_languages(self, request: HttpRequest) -> Languages:
        return shelf.kept(("languages", self.pk), lambda: self._languages(request))

    def _languages(self, request: HttpRequest) -> Languages:
        """Its locale comes with the versions instead of being asked for again."""
        known = family(self)
        versions = [one for one in known if one.translation_key == self.translation_key]
        if own := next((one for one in versions if one.pk == self.pk), None):
            self.locale = own.locale
        paths = {one.locale.language_code: path_of(one, request) for one in versions}
        status = self.get_translation_status(versions)
        return self.locale, paths, not_yet(self, known, request), status

    @property
    def meta_description(self) -> str:
        """At most 160 characters for search engines: written by hand, else the lead."""
        return self.search_description or description(str(getattr(self, "lead", "")))


def _is_draft(request: HttpRequest) -> bool:
    return getattr(request, "is_preview", False)
