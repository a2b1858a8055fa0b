"""The names of the vocabulary's terms, for filters and cards: read once, kept per process.

What a process keeps carries a stamp that all processes share through Django's cache. Whoever
changes a term throws the stamp away once the change is committed, so every process reads
anew at its next request. One query when something changed, none otherwise.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.db.models import Value
from django.db.models.signals import post_delete, post_save
from django.utils import translation

from home.cache import reading
from home.models import BusinessUnit, Challenge, Competency, Sector, Stage
from home.models.taxonomy import Term

MODELS: tuple[type[Term], ...] = (Sector, Competency, Challenge, BusinessUnit, Stage)
STAMP = "vocabulary:stamp"
Names = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Kept:
    """Model's label and language to code to name, in the editors' order."""

    stamp: str = ""
    names: Mapping[tuple[str, str], Names] = field(default_factory=dict)


_kept = _Kept()


def names_of(model: type[Term]) -> Names:
    """Code → name in the active language, in the editors' order."""
    reading.uses(model)
    language = "en" if translation.get_language() == "en" else "id"
    return _current().names.get((model._meta.label_lower, language), {})


def forget(**_signal: Any) -> None:
    """Terms changed: at once for this process, for the others when it is committed."""
    cache.delete(STAMP)
    transaction.on_commit(lambda: cache.delete(STAMP))


def watch() -> None:
    """Connect the signals of the vocabulary; called when the app is ready."""
    for model in MODELS:
        for signal in (post_save, post_delete):
            signal.connect(forget, sender=model, dispatch_uid=f"term_names:{model.__name__}")


def _current() -> _Kept:
    global _kept
    stamp = cache.get(STAMP)
    if stamp is None:
        # The first of several processes wins; the stamp stands before the rows are read.
        cache.add(STAMP, secrets.token_hex(8), timeout=None)
        stamp = cache.get(STAMP, "")
    if stamp != _kept.stamp or not stamp:
        _kept = _Kept(stamp, _read())
    return _kept


def _read() -> dict[tuple[str, str], Names]:
    first, *others = [
        model.objects.order_by().values_list(
            Value(model._meta.label_lower), "order", "code", "name_id", "name_en"
        )
        for model in MODELS
    ]
    found: dict[tuple[str, str], dict[str, str]] = {}
    for label, _order, code, name_id, name_en in sorted(first.union(*others, all=True)):
        found.setdefault((label, "id"), {})[code] = name_id or name_en
        found.setdefault((label, "en"), {})[code] = name_en or name_id
    return found
