"""What can be asked of each list of the admin: its filters, words, orders and pages, together."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.db.models import Model
from django.test import Client
from django_filters import DateFromToRangeFilter, Filter, RangeFilter

from tests.portal.access.addresses import Asked, admin_addresses

ODD = ("\x00\u202e", '"(*', "-1", "1e309", "9" * 30, "x" * 3_000)
NO_LIST = re.compile(r"results/|/(bulk|api|chosen|add|delete|copy|move|preview|revisions|new)\b")
Query = dict[str, Any]


def lists_of_admin(records: Mapping[str, Model], client: Client) -> Iterator[tuple[str, Any]]:
    """Address and context of all that shows a list, also those of one record."""
    seen = set()
    for asked in admin_addresses(records):
        if asked.address not in seen and not NO_LIST.search(asked.address):
            seen.add(asked.address)
            yield from _list_at(asked, client)


def _list_at(asked: Asked, client: Client) -> Iterator[tuple[str, Any]]:
    answer = client.get(asked.address)
    list(answer if answer.streaming else ())  # its file is closed at the end
    context = getattr(answer, "context", None)
    if answer.status_code == 200 and context and ("page_obj" in context or "filters" in context):
        yield asked.address, context


def queries_of(context: Any) -> Iterator[Query]:
    """Everything a list reads in one, then each alone, with words and without."""
    fields = dict(_fields(context))
    orders = list(dict.fromkeys(_orders(context)))
    page = {"p": "999", "page": "999"}
    yield {**page, "q": "a", "ordering": "-", "parent": "x"}
    yield {**_valid(fields), **page, "q": "a"}
    for odd in ODD if fields else ODD[:2]:
        names = [*_names(fields), "p", "page", "ordering", "q", "parent"]
        yield dict.fromkeys(names, odd)
    for name, field in fields.items():
        yield {**_valid({name: field}), "q": "a"}
    for order in orders:
        yield {"ordering": order, "q": "a", "p": "2"}


def _fields(context: Any) -> Iterator[tuple[str, Filter]]:
    filters = context.get("filters")
    yield from (filters.filters if filters else {}).items()


def _orders(context: Any) -> Iterator[str]:
    view = context.get("view")
    known = getattr(view, "get_valid_orderings", list)()
    yield from ("-usage_count", "id__in", *known)


def _names(fields: Mapping[str, Filter]) -> Iterator[str]:
    for name, field in fields.items():
        if isinstance(field, DateFromToRangeFilter):
            yield from (f"{name}_from", f"{name}_to")
        elif isinstance(field, RangeFilter):
            yield from (f"{name}_min", f"{name}_max")
        else:
            yield name


def _valid(fields: Mapping[str, Filter]) -> Query:
    """A value for each that it takes."""
    given: Query = {}
    for name, one in fields.items():
        names = list(_names({name: one}))
        given |= dict.fromkeys(names, _one_of(one))
    return given


def _one_of(one: Filter) -> str:
    if isinstance(one, DateFromToRangeFilter):
        return "2026-11-30"
    field = one.field
    if isinstance(field, forms.ModelChoiceField):
        first = field.queryset.first()
        return str(field.prepare_value(first)) if first else ""
    choices = [value for value, _label in _flat(getattr(field, "choices", ())) if value]
    if choices:
        return str(choices[0])
    return "true" if isinstance(field, forms.NullBooleanField) else "1"


def _flat(choices: Any) -> Iterator[tuple[Any, Any]]:
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield from label
        else:
            yield value, label
