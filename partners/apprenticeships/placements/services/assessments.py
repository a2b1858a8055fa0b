"""What a cooperative says it can do: before an apprenticeship, after it, and whether its host may
see that.
"""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from home import audit
from home.access import Actor, require
from home.desk.locking import locked
from partners.apprenticeships.placements.logbook import permissions
from partners.apprenticeships.placements.logbook.rules import Moment, moment_of
from partners.apprenticeships.placements.models import Placement, Rating, SelfAssessment
from partners.apprenticeships.placements.refusals import NotTheTime
from partners.apprenticeships.placements.services.logbook import days_of
from partners.membership.models import Scope
from partners.membership.permissions import acting_for

ASSESSED = "placements.assessed"
SHOWN, HIDDEN = "placements.assessment_shown", "placements.assessment_hidden"


@transaction.atomic
def assess(
    placement: Placement,
    moment: Moment,
    levels: Mapping[int, int | None],
    *,
    by: Actor,
    seen: object = None,
) -> SelfAssessment:
    """For competencies of the offer, by their keys; None takes an answer back.

    Raises ActionNotPermitted, NotTheTime, HasChangedSince.
    """
    require(permissions.user_can_assess(by, placement))
    current = locked(placement)
    if moment_of(today=localdate(), **days_of(current)) is not moment:
        raise NotTheTime
    made = _of(current, seen)
    taught = set(current.batch.offer.competencies.values_list("pk", flat=True))
    for key, level in levels.items():
        assert key in taught  # noqa: S101 - the form asks for no other
        row: dict[str, Any] = {"assessment": made, "moment": moment.value, "competency_id": key}
        if level is None:
            Rating.objects.filter(**row).delete()
        elif not Rating.objects.filter(**row, level=level).exists():
            said = {"level": level, "said_by": by.person}
            Rating.objects.update_or_create(**row, defaults=said)
    made.save()
    _record(current, ASSESSED, by, moment=moment.value)
    return made


@transaction.atomic
def show_host(placement: Placement, shows: bool, *, by: Actor, seen: object = None) -> None:
    """Or hide it again. Raises ActionNotPermitted, HasChangedSince."""
    require(permissions.user_can_show(by, placement))
    current = locked(placement)
    made = _of(current, seen)
    made.shows_host, made.shown_by = shows, by.person
    made.save()
    _record(current, SHOWN if shows else HIDDEN, by)


def _of(placement: Placement, seen: object) -> SelfAssessment:
    """The placement is locked: there is one, or it is made."""
    made, is_new = SelfAssessment.objects.get_or_create(placement=placement)
    return locked(made, None if is_new else seen)


def _record(placement: Placement, action: str, by: Actor, **facts: object) -> None:
    acting = acting_for(by, placement.cooperative, Scope.ANSWERS)
    about = {"placement": placement.pk, "batch": str(placement.batch), **facts}
    audit.record(placement.cooperative, action, by=acting, data=about)
