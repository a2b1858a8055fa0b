"""Give somebody an area to look after, and end it: by moderators."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from home import audit
from home.access import Actor, require
from home.desk.locking import locked
from home.desk.taken import refused_if_taken
from home.models import Region
from partners.membership.mandating import history
from partners.membership.mandating.refusals import IsOver
from partners.membership.models import Area


def user_can_assign(actor: Actor) -> bool:
    return actor.has("membership.add_area", "membership.change_area")


@transaction.atomic
def assign(
    person: Any,
    *,
    by: Actor,
    office: str,
    region: Region,
    begins_on: date,
    ends_on: date | None = None,
) -> Area:
    """Raises ActionNotPermitted, ValidationError by field."""
    require(user_can_assign(by))
    area = Area(
        person=person,
        office=office,
        region=region,
        begins_on=begins_on,
        ends_on=ends_on,
        given_by=by.person,
    )
    area.full_clean()
    with refused_if_taken(area):
        area.save()
    _record(area, history.AREA_GIVEN, by)
    return area


@transaction.atomic
def end(area: Area, *, by: Actor, seen: object = None) -> None:
    """From today on; one that has not begun is over before it began.

    Raises ActionNotPermitted, IsOver, HasChangedSince, IsGone.
    """
    require(user_can_assign(by))
    current = locked(area, seen)
    yesterday = date.fromordinal(localdate().toordinal() - 1)
    if current.ends_on is not None and current.ends_on <= yesterday:
        raise IsOver
    current.begins_on = min(current.begins_on, yesterday)
    current.ends_on = yesterday
    current.save(update_fields=["begins_on", "ends_on", "updated_at"])
    _record(current, history.AREA_ENDED, by)


def _record(area: Area, action: str, by: Actor) -> None:
    facts = {"office": area.office, "region": area.region_id, "person": area.person_id}
    audit.record(area, action, by=by, data=facts)
