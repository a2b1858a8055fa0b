"""What machines read of an offer: a course, and its batches to come as instances."""

from typing import Any

from django.utils.translation import gettext as _

from home.addresses import whole
from partners.apprenticeships.labels import Mode
from partners.apprenticeships.models import Batch, Offer

MODES = {Mode.ON_SITE: "onsite", Mode.ONLINE: "online"}
Thing = dict[str, Any]


def course(offer: Offer) -> Thing:
    """From what the page has at hand, without a query. Cancelled batches and those that began are
    left out; what a batch costs is not, since nobody knows it in one figure.
    """
    host = offer.host
    return {
        "@type": "Course",
        "name": offer.title,
        "description": offer.summary,
        "disambiguatingDescription": _("Demo data") if offer.is_demo else "",
        "url": whole(offer.get_absolute_url()),
        "inLanguage": offer.language,
        "provider": {
            "@type": "Organization",
            "name": host.name,
            "url": whole(host.get_absolute_url()),
        },
        "teaches": [term.name for term in offer.competencies.all()],
        "hasCourseInstance": [_instance(offer, batch) for batch in offer.batches_ahead()],
    }


def _instance(offer: Offer, batch: Batch) -> Thing:
    return {
        "@type": "CourseInstance",
        "courseMode": MODES.get(Mode(offer.mode), "blended"),
        "startDate": batch.starts_on.isoformat(),
        "endDate": batch.ends_on.isoformat(),
        "maximumAttendeeCapacity": batch.seats,
        "location": {"@type": "Place", "name": offer.address, "address": offer.place},
    }
