"""What becomes of an organisation's people when it is merged into another: the rows stay with the
one that they were of, and those in force end (`services/merging.py`).
"""

from django.utils.translation import gettext_lazy as _

from partners.membership.models import (
    Claim,
    DoneInName,
    Invitation,
    Mandate,
    MandateOffer,
    Membership,
    ProfileChange,
    Proposal,
)
from partners.organisations.merging import Becomes, Key, leads, stays

WHY = _("It says who acted for which organisation then; what is in force or open ends.")
OF_ORGANISATION = (Membership, Invitation, Claim, ProfileChange, DoneInName, Proposal)
OF_COOPERATIVE = (Mandate, MandateOffer)


def declare() -> None:
    leads(*(Key(model, "organisation", Becomes.KEEP, WHY) for model in OF_ORGANISATION))
    leads(*(Key(model, "cooperative", Becomes.KEEP, WHY) for model in OF_COOPERATIVE))
    stays("the record that something was done to, then", (DoneInName, "object_id"))
