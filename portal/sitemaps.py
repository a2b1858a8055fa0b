"""The sitemap: every public page and record in both languages, with hreflang.

Wagtail's own sitemap lists one language tree and no alternates.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.contrib import sitemaps
from django.core.paginator import InvalidPage
from django.db import DatabaseError
from django.db.models import Max, Model, QuerySet
from django.urls import reverse
from django.utils.timezone import localtime
from wagtail.models import Page

from home import odd_rows
from home.translation.elsewhere import path_of
from knowledge.glossary.models import Term
from partners.agreements.models import Agreement
from partners.apprenticeships.models import Offer
from partners.apprenticeships.rounds.models import Round
from partners.organisations.models import Organisation

Url = dict[str, Any]
MOST_ADDRESSES = 10_000
"""In one part. The protocol allows 50,000 and 50 MB; with their translations these are 6 MB, made
in a second by a worker that also has readers to answer."""


class InLanguages:
    """Each row in each language, in the order of the rows; of a slice only its rows are fetched."""

    def __init__(self, rows: QuerySet[Any] | Sequence[Any], languages: Sequence[str]) -> None:
        self._rows = rows
        self._languages = languages

    def __len__(self) -> int:
        rows = self._rows
        return len(self._languages) * (rows.count() if isinstance(rows, QuerySet) else len(rows))

    def __getitem__(self, wanted: slice) -> list[tuple[Any, str]]:
        each = len(self._languages)
        first, last = wanted.start // each, -(-wanted.stop // each)
        found = [(row, code) for row in self._rows[first:last] for code in self._languages]
        return found[wanted.start - first * each : wanted.stop - first * each]


class Sitemap(sitemaps.Sitemap):
    """Every address begins with BASE_URL, under whatever name the site was asked; a record that has
    no address is left out, and takes no other along.
    """

    def get_urls(
        self, page: int | str = 1, site: Any = None, protocol: str | None = None
    ) -> list[Url]:
        try:
            return self.urls(page, site, protocol)
        except (DatabaseError, InvalidPage):
            raise
        except Exception:  # one by one only then: it takes a query for each
            shown = self.paginator.page(page).object_list
            rows = list(dict.fromkeys(row[0] if isinstance(row, tuple) else row for row in shown))
            found, _odd = odd_rows.shown(rows, lambda row: _only(self, row).urls(1, site, protocol))
            return [url for urls in found for url in urls]

    def urls(self, page: int | str, site: Any, protocol: str | None) -> list[Url]:
        found: list[Url] = super().get_urls(page, site, protocol)
        return found

    def get_protocol(self, protocol: str | None = None) -> str:
        return urlsplit(settings.BASE_URL).scheme

    def get_domain(self, site: Any = None) -> str:
        return urlsplit(settings.BASE_URL).netloc


class RecordSitemap(Sitemap):
    """Records that have one address per language."""

    i18n = alternates = x_default = True
    limit = MOST_ADDRESSES

    def _items(self) -> InLanguages:
        return InLanguages(self.items(), self._languages())

    def lastmod(self, record: object) -> datetime | None:
        return _moment(record.updated_at) if isinstance(record, Model) else None

    def get_latest_lastmod(self) -> datetime | None:
        rows = self.items()
        is_stored = isinstance(rows, QuerySet)
        return _moment(rows.aggregate(last=Max("updated_at"))["last"]) if is_stored else None


class OrganisationSitemap(RecordSitemap):
    def items(self) -> QuerySet[Organisation]:
        rows = Organisation.objects.public().real().order_by("pk")
        return rows.only("slug", "kind", "updated_at")


class GlossarySitemap(RecordSitemap):
    def items(self) -> QuerySet[Term]:
        return Term.objects.order_by("pk")


class AgreementSitemap(RecordSitemap):
    def items(self) -> QuerySet[Agreement]:
        return Agreement.objects.public().order_by("pk")


class OfferSitemap(RecordSitemap):
    def items(self) -> QuerySet[Offer]:
        return Offer.objects.public().order_by("pk")


class RoundSitemap(RecordSitemap):
    def items(self) -> QuerySet[Round]:
        return Round.objects.announced().order_by("pk")

    def location(self, round: Round) -> str:
        return reverse("rounds:detail", args=[round.code])


class ListSitemap(RecordSitemap):
    """The pillars and directories, by URL name."""

    names = (
        "organisations:list",
        "cooperatives:list",
        "agreements:list",
        "apprenticeships:how",
        "apprenticeships:list",
        "rounds:list",
        "programme:figures",
        "glossary:list",
    )

    def items(self) -> list[str]:
        return list(self.names)

    def location(self, name: str) -> str:
        return reverse(name)


class PageSitemap(Sitemap):
    """Live public pages; translations of one page name each other."""

    limit = MOST_ADDRESSES

    def items(self) -> QuerySet[Page]:
        return (
            Page.objects.live()
            .public()
            .filter(depth__gt=1)
            .select_related("locale")
            .order_by("translation_key", "pk")
        )

    def urls(self, page: int | str, site: Any, protocol: str | None) -> list[Url]:
        pages = list(self.paginator.page(page).object_list)
        versions = _versions(pages)
        return [
            {
                "item": item,
                "location": _address(item),
                "lastmod": _moment(item.last_published_at),
                "changefreq": None,
                "priority": "",
                "alternates": versions[item.translation_key],
            }
            for item in pages
            if path_of(item, None)
        ]


def _moment(written: datetime | None) -> datetime | None:
    """None also for one that no clock here can show."""
    try:
        return localtime(written) if written else None
    except OverflowError:
        return None


def _only(sitemap: Sitemap, row: Model) -> Sitemap:
    """The same sitemap with one record."""
    one = type(sitemap)()
    one.items = lambda: [row]  # type: ignore[method-assign]
    return one


def _versions(pages: list[Page]) -> dict[UUID, list[dict[str, str]]]:
    versions: dict[UUID, list[dict[str, str]]] = defaultdict(list)
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
    "rounds": RoundSitemap,
}
