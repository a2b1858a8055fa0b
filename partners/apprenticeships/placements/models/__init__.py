"""Placements with their checklists and attendance."""

from partners.apprenticeships.placements.models.attendance import AttendanceDay
from partners.apprenticeships.placements.models.checklist import ChecklistItem
from partners.apprenticeships.placements.models.placement import Placement

__all__ = ["AttendanceDay", "ChecklistItem", "Placement"]
