"""The draft of an offer as its host works on it: found under lock, kept as a version."""

from typing import Any

from django.db.models import prefetch_related_objects

from home import audit
from home.access import Actor
from home.desk.locking import locked, locked_together
from home.desk.refusals import HasChangedSince, IsGone
from partners.apprenticeships.hosting import holding, stations
from partners.apprenticeships.hosting.lifecycle import Verb, after
from partners.apprenticeships.hosting.refusals import IsHeldByStaff, IsWaiting
from partners.apprenticeships.models import Batch, Offer
from partners.apprenticeships.models.querysets import with_rounds


def version_of(offer: Offer) -> str:
    """Which words of an offer these are: the key of their version."""
    return str(offer.latest_revision_id or 0)


def draft_of(offer: Offer) -> Offer:
    """Its newest words. A batch that a round holds stands as it was announced."""
    return draft_and_held(offer)[0]


def draft_and_held(offer: Offer) -> tuple[Offer, set[int]]:
    """The draft, and the keys of its batches that a round holds."""
    latest = offer.latest_revision
    draft = offer.with_content_json(latest.content) if latest else offer
    stored = {batch.pk: batch for batch in Batch.objects.filter(offer_id=offer.pk)}
    held = holding.held_among(stored.keys())
    if held:
        others = [batch for batch in draft.batches.all() if batch.pk not in held]
        kept = [*others, *(stored[key] for key in held)]
        put_rows(draft, "batches", sorted(kept, key=lambda batch: batch.starts_on))
    return draft, held


def ask_rounds(draft: Offer) -> None:
    """Let its stored batches know their rounds, for what pages say of applying; one query."""
    prefetch_related_objects([one for one in draft.batches.all() if one.pk], with_rounds())


def put_rows(draft: Offer, name: str, rows: list[Any]) -> None:
    """Let these be the draft's batches, days or costs, in this order."""
    setattr(draft, name, rows)


def opened(offer: Offer, seen: object = None) -> Offer:
    """The draft, to be written on until the transaction ends; so are its batches, whose decisions
    a draft must not write over. Raises IsGone, HasChangedSince, IsWaiting, IsHeldByStaff.
    """
    current = locked(offer)
    if current.host_id != offer.host_id:
        raise IsGone(record=offer)
    locked_together(Batch.objects.filter(offer_id=current.pk))
    if seen is not None and str(seen) != version_of(current):
        raise HasChangedSince(current=draft_of(current))
    if after(Verb.WRITE, stations.work_of(current)) is None:
        raise IsWaiting
    if current.locked:
        raise IsHeldByStaff
    return draft_of(current)


def keep(draft: Offer, action: str, *, by: Actor, **data: Any) -> None:
    """As a new version. Of what readers never saw the row follows, so that lists name it as it is
    called now and its batches have their keys.
    """
    if draft.first_published_at is None and not draft.live:
        draft.save()
    revision = draft.save_revision(user=by.person, clean=False)
    audit.record(draft, action, by=by, revision=revision, data=data)
