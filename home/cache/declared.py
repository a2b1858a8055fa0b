"""Which models readers see, as which topic; and which they do not, and why.

Every model is one or the other (tests/portal/test_public.py), so that nobody forgets to say.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import Model
from wagtail.models import Page

Owners = Callable[[Any], Iterable[Model | None]]
Topics = frozenset[str]

ANY = "any"  # changes with everything that is public
WHOLE = "whole"  # with which everything changes, as after a restored backup


@dataclass(frozen=True, slots=True)
class Declared:
    """`is_quiet`: its own changes tell nothing, what it accompanies tells of itself."""

    topic: str
    belongs_to: Owners | None = None
    is_quiet: bool = False


_public: dict[type[Model], Declared] = {}
_not_public: dict[type[Model], str] = {}
_passages: dict[str, tuple[str, ...]] = {}


def public(topic: str, *models: type[Model], belongs_to: Owners | None = None) -> None:
    """Readers see rows of these models. Many-to-many tables of theirs are meant as well.

    `belongs_to` names the rows that show a row, for the search index.
    """
    for model in models:
        _declare(model, Declared(topic, belongs_to))


def accompanies(topic: str, *models: type[Model]) -> None:
    """Readers see these, but they never change without a row of `topic` that tells of it."""
    for model in models:
        _declare(model, Declared(topic, is_quiet=True))


def not_public(reason: str, *models: type[Model]) -> None:
    """No public page shows these. One that reads them all the same depends on everything."""
    _not_public.update(dict.fromkeys(models, reason))


def passed_through(model: type[Model], *fields: str) -> None:
    """Rows that readers see lead through rows of this one, of which they see nothing. What these
    fields name changes only with a row that tells of it: a query that comes by the key, and reads
    no other field, is not made of it (`reading`).
    """
    named = [field.attname for field in model._meta.concrete_fields if field.name in fields]
    _passages[model._meta.db_table] = (model._meta.pk.attname, *named)


def passages() -> Mapping[str, tuple[str, ...]]:
    """Each table that is passed through: its key, and the other columns read on the way."""
    return _passages


def declaration_of(model: type[Model]) -> Declared | None:
    """Of a model, or of the one that a many-to-many table belongs to; None is not public."""
    return _public.get(_owner(model))


def is_declared(model: type[Model]) -> bool:
    return _owner(model) in _public or _owner(model) in _not_public


def owners_of(row: Model) -> Iterable[Model]:
    """The rows that show this one, as far as it was declared."""
    declared = _public.get(type(row))
    if declared and declared.belongs_to:
        yield from (owner for owner in declared.belongs_to(row) if owner is not None)


@cache
def topics() -> Topics:
    """All of them."""
    return frozenset({ANY, WHOLE, *(declared.topic for declared in _public.values())})


@cache
def topic_of_table() -> Mapping[str, str]:
    """Each table of a model, and its topic; ANY for those that should not be read."""
    return {
        model._meta.db_table: declared.topic if (declared := declaration_of(model)) else ANY
        for model in apps.get_models(include_auto_created=True)
    }


@cache
def topics_of_pages() -> Topics:
    """What any page of the tree may belong to."""
    return frozenset(d.topic for model, d in _public.items() if issubclass(model, Page))


def _declare(model: type[Model], declared: Declared) -> None:
    _public[model] = declared
    for known in (topics, topic_of_table, topics_of_pages):
        known.cache_clear()


def _owner(model: type[Model]) -> type[Model]:
    created_by = model._meta.auto_created
    return created_by if isinstance(created_by, type) else model
