"""What of people and their organisations readers see (home/cache): nothing."""

from home.cache.declared import not_public
from home.four_eyes import rules
from partners.membership.models import (
    Area,
    Claim,
    ClaimProof,
    ClaimReason,
    ContactLink,
    DoneInName,
    Invitation,
    Mandate,
    MandateOffer,
    MandateScope,
    MandateSheet,
    Membership,
    ProfileChange,
    Proposal,
)

WHY = "who acts for an organisation is shown in the workspace and the admin only"


def declare() -> None:
    not_public(WHY, Membership, Invitation, Mandate, MandateScope, Area)
    not_public(WHY, MandateOffer, MandateSheet, DoneInName)
    not_public("what it proposes is shown once it is published", ProfileChange)
    not_public(WHY, Claim, ClaimProof, ClaimReason, ContactLink, Proposal)
    rules.free("said to who claimed, by the moderator who chooses it", ClaimReason)
