"""Who writes a logbook and who reads it; who assesses, and who sees that."""

from home.access import Actor
from partners.apprenticeships.placements.models import LogbookEntry, Placement
from partners.apprenticeships.placements.models.logbook import LogbookQuerySet
from partners.apprenticeships.placements.permissions import user_can_prepare
from partners.membership.models import Scope
from partners.membership.permissions import user_may

RUNNING = (Placement.State.EXPECTED, Placement.State.ATTENDING)


def user_can_write(actor: Actor, placement: Placement) -> bool:
    """Members of the cooperative, and who has its mandate for answers."""
    return user_can_prepare(actor, placement)


def user_can_assess(actor: Actor, placement: Placement) -> bool:
    return user_can_prepare(actor, placement)


def user_can_show(actor: Actor, placement: Placement) -> bool:
    """To the host, in the cooperative's name."""
    return user_may(actor, placement.cooperative, Scope.ANSWERS)


def host_reads(placement: Placement) -> bool:
    """As it sees who comes: until it has stated the outcome."""
    return placement.state in RUNNING


def entries_read(placement: Placement, *, by_host: bool) -> LogbookQuerySet:
    """All that was written; of a cooperative that went on to another host, that one reads nothing
    of the days elsewhere, which were over before a seat could be given on.
    """
    rows = LogbookEntry.objects.filter(placement=placement)
    return rows.filter(day__gte=placement.batch.starts_on) if by_host else rows
