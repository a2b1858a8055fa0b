"""Apprenticeship offers and their batches. Uses `home`, organisations and agreements."""

from partners.apprenticeships.models.batch import Batch
from partners.apprenticeships.models.offer import Offer
from partners.apprenticeships.models.parts import (
    OfferCost,
    OfferDay,
    OfferDocument,
    OfferPhoto,
)

__all__ = ["Batch", "Offer", "OfferCost", "OfferDay", "OfferDocument", "OfferPhoto"]
