"""The demo's home page and standing pages, in both languages."""

import tomllib
from pathlib import Path
from typing import Any

from django.db import transaction
from wagtail.models import Page

from home.blocks.plain import raw_blocks
from home.cache import renewal
from home.models import HomePage, StandardPage
from home.services.progress import Progress
from home.services.site import LEADS, ensure_home
from home.translation.publishing import publish_translation

SOURCE = Path(__file__).parent / "pages.toml"
MAIN, OTHER = "id", "en"
TEXTS = ("title", "slug", "lead", "body", "search_description")


@transaction.atomic
def load(progress: Progress) -> None:
    content = tomllib.loads(SOURCE.read_text(encoding="utf-8"))
    home = _fill_home(content["home"])
    pages = content["pages"]
    for done, page in enumerate(pages, 1):
        _put(home, page)
        progress("standing pages", done, len(pages))


def unload() -> None:
    """Standing pages go with their translations; the home pages lose their demo text."""
    for page in StandardPage.objects.filter(is_demo=True):
        page.delete()
    for home in HomePage.objects.filter(is_demo=True).select_related("locale"):
        home.lead, home.body, home.popular_searches = LEADS[home.locale.language_code], [], ""
        home.is_demo = False
        home.save_revision().publish()


def _fill_home(content: dict[str, Any]) -> HomePage:
    """A home page that is filled already stays as it is."""
    home = ensure_home()
    if home.lead == LEADS[MAIN]:
        texts = _home_texts(content, MAIN)
        _publish(home, {**texts, "is_demo": True})
        translated = publish_translation(home, OTHER, _home_texts(content, OTHER))
        _mark(translated)
    return HomePage.objects.get(pk=home.pk)


def _home_texts(content: dict[str, Any], language: str) -> dict[str, Any]:
    texts = _texts(content, language)
    texts["popular_searches"] = "\n".join(content[f"popular_searches_{language}"])
    return texts


def _put(home: HomePage, content: dict[str, Any]) -> None:
    """Create one standing page in both languages; an existing one stays as it is."""
    if StandardPage.objects.child_of(home).filter(slug=content["slug_id"]).exists():
        return
    page = home.add_child(instance=StandardPage(title=content["title_id"], live=False))
    shared = {"is_in_footer": content.get("is_in_footer", False), "is_demo": True}
    _publish(page, {**_texts(content, MAIN), **shared})
    _mark(publish_translation(page, OTHER, _texts(content, OTHER)))


def _texts(content: dict[str, Any], language: str) -> dict[str, Any]:
    """The fields of one language; what the file does not name is left to its default."""
    texts = {
        field: content[f"{field}_{language}"] for field in TEXTS if f"{field}_{language}" in content
    }
    if "body" in texts:
        texts["body"] = raw_blocks(texts["body"])
    texts.setdefault("search_description", texts["lead"][:160])
    return texts


def _publish(page: Page, values: dict[str, Any]) -> None:
    for field, value in values.items():
        setattr(page, field, value)
    page.save_revision().publish()


def _mark(page: Page) -> None:
    type(page).objects.filter(pk=page.pk).update(is_demo=True)
    renewal.changed(type(page))
