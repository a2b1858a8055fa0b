"""What all our pages share: honest language versions and a description for search engines."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.models import Page, PageViewRestriction

from home.translation.status import TranslationStatus, language_versions, status_of


class BasePage(Page):
    """Base of every page type of the portal.

    Templates get `translation` (a `TranslationStatus`); `portal.context` reads
    `request.language_paths` for the language switch and hreflang.
    """

    is_unrestricted = False

    class Meta:
        abstract = True

    def get_view_restrictions(self) -> QuerySet[PageViewRestriction]:
        """Asks nothing when `home.routing` has already seen that there are none."""
        if self.is_unrestricted:
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        versions = language_versions(self)
        self._take_locale(versions)
        request.language_paths = {
            page.locale.language_code: _path_of(page, request) for page in versions
        }
        context["translation"] = self.get_translation_status(versions)
        context["meta_description"] = self.meta_description
        return context

    def get_translation_status(self, versions: list[Page] | None = None) -> TranslationStatus:
        """How this page stands to its source; `versions` saves a query when known."""
        return status_of(self, language_versions(self) if versions is None else versions)

    def _take_locale(self, versions: list[Page]) -> None:
        """Use the locale that came with the versions instead of asking for it again."""
        for page in versions:
            if page.pk == self.pk:
                self.locale = page.locale

    @property
    def meta_description(self) -> str:
        """At most 160 characters for search engines: written by hand, else the lead."""
        return self.search_description or str(getattr(self, "lead", ""))[:160]


def _path_of(page: Page, request: HttpRequest) -> str:
    """Its address on this site, without asking which site this is."""
    parts = page.get_url_parts(request)
    return parts[2] if parts else ""
