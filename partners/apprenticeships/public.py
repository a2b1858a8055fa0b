"""What of magang readers see (home/cache)."""

from home.cache.declared import accompanies, not_public, public
from home.four_eyes import rules
from partners.apprenticeships.models import (
    Batch,
    HostStance,
    Offer,
    OfferCost,
    OfferDay,
    OfferDemand,
    OfferDocument,
    OfferFile,
    OfferPhoto,
)

APPRENTICESHIPS = "apprenticeships"


def declare() -> None:
    public(APPRENTICESHIPS, Offer, OfferCost, OfferDay, OfferDemand)
    public(APPRENTICESHIPS, OfferDocument, OfferPhoto)
    accompanies(APPRENTICESHIPS, OfferFile)
    public(APPRENTICESHIPS, Batch, belongs_to=lambda batch: [batch.offer])
    rules.approval("apprenticeships.publish_offer", Offer)
    not_public("what hosts tell moderators of a season", HostStance)
