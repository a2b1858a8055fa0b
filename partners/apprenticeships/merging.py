"""What of magang becomes of a host that is merged into another organisation."""

from partners.apprenticeships.models import HostStance, Offer, OfferFile
from partners.organisations.merging import Becomes, Key, leads


def declare() -> None:
    """What both said of one season: the word of the one that stays stands."""
    leads(
        Key(Offer, "host", Becomes.MOVE),
        Key(OfferFile, "organisation", Becomes.MOVE),
        Key(HostStance, "organisation", Becomes.MOVE_UNLESS_THERE, beside=("year", "half")),
    )
