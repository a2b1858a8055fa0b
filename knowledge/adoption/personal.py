"""What is stored of people in reports about tools (home/privacy): the report is the
cooperative's, and stays; its author's name goes.
"""

from django.utils.translation import gettext_lazy as _

from home.privacy.held import hold
from home.privacy.words import deed
from knowledge.adoption.models import AdoptionReport


def declare() -> None:
    hold(
        deed(AdoptionReport, "by", _("Reports about tools that you wrote")),
        deed(AdoptionReport, "decided_by", _("Reports about tools that you decided")),
    )
