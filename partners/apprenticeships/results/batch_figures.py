"""What a host reads on its own page of each batch: how many asked for it, how many have a place."""

from collections.abc import Collection

from django.urls import reverse
from django.utils.translation import gettext as _

from partners.apprenticeships.applications import naming
from partners.apprenticeships.hosting import figures
from partners.apprenticeships.hosting.figures import Figure
from partners.apprenticeships.models import Batch
from partners.apprenticeships.rounds.holding import ANNOUNCED
from partners.apprenticeships.rounds.lifecycle import Phase, RoundState
from partners.apprenticeships.rounds.models import RoundBatch


def of_batches(batches: Collection[Batch]) -> dict[int, list[Figure]]:
    """Of the newest announced round of each: numbers, and no names."""
    by_key = {batch.pk: batch for batch in batches}
    rows = RoundBatch.objects.filter(batch__in=by_key.keys(), round__state__in=ANNOUNCED)
    rows = rows.exclude(round__announced_at=None)  # taken in from sheets, and not published yet
    newest = {row.batch_id: row for row in rows.select_related("round").order_by("round")}
    named = naming.named({row.round_id for row in newest.values()}, newest.keys())
    return {
        key: _figures(by_key[key], row, named[row.round_id, key]) for key, row in newest.items()
    }


def _figures(batch: Batch, row: RoundBatch, named: int) -> list[Figure]:
    said = naming.in_words(named, is_open=row.round.phase is Phase.COLLECTING)
    found = [Figure(_("Cooperatives that named it on the list that they handed in"), said)]
    if row.round.state == RoundState.PUBLISHED:
        url = reverse("results:placed", args=[batch.offer.host.slug])
        found.append(Figure(_("Seats taken"), f"{row.taken}/{row.seats}", url))
    return found


def register() -> None:
    figures.register(of_batches)
