"""What results store about people (home/privacy)."""

from django.utils.translation import gettext_lazy as _

from home.privacy.held import hold
from home.privacy.retention import Rule, forget_after
from home.privacy.words import deed
from partners.apprenticeships.applications.forgetting import KEPT, delete_files
from partners.apprenticeships.results import forgetting
from partners.apprenticeships.results.models import Appeal, Matching, Result


def declare() -> None:
    hold(
        deed(Result, "answered_by", _("Places that you answered")),
        deed(Appeal, "raised_by", _("Appeals that you raised")),
        deed(Appeal, "decided_by", _("Appeals that you answered")),
        deed(Matching, "asked_by", _("Matchings of rounds that you asked for")),
    )
    forget_after(
        Rule(
            "names of delegates who got no place",
            KEPT,
            "their round is over, and no host expects them",
            forgetting.of_no_place,
        ),
        Rule(
            "attachments of who got no place",
            KEPT,
            "their round is over, and no host expects them",
            forgetting.files_of_no_place,
            delete_files,
        ),
        Rule(
            "attachments of who had a place",
            KEPT,
            "the apprenticeship is over",
            forgetting.files_of_the_past,
            delete_files,
        ),
    )
