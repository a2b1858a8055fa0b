"""Load the shared vocabulary and the dated facts from TOML."""

import tomllib
from pathlib import Path
from typing import Any

from django.db import models, transaction

from home.models import BusinessUnit, Challenge, Competency, DatedFact, Sector, Stage, Term
from home.services.progress import Progress, silent

FOLDER = Path(__file__).parent.parent / "demo"
TERMS: dict[str, type[Term]] = {
    "sectors": Sector,
    "competencies": Competency,
    "challenges": Challenge,
    "business_units": BusinessUnit,
    "stages": Stage,
}
STEP = 10  # between two orders, so that editors can put a term in between


class UnknownVocabulary(ValueError):
    """The file names a list or a field that the portal does not have."""


@transaction.atomic
def load_vocabulary(progress: Progress = silent, *, overwrite: bool = False) -> int:
    """Create the terms of `vocabulary.toml` that are missing; returns how many changed.

    Editors own a term once it exists: their wording stays unless `overwrite` is set.
    Raises UnknownVocabulary for lists or fields that do not exist.
    """
    lists = _read("vocabulary.toml")
    if unknown := set(lists) - set(TERMS):
        raise UnknownVocabulary(", ".join(sorted(unknown)))
    total = sum(len(terms) for terms in lists.values())
    changed = done = 0
    for name, terms in lists.items():
        for position, term in enumerate(terms, 1):
            values = {"order": position * STEP, **term}
            changed += _put(TERMS[name], values, overwrite=overwrite)
            done += 1
            progress("vocabulary", done, total)
    return changed


@transaction.atomic
def load_facts(progress: Progress = silent) -> int:
    """Create or renew the demo facts of `facts.toml`; facts made by editors stay."""
    facts = _read("facts.toml").get("facts", [])
    by_editors = set(DatedFact.objects.filter(is_demo=False).values_list("code", flat=True))
    changed = 0
    for position, fact in enumerate(facts, 1):
        if fact["code"] not in by_editors:
            values = {"order": position * STEP, **fact, "is_demo": True}
            changed += _put(DatedFact, values, overwrite=True)
        progress("dated facts", position, len(facts))
    return changed


def _put(model: type[models.Model], values: dict[str, Any], *, overwrite: bool) -> bool:
    """Whether a record was created or rewritten."""
    fields = {field.name for field in model._meta.get_fields()}
    if unknown := set(values) - fields:
        raise UnknownVocabulary(f"{values.get('code')}: {', '.join(sorted(unknown))}")
    code = values["code"]
    if overwrite:
        model._default_manager.update_or_create(code=code, defaults=values)
        return True
    return model._default_manager.get_or_create(code=code, defaults=values)[1]


def shipped_terms(name: str) -> list[dict[str, Any]]:
    """Terms of the list `name` (a key of `TERMS`) as they come with the portal, in order."""
    return _read("vocabulary.toml")[name]


def _read(name: str) -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))
