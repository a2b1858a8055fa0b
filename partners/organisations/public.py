"""What of organisations readers see (home/cache)."""

from home.cache.declared import public
from partners.organisations.models import CooperativeProfile, Organisation

ORGANISATIONS = "organisations"


def declare() -> None:
    public(ORGANISATIONS, Organisation)
    public(ORGANISATIONS, CooperativeProfile, belongs_to=lambda profile: [profile.organisation])
