"""A host says how it stands to hosting in a season."""

from django.db import transaction
from django.utils.timezone import localdate

from home import audit
from home.access import Actor, require
from home.desk.locking import locked, version_of
from home.desk.refusals import HasChangedSince
from partners.apprenticeships.hosting.permissions import user_can_prepare
from partners.apprenticeships.hosting.refusals import SaysNoReason, SeasonIsNotAhead
from partners.apprenticeships.hosting.seasons import Season, asked_about
from partners.apprenticeships.models import HostStance
from partners.membership import permissions
from partners.organisations.models import Organisation

SAID = "apprenticeships.stance"


@transaction.atomic
def say(
    organisation: Organisation,
    season: Season,
    *,
    by: Actor,
    stance: str,
    why: str = "",
    seen: object = None,
) -> HostStance:
    """Any of its people; moderators read it, nobody else does.

    `seen`: version of what was said before, "" for nothing. Raises ActionNotPermitted,
    SeasonIsNotAhead, SaysNoReason, HasChangedSince, IsGone.
    """
    require(user_can_prepare(by, organisation))
    acting = permissions.acting_for(by, organisation)
    host = locked(organisation)
    if season not in asked_about(localdate()):
        raise SeasonIsNotAhead(season=season)
    if stance == HostStance.Stance.NOT_NOW and not why:
        raise SaysNoReason
    before = HostStance.objects.of(host).for_season(season).first()
    if seen is not None and str(seen) != (version_of(before) if before else ""):
        raise HasChangedSince(current=before)
    said = before or HostStance(organisation=host, year=season.year, half=season.half)
    said.stance, said.why, said.by = stance, why, acting.person
    said.full_clean(validate_unique=False)
    said.save()
    data = {"season": str(season), "stance": said.stance}
    audit.record(host, SAID, by=acting, data=data)
    return said
