"""The sitemap: every public page and record in both languages, with hreflang.

Wagtail's own sitemap lists one language tree and no alternates.
"""

from collections import defaultdict
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import sitemaps
from django.db.models import QuerySet
from django.urls import reverse
from wagtail.models import Page

from home.translation.elsewhere import path_of
from knowledge.glossary.models import Term
from partners.agreements.models import Agreement
from partners.apprenticeships.models import Offer
from partners.organisations.models import Organisation


class Sitemap(sitemaps.Sitemap):
    """Every address begins with BASE_URL, under whatever name the site was asked."""

    def get_protocol(self, protocol: str | None = None) -> str:
        return urlsplit(settings.BASE_URL).scheme

    def get_domain(self, site: Any = None) -> str:
        return urlsplit(settings.BASE_URL).netloc


class RecordSitemap(Sitemap):
    """Records that have one address per language."""

    i18n = alternates = x_default = True
    limit = 5_000


class OrganisationSitemap(RecordSitemap):
    def items(self) -> QuerySet[Organisation]:
        return Organisation.objects.public().order_by("pk")

    def lastmod(self, organisation: Organisation) -> Any:
        return organisation.updated_at


class GlossarySitemap(RecordSitemap):
    def items(self) -> QuerySet[Term]:
        return Term.objects.order_by("pk")

    def lastmod(self, term: Term) -> Any:
        return term.updated_at


class AgreementSitemap(RecordSitemap):
    def items(self) -> QuerySet[Agreement]:
        return Agreement.objects.public().filter(is_example=False).order_by("pk")

    def lastmod(self, agreement: Agreement) -> Any:
        return agreement.updated_at


class OfferSitemap(RecordSitemap):
    def items(self) -> QuerySet[Offer]:
        return Offer.objects.public().order_by("pk")

    def lastmod(self, offer: Offer) -> Any:
        return offer.updated_at


class ListSitemap(RecordSitemap):
    """The pillars and directories, by URL name."""

    names = (
        "organisations:list",
        "cooperatives:list",
        "agreements:list",
        "apprenticeships:how",
        "apprenticeships:list",
        "glossary:list",
    )

    def items(self) -> list[str]:
        return list(self.names)

    def location(self, name: str) -> str:
        return reverse(name)


class PageSitemap(Sitemap):
    """Live public pages; translations of one page name each other."""

    limit = 5_000

    def items(self) -> QuerySet[Page]:
        return (
            Page.objects.live()
            .public()
            .filter(depth__gt=1)
            .select_related("locale")
            .order_by("translation_key", "pk")
        )

    def get_urls(
        self, page: int | str = 1, site: Any = None, protocol: str | None = None
    ) -> list[dict[str, Any]]:
        pages = list(self.paginator.page(page).object_list)
        versions = _versions(pages)
        return [
            {
                "item": item,
                "location": _address(item),
                "lastmod": item.last_published_at,
                "changefreq": None,
                "priority": "",
                "alternates": versions[item.translation_key],
            }
            for item in pages
            if path_of(item, None)
        ]


def _versions(pages: list[Page]) -> dict[Any, list[dict[str, str]]]:
    versions: dict[Any, list[dict[str, str]]] = defaultdict(list)
    for page in pages:
        if path_of(page, None):
            versions[page.translation_key].append(
                {"location": _address(page), "lang_code": page.locale.language_code}
            )
    return versions


def _address(page: Page) -> str:
    return settings.BASE_URL + path_of(page, None)


SITEMAPS = {
    "pages": PageSitemap,
    "lists": ListSitemap,
    "organisations": OrganisationSitemap,
    "glossary": GlossarySitemap,
    "agreements": AgreementSitemap,
    "offers": OfferSitemap,
}
