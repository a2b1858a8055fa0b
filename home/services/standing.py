"""What the site says before its editors say more: the words of the home page, and standing pages.

They come from `data/site.toml`, in both languages, and belong to the editors once they are there.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.db import transaction
from wagtail.models import Page

from home.blocks.plain import raw_blocks
from home.cache import renewal
from home.descriptions import description
from home.models import HomePage, StandardPage
from home.services.progress import Progress, silent
from home.services.site import LEADS, ensure_home
from home.translation.publishing import publish_translation

SOURCE = Path(__file__).parent.parent / "data" / "site.toml"
MAIN, OTHER = "id", "en"
TEXTS = ("title", "slug", "lead", "body", "search_description")
Content = Mapping[str, Any]


@transaction.atomic
def ensure_site(*, is_demo: bool = False) -> HomePage:
    """The home page, with its words as long as nobody has written others."""
    home = ensure_home()
    if home.lead == LEADS[MAIN]:
        content = _read()["home"]
        _publish(home, {**_home_texts(content, MAIN), "is_demo": is_demo})
        _mark(publish_translation(home, OTHER, _home_texts(content, OTHER)), is_demo)
    found: HomePage = HomePage.objects.get(pk=home.pk)
    return found


@transaction.atomic
def ensure_pages(
    home: HomePage,
    progress: Progress = silent,
    *,
    is_demo: bool = False,
    added: Mapping[str, Content] | None = None,
) -> int:
    """Create the standing pages that are missing below `home`; returns how many were.

    `added` says more on a page, by its slug in the main language: blocks of `body_id`, `body_en`.
    """
    pages = _read()["pages"]
    created = 0
    for done, page in enumerate(pages, 1):
        more = (added or {}).get(page["slug_id"], {})
        bodies = {name: page[name] + more.get(name, []) for name in ("body_id", "body_en")}
        created += _put(home, {**page, **bodies}, is_demo)
        progress("standing pages", done, len(pages))
    return created


def _read() -> dict[str, Any]:
    return tomllib.loads(SOURCE.read_text(encoding="utf-8"))


def _home_texts(content: Content, language: str) -> dict[str, Any]:
    texts = _texts(content, language)
    texts["popular_searches"] = "\n".join(content[f"popular_searches_{language}"])
    return texts


def _put(home: HomePage, content: Content, is_demo: bool) -> bool:
    """Create one standing page in both languages; an existing one stays as it is."""
    if StandardPage.objects.child_of(home).filter(slug=content["slug_id"]).exists():
        return False
    page = home.add_child(instance=StandardPage(title=content["title_id"], live=False))
    shared = {"is_in_footer": content.get("is_in_footer", False), "is_demo": is_demo}
    _publish(page, {**_texts(content, MAIN), **shared})
    _mark(publish_translation(page, OTHER, _texts(content, OTHER)), is_demo)
    return True


def _texts(content: Content, language: str) -> dict[str, Any]:
    """The fields of one language; what the file does not name is left to its default."""
    texts = {
        field: content[f"{field}_{language}"] for field in TEXTS if f"{field}_{language}" in content
    }
    if "body" in texts:
        texts["body"] = raw_blocks(texts["body"])
    texts.setdefault("search_description", description(texts["lead"]))
    return texts


def _publish(page: Page, values: Mapping[str, Any]) -> None:
    for field, value in values.items():
        setattr(page, field, value)
    page.save_revision().publish()


def _mark(page: Page, is_demo: bool) -> None:
    type(page).objects.filter(pk=page.pk).update(is_demo=is_demo)
    renewal.changed(type(page))
