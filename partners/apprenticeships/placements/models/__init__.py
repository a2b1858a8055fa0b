"""Placements with their checklists and attendance, logbooks, the plans at home, certificates."""

from partners.apprenticeships.placements.models.assessment import Rating, SelfAssessment
from partners.apprenticeships.placements.models.attendance import AttendanceDay
from partners.apprenticeships.placements.models.certificate import Certificate
from partners.apprenticeships.placements.models.checklist import ChecklistItem
from partners.apprenticeships.placements.models.logbook import LogbookEntry, LogbookPhoto
from partners.apprenticeships.placements.models.placement import Placement
from partners.apprenticeships.placements.models.plan import (
    ActionPlan,
    PlanStep,
    PublishedPlan,
    StepProof,
)

__all__ = [
    "ActionPlan",
    "AttendanceDay",
    "Certificate",
    "ChecklistItem",
    "LogbookEntry",
    "LogbookPhoto",
    "Placement",
    "PlanStep",
    "PublishedPlan",
    "Rating",
    "SelfAssessment",
    "StepProof",
]
