"""The demo's made-up agreement, `example.toml`: promises kept, under way, late and blocked.

Loaded after tools, offers and people, because its proof is one of the first two and one of the
last looks after it. Loading again changes nothing.
"""

import tomllib
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from home.models import Sector
from home.services.progress import Progress
from partners.agreements.models import (
    PROCESS_FIELDS,
    Agreement,
    Commitment,
    Party,
    ProgressReport,
    Proof,
    Unit,
)
from partners.organisations.models import Organisation

SOURCE = Path(__file__).parent / "example.toml"
OURS = "kemenkop"
IN_CHARGE = "editor@simpul.demo"
IN_DAYS = "_in_days"
PROOF = ("page", "record", "record_slug")


@transaction.atomic
def load(progress: Progress) -> None:
    content = tomllib.loads(SOURCE.read_text())
    if not Agreement.objects.filter(slug=content["agreement"]["slug"]).exists():
        partner = _partner(content["partner"])
        unit = Unit.objects.get_or_create(code=content["unit"]["code"], defaults=content["unit"])[0]
        agreement = _agreement({**content["agreement"], "unit": unit}, partner)
        for row in content["commitments"]:
            _promise(agreement, partner, row)
    progress("example of an agreement", 1, 1)


def unload() -> None:
    Agreement.objects.filter(is_example=True).delete()
    code = tomllib.loads(SOURCE.read_text())["unit"]["code"]
    Unit.objects.filter(code=code, agreements=None).delete()


def _partner(row: dict[str, Any]) -> Organisation:
    """Not public: a partner that does not exist has no place in the directory."""
    values = {**row, "is_public": False, "is_demo": True}
    return Organisation.objects.get_or_create(slug=row["slug"], defaults=values)[0]


def _agreement(row: dict[str, Any], partner: Organisation) -> Agreement:
    fields = _dated(row)
    sectors = fields.pop("sectors")
    keeper = get_user_model()._default_manager.filter(email=IN_CHARGE).first()
    agreement = Agreement(**fields, in_charge=keeper, is_demo=True, is_example=True, live=True)
    agreement.save()
    agreement.save(update_fields=PROCESS_FIELDS)
    agreement.sectors.set(Sector.objects.filter(code__in=sectors))
    agreement.save()
    ours = Organisation.objects.filter(slug=OURS).first()
    sides = [side for side in (ours, partner) if side]
    for order, side in enumerate(sides):
        Party.objects.create(
            agreement=agreement, organisation=side, is_ours=side == ours, sort_order=order
        )
    return agreement


def _promise(agreement: Agreement, partner: Organisation, row: dict[str, Any]) -> None:
    fields = _dated(row)
    reports = fields.pop("reports", [])
    proof = {name: fields.pop(name) for name in PROOF if name in fields}
    commitment = Commitment(agreement=agreement, partner=partner, **fields)
    commitment.full_clean()
    commitment.save()
    for report in map(_dated, reports):
        day = report.pop("on_on")
        at = timezone.make_aware(datetime.combine(day, time(9)))
        ProgressReport.objects.create(
            commitment=commitment, reported_on=day, confirmed_at=at, **report
        )
    if target := _target(**proof):
        Proof.objects.create(commitment=commitment, **target)


def _target(page: str = "", record: str = "", record_slug: str = "") -> dict[str, Any]:
    """A tool or an offer of the demo as Proof wants it; empty when it is not there."""
    if page:
        found = Page.objects.live().filter(slug=page).order_by("pk").first()
        return {"page": found} if found else {}
    if record:
        model: Any = apps.get_model(record)
        found = model.objects.filter(slug=record_slug).first()
        return {"record": found} if found else {}
    return {}


def _dated(row: dict[str, Any]) -> dict[str, Any]:
    """`due_in_days` of a row becomes `due_on`, counted from today."""
    today = timezone.localdate()
    fields = {name: value for name, value in row.items() if not name.endswith(IN_DAYS)}
    for name in row.keys() - fields.keys():
        fields[f"{name.removesuffix(IN_DAYS)}_on"] = today + timedelta(row[name])
    return fields
