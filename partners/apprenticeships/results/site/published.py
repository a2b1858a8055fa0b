"""What is published of a result: figures, cut-offs, the files that check it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import IO, Any

from django.contrib.humanize.templatetags.humanize import intcomma
from django.http import Http404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from home.uploads.storage import private_storage
from partners.apprenticeships.models import Batch
from partners.apprenticeships.results import packing
from partners.apprenticeships.results.models import BatchFacts, Matching
from partners.apprenticeships.results.site import figures
from partners.apprenticeships.results.site.checking import PUBLIC
from partners.apprenticeships.rounds.models import Round, RoundBatch

CLOSED_NAMED = 40
"""Batches that do not run and are named one by one; all of them are in result.json."""


@dataclass(frozen=True, slots=True)
class PublicFile:
    label: str | Promise
    format: str
    media_type: str
    language: str | Promise = ""

    @property
    def is_page(self) -> bool:
        """To be read in the browser: we made it, and it runs nothing."""
        return self.media_type == "text/html"


FILES: dict[str, PublicFile] = {
    "audit.html": PublicFile(_("Audit page"), "HTML", "text/html", _("Indonesian")),
    "audit.en.html": PublicFile(_("Audit page"), "HTML", "text/html", _("English")),
    "check_round.py": PublicFile(_("Script that checks the round"), "Python", "text/x-python"),
    "inputs.json.gz": PublicFile(_("What the round was given"), "JSON, gzip", "application/gzip"),
    "result.json": PublicFile(_("What it decided"), "JSON", "application/json"),
    "placements.txt": PublicFile(_("Who goes where, by number"), "TXT", "text/plain"),
}


def result_of(round: Round) -> dict[str, Any] | None:
    """For the template `result.html`; None where a round was published without a matching."""
    matching = Matching.objects.standing(round)
    if matching is None:
        return None
    facts = matching.figures
    rows = figures.provinces(facts)
    return {
        "totals": figures.totals(facts),
        "map": figures.map_values(rows),
        "province_columns": figures.province_columns(),
        "province_rows": [{"cells": [row["name"], row["asked"], row["placed"]]} for row in rows],
        "groups": figures.groups(facts),
        "ranks": figures.ranks(facts),
        "closed": _closed(facts["closed"][:CLOSED_NAMED]),
        "closed_more": max(0, len(facts["closed"]) - CLOSED_NAMED),
        "pairs_told": intcomma(facts["pairs"]),
        "digest": facts["result"],
        "seed": round.seed,
        "files": _files(round, matching),
    }


def cutoffs_of(rows: Iterable[RoundBatch]) -> dict[int, tuple[int, int]]:
    """By key of the row. One query."""
    found = BatchFacts.objects.in_bulk([row.pk for row in rows])
    return {key: packing.unpack_batch(one.content).cutoff for key, one in found.items()}


def open_file(round: Round, name: str) -> IO[bytes]:
    """Raises Http404 for what was not kept."""
    matching = Matching.objects.standing(round)
    storage = private_storage()
    path = matching.public_path(name) if matching else ""
    if not path or not storage.exists(path):
        raise Http404
    file: IO[bytes] = storage.open(path)
    return file


def _files(round: Round, matching: Matching) -> list[dict[str, Any]]:
    sizes = matching.files.get(PUBLIC, {})
    return [
        {
            "name": name,
            "label": one.label,
            "format": one.format,
            "language": one.language,
            "is_page": one.is_page,
            "size": sizes[name],
            "url": reverse("rounds:file", args=[round.code, name]),
        }
        for name, one in FILES.items()
        if name in sizes
    ]


def _closed(closed: list[tuple[str, int, int]]) -> list[dict[str, Any]]:
    """In the order of closing, each with its offer and why it does not run."""
    codes = [code for code, _had, _needed in closed]
    batches = Batch.objects.filter(code__in=codes).select_related("offer__host")
    by_code = {batch.code: batch for batch in batches}
    return [
        {"batch": by_code.get(code), "code": code, "why": figures.why_closed(had, needed)}
        for code, had, needed in closed
    ]
