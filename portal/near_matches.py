"""Wagtail's own search of pages, pictures and files forgives a slip, as the other searches of the
admin do: where nothing is written as it was typed, what is written nearly so is found.

In the backend, so that it holds in the tree, in the search of pages and in every chooser; within
the rows that the view asks for, and so within what the person may know of. `is_alike` of what was
found says that it is so.
"""

from functools import lru_cache
from typing import Any

from django.db.models import Count, QuerySet
from modelsearch.query import PlainText
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage
from wagtail.models import Page

from home.choosing import MOST_READ, in_order
from home.nearly import nearly
from search import wagtail_backend

KINDS = (Page, AbstractImage, AbstractDocument)
MOST = 50


def SearchBackend(params: dict[str, Any]) -> Any:  # noqa: N802 - the name Wagtail looks for
    backend = wagtail_backend.SearchBackend(params)
    results = backend.results_class
    backend.results_class = type(results.__name__, (_OrNearlySo, results), {})
    compiler = backend.autocomplete_query_compiler_class
    backend.autocomplete_query_compiler_class = type(
        compiler.__name__, (compiler,), {"forgives": True}
    )
    return backend


class _OrNearlySo:
    """What is only nearly so is looked for once, for all that is asked of one search."""

    query_compiler: Any
    start: int
    stop: int | None

    @property
    def is_alike(self) -> bool:
        return bool(getattr(self.query_compiler, "near", []))

    def _do_search(self) -> list[Any]:
        found = list(super()._do_search())  # type: ignore[misc]
        if found or (self.start and "near" not in vars(self.query_compiler)):
            return found
        keys = self._near()[self.start : self.stop]
        return in_order(keys, self.query_compiler.queryset) if keys else found

    def _do_count(self) -> int:
        found: int = super()._do_count()  # type: ignore[misc]
        if found or (self.start and "near" not in vars(self.query_compiler)):
            return found
        return len(self._near()[self.start : self.stop])

    def facet(self, name: str) -> Any:
        found = super().facet(name)  # type: ignore[misc]
        if found or not self._near():
            return found
        rows = self.query_compiler.queryset.order_by().filter(pk__in=self._near())
        counts = rows.values(name).annotate(count=Count("pk")).order_by("-count")
        return type(found)((one[name], one["count"]) for one in counts)

    def _near(self) -> list[Any]:
        compiler = self.query_compiler
        if "near" not in vars(compiler):
            compiler.near = _keys(compiler) if getattr(compiler, "forgives", False) else []
        return list(compiler.near)


def _keys(compiler: Any) -> list[Any]:
    typed = compiler.query.query_string if isinstance(compiler.query, PlainText) else ""
    model = compiler.queryset.model
    told = ("title", "draft_title") if issubclass(model, Page) else ("title",)
    if not typed or not issubclass(model, KINDS):
        return []
    within = compiler.queryset.order_by().values("pk")
    rows: QuerySet[Any] = model._base_manager.filter(pk__in=within)
    texts = rows.order_by("pk").values_list("pk", *told)[:MOST_READ]
    return list(_nearly(typed, tuple((pk, " ".join(values)) for pk, *values in texts)))


@lru_cache(maxsize=1)
def _nearly(typed: str, texts: tuple[tuple[Any, str], ...]) -> tuple[Any, ...]:
    """The search of pages asks twice, of what it shows and of all that it counts."""
    return tuple(nearly(typed, texts, most=MOST))
