"""Pages by the addresses that browsers know, and what became of what was saved."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import get_language

from home.visibility import public
from knowledge.models import SavedTool, ToolPage

MOST_ADDRESSES = 100


@dataclass(frozen=True, slots=True)
class Kept:
    """`page` is what a reader opens, in their language if it is there; None where the library has
    it no more.
    """

    row: SavedTool
    page: ToolPage | None


def published_at(paths: Collection[str]) -> list[ToolPage]:
    """Tools that everybody may read, by the paths of their pages; others are left out, and nobody
    learns why.
    """
    wanted = [tuple(path.strip("/").split("/")) for path in list(paths)[:MOST_ADDRESSES]]
    named = {(parts[0], parts[-1]) for parts in wanted if len(parts) > 1}
    slugs = {slug.replace("\0", "") for _language, slug in named}
    pages = public(ToolPage.objects.filter(slug__in=slugs)).select_related("locale")
    return [page for page in pages if (page.locale.language_code, page.slug) in named]


def kept_by(person: Any) -> list[Kept]:
    """The newest first."""
    rows = list(SavedTool.objects.filter(person=person.pk))
    keys = [row.tool for row in rows]
    pages = public(ToolPage.objects.filter(translation_key__in=keys)).select_related("locale")
    # The reader's own language comes last, and stands.
    mine = get_language() or settings.LANGUAGE_CODE
    ordered = sorted(pages, key=lambda page: page.locale.language_code == mine)
    there = {page.translation_key: page for page in ordered}
    return [Kept(row, there.get(row.tool)) for row in rows]
