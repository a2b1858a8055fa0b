"""What placements store about people (home/privacy)."""

from django.utils.translation import gettext_lazy as _

from home.privacy.held import hold
from home.privacy.words import deed
from partners.apprenticeships.placements.models import (
    ActionPlan,
    AttendanceDay,
    Certificate,
    ChecklistItem,
    LogbookEntry,
    LogbookPhoto,
    Placement,
    PlanStep,
    PublishedPlan,
    Rating,
    SelfAssessment,
    StepProof,
)


def declare() -> None:
    hold(
        deed(Placement, "stated_by", _("Outcomes of apprenticeships that you stated")),
        deed(Placement, "answered_by", _("Outcomes of apprenticeships that you answered")),
        deed(ChecklistItem, "confirmed_by", _("Papers that you found in order")),
        deed(AttendanceDay, "by", _("Attendance that you took")),
        deed(LogbookEntry, "written_by", _("Entries of logbooks that you wrote")),
        deed(LogbookPhoto, "uploaded_by", _("Photos of logbooks that you sent")),
        deed(SelfAssessment, "shown_by", _("Self-assessments that you showed or hid")),
        deed(Rating, "said_by", _("Answers of self-assessments that you gave")),
        deed(ActionPlan, "handed_in_by", _("Plans that you handed in")),
        deed(ActionPlan, "confirmed_by", _("Plans that you confirmed")),
        deed(PlanStep, "written_by", _("Steps of plans that you wrote")),
        deed(PlanStep, "done_by", _("Steps of plans that you noted as done")),
        deed(StepProof, "uploaded_by", _("Proofs of steps that you handed in")),
        deed(Certificate, "issued_by", _("Certificates that you issued")),
        deed(Certificate, "ended_by", _("Certificates that you withdrew")),
        deed(PublishedPlan, "consented_by", _("Results of plans that you published")),
    )
