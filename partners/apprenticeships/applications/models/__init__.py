"""Applications with their choices, what was handed in, and whom the cooperative would send."""

from partners.apprenticeships.applications.models.application import Application
from partners.apprenticeships.applications.models.attachment import Attachment
from partners.apprenticeships.applications.models.choice import Choice
from partners.apprenticeships.applications.models.delegate import Delegate
from partners.apprenticeships.applications.models.offer_change import OfferChange
from partners.apprenticeships.applications.models.submission import Submission

__all__ = ["Application", "Attachment", "Choice", "Delegate", "OfferChange", "Submission"]
