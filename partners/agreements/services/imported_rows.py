"""Writes the rows of an imported list in bulk: agreements and commitments with all they have.

One by one, a row takes seventeen statements; a list of 5,000 rows would keep a browser waiting for
minutes. What Wagtail and the model do when one agreement is saved is done here for all of them.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision

from home import audit
from home.access import Actor
from home.cache import renewal
from home.models import Region, Sector
from partners.agreements import history
from partners.agreements.importing.agreements import Entry, NewPartner, Place
from partners.agreements.importing.commitments import Promised
from partners.agreements.labels import Reach
from partners.agreements.models import Agreement, Commitment, Party, Proof
from partners.agreements.rules import lifecycle
from partners.organisations.models import Organisation
from search import indexing

ACTION = history.action("agreements.import", _("Import"), _("Imported from a spreadsheet"))
COMMITMENT_ACTION = history.action(
    "agreements.commitment_import",
    _("Import commitment"),
    _("Imported a commitment from a spreadsheet"),
)
BATCH = 500


def write_agreements(
    entries: list[Entry], partners: dict[NewPartner, int], *, by: Actor, publish: bool
) -> list[Agreement]:
    """Inside the service's transaction; `partners` are the keys of those just added."""
    if not entries:
        return []
    parties = {e.place: [partners[p] if isinstance(p, NewPartner) else p for p in e.parties]
               for e in entries}  # fmt: skip
    slugs, reach = _Slugs(), _Reach(key for keys in parties.values() for key in keys)
    made = [_agreement(e, reach.of(parties[e.place]), slugs, publish) for e in entries]
    Agreement.objects.bulk_create(made, batch_size=BATCH)
    for agreement, entry in zip(made, entries, strict=True):
        agreement.parties = [  # type: ignore[misc]
            _party(agreement, key, place, entry) for place, key in enumerate(parties[entry.place])
        ]
    Party.objects.bulk_create((p for a in made for p in a.parties.all()), batch_size=BATCH)
    _relate(made, entries)
    _revise(made, by, publish)
    audit.record_many(
        (
            audit.Deed(agreement, ACTION, {"row": entry.row}, agreement.latest_revision)
            for agreement, entry in zip(made, entries, strict=True)
        ),
        by=by,
    )
    renewal.changed(Agreement, Party)
    indexing.refresh(*made)
    return made


def _agreement(entry: Entry, reach: str, slugs: "_Slugs", publish: bool) -> Agreement:
    at = timezone.now() if publish else None
    agreement = Agreement(
        **{**entry.fields, "reach": reach, "live": publish},
        slug=slugs.free(entry.title),
        first_published_at=at,
        last_published_at=at,
        has_unpublished_changes=not publish,
    )
    agreement.expiring_from = lifecycle.expiring_from(agreement.facts())
    return agreement


def _party(agreement: Agreement, organisation: int, place: int, entry: Entry) -> Party:
    return Party(
        agreement=agreement,
        organisation_id=organisation,
        sort_order=place,
        is_ours=place == 0,
        **(entry.people[place] if place < len(entry.people) else {}),
    )


def _relate(made: list[Agreement], entries: list[Entry]) -> None:
    """Sectors and regions, in the tables and in memory for the revisions."""
    sectors = Sector.objects.in_bulk({key for entry in entries for key in entry.sectors})
    regions = Region.objects.in_bulk({key for entry in entries for key in entry.regions})
    sector_rows, region_rows = [], []
    for agreement, entry in zip(made, entries, strict=True):
        agreement.sectors = [sectors[key] for key in entry.sectors]
        agreement.regions = [regions[key] for key in entry.regions]
        sector_rows += [_SECTOR(agreement=agreement, sector_id=key) for key in entry.sectors]
        region_rows += [_REGION(agreement=agreement, region_id=key) for key in entry.regions]
    _SECTOR._default_manager.bulk_create(sector_rows, batch_size=BATCH)
    _REGION._default_manager.bulk_create(region_rows, batch_size=BATCH)


def _revise(made: list[Agreement], by: Actor, publish: bool) -> None:
    """A first revision each, so that the first edit shows what it changed."""
    kind = ContentType.objects.get_for_model(Agreement)
    revisions = Revision.objects.bulk_create(
        (
            Revision(
                content_type=kind,
                base_content_type=kind,
                object_id=str(agreement.pk),
                created_at=timezone.now(),
                user=by.person,
                content=agreement.serializable_data(),
                object_str=str(agreement),
            )
            for agreement in made
        ),
        batch_size=BATCH,
    )
    for agreement, revision in zip(made, revisions, strict=True):
        agreement.latest_revision = revision
        agreement.live_revision = revision if publish else None
    Agreement.objects.bulk_update(made, ["latest_revision", "live_revision"], batch_size=BATCH)


_SECTOR: Any = Agreement.sectors.through
_REGION: Any = Agreement.regions.through


class _Slugs:
    """Addresses that nobody has, also within the list."""

    def __init__(self) -> None:
        self.taken = set(Agreement.objects.values_list("slug", flat=True))

    def free(self, title: str) -> str:
        base = slugify(title)[:80] or "kesepakatan"
        slug, number = base, 1
        while slug in self.taken:
            number += 1
            slug = f"{base}-{number}"
        self.taken.add(slug)
        return slug


class _Reach:
    """Foreign as soon as one partner is not in Indonesia."""

    def __init__(self, organisations: Iterable[int]) -> None:
        known = Organisation.objects.filter(pk__in=set(organisations))
        self.countries = dict(known.values_list("pk", "country"))

    def of(self, parties: list[int]) -> str:
        abroad = any(self.countries[key] != "ID" for key in parties[1:])
        return Reach.FOREIGN if abroad else Reach.DOMESTIC


def write_commitments(
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
    _log_commitments(made, rows, by)
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


def _log_commitments(made: list[Commitment], rows: list[Promised], by: Actor) -> None:
    audit.record_many(
        (
            audit.Deed(commitment.agreement, COMMITMENT_ACTION, _deed_of(commitment, row))
            for commitment, row in zip(made, rows, strict=True)
        ),
        by=by,
    )


def _deed_of(commitment: Commitment, row: Promised) -> dict[str, object]:
    return {
        "commitment": commitment.pk,
        "title": commitment.title_id,
        "version": commitment.version,
        "row": row.row,
    }
