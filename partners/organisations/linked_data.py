"""What machines read of an organisation. Public facts of its page only."""

from typing import Any

from home.addresses import whole
from partners.organisations.models import Organisation
from partners.organisations.made_up import is_made_up

Kind = Organisation.Kind
TYPES = {
    Kind.MINISTRY: "GovernmentOrganization",
    Kind.GOVERNMENT: "GovernmentOrganization",
    Kind.UNIVERSITY: "CollegeOrUniversity",
    Kind.FOUNDATION: "NGO",
    Kind.DEVELOPMENT: "NGO",
}


def organisation(record: Organisation) -> dict[str, Any]:
    """From what its page has at hand. Nothing of a made-up cooperative: a machine would take it
    for a real one.
    """
    if is_made_up(record.source):
        return {}
    region = record.region
    profile = getattr(record, "cooperative", None) if record.is_cooperative else None
    return {
        "@type": TYPES.get(Kind(record.kind), "Organization"),
        "name": record.name,
        "alternateName": record.acronym,
        "description": record.summary,
        "url": whole(record.get_absolute_url()),
        "sameAs": record.website,
        "foundingDate": str(profile.founded or "") if profile else "",
        "address": {
            "@type": "PostalAddress",
            "addressRegion": record.place if region else "",
            "addressCountry": record.country,
        },
        "knowsAbout": [sector.name for sector in profile.sectors.all()] if profile else [],
    }
