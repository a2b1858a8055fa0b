"""Which addresses are of which record. Rooms register their pages; pages of the tree are known.

register(Kind("agreements:detail", Agreement, "slug"))
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Model
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils import translation
from django.utils.translation import get_language_from_path
from wagtail.models import Page, Site

from home.routing import serve
from home.visits.asking import End, end_of
from home.visits.models import type_key

Record = tuple[int, int]
"""Its content type and key."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Records of `model`, shown by the view `name`, whose address has the value of `field`."""

    name: str
    model: type[Model]
    field: str


_kinds: dict[str, Kind] = {}


def register(*kinds: Kind) -> None:
    _kinds.update({kind.name: kind for kind in kinds})


def types() -> list[type[Model]]:
    """All that are counted, without the kinds of pages."""
    return list(dict.fromkeys(kind.model for kind in _kinds.values()))


def records_of(paths: Iterable[str]) -> dict[str, Record]:
    """By path; what is of no known record is left out. A query for each kind, not for each path."""
    asked: dict[str, dict[str, list[str]]] = {}
    for path in paths:
        if found := _place_of(path):
            name, value = found
            asked.setdefault(name, {}).setdefault(value, []).append(path)
    return {
        path: record
        for name, values in asked.items()
        for value, record in _found(name, list(values)).items()
        for path in values[value]
    }


def are_pages(paths: Collection[str]) -> set[str]:
    """Those at which a visitor finds a page. What is of no known record, and not the same for
    everybody, is asked itself, few at a time.
    """
    found, asked = set(records_of(paths)), 0
    for path in sorted(set(paths) - found):
        match = _match_of(path)
        if match is None or match.func is serve or match.view_name in _kinds:
            continue
        if match.args or match.kwargs:
            asked += 1
            if asked > MOST_ASKED or end_of(path) is not End.ANSWERS:
                continue
        found.add(path)
    return found


PAGES = "pages"
MOST_ASKED = 20


def _place_of(path: str) -> tuple[str, str] | None:
    """The name of its kind, and the value by which its record is found."""
    match = _match_of(path)
    if match is None:
        return None
    if match.func is serve:
        root = _roots().get(get_language_from_path(path) or "")
        return (PAGES, root + str(match.args[0])) if root else None
    kind = _kinds.get(match.view_name or "")
    return (kind.name, str(match.kwargs[kind.field])) if kind else None


def _match_of(path: str) -> ResolverMatch | None:
    if not (language := get_language_from_path(path)):
        return None
    try:
        with translation.override(language):
            return resolve(path)
    except Resolver404:
        return None


def _roots() -> dict[str, str]:
    """Language to where its part of the tree begins."""
    return {root.language_code: root.root_path for root in Site.get_site_root_paths()}


def _found(name: str, values: list[str]) -> dict[str, Record]:
    if name == PAGES:
        rows = Page.objects.live().filter(url_path__in=values)
        of_pages = rows.values_list("url_path", "content_type_id", "pk")
        return {url_path: (kind, key) for url_path, kind, key in of_pages}
    kind = _kinds[name]
    records = kind.model._default_manager.filter(**{f"{kind.field}__in": values})
    number = type_key(kind.model)
    return {str(value): (number, key) for value, key in records.values_list(kind.field, "pk")}
