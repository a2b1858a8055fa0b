"""Placements with their checklists, attendance and logbooks, objections, the plans at home, and
certificates.
"""

from partners.apprenticeships.placements.models.assessment import Rating, SelfAssessment
from partners.apprenticeships.placements.models.attendance import AttendanceDay
from partners.apprenticeships.placements.models.certificate import Certificate
from partners.apprenticeships.placements.models.checklist import ChecklistItem
from partners.apprenticeships.placements.models.confirmation import BatchConfirmation
from partners.apprenticeships.placements.models.logbook import LogbookEntry, LogbookPhoto
from partners.apprenticeships.placements.models.message import HostMessage
from partners.apprenticeships.placements.models.objection import Objection
from partners.apprenticeships.placements.models.placement import Placement
from partners.apprenticeships.placements.models.plan import (
    ActionPlan,
    PlanStep,
    PlanWriter,
    PublishedPlan,
    StepProof,
)

__all__ = [
    "ActionPlan",
    "AttendanceDay",
    "BatchConfirmation",
    "Certificate",
    "ChecklistItem",
    "HostMessage",
    "LogbookEntry",
    "LogbookPhoto",
    "Objection",
    "Placement",
    "PlanStep",
    "PlanWriter",
    "PublishedPlan",
    "Rating",
    "SelfAssessment",
    "StepProof",
]
