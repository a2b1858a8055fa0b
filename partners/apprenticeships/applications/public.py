"""What of applications readers see: nothing (home/cache)."""

from home.cache.declared import not_public
from partners.apprenticeships.applications.models import (
    Application,
    Attachment,
    Choice,
    Delegate,
    OfferChange,
    Submission,
)


def declare() -> None:
    not_public(
        "of a cooperative and who matches; figures are published with a round",
        Application,
        Attachment,
        Choice,
        Delegate,
        OfferChange,
        Submission,
    )
