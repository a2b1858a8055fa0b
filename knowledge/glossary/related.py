"""Tools and offers whose words a term explains: the way from the glossary to what uses it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from itertools import chain
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, Concat
from django.utils.translation import get_language
from wagtail.models import Locale

from home import visibility
from home.bilingual import CODES
from home.cache import shelf
from knowledge.glossary.models import Term
from knowledge.models import ToolPage
from partners.apprenticeships.models import Offer
from search.building import html_text
from search.text.glossary import Entry, Glossary

MOST, CANDIDATES = 8, 40
TEXT = "every_word"
TOOL, OFFER = "book", "apprenticeship"
Row = tuple[str, str, str, str, int]


@dataclass(frozen=True, slots=True)
class Use:
    """`icon`: TOOL or OFFER."""

    title: str
    url: str
    icon: str


def uses_of(term: Term) -> list[Use]:
    """At most MOST tools and offers, by name. One query, the first time.

    The database names those that may use it, by any of its forms; which of them really do is asked
    as the pages of tools ask it.
    """
    language = (get_language() or CODES[0])[:2]
    return shelf.kept(("uses of", term.pk), lambda: _uses(term, language))


def _uses(term: Term, language: str) -> list[Use]:
    forms = {code: term.forms(code) for code in CODES}
    glossary = Glossary([Entry(term.code, forms)])
    candidates = _tools(term, language).union(_offers(term, language), all=True)
    rows = candidates.order_by("title", "url_path")[:CANDIDATES]
    used = [row for row in rows if glossary.used_in(plain(row[2]), language)]
    return [_use(row, language) for row in sorted(used, key=lambda row: row[1].casefold())[:MOST]]


def plain(text: str) -> str:
    """What readers see of it: of a page's text as it is stored, its strings without their markup.

    >>> plain('[{"type": "paragraph", "value": "<p>Membagi SHU.</p>", "id": "a1"}]')
    'Membagi SHU.'
    >>> plain("Buku kas"), plain("[Baru] Buku kas")
    ('Buku kas', '[Baru] Buku kas')
    """
    head, bracket, stored = text.partition("\n[")
    if text.startswith("["):
        head, bracket, stored = "", "[", text[1:]
    try:
        blocks = json.loads(f"[{stored}") if bracket else None
    except ValueError:  # a title may begin with a bracket, too
        blocks = None
    if blocks is None:
        return text
    return "\n".join(filter(None, [head, *map(html_text, _strings(blocks))]))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        yield from chain.from_iterable(map(_strings, value))
    elif isinstance(value, dict):
        inner = (each for key, each in value.items() if key not in ("type", "id"))
        yield from chain.from_iterable(map(_strings, inner))


def _use(row: Row, language: str) -> Use:
    icon, title, _text, address, locale = row
    if icon == OFFER:
        return Use(title, Offer(slug=address).get_absolute_url(), icon)
    page = ToolPage(url_path=address, locale=Locale(pk=locale, language_code=language))
    return Use(title, page.url or "", icon)


def _tools(term: Term, language: str) -> QuerySet[Any, Row]:
    tools = visibility.public(ToolPage.objects.filter(locale__language_code=language))
    return _naming(tools, term, "title", "summary", "body").values_list(
        Value(TOOL), "title", TEXT, "url_path", "locale"
    )


def _offers(term: Term, language: str) -> QuerySet[Any, Row]:
    title = f"title_{language}"
    offers = Offer.objects.public().exclude(**{title: ""})
    return _naming(offers, term, title, f"summary_{language}").values_list(
        Value(OFFER), title, TEXT, "slug", "pk"
    )


def _naming(rows: QuerySet, term: Term, *columns: str) -> QuerySet:
    """Those whose columns, one below the other, hold a form of the term in any language."""
    texts = chain(*((Value("\n"), Cast(column, TextField())) for column in columns))
    forms = {form for code in CODES for form in term.forms(code)}
    holds = reduce(or_, (Q(**{f"{TEXT}__icontains": form}) for form in forms))
    text = Concat(*list(texts)[1:], output_field=TextField())
    return rows.order_by().annotate(**{TEXT: text}).filter(holds)
