"""What placements store about people (home/privacy)."""

from django.utils.translation import gettext_lazy as _

from home.privacy.held import hold
from home.privacy.words import deed
from partners.apprenticeships.placements.models import AttendanceDay, ChecklistItem, Placement


def declare() -> None:
    hold(
        deed(Placement, "stated_by", _("Outcomes of apprenticeships that you stated")),
        deed(Placement, "answered_by", _("Outcomes of apprenticeships that you answered")),
        deed(ChecklistItem, "confirmed_by", _("Papers that you found in order")),
        deed(AttendanceDay, "by", _("Attendance that you took")),
    )
