"""What placements store about people (home/privacy)."""

from django.utils.translation import gettext_lazy as _

from home.privacy.held import hold
from home.privacy.words import deed
from partners.apprenticeships.placements.models import (
    ActionPlan,
    AttendanceDay,
    Certificate,
    ChecklistItem,
    HostMessage,
    Objection,
    Placement,
    PlanStep,
    PublishedPlan,
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
        deed(ActionPlan, "handed_in_by", _("Plans that you handed in")),
        deed(ActionPlan, "confirmed_by", _("Plans that you confirmed")),
        deed(PlanStep, "written_by", _("Steps of plans that you wrote")),
        deed(PlanStep, "done_by", _("Steps of plans that you noted as done")),
        deed(StepProof, "uploaded_by", _("Proofs of steps that you handed in")),
        deed(Certificate, "issued_by", _("Certificates that you issued")),
        deed(Certificate, "ended_by", _("Certificates that you withdrew")),
        deed(PublishedPlan, "consented_by", _("Results of plans that you published")),
    )
