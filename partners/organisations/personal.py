"""What the organisations store about people (home/privacy)."""

from django.utils.translation import gettext_lazy as _

from home.privacy.held import hold
from home.privacy.words import deed
from partners.organisations.models import (
    DuplicatePair,
    Organisation,
    RegisterImport,
    RegisterRow,
)


def declare() -> None:
    hold(
        deed(Organisation, "in_charge", _("Organisations that you are in charge of")),
        deed(DuplicatePair, "decided_by", _("Possible duplicates that you decided about")),
        deed(DuplicatePair, "said_by", _("Possible duplicates that you told moderators about")),
        deed(RegisterImport, "by", _("Lists for the register that you handed in")),
        deed(RegisterImport, "asked_by", _("Lists for the register that you had worked on")),
        deed(RegisterRow, "decided_by", _("Rows of such lists that you decided about")),
    )
