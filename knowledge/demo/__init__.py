"""The demo library: `library.toml`, one file per tool in `tools/`, worksheets in `files/`.

A page that exists already stays as it is, so that loading again changes nothing and never
touches what editors wrote.
"""

import tomllib
from pathlib import Path
from typing import Any

from django.db import transaction
from wagtail.models import Collection, Page

from home.cache import renewal
from home.services.progress import Progress
from home.services.site import ensure_home
from home.translation.publishing import publish_translation
from knowledge.demo import building
from knowledge.models import ToolIndexPage, ToolPage, ToolTag
from search import indexing

FOLDER = Path(__file__).parent
MAIN, OTHER = "id", "en"


@transaction.atomic
def load(progress: Progress) -> None:
    with indexing.deferred():
        library = _library()
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


def _library() -> ToolIndexPage:
    existing = ToolIndexPage.objects.filter(locale__language_code=MAIN).first()
    if existing:
        return existing
    content = _read(FOLDER / "library.toml")["index"]
    page = ToolIndexPage(**_front(content, MAIN), is_demo=True, live=False)
    ensure_home().add_child(instance=page)
    page.save_revision().publish()
    _mark(publish_translation(page, OTHER, _front(content, OTHER)))
    return page


def _front(content: dict[str, Any], language: str) -> dict[str, Any]:
    return {name: content[f"{name}_{language}"] for name in ("title", "slug", "lead")}


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
    building.fill(page, content, tools, FOLDER / "files")
    page.save_revision().publish()
    _mark(publish_translation(page, OTHER, building.translation(content, OTHER)))


def _mark(page: Page) -> None:
    type(page).objects.filter(pk=page.pk).update(is_demo=True)
    renewal.changed(type(page))


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))
