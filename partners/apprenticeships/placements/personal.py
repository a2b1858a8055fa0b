"""What placements store about people (home/privacy)."""

from django.utils.translation import gettext_lazy as _

from home.privacy.held import hold
from home.privacy.retention import Rule, forget_after
from home.privacy.words import deed
from partners.apprenticeships.applications.forgetting import KEPT
from partners.apprenticeships.placements import forgetting
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


def declare() -> None:
    hold(
        deed(Placement, "stated_by", _("Outcomes of apprenticeships that you stated")),
        deed(Placement, "answered_by", _("Outcomes of apprenticeships that you answered")),
        deed(HostMessage, "sent_by", _("Messages to placed cooperatives that you sent")),
        deed(Objection, "raised_by", _("Objections that you raised")),
        deed(Objection, "answered_by", _("Objections that you answered")),
        deed(Objection, "decided_by", _("Objections that you decided")),
        deed(ChecklistItem, "confirmed_by", _("Papers that you found in order")),
        deed(AttendanceDay, "by", _("Attendance that you took")),
        deed(BatchConfirmation, "confirmed_by", _("Batches that you confirmed")),
        deed(LogbookEntry, "written_by", _("Entries of logbooks that you wrote")),
        deed(LogbookPhoto, "uploaded_by", _("Photos of logbooks that you sent")),
        deed(SelfAssessment, "shown_by", _("Self-assessments that you showed or hid")),
        deed(Rating, "said_by", _("Answers of self-assessments that you gave")),
        deed(ActionPlan, "handed_in_by", _("Plans that you handed in")),
        deed(ActionPlan, "confirmed_by", _("Plans that you confirmed")),
        deed(PlanStep, "written_by", _("Steps of plans that you wrote")),
        deed(PlanWriter, "person", _("Plans that you had a hand in")),
        deed(PlanStep, "done_by", _("Steps of plans that you noted as done")),
        deed(StepProof, "uploaded_by", _("Proofs of steps that you handed in")),
        deed(Certificate, "issued_by", _("Certificates that you issued")),
        deed(Certificate, "ended_by", _("Certificates that you withdrew")),
        deed(PublishedPlan, "consented_by", _("Results of plans that you published")),
    )
    forget_after(
        Rule(
            "names of delegates whose apprenticeship is over",
            KEPT,
            "both sides agree how it ended, and certificates hold their own names",
            forgetting.of_what_is_over,
        )
    )
