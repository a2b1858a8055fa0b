"""What a page that is missing in a language can lead to instead."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest
from wagtail.models import Page
from wagtail.query import PageQuerySet

from home.visibility import public

MOST_OF_A_NAME = 3


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A page in `language`, which is not always the reader's."""

    language: str
    title: str
    path: str

    @classmethod
    def of(cls, page: Page, request: HttpRequest | None = None) -> "Elsewhere":
        return cls(page.locale.language_code, page.title, path_of(page, request))


def path_of(page: Page, request: HttpRequest | None) -> str:
    """Its address on this site, without asking which site this is."""
    parts = page.get_url_parts(request)
    return parts[2] if parts else ""


def family(page: Page) -> list[Page]:
    """The public texts, in every language, of a page and of those above it. One query."""
    above = page.get_ancestors().filter(depth__gt=1).values("translation_key")
    own = Q(translation_key=page.translation_key)
    return list(_written(Page.objects.filter(own | Q(translation_key__in=above))).order_by("pk"))


def not_yet(page: Page, family: Iterable[Page], request: HttpRequest) -> tuple[Elsewhere, ...]:
    """For each language that the page lacks: the nearest page above that has it.

    A placeholder lacks nothing: it says itself that it is not translated.
    """
    nearest = {one.locale.language_code: one for one in sorted(family, key=lambda one: one.depth)}
    return tuple(
        Elsewhere.of(nearest[code], request)
        for code, _name in settings.LANGUAGES
        if code in nearest
        and code != page.locale.language_code
        and nearest[code].translation_key != page.translation_key
    )


def of_this_name(slug: str, language: str, request: HttpRequest) -> list[Elsewhere]:
    """Public pages whose address ends so, in `language` where they have it. One query."""
    keys = _written(Page.objects.filter(slug=slug, depth__gt=2)).values("translation_key")
    once: dict[UUID, Page] = {}
    for page in _written(Page.objects.filter(translation_key__in=keys)).order_by("path"):
        if page.locale.language_code == language or page.translation_key not in once:
            once[page.translation_key] = page
    return [Elsewhere.of(page, request) for page in once.values()][:MOST_OF_A_NAME]


def _written(pages: PageQuerySet) -> PageQuerySet:
    """Public, and not a copy of a text in another language."""
    return public(pages).filter(alias_of__isnull=True).select_related("locale")
