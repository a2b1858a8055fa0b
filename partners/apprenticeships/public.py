"""What of magang readers see (home/cache)."""

from home.cache.declared import public
from partners.apprenticeships.models import (
    Batch,
    Offer,
    OfferCost,
    OfferDay,
    OfferDocument,
    OfferPhoto,
)

APPRENTICESHIPS = "apprenticeships"


def declare() -> None:
    public(APPRENTICESHIPS, Offer, OfferCost, OfferDay, OfferDocument, OfferPhoto)
    public(APPRENTICESHIPS, Batch, belongs_to=lambda batch: [batch.offer])
