"""The whole demo library, loaded once, and what its rules say of each tool."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import transaction
from django.test import override_settings
from django.utils import translation

from benchmarks import tools_table
from home.demo import load as load_vocabulary_and_home
from home.services.progress import silent
from knowledge import demo, path, proving, usability, using
from knowledge.models import ToolPage
from partners.organisations import demo as organisations


@dataclass(frozen=True)
class Told:
    """Of one tool in one language."""

    slug: str
    stage: str
    facts: path.PathFacts
    steps: list[dict[str, Any]]
    outcomes: list[str]
    stamps: list[str]
    on_card: list[str]
    sources: list[str]
    texts: list[str]
    """Languages of the tool's own text, as far as it is linked or attached."""
    parts: list[str]
    licences: list[str]
    skipped_because: str
    is_usable: bool
    readiness: int


@dataclass(frozen=True)
class Library:
    told: dict[str, list[Told]]
    table: str


@pytest.fixture(scope="module")
def told(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Library:
    media = tmp_path_factory.mktemp("media")
    with (
        django_db_blocker.unblock(),
        override_settings(MEDIA_ROOT=media),
        transaction.atomic(),
    ):
        load_vocabulary_and_home(silent)
        organisations.load(silent)
        demo.load(silent)
        library = Library({code: list(_told(code)) for code in ("id", "en")}, tools_table.table())
        transaction.set_rollback(True)
    return library


def _told(language: str) -> Iterator[Told]:
    with translation.override(language):
        for tool in ToolPage.objects.filter(locale__language_code=language).order_by("slug"):
            rows = list(tool.evidence.all())
            files = list(tool.files.all())
            is_material = tool.original_leads_to == "material"
            linked = (
                tool.original_language if is_material else "",
                "id" if tool.translation_url else "",
            )
            yield Told(
                slug=tool.slug,
                stage=tool.path_stage,
                facts=path.facts_of(tool),
                steps=path.steps(tool),
                outcomes=[row.outcome for row in rows],
                stamps=[row.stamp for row in rows],
                on_card=proving.words_of(rows),
                sources=[row.source for row in rows],
                texts=[*filter(None, linked), *(row.language for row in files if row.is_text)],
                parts=[row.part for row in files],
                licences=[row.licence for row in files],
                skipped_because=tool.skipped_because,
                is_usable=using.facts_of(tool).is_in_hand,
                readiness=usability.readiness(using.facts_of(tool)),
            )
