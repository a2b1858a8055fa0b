"""Until when a cooperative may hand in, by its own clocks."""

from datetime import datetime

from partners.apprenticeships.rounds.deadlines import Zone, last_moment_of, zone_of
from partners.apprenticeships.rounds.models import Round
from partners.organisations.models import Organisation

__all__ = ["Zone", "last_moment", "zone_of"]


def last_moment(round: Round, organisation: Organisation) -> datetime:
    """The last at which this cooperative may hand in, in its own zone (`zone_of` its region).

    Nobody's is later than the moment before `round.closes_at`.
    """
    return last_moment_of(round.apply_until, zone_of(organisation.region_id or ""))
