"""Organisations and what is particular to cooperatives. Uses `home` only."""

from partners.organisations.models.cooperative import CooperativeProfile
from partners.organisations.models.organisation import Organisation

__all__ = ["CooperativeProfile", "Organisation"]
