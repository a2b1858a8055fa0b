"""The demo library: one file per tool in `tools/`, `worksheets/` for them; `library.toml` explains.

A page that exists already stays as it is, so that loading again changes nothing and never
touches what editors wrote.
"""

import tomllib
from pathlib import Path
from typing import Any

from django.db import transaction
from wagtail.models import Collection

from home.services.progress import Progress
from home.translation.publishing import publish_translation
from knowledge.demo import building
from knowledge.library import ensure_library, mark_as_demo
from knowledge.models import ToolIndexPage, ToolPage, ToolTag
from search import indexing

FOLDER = Path(__file__).parent
OTHER = "en"


@transaction.atomic
def load(progress: Progress) -> None:
    with indexing.deferred():
        library = ensure_library(is_demo=True)
        contents = [_read(path) for path in sorted((FOLDER / "tools").glob("*.toml"))]
        drafts = [(content, _draft(library, content)) for content in contents]
        tools = {content["slug"]: page for content, page in drafts}
        for done, (content, page) in enumerate(drafts, 1):
            if not page.first_published_at:
                _publish(page, content, tools)
            progress("tools", done, len(drafts))


@transaction.atomic
def unload() -> None:
    """Demo tools with their translations, their files and words; the library stays if used."""
    for tool in ToolPage.objects.filter(is_demo=True):
        tool.delete()
    for library in ToolIndexPage.objects.filter(is_demo=True, numchild=0):
        library.delete()
    Collection.objects.filter(name=building.COLLECTION).delete()
    ToolTag.objects.filter(tagged_tools__isnull=True).delete()


def _draft(library: ToolIndexPage, content: dict[str, Any]) -> ToolPage:
    """The page of this tool, empty when it is new: related tools need each other's pages."""
    known = ToolPage.objects.child_of(library).filter(slug=content["slug"]).first()
    if known:
        return known
    page = ToolPage(
        title=content["title_id"],
        slug=content["slug"],
        summary=content["summary_id"],
        kind=content["kind"],
        is_demo=True,
        live=False,
    )
    return library.add_child(instance=page)


def _publish(page: ToolPage, content: dict[str, Any], tools: dict[str, ToolPage]) -> None:
    building.fill(page, content, tools)
    page.save_revision().publish()
    mark_as_demo(publish_translation(page, OTHER, building.translation(content, OTHER)))


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))
