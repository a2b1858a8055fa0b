"""What the people of a host write of its offers; readers see it once it is published."""

from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import Any

from django.db import transaction

from home.access import Actor, require
from home.addresses import free_address
from home.desk.locking import locked
from home.desk.refusals import IsGone
from partners.apprenticeships.hosting import drafts, holding
from partners.apprenticeships.hosting.permissions import user_can_prepare
from partners.apprenticeships.hosting.refusals import (
    BatchIsHeld,
    BatchIsOver,
    BatchWasOpened,
    IsNoHost,
    TooManyDemands,
)
from partners.apprenticeships.labels import NOT_OFFERS
from partners.apprenticeships.lifecycle import BEGUN, Phase
from partners.apprenticeships.models import Batch, Offer, OfferCost, OfferDay, OfferDemand
from partners.apprenticeships.models.access import CODES
from partners.apprenticeships.models.parts import MOST_DEMANDS
from partners.apprenticeships.services import offers
from partners.membership import permissions
from partners.organisations.models import Organisation

BEGAN, WRITTEN = "apprenticeships.begin", "apprenticeships.write"
TERMS = ("competencies", "sectors", "business_units")
FIELDS = (
    "title_id",
    "title_en",
    "summary_id",
    "summary_en",
    "mode",
    "region",
    "address",
    "language",
    "other_languages",
    "minimum_stage",
    "requirements_id",
    "requirements_en",
    "papers_id",
    "papers_en",
    "contact_name",
    "contact_email",
    "contact_phone",
    *CODES,
    "accessibility_id",
    "accessibility_en",
)
OF_BATCHES = (
    "starts_on",
    "ends_on",
    "apply_until",
    "seats",
    "minimum",
    "max_per_cooperative",
    "reserve_3t",
    "origins",
)
OF_DAYS = ("first", "last", "title_id", "title_en", "text_id", "text_en")
OF_DEMANDS = ("what_id", "what_en", "is_required")
OF_COSTS = ("payer", "note_id", "note_en")
OVER = frozenset({Phase.RUNNING, Phase.FINISHED, Phase.CANCELLED})


@transaction.atomic
def begin(organisation: Organisation, *, by: Actor, **words: Any) -> Offer:
    """A draft with its first words (`FIELDS`, `TERMS`; a title among them).

    Raises ActionNotPermitted, IsNoHost, ValidationError, IsGone.
    """
    require(user_can_prepare(by, organisation))
    acting = permissions.acting_for(by, organisation)
    host = locked(organisation)
    if not host.can_host:
        raise IsNoHost(organisation=host)
    draft = Offer(host=host, live=False, has_unpublished_changes=True)
    _say(draft, words)
    draft.slug = free_address(
        Offer.objects.all(), draft.title_id, otherwise="magang", never=NOT_OFFERS
    )
    draft.save()
    drafts.keep(draft, BEGAN, by=acting)
    return draft


@transaction.atomic
def write(offer: Offer, *, by: Actor, seen: object = None, **words: Any) -> Offer:
    """Put these words (`FIELDS`, `TERMS`) into the draft; what is not named stays.

    `seen`: version that the writer had before their eyes. Raises ActionNotPermitted,
    ValidationError, IsWaiting, IsHeldByStaff, HasChangedSince, IsGone.
    """
    draft, acting = _own(offer, by, seen)
    _say(draft, words)
    drafts.keep(draft, WRITTEN, by=acting)
    return draft


@transaction.atomic
def put_batch(
    offer: Offer, place: int | None, *, by: Actor, seen: object = None, **words: Any
) -> Offer:
    """Write a batch (`OF_BATCHES`): the one at `place` in the draft, from 0, or a new one.

    Raises as `write`, BatchIsHeld, BatchIsOver.
    """
    draft, acting = _own(offer, by, seen)
    batches = list(draft.batches.all())
    batch = _changeable(_at(batches, place)) if place is not None else Batch(offer=draft)
    if batch.starts_on != words["starts_on"] and draft.first_published_at is None:
        batch.code = ""  # it names the first day
    for name in OF_BATCHES:
        setattr(batch, name, words[name])
    batch.full_clean(exclude={"offer", "code", "state"})
    drafts.put_rows(draft, "batches", [*batches, *([batch] if place is None else [])])
    drafts.keep(draft, WRITTEN, by=acting, part="batches")
    return draft


@transaction.atomic
def remove_batch(offer: Offer, place: int, *, by: Actor, seen: object = None) -> Offer:
    """Raises as `put_batch`, BatchWasOpened."""
    draft, acting = _own(offer, by, seen)
    batches = list(draft.batches.all())
    batch = _changeable(_at(batches, place))
    if batch.state in BEGUN:
        raise BatchWasOpened(batch=batch)
    drafts.put_rows(draft, "batches", [one for one in batches if one is not batch])
    drafts.keep(draft, WRITTEN, by=acting, part="batches")
    return draft


@transaction.atomic
def put_day(
    offer: Offer, place: int | None, *, by: Actor, seen: object = None, **words: Any
) -> Offer:
    """Write a day of the programme (`OF_DAYS`): the one at `place`, from 0, or a new one. They
    stand in the order of their numbers. Raises as `write`.
    """
    draft, acting = _own(offer, by, seen)
    days = list(draft.days.all())
    day = _at(days, place) if place is not None else OfferDay(offer=draft)
    for name in OF_DAYS:
        setattr(day, name, words[name])
    day.full_clean(exclude={"offer"})
    _put_days(draft, [*days, *([day] if place is None else [])])
    drafts.keep(draft, WRITTEN, by=acting, part="days")
    return draft


@transaction.atomic
def remove_day(offer: Offer, place: int, *, by: Actor, seen: object = None) -> Offer:
    """Raises as `write`."""
    draft, acting = _own(offer, by, seen)
    days = list(draft.days.all())
    gone = _at(days, place)
    _put_days(draft, [day for day in days if day is not gone])
    drafts.keep(draft, WRITTEN, by=acting, part="days")
    return draft


@transaction.atomic
def say_costs(
    offer: Offer, costs: Mapping[str, Mapping[str, str]], *, by: Actor, seen: object = None
) -> Offer:
    """Who pays what: a cost's code → `OF_COSTS`, without a payer where it is not said.

    A second line about the same cost, which staff may have written, stays. Raises as `write`.
    """
    draft, acting = _own(offer, by, seen)
    rows: list[OfferCost] = []
    said: set[str] = set()
    for row in draft.costs.all():
        is_first = row.item in costs and row.item not in said
        said.add(row.item)
        if is_first:
            _say_cost(row, costs[row.item])
        rows.append(row)
    new = [_say_cost(OfferCost(item=item), costs[item]) for item in costs if item not in said]
    kept = [row for row in [*rows, *new] if row.payer]
    for place, row in enumerate(kept):
        row.sort_order = place
        row.full_clean(exclude={"offer"})
    drafts.put_rows(draft, "costs", kept)
    drafts.keep(draft, WRITTEN, by=acting, part="costs")
    return draft


@transaction.atomic
def say_demands(
    offer: Offer, demands: Sequence[Mapping[str, Any]], *, by: Actor, seen: object = None
) -> Offer:
    """What an application has to enclose (`OF_DEMANDS`), in this order, instead of what the draft
    says now. It counts for who hands in once it is published. Raises as `write`, TooManyDemands.
    """
    draft, acting = _own(offer, by, seen)
    if len(demands) > MOST_DEMANDS:
        raise TooManyDemands(most=MOST_DEMANDS)
    before = {row.what_id: row for row in draft.demands.all()}
    rows = []
    for place, words in enumerate(demands):
        row = before.pop(words["what_id"], None) or OfferDemand(offer=draft)
        row.sort_order = place
        for name in OF_DEMANDS:
            setattr(row, name, words[name])
        row.full_clean(exclude={"offer"})
        rows.append(row)
    drafts.put_rows(draft, "demands", rows)
    drafts.keep(draft, WRITTEN, by=acting, part="demands")
    return draft


@transaction.atomic
def copy(offer: Offer, *, by: Actor, seen: str | None = None) -> Offer:
    """A draft for next year, as `offers.copy_for_next_year` makes it.

    Raises ActionNotPermitted, IsNoHost, HasChangedSince, IsGone.
    """
    require(user_can_prepare(by, offer.host))
    acting = permissions.acting_for(by, offer.host)
    host = locked(offer.host)
    if not host.can_host:
        raise IsNoHost(organisation=host)
    return offers.copied(offer, acting, seen=seen)


def _own(offer: Offer, by: Actor, seen: object) -> tuple[Offer, Actor]:
    require(user_can_prepare(by, offer.host))
    return drafts.opened(offer, seen), permissions.acting_for(by, offer.host)


def _say(draft: Offer, words: dict[str, Any]) -> None:
    """Raises ValidationError by field, about these words only."""
    for name in (*FIELDS, *TERMS):
        if name in words:
            setattr(draft, name, words[name])
    others = {field.name for field in draft._meta.fields} - words.keys()
    unsaid = set() if words.get("summary_id") else {"summary_id"}  # a draft may lack it
    draft.clean_fields(exclude=others | unsaid)


def _say_cost(row: OfferCost, words: Mapping[str, str]) -> OfferCost:
    """An English note that is not said again stays only beside the words that it translates."""
    if row.note_id != words["note_id"]:
        row.note_en = ""
    for name in words.keys() & {*OF_COSTS}:
        setattr(row, name, words[name])
    return row


def _at(rows: list[Any], place: int) -> Any:
    if not 0 <= place < len(rows):
        raise IsGone(record=None)
    return rows[place]


def _changeable(batch: Batch) -> Batch:
    if batch.pk and holding.held_among([batch.pk]):
        raise BatchIsHeld(batch=batch)
    if batch.phase in OVER and batch.state in BEGUN:
        raise BatchIsOver(batch=batch)
    return batch


def _put_days(draft: Offer, days: list[OfferDay]) -> None:
    in_order = sorted(days, key=attrgetter("first"))
    for place, day in enumerate(in_order):
        day.sort_order = place
    drafts.put_rows(draft, "days", in_order)
