"""Memberships, mandates and areas: the only sources of a right. Never deleted: they end.

An invitation gives none before it is accepted.
"""

from partners.membership.models.area import Area
from partners.membership.models.invitation import Invitation
from partners.membership.models.mandate import Mandate, MandateScope, Scope
from partners.membership.models.membership import Membership, Role
from partners.membership.models.profile_change import ProfileChange

__all__ = [
    "Area",
    "Invitation",
    "Mandate",
    "MandateScope",
    "Membership",
    "ProfileChange",
    "Role",
    "Scope",
]
