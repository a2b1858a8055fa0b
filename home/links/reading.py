"""Which addresses a record's published texts and fields lead to.

Fields are read by their kind, so that a new field or block is read without saying so: addresses in
`URLField`s, links in formatted texts, addresses and chosen pages and files in blocks.
"""

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from django.db.models import Model, URLField
from wagtail.documents import get_document_model
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from home.links.models import LONGEST

SCHEMES = ("http://", "https://")


class _Links(HTMLParser):
    """The addresses of `<a>` in Wagtail's stored HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a" and (href := dict(attrs).get("href")):
            self.found.append(href)


def links_in(record: Model) -> set[str]:
    """Addresses elsewhere, and `page:…` and `document:…` inside."""
    found: set[str] = set()
    for field in record._meta.get_fields():
        if isinstance(field, URLField):
            found.add(getattr(record, field.name) or "")
        elif isinstance(field, StreamField | RichTextField):
            value = getattr(record, field.name)
            found |= set(_stored(field, value)) | set(_chosen(field, value))
    return {url for one in found if (url := one.strip()) and len(url) <= LONGEST}


def _stored(field: Any, value: Any) -> Iterator[str]:
    for text in _texts(field.get_prep_value(value)):
        if text.startswith(SCHEMES) and not any(char.isspace() for char in text.strip()):
            yield text
        elif "<a " in text:
            parser = _Links()
            parser.feed(text)
            yield from (url for url in parser.found if url.startswith(SCHEMES))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one)


def _chosen(field: Any, value: Any) -> Iterator[str]:
    for model, key, _model_path, _content_path in field.extract_references(value):
        if issubclass(model, Page):
            yield f"page:{key}"
        elif issubclass(model, get_document_model()):
            yield f"document:{key}"
