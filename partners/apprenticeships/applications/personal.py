"""What applications store about people (home/privacy)."""

from django.utils.translation import gettext_lazy as _

from home.privacy.held import hold, nobodys
from home.privacy.words import deed
from partners.apprenticeships.applications.models import Application, Delegate, Submission


def declare() -> None:
    hold(
        deed(Application, "by", _("Applications that you wrote")),
        deed(Submission, "by", _("Applications that you handed in")),
    )
    nobodys(
        "whom a cooperative sends: its own words, gone when nobody needs them",
        (Delegate, "name"),
        (Delegate, "phone"),
    )
