"""The pages that a tool's page leads to: its library, its neighbours, the page of the rules."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Exists, F, Q
from wagtail.models import Page

from home.visibility import public
from knowledge.adoption.models import PublishedReport
from partners.agreements import related as promises

if TYPE_CHECKING:
    from knowledge.models import ToolPage

# How tools are tested and adapted: the page in either language (home/data/site.toml).
RULES = ("cara-alat-diuji", "how-tools-are-tested")


@dataclass(frozen=True, slots=True)
class Around:
    """`rules` is the address of the page that explains the path and the stamps, if there is one;
    `is_promised` whether a promise names the tool as its proof, `is_reported` whether any
    cooperative told of it.
    """

    library: Page
    rules: str
    neighbours: list[dict[str, str]]
    is_promised: bool
    is_reported: bool


def around(tool: "ToolPage") -> Around:
    """One query. Neighbours are those that editors chose, in the language of the page."""
    above = Page._get_basepath(tool.path, tool.depth - 1)
    chosen = tool.related_tools.values("tool__translation_key")
    is_neighbour = Q(toolpage__isnull=False, translation_key__in=chosen)
    is_rules = Q(standardpage__isnull=False, slug__in=RULES)
    shown = public(Page.objects.filter(is_neighbour | is_rules, locale=tool.locale_id))
    pages = Page.objects.filter(Q(path=above) | Q(pk__in=shown.values("pk")))
    found = list(
        pages.annotate(
            summary=F("toolpage__summary"),
            is_promised=promises.page_proves_something(tool.translation_key),
            is_reported=Exists(PublishedReport.objects.about(tool)),
        ).order_by("path")
    )
    [library] = [page for page in found if page.path == above]
    others = [page for page in found if page.path != above]
    rules = [page for page in others if page.summary is None]
    url = library.url or ""
    neighbours = [
        {
            "title": page.title,
            "summary": page.summary,
            "url": f"{url}{page.slug}/",
        }
        for page in others
        if page.summary is not None
    ]
    address = (rules[0].url or "") if rules else ""
    return Around(library, address, neighbours, library.is_promised, library.is_reported)
