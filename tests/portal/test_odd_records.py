"""One record with impossible values takes no list, feed, export or sitemap down."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, models, transaction
from django.test import Client
from django.urls import reverse

from tests.factories.agreements import moderator
from tests.portal.test_public_addresses import addresses, rows

__all__ = ["rows"]
LISTS = (
    "sitemap.xml", "mitra/", "koperasi/", "kesepakatan/", "kesepakatan/kalender.ics",
    "kesepakatan/daftar.<slug:ending>", "cari/", "magang/", "magang/penawaran/",
    "magang/penawaran/kalender.ics", "glosarium/",
)  # fmt: skip
SECTIONS = ("pages", "organisations", "glossary", "agreements", "offers")
# The records that lists are made of.
MODELS = [
    "organisations.Organisation", "organisations.CooperativeProfile", "agreements.Agreement",
    "agreements.Party", "agreements.Commitment", "agreements.Document", "apprenticeships.Offer",
    "apprenticeships.Batch", "glossary.Term", "knowledge.ToolPage",
]  # fmt: skip
KEYS = {"path", "url_path", "slug", "code", "key", "depth", "numchild", "locale", "content_type"}
TEXT = "\x01\x85<&%(x)s{0}"


def impossible(field: models.Field, kind: str) -> Any:
    """A value that the database takes and nobody expects; None where there is none."""
    if kind == "moments" and isinstance(field, models.DateTimeField):
        return datetime.max.replace(tzinfo=UTC)
    if kind == "moments" and isinstance(field, models.DateField):
        return date.max
    if kind == "texts" and isinstance(field, (models.CharField, models.TextField)):
        return TEXT[: field.max_length]
    return None


def asked(rows: dict[str, Any]) -> Iterator[str]:
    for pattern in LISTS:
        yield from addresses()[pattern](rows)
    yield from (f"/sitemap-{section}.xml" for section in SECTIONS)
    yield from rows["pages"][:2]
    for name in ("agreements_agreement", "apprenticeships_offer", "organisations_organisation"):
        yield reverse(f"wagtailsnippets_{name}:list")


@pytest.mark.parametrize("kind", ["moments", "texts"])
@pytest.mark.parametrize("label", MODELS)
def test_an_odd_record_takes_no_list_down(
    label: str, kind: str, rows: dict[str, Any], settings: Any
) -> None:
    settings.PAGE_CACHE_SECONDS = 0
    model = apps.get_model(label)
    odd = model._default_manager.order_by("-pk").first().pk
    for field in model._meta.concrete_fields:
        value = impossible(field, kind)
        if value is None or field.name in KEYS:
            continue
        try:
            with transaction.atomic():
                model._default_manager.filter(pk=odd).update(**{field.attname: value})
        except DatabaseError:
            continue  # the database keeps this one out
    client = Client(raise_request_exception=False)
    client.force_login(moderator(is_superuser=True))
    failed = {address: status for address in asked(rows)
              if (status := client.get(address).status_code) != 200}  # fmt: skip
    assert failed == {}
