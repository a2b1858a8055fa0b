"""Wagtail's database search with typed text that no database can stumble over.

SQLite's FTS5 answers a quotation mark with "unterminated string", PostgreSQL a NUL with an
error of its own; both would be a 500 in the admin. Whoever searches there looks for words.

Nor does it refuse a list that is filtered by what is no column of the index, such as how often a
document is used: a database filters by anything.
"""

import copy
from typing import Any

from modelsearch.backends import database

# A quotation mark ends FTS5's strings; control characters have no place in a search.
UNSAFE = {ord('"'): " ", **dict.fromkeys(range(32), " "), 127: " "}
LONGEST = 300


def SearchBackend(params: dict[str, Any]) -> Any:  # noqa: N802 - the name Wagtail looks for
    """The backend of the database in use, made safe."""
    backend = database.SearchBackend(params)
    backend.__class__ = type("SafeBackend", (_Safe, type(backend)), {})
    for name in ("query_compiler_class", "autocomplete_query_compiler_class"):
        compiler = getattr(backend, name)
        setattr(backend, name, type(compiler.__name__, (_OfAnyFilter, compiler), {}))
    return backend


class _OfAnyFilter:
    """What a filter or an order is made of is the database's affair, not that of the index."""

    def _get_filters_from_queryset(self, check_only: bool = False) -> None:
        pass

    def _get_order_by(self) -> tuple[()]:
        return ()


class _Safe:
    def _search(self, compiler: Any, query: Any, *args: Any, **kwargs: Any) -> Any:
        return super()._search(compiler, safe(query), *args, **kwargs)  # type: ignore[misc]


def safe(query: Any) -> Any:
    """Text, or one of Wagtail's query objects with all text in it, without what hurts."""
    if query is None or isinstance(query, str):
        return " ".join((query or "").translate(UNSAFE)[:LONGEST].split())
    cleaned = copy.copy(query)
    for name in ("query_string", "subquery", "include", "exclude"):
        if hasattr(cleaned, name):
            setattr(cleaned, name, safe(getattr(cleaned, name)))
    if hasattr(cleaned, "subqueries"):
        cleaned.subqueries = [safe(each) for each in cleaned.subqueries]
    return cleaned
