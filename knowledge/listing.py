"""What the library's front shows for one request: tools, facets, filters in force, order."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest
from django.utils.translation import gettext as _

from knowledge import engine, vocabulary
from knowledge import filters as addresses
from knowledge.cards import Card, cards
from knowledge.filters import FACETS, Filters
from knowledge.finding import PAGE_SIZE, Found
from knowledge.untranslated import untranslated
from search.documents import BY_TITLE, NEWEST, POPULAR, RELEVANCE
from search.insight import counting

if TYPE_CHECKING:
    from knowledge.models import ToolIndexPage

Option = dict[str, Any]


def context_of(page: "ToolIndexPage", request: HttpRequest) -> dict[str, Any]:
    filters = addresses.parse(dict(request.GET.lists()))
    found = engine.find(filters, page.locale)
    if filters.page > (last := found.pages):
        filters = replace(filters, page=last)
        found = engine.find(filters, page.locale)
    if filters.is_first:
        counting.searched(filters.text, page.locale.language_code, found.total)
    names = vocabulary.names()
    return {
        "filters": filters,
        "found": found,
        "page_of_tools": _page(cards(found, page.url or ""), found, filters),
        "facets": facets(filters, found, names),
        "active_filters": active(filters, names),
        "orders": orders(filters),
        "is_empty_library": filters.is_empty and not found.total,
        "untranslated": untranslated(page.locale, request) if filters.is_empty else None,
    }


def facets(filters: Filters, found: Found, names: vocabulary.Names) -> list[dict[str, Any]]:
    """For components/filters.html; options that would show nothing are left out unless ticked."""
    return [
        {
            "name": name,
            "label": labels()[name],
            "options": _options(name, filters, found, names),
            "is_open": name in filters.chosen,
        }
        for name in FACETS
    ]


def active(filters: Filters, names: vocabulary.Names) -> list[dict[str, str]]:
    """Each filter in force with the address of the list without it."""
    words = [{"label": f"“{filters.text}”", "url": filters.without_text().address}]
    ticked = [
        {
            "label": vocabulary.name_of(name, code, names),
            "url": filters.without(name, code).address,
        }
        for name in FACETS
        for code in filters.chosen.get(name, ())
    ]
    return (words if filters.text else []) + ticked


def orders(filters: Filters) -> list[dict[str, Any]]:
    """For components/sort.html; relevance only makes sense for words."""
    labels_of = {
        RELEVANCE: _("best match"),
        POPULAR: _("most tested"),
        NEWEST: _("newest"),
        BY_TITLE: _("by name"),
    }
    if not filters.text:
        del labels_of[RELEVANCE]
    return [
        {
            "label": label,
            "url": filters.sorted_by(sort).address,
            "is_current": sort == filters.order,
        }
        for sort, label in labels_of.items()
    ]


def labels() -> dict[str, str]:
    """The facets in words, as questions that a cooperative has."""
    return {
        "challenge": _("What do you need help with?"),
        "unit": _("Business unit"),
        "stage": _("Stage of your cooperative"),
        "kind": _("Kind of tool"),
        "path": _("How far adapted"),
        "sector": _("Sector"),
        "competency": _("What one learns"),
        "country": _("Tested in"),
        "language": _("Language of the tool"),
    }


def _options(name: str, filters: Filters, found: Found, names: vocabulary.Names) -> list[Option]:
    ticked = filters.chosen.get(name, ())
    counted = found.counts.get(name, {})
    codes: Iterable[str] = dict.fromkeys([*names.get(name, {}), *sorted(counted), *ticked])
    options = [
        {
            "value": code,
            "label": vocabulary.name_of(name, code, names),
            "count": counted.get(code, 0),
            "selected": code in ticked,
        }
        for code in codes
        if code in counted or code in ticked
    ]
    if name in names:
        return options
    return sorted(options, key=lambda option: (-option["count"], str(option["label"])))


def _page(shown: list[Card], found: Found, filters: Filters) -> Page:
    """A Page of tools that were already cut out."""
    return Page(shown, filters.page, Paginator(range(found.total), PAGE_SIZE))
