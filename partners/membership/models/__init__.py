"""Memberships, mandates and areas: the only sources of a right. Never deleted: they end.

An invitation gives none before it is accepted, a claim or proposal none before it is granted.
Around mandates: what they came from (offer, sheet), and what was done in whose name.
"""

from partners.membership.models.area import Area
from partners.membership.models.asked import Asked, Capacity, ClaimReason, State
from partners.membership.models.claim import Claim, ClaimProof, ContactLink
from partners.membership.models.done import DoneInName
from partners.membership.models.invitation import Invitation
from partners.membership.models.mandate import Mandate, MandateScope, Scope
from partners.membership.models.membership import Membership, Role
from partners.membership.models.offer import MandateOffer
from partners.membership.models.profile_change import ProfileChange
from partners.membership.models.proposal import Proposal
from partners.membership.models.sheet import MandateSheet

__all__ = [
    "Area",
    "Asked",
    "Capacity",
    "Claim",
    "ClaimProof",
    "ClaimReason",
    "ContactLink",
    "DoneInName",
    "Invitation",
    "Mandate",
    "MandateOffer",
    "MandateScope",
    "MandateSheet",
    "Membership",
    "ProfileChange",
    "Proposal",
    "Role",
    "Scope",
    "State",
]
