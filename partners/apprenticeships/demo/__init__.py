"""Offers of the demo, from `offers.toml`.

    [[offers]]
    slug, title_id, title_en, summary_id, summary_en
    host = "kan-jabung"                # slug of an organisation
    region = "3507"                    # Kemendagri code; left out when online
    agreement = "…"                    # slug of an agreement (optional)
    competencies, sectors, business_units = ["code", …]
    minimum_stage = "code"             # optional
    and every other field of the model under its own name (mode, language, contact_email,
    requirements_id with one line per requirement, is_step_free …)

    [[offers.days]]     first, last, title_id, title_en, text_id, text_en
    [[offers.costs]]    item, payer, note_id, note_en
    [[offers.batches]]  starts_in_weeks, length, apply_weeks, seats, minimum, reserve_3t,
                        max_per_cooperative, origins = ["53", …], state

Batches are dated from the day of seeding, so that a demo always has dates ahead: the first
day is the Monday `starts_in_weeks` from now, `length` is in days, and `apply_weeks` is how
many weeks before the first day one may last apply. `starts_in_days` and `apply_in_days` say the
same in days from now, where a round of the demo needs just that day.
"""

import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from home.cache import renewal
from home.models import BusinessUnit, Competency, Region, Sector, Stage
from home.services.progress import Progress
from partners.agreements.models import Agreement
from partners.apprenticeships.models import Batch, Offer, OfferCost, OfferDay
from partners.organisations.models import Organisation

SOURCE = Path(__file__).parent / "offers.toml"
TERMS = {"competencies": Competency, "sectors": Sector, "business_units": BusinessUnit}


@transaction.atomic
def load(progress: Progress) -> None:
    """Offers that are there already stay as they are: people may have opened their batches."""
    rows = tomllib.loads(SOURCE.read_text())["offers"]
    for done, row in enumerate(rows, 1):
        if not Offer.objects.filter(slug=row["slug"]).exists():
            _publish(_offer(row), row, timezone.localdate())
        progress("apprenticeship offers", done, len(rows))


def unload() -> None:
    Offer.objects.filter(is_demo=True).delete()


def _offer(row: dict[str, Any]) -> Offer:
    parts = {"host", "region", "agreement", "minimum_stage", "days", "costs", "batches", *TERMS}
    fields = {name: value for name, value in row.items() if name not in parts}
    return Offer(
        **fields,
        host=Organisation.objects.get(slug=row["host"]),
        region=Region.objects.get(code=row["region"]) if "region" in row else None,
        agreement=Agreement.objects.get(slug=row["agreement"]) if "agreement" in row else None,
        minimum_stage=Stage.objects.get(code=row["minimum_stage"])
        if "minimum_stage" in row
        else None,
        is_demo=True,
        live=False,
    )


def _publish(offer: Offer, row: dict[str, Any], today: date) -> None:
    for name, model in TERMS.items():
        setattr(offer, name, model.objects.filter(code__in=row.get(name, [])))
    offer.days = [OfferDay(sort_order=n, **day) for n, day in enumerate(row.get("days", []))]
    offer.costs = [OfferCost(sort_order=n, **cost) for n, cost in enumerate(row.get("costs", []))]
    offer.batches = [_batch(values, today) for values in row.get("batches", [])]
    offer.full_clean()
    offer.save()
    states = {batch.pk: batch.state for batch in offer.batches.all()}
    offer.save_revision().publish()
    for pk, state in states.items():
        Batch.objects.filter(pk=pk).update(state=state)
    renewal.changed(Batch)


def _batch(values: dict[str, Any], today: date) -> Batch:
    values = dict(values)
    origins = values.pop("origins", [])
    monday = today - timedelta(days=today.weekday())
    if (days := values.pop("starts_in_days", None)) is not None:
        starts_on = today + timedelta(days=days)
    else:
        starts_on = monday + timedelta(weeks=values.pop("starts_in_weeks"))
    apply_until = starts_on - timedelta(weeks=values.pop("apply_weeks", 4))
    if (days := values.pop("apply_in_days", None)) is not None:
        apply_until = today + timedelta(days=days)
    batch = Batch(
        starts_on=starts_on,
        ends_on=starts_on + timedelta(days=values.pop("length") - 1),
        apply_until=apply_until,
        **values,
    )
    batch.origins = Region.objects.filter(code__in=origins)
    return batch
