"""Apprenticeship offers and their batches. Uses `home`, organisations and agreements."""

from partners.apprenticeships.models.batch import Batch
from partners.apprenticeships.models.file import OfferFile
from partners.apprenticeships.models.offer import Offer
from partners.apprenticeships.models.parts import (
    OfferCost,
    OfferDay,
    OfferDemand,
    OfferDocument,
    OfferPhoto,
)
from partners.apprenticeships.models.stance import HostStance

__all__ = [
    "Batch",
    "HostStance",
    "Offer",
    "OfferCost",
    "OfferDay",
    "OfferDemand",
    "OfferDocument",
    "OfferFile",
    "OfferPhoto",
]
