"""What of placements readers see (home/cache)."""

from home.cache.declared import not_public, passed_through, public
from partners.apprenticeships.placements.models import (
    ActionPlan,
    AttendanceDay,
    BatchConfirmation,
    Certificate,
    ChecklistItem,
    HostMessage,
    LogbookEntry,
    LogbookPhoto,
    Objection,
    Placement,
    PlanStep,
    PlanWriter,
    PublishedPlan,
    Rating,
    SelfAssessment,
    StepProof,
)

RESULTS, CERTIFICATES = "results-of-plans", "certificates"


def declare() -> None:
    public(RESULTS, PublishedPlan)
    public(CERTIFICATES, Certificate)
    not_public(
        "of both sides and staff",
        AttendanceDay,
        BatchConfirmation,
        ChecklistItem,
        HostMessage,
        Objection,
        Placement,
    )
    not_public(
        "of the cooperative and who confirms it", ActionPlan, PlanStep, PlanWriter, StepProof
    )
    # From what a cooperative published to its host and its round.
    passed_through(ActionPlan, "placement")
    passed_through(Placement, "result", "batch")
    not_public("of the cooperative, and the host for a while", LogbookEntry, LogbookPhoto)
    not_public("of the cooperative, which may show its host", SelfAssessment, Rating)
