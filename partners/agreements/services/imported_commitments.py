"""Writes the commitments of an imported list with their proof and log, in bulk."""

from django.utils.translation import gettext_lazy as _

from home import audit
from home.access import Actor
from home.cache import renewal
from partners.agreements import history
from partners.agreements.importing.agreements import NewPartner, Place
from partners.agreements.importing.commitments import Promised
from partners.agreements.models import Agreement, Commitment, Proof
from search import indexing

ACTION = history.action(
    "agreements.commitment_import",
    _("Import commitment"),
    _("Imported a commitment from a spreadsheet"),
)
BATCH = 500


def write(
    rows: list[Promised],
    listed: dict[Place, Agreement],
    partners: dict[NewPartner, int],
    *,
    by: Actor,
) -> list[Commitment]:
    """Inside the service's transaction. `listed`: the agreements just made, by their place."""
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
    renewal.changed(Commitment, Proof)
    indexing.refresh(*{commitment.agreement for commitment in made})
    return made


def _key(partner: int | NewPartner | None, added: dict[NewPartner, int]) -> int | None:
    return added[partner] if isinstance(partner, NewPartner) else partner


def _prove(made: list[Commitment], rows: list[Promised], by: Actor) -> None:
    proofs = [
        Proof(commitment=commitment, url=row.proof[0], title_id=row.proof[1], added_by=by.person)
        for commitment, row in zip(made, rows, strict=True)
        if row.proof[0]
    ]
    Proof.objects.bulk_create(proofs, batch_size=BATCH)


def _log(made: list[Commitment], rows: list[Promised], by: Actor) -> None:
    audit.record_many(
        (
            audit.Deed(commitment.agreement, ACTION, _data(commitment, row))
            for commitment, row in zip(made, rows, strict=True)
        ),
        by=by,
    )


def _data(commitment: Commitment, row: Promised) -> dict[str, object]:
    return {
        "commitment": commitment.pk,
        "title": commitment.title_id,
        "version": commitment.version,
        "row": row.row,
    }
