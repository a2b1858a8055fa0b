"""Claims, their proof, and organisations that are proposed."""

from typing import Any

from django.utils import timezone

from home.access import Actor
from partners.membership.claiming.refusals import BoardAnswersFirst
from partners.membership.models import Claim, ClaimReason, Role
from partners.membership.services import claims, proposals
from tests.factories.organisations import CooperativeFactory
from tests.portal.permissions.asking import (
    Act,
    Fresh,
    Question,
    about,
    at,
    does,
    hears,
    shows,
)
from tests.portal.permissions.world import CLAIM, CONTESTED, PROOF, PROPOSED, World


def reason() -> ClaimReason:
    return ClaimReason.objects.get(code="proof-missing")


def claim(world: Fresh, by: Actor) -> Any:
    return claims.claim(CooperativeFactory(region=world.village), by=by)


def claim_hidden(world: Fresh, by: Actor) -> Any:
    return claims.claim(world.hidden, by=by)


def claimed(world: World) -> Any:
    """Somebody claims the cooperative that nobody represents."""
    return claims.claim(world.unclaimed, by=world.actor("other"))


def claimed_again(world: World) -> Any:
    return claims.claim(world.shown, by=world.actor("other"))


def grant(name: str) -> Act:
    return lambda world, by: claims.grant(getattr(world, name), by=by)


def refuse(name: str) -> Act:
    return lambda world, by: claims.refuse(getattr(world, name), by=by, reason=reason())


def grant_to_contributor(world: Fresh, by: Actor) -> None:
    claims.grant(world.contested, by=by, role=Role.CONTRIBUTOR)


def grant_after_silence(world: Fresh, by: Actor) -> None:
    Claim.objects.filter(pk=world.contested.pk).update(escalated_at=timezone.now())
    claims.grant(world.contested, by=by)


def check(world: Fresh, by: Actor) -> None:
    """What the assistant of the area granted."""
    claims.grant(world.claim, by=world.actor("assigned"))
    claims.confirm_grant(world.claim, by=by)


def take_back(world: Fresh, by: Actor) -> None:
    claims.grant(world.claim, by=world.actor("assigned"))
    claims.take_grant_back(world.claim, by=by, remark="Keliru")


def accept(world: Fresh, by: Actor) -> None:
    described = proposals.Description(
        kind=world.proposal.kind, name=world.proposal.name, region=world.village
    )
    proposals.accept(world.proposal, described, by=by)


DECIDERS = "assistant assigned officer moderator"
PAGE = at("membership:decide_claim", "claim.pk")
QUESTIONS: dict[str, Question] = {
    **about(
        "A claim on an organisation that nobody represents",
        {
            "make, service": does(claim),
            "see one's own, page": shows(at("membership:claim", "claim.pk"), "bukti.pdf"),
            "see, page": shows(PAGE, CLAIM),
            "read the proof, file": shows(at("membership:claim_proof", "proof.key"), PROOF),
            "is told, e-mail": hears(claimed, "Tanpaorang"),
            "see the queue, admin": shows(at("claims_queue"), "Tanpaorang"),
            "add words or proof, form, service": does(
                lambda world, by: claims.add(world.claim, by=by, words="Juga"),
                at("membership:add_to_claim", "claim.pk"),
            ),
            "withdraw, form, service": does(
                lambda world, by: claims.withdraw(world.claim, by=by),
                at("membership:withdraw_claim", "claim.pk"),
            ),
            "grant, form, service": does(grant("claim"), at("membership:grant_claim", "claim.pk")),
            "refuse, form, service": does(
                refuse("claim"), at("membership:refuse_claim", "claim.pk")
            ),
            "look again at what an assistant granted, service": does(check),
            "take back what an assistant granted, service": does(take_back),
        },
    ),
    **about(
        "A claim on an organisation that somebody represents",
        {
            "see, page": shows(at("membership:decide_claim", "contested.pk"), CONTESTED),
            "is told, e-mail": hears(claimed_again, "Tampakjaya"),
            "grant, service": does(grant("contested"), refusal=BoardAnswersFirst),
            "grant after 14 days of silence, service": does(grant_after_silence),
            "refuse, form, service": does(
                refuse("contested"), at("membership:refuse_claim", "contested.pk")
            ),
        },
    ),
    **about(
        "A proposed organisation",
        {
            "see one's own, page": shows(at("membership:proposal", "proposal.pk"), PROPOSED),
            "see, page": shows(at("membership:decide_proposal", "proposal.pk"), PROPOSED),
            "see the queue, admin": shows(at("proposals_queue"), PROPOSED),
            "withdraw, form, service": does(
                lambda world, by: proposals.withdraw(world.proposal, by=by),
                at("membership:withdraw_proposal", "proposal.pk"),
            ),
            "add it, form, service": does(accept, at("membership:accept_proposal", "proposal.pk")),
            "refuse, form, service": does(
                lambda world, by: proposals.refuse(world.proposal, by=by, reason=reason()),
                at("membership:refuse_proposal", "proposal.pk"),
            ),
        },
    ),
}
