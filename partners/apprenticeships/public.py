"""What of magang readers see (home/cache)."""

from home.cache.declared import accompanies, not_public, public
from partners.apprenticeships.models import (
    Batch,
    HostStance,
    Offer,
    OfferCost,
    OfferDay,
    OfferDocument,
    OfferFile,
    OfferPhoto,
)

APPRENTICESHIPS = "apprenticeships"


def declare() -> None:
    public(APPRENTICESHIPS, Offer, OfferCost, OfferDay, OfferDocument, OfferPhoto)
    accompanies(APPRENTICESHIPS, OfferFile)
    public(APPRENTICESHIPS, Batch, belongs_to=lambda batch: [batch.offer])
    not_public("what hosts tell moderators of a season", HostStance)
