"""What is stored of people who claimed or proposed an organisation (home/privacy)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from home.access import Actor
from home.privacy import leaving
from home.privacy.held import Erasure, Held, Merging, hold, nobodys
from home.privacy.words import FROM_YOU, ORGANISATIONS, deed
from partners.membership.models import Claim, ClaimProof, ContactLink, Proposal
from partners.membership.services import claims, proposals
from partners.organisations.models import Organisation

THEIR_WORDS = frozenset({"words", "remark", "person_id", "person"})


def declare() -> None:
    hold(
        _asked(Claim, _("Claims"), ("organisation", "state", "asked_at", "words")),
        _asked(Proposal, _("Organisations that you proposed"), ("name", "state", "asked_at")),
        deed(Claim, "decided_by", _("Claims that you decided"), secret=THEIR_WORDS),
        deed(Claim, "checked_by", _("Claims that you looked at"), secret=THEIR_WORDS),
        deed(Proposal, "decided_by", _("Proposals that you decided"), secret=THEIR_WORDS),
    )
    nobodys(
        "the contact of an organisation in the register",
        (ContactLink, "address"),
        (Organisation, "contact_email"),
    )
    leaving.says_farewell(withdraw_and_take_back_proof)


def _asked(model: Any, title: Any, shows: tuple[str, ...]) -> Held:
    """The decision stays, with an account that has no name; what was written goes."""
    return Held(
        model,
        "person",
        title,
        ORGANISATIONS,
        FROM_YOU,
        Erasure.EMPTY,
        Merging.MOVE_UNLESS_THERE,
        shows=shows,
        blank={"words": "", "remark": ""},
    )


def withdraw_and_take_back_proof(person: Any, by: Actor) -> None:
    """What is open is withdrawn; photos and letters that prove claims are deleted, row and file."""
    for claim in Claim.objects.open().filter(person=person).order_by("organisation"):
        claims.withdraw(claim, by=by)
    for proposal in Proposal.objects.open().filter(person=person):
        proposals.withdraw(proposal, by=by)
    for proof in ClaimProof.objects.filter(claim__person=person):
        proof.file.delete(save=False)
        proof.delete()
