"""What results store about people (home/privacy)."""

from django.utils.translation import gettext_lazy as _

from home.privacy.held import hold
from home.privacy.words import deed
from partners.apprenticeships.results.models import Matching, Result


def declare() -> None:
    hold(
        deed(Result, "answered_by", _("Places that you answered")),
        deed(Matching, "asked_by", _("Matchings of rounds that you asked for")),
    )
