"""What of magang becomes of a host that is merged into another organisation."""

from partners.apprenticeships.models import Offer
from partners.organisations.merging import Becomes, Key, leads


def declare() -> None:
    leads(Key(Offer, "host", Becomes.MOVE))
