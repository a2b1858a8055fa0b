"""Copy last year's offer: the same host and programme, new dates; put somebody in charge."""

import re
from copy import deepcopy
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home import audit
from home.access import Actor, require
from home.desk.locking import locked
from home.desk.refusals import HasChangedSince, Refusal
from home.in_charge import put
from partners.apprenticeships.lifecycle import BatchState
from partners.apprenticeships.models import Offer

COPIED, ASSIGNED = "apprenticeships.copy", "apprenticeships.assign"
CHANGE = "apprenticeships.change_offer"
# 52 whole weeks: a batch that began on a Monday begins on a Monday again.
YEAR = timedelta(weeks=52)
CHILDREN = ("batches", "days", "costs", "demands", "documents", "photos")
DATES = ("starts_on", "ends_on", "apply_until")
OWN = ("latest_revision", "live_revision", "first_published_at", "last_published_at")
STAMPS = ("go_live_at", "expire_at", "locked_at", "locked_by")


class OfferIsInReview(Refusal):
    """What a moderator looks at stays as it was handed in."""

    words = _("It waits for a review. Assign it afterwards.")

    def __str__(self) -> str:
        return str(self.words)


def user_can_copy(actor: Actor) -> bool:
    return actor.has("apprenticeships.add_offer")


@transaction.atomic
def copy_for_next_year(
    offer: Offer, *, by: Actor, on: date | None = None, seen: str | None = None
) -> Offer:
    """A draft of the same offer, all batches planned and moved ahead by whole years.

    At least one year, and as many as it takes for the first batch to lie ahead of `on`.
    `seen` is the latest copy that the person knew of. Raises ActionNotPermitted,
    HasChangedSince, IsGone.
    """
    require(user_can_copy(by))
    return copied(offer, by, on=on, seen=seen)


def copied(offer: Offer, who: Actor, *, on: date | None = None, seen: str | None = None) -> Offer:
    """Made in the name of `who`, whose right was asked. Raises HasChangedSince, IsGone."""
    locked(offer)
    if seen is not None and seen != latest_copy(offer):
        raise HasChangedSince(current=offer)
    shift = shift_for_next_year(offer, on=on)
    copy: Offer = Offer.from_serializable_data(_content(offer, shift))
    copy.slug = _free_slug(offer.slug, copy)
    copy.copied_from = offer
    copy.live, copy.has_unpublished_changes, copy.locked = False, True, False
    copy.is_demo = False
    copy.save()
    revision = copy.save_revision(user=who.person)
    audit.record(copy, COPIED, by=who, revision=revision, data={"source": str(offer)})
    return copy


@transaction.atomic
def assign(offer: Offer, person: Any, *, by: Actor) -> None:
    """Put a person of the staff in charge, or nobody; no reader or host sees who.

    Raises ActionNotPermitted, OfferIsInReview, IsGone.
    """
    require(by.has(CHANGE))
    current = locked(offer)
    if current.workflow_in_progress:
        raise OfferIsInReview()
    put(current, person, by=by, action=ASSIGNED)


def latest_copy(offer: Offer) -> str:
    """The key of the newest copy of an offer; "0" when there is none."""
    return str(offer.copies.aggregate(latest=Max("pk"))["latest"] or 0)


def shift_for_next_year(offer: Offer, *, on: date | None = None) -> timedelta:
    """By how many whole years, of 52 weeks, a copy moves every date."""
    on = on or timezone.localdate()
    first = min((batch.starts_on for batch in offer.batches.all()), default=on)
    years = 1
    while first + years * YEAR <= on:
        years += 1
    return years * YEAR


def moved(day: date, shift: timedelta) -> date:
    """At most the last day of the calendar, which old lists write for "without end"; the form of
    the copy asks for another.
    """
    return day + shift if day <= date.max - shift else date.max


def _content(offer: Offer, shift: timedelta) -> dict[str, Any]:
    """The offer's content without keys, states and stamps; dates moved by `shift`."""
    content: dict[str, Any] = deepcopy(offer.serializable_data())
    content["pk"] = None
    for name in (*OWN, *STAMPS):
        content[name] = None
    for child in (child for name in CHILDREN for child in content[name]):
        child["pk"] = child["offer"] = None
    for batch in content["batches"]:
        batch["code"], batch["state"] = "", BatchState.PLANNED.value
        for name in DATES:
            if batch[name]:
                batch[name] = moved(batch[name], shift)
    return content


def _free_slug(slug: str, copy: Offer) -> str:
    """The old address with the year of the first batch; numbered when that is taken."""
    years = sorted(batch.starts_on.year for batch in copy.batches.all())
    stem = re.sub(r"-\d{4}(-\d+)?$", "", slug)[:75]
    wanted = f"{stem}-{years[0]}" if years else f"{stem}-2"
    number, free = 1, wanted
    while Offer.objects.filter(slug=free).exists():
        number += 1
        free = f"{wanted}-{number}"
    return free
