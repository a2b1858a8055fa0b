"""The demo's agreements: `agreements.toml`.

Loading again changes nothing; a record that an editor made under the same address is left
alone. Unloading takes out the demo's own.
"""

import tomllib
from pathlib import Path
from typing import Any

from django.db import transaction

from home.models import Sector
from home.services.progress import Progress
from partners.agreements.models import PROCESS_FIELDS, Agreement, Commitment, Party, Source
from partners.organisations.models import Organisation

FOLDER = Path(__file__).parent


@transaction.atomic
def load(progress: Progress) -> None:
    rows = tomllib.loads((FOLDER / "agreements.toml").read_text())["agreements"]
    for done, row in enumerate(rows, 1):
        if not Agreement.objects.filter(slug=row["slug"], is_demo=False).exists():
            _load(dict(row))
        progress("agreements", done, len(rows))


def unload() -> None:
    Agreement.objects.filter(is_demo=True).delete()


def _load(row: dict[str, Any]) -> None:
    parties, promises = row.pop("parties", []), row.pop("commitments", [])
    sectors, sources = row.pop("sectors", []), row.pop("sources", [])
    agreement = Agreement.objects.filter(slug=row["slug"]).first() or Agreement()
    if agreement.pk is None:
        agreement.live = True
    for name, value in {"in_force_on": None, **row}.items():
        setattr(agreement, name, value)
    agreement.is_demo = True
    agreement.save()
    agreement.save(update_fields=PROCESS_FIELDS)
    agreement.sectors.set(Sector.objects.filter(code__in=sectors))
    agreement.save()
    _load_parties(agreement, parties)
    _load_sources(agreement, sources)
    _load_promises(agreement, promises)


def _load_parties(agreement: Agreement, rows: list[dict[str, Any]]) -> None:
    organisations = _organisations(row["organisation"] for row in rows)
    for order, row in enumerate(rows):
        fields = {key: value for key, value in row.items() if key != "organisation"}
        Party.objects.update_or_create(
            agreement=agreement,
            organisation=organisations[row["organisation"]],
            defaults={**fields, "sort_order": order},
        )


def _load_sources(agreement: Agreement, rows: list[dict[str, Any]]) -> None:
    for order, row in enumerate(rows):
        Source.objects.update_or_create(
            agreement=agreement, url=row["url"], defaults={**row, "sort_order": order}
        )


def _load_promises(agreement: Agreement, rows: list[dict[str, Any]]) -> None:
    """Known by their Indonesian words; what staff have since recorded about them stays."""
    partners = _organisations(row["partner"] for row in rows if "partner" in row)
    for row in rows:
        fields = {key: value for key, value in row.items() if key not in {"title_id", "partner"}}
        said = {**fields, "partner": partners.get(row.get("partner", ""))}
        known = {"agreement": agreement, "title_id": row["title_id"]}
        if Commitment.objects.filter(**known).exclude(version=0).exists():
            continue
        Commitment.objects.update_or_create(**known, defaults=said)


def _organisations(slugs: Any) -> dict[str, Organisation]:
    return Organisation.objects.in_bulk(set(slugs), field_name="slug")
