"""What magang stores about people (home/privacy)."""

from django.utils.translation import gettext_lazy as _

from home.privacy.held import hold, nobodys
from home.privacy.words import deed, lock
from partners.apprenticeships.models import HostStance, Offer


def declare() -> None:
    hold(
        deed(Offer, "in_charge", _("Offers that you are in charge of")),
        lock(Offer, _("Offers that you locked")),
        deed(HostStance, "by", _("What you said of a season for a host")),
    )
    nobodys("the contact of the host, which readers are shown", (Offer, "contact_email"))
