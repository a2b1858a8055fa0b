"""What rounds store about people (home/privacy): what staff did stays theirs."""

from django.utils.translation import gettext_lazy as _

from home.privacy.held import hold
from home.privacy.words import deed
from partners.apprenticeships.rounds.models import Round


def declare() -> None:
    hold(
        deed(Round, "matched_by", _("Rounds that you had matched")),
        deed(Round, "published_by", _("Rounds that you published")),
    )
