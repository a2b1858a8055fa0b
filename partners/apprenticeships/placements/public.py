"""What of placements readers see (home/cache)."""

from home.cache.declared import not_public
from partners.apprenticeships.placements.models import AttendanceDay, ChecklistItem, Placement


def declare() -> None:
    not_public("of both sides and staff", AttendanceDay, ChecklistItem, Placement)
