"""Help for apps that build documents: keys, languages, texts of pages."""

from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from typing import Any

from django.conf import settings
from django.db.models import Model
from django.utils import translation
from wagtail.models import Page

from search.documents import SearchDocument

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
BLOCK_BORDER = "\n"


def key_of(instance: Model, language: str) -> str:
    """`app.model:pk:language`."""
    return f"{instance._meta.label_lower}:{instance.pk}:{language}"


def keys_of(label: str, pk: object) -> list[str]:
    """The keys that an object may have, in every language."""
    return [f"{label}:{pk}:{language}" for language in LANGUAGES]


def in_each_language(
    build: Callable[[str], SearchDocument | None],
) -> Iterator[SearchDocument]:
    """Documents of a record that carries both languages: `build` runs with each active."""
    for language in LANGUAGES:
        with translation.override(language):
            document = build(language)
        if document is not None:
            yield document


def page_document(page: Page, **values: Any) -> SearchDocument:
    """The document of a page: its own language, type, address, date; `values` add or replace."""
    language = page.locale.language_code
    with translation.override(language):
        known: dict[str, Any] = {
            "key": key_of(page, language),
            "type": page._meta.label_lower,
            "languages": (language,),
            "title": page.title,
            "url": page.get_url() or "",
            "summary": page.search_description,
            "alternative_titles": other_titles(page),
            "date": page.last_published_at.date() if page.last_published_at else None,
        }
        return SearchDocument(**{**known, **values})


def other_titles(page: Page) -> tuple[str, ...]:
    """Titles of the live translations of a page."""
    versions = page.get_translations().live()
    return tuple(versions.values_list("title", flat=True))


def stream_text(value: Any) -> str:
    """The text of a StreamField's value."""
    return BLOCK_BORDER.join(value.stream_block.get_searchable_content(value))


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def html_text(html: str) -> str:
    """The text of an HTML fragment, blocks apart."""
    parser = _Text()
    parser.feed(html.replace("</p>", BLOCK_BORDER).replace("<br", f"{BLOCK_BORDER}<br"))
    return "".join(parser.parts).strip()
