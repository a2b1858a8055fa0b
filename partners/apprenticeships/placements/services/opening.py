"""Placements begin where an answer is binding, and are called off where the seat is gone."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from home import audit
from home.access import Actor, require
from home.audit import Deed
from home.cache import renewal
from partners.apprenticeships.placements import permissions
from partners.apprenticeships.placements.checklists import items_of
from partners.apprenticeships.placements.models import (
    ChecklistItem,
    Placement,
    PublishedPlan,
    SelfAssessment,
)
from partners.apprenticeships.placements.rules import Verb, after
from partners.apprenticeships.results.models.result import Answer, Result
from partners.apprenticeships.rounds.models import Round

OPENED, CALLED_OFF = "placements.opened", "placements.called_off"
CHUNK = 500


@dataclass(frozen=True, slots=True)
class Opened:
    """How many began now, or anew, and how many were called off."""

    opened: int
    called_off: int


def open_placements(round: Round, *, by: Actor) -> Opened:
    """Bring the placements of a round in line with its answers; may run twice, also at once.

    Raises ActionNotPermitted.
    """
    require(permissions.user_can_tend(by))
    holding = Result.objects.filter(round=round, answer=Answer.BINDING, place__isnull=False)
    missing = holding.filter(placement=None).order_by("pk").values_list("pk", flat=True)
    opened = sum(_open(keys, by) for keys in _chunks(list(missing)))
    known = Placement.objects.filter(result__round=round).select_related("result__place")
    gone = [one.pk for one in known.running() if not _holds(one.result)]
    called_off = sum(_close(keys, by) for keys in _chunks(gone))
    moved = [
        one.pk
        for one in known.filter(state__in=[Placement.State.EXPECTED, Placement.State.CALLED_OFF])
        if _holds(one.result) and _is_elsewhere(one)
    ]
    opened += sum(_open_anew(keys, by) for keys in _chunks(moved))
    return Opened(opened, called_off)


def _holds(result: Result) -> bool:
    return result.place_id is not None and result.answer == Answer.BINDING


def _is_elsewhere(one: Placement) -> bool:
    place = one.result.place
    is_off = one.state == Placement.State.CALLED_OFF
    return place is not None and (is_off or place.batch_id != one.batch_id)


def _chunks(keys: list[int]) -> list[list[int]]:
    return [keys[start : start + CHUNK] for start in range(0, len(keys), CHUNK)]


@transaction.atomic
def _open(keys: Sequence[int], by: Actor) -> int:
    """Their results are locked: another run, or a change of the answer, waits. What another run
    opened meanwhile is asked for afterwards: the query that waited for the locks does not see it.
    """
    rows = Result.objects.select_for_update(of=("self",)).filter(pk__in=keys)
    rows = rows.select_related("organisation", "place__batch__offer", "application__standing")
    results = list(rows.order_by("pk"))
    there = set(Placement.objects.filter(result__in=keys).values_list("result", flat=True))
    new = [
        Placement(result=result, batch=result.place.batch, people=_people(result))
        for result in results
        if result.pk not in there and _holds(result) and result.place is not None
    ]
    made = Placement.objects.bulk_create(new)
    items = [item for one in made for item in items_of(one)]
    ChecklistItem.objects.bulk_create(items, batch_size=CHUNK)
    _record(made, OPENED, by)
    return len(made)


@transaction.atomic
def _close(keys: Sequence[int], by: Actor) -> int:
    closed = []
    for one in _locked(keys):
        to = after(Verb.CALL_OFF, one.state)
        if to is not None and not _holds(one.result):
            one.state = Placement.State(to.value)
            one.save()
            closed.append(one)
    _record(closed, CALLED_OFF, by)
    return len(closed)


@transaction.atomic
def _open_anew(keys: Sequence[int], by: Actor) -> int:
    """The seat is held again, or another one: with the checklist of the offer that it is now. What
    one host was shown of a self-assessment, another is not.
    """
    opened = []
    for one in _locked(keys):
        place = one.result.place
        if place is None or not _holds(one.result) or not _is_elsewhere(one):
            continue
        if (to := after(Verb.EXPECT, one.state)) is not None:
            one.state = Placement.State(to.value)
        if place.batch.offer.host_id != one.batch.offer.host_id:
            SelfAssessment.objects.filter(placement=one).update(shows_host=False)
        one.batch = place.batch
        one.save()
        renewal.changed(PublishedPlan)  # which say by their placement where it was learned
        one.checklist.all().delete()
        one.days.all().delete()
        ChecklistItem.objects.bulk_create(items_of(one))
        opened.append(one)
    _record(opened, OPENED, by)
    return len(opened)


def _locked(keys: Sequence[int]) -> list[Placement]:
    rows = Placement.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk")
    sides = ("result__organisation", "result__place__batch__offer", "batch__offer")
    return list(rows.select_related(*sides))


def _people(result: Result) -> int:
    """As many as the cooperative said when it handed in."""
    handed_in = result.application.standing
    said = handed_in.content.get("team") if handed_in else None
    return int(said or result.application.team)


def _record(placements: Sequence[Placement], action: str, by: Actor) -> None:
    deeds = [Deed(one.cooperative, action, {"batch": str(one.batch)}) for one in placements]
    audit.record_many(deeds, by=by)
