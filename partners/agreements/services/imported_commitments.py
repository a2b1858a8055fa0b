"""Writes the commitments of an imported list with their proof and log, in bulk."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import ModelLogEntry

from partners.agreements.importing.agreements import NewPartner
from partners.agreements.importing.commitments import Promised
from partners.agreements.models import Agreement, Commitment, Proof
from search import indexing

ACTION = "agreements.commitment_import"
BATCH = 500


def write(
    rows: list[Promised], listed: dict[int, Agreement], partners: dict[NewPartner, int], *, by: Any
) -> list[Commitment]:
    """Inside the service's transaction. `listed`: the agreements just made, by their row."""
    recorded = Agreement.objects.in_bulk({row.target.recorded for row in rows} - {0})
    made = [
        Commitment(
            agreement=recorded.get(row.target.recorded) or listed[row.target.row],
            partner_id=_key(row.partner, partners),
            **row.fields,
        )
        for row in rows
    ]
    Commitment.objects.bulk_create(made, batch_size=BATCH)
    _prove(made, rows, by)
    _log(made, rows, by)
    indexing.refresh(*{commitment.agreement for commitment in made})
    return made


def _key(partner: int | NewPartner | None, added: dict[NewPartner, int]) -> int | None:
    return added[partner] if isinstance(partner, NewPartner) else partner


def _prove(made: list[Commitment], rows: list[Promised], by: Any) -> None:
    proofs = [
        Proof(commitment=commitment, url=row.proof[0], title_id=row.proof[1], added_by=by)
        for commitment, row in zip(made, rows, strict=True)
        if row.proof[0]
    ]
    Proof.objects.bulk_create(proofs, batch_size=BATCH)


def _log(made: list[Commitment], rows: list[Promised], by: Any) -> None:
    """What `wagtail.log_actions.log` writes, three statements for each, in a few for all."""
    kind, now = ContentType.objects.get_for_model(Agreement), timezone.now()
    ModelLogEntry.objects.bulk_create(
        (
            ModelLogEntry(
                content_type=kind,
                object_id=str(commitment.agreement_id),
                label=str(commitment.agreement)[:1000],
                action=ACTION,
                timestamp=now,
                user=by,
                data=_data(commitment, row),
            )
            for commitment, row in zip(made, rows, strict=True)
        ),
        batch_size=BATCH,
    )


def _data(commitment: Commitment, row: Promised) -> dict[str, Any]:
    return {
        "commitment": commitment.pk,
        "title": commitment.title_id,
        "version": commitment.version,
        "row": row.row,
    }
