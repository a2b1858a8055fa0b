"""Acts on claims and proposals: one's own, and those of others as moderator."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse

from home.access import Actor
from home.desk.locking import version_of
from partners.membership.models import Asked, Claim
from partners.membership.services import claims
from tests.factories.claims import ClaimFactory, ProposalFactory, ReasonFactory, VillageFactory
from tests.factories.membership import AreaFactory
from tests.factories.organisations import CooperativeFactory

Sent = tuple[str, dict[str, Any]]


def claim(by: Actor) -> Sent:
    slug = CooperativeFactory().slug
    return reverse("membership:claim_it", args=[slug]), {"text": "Ketua"}


def propose(by: Actor) -> Sent:
    village = VillageFactory()
    said = {
        "name": f"KDMP {village.name}",
        "kind": "cooperative",
        "country": "ID",
        "region": village.code,
        "text": "Ketua",
    }
    return reverse("membership:propose"), said


def _own(name: str, factory: Any, **said: Any) -> Callable[[Actor], Sent]:
    def act(by: Actor) -> Sent:
        return reverse(f"membership:{name}", args=[factory(person=by.person).pk]), said

    return act


def _decide(name: str, factory: Any, say: Callable[[Asked], dict[str, Any]]) -> Any:
    def act(by: Actor) -> Sent:
        asked = factory()
        asked.refresh_from_db()
        said = {"seen": version_of(asked), **say(asked)}
        return reverse(f"membership:{name}", args=[asked.pk]), said

    return act


def _granted_by_assistant() -> Claim:
    claim = ClaimFactory()
    assistant = AreaFactory(assistant=True, region=claim.organisation.region).person
    claims.grant(claim, by=Actor(assistant))
    return claim


def _reason(asked: Asked) -> dict[str, Any]:
    return {"reason": ReasonFactory().pk}


def _described(asked: Any) -> dict[str, Any]:
    return {
        "name": asked.name,
        "kind": asked.kind,
        "country": "ID",
        "region": asked.region.code,
    }


def _nothing(asked: Asked) -> dict[str, Any]:
    return {}


ACTS: list[tuple[str, Callable[[Actor], Sent], bool]] = [
    ("membership:claim_it", claim, True),
    ("membership:add_to_claim", _own("add_to_claim", ClaimFactory, text="Juga"), False),
    ("membership:withdraw_claim", _own("withdraw_claim", ClaimFactory), False),
    ("membership:grant_claim", _decide("grant_claim", ClaimFactory, _nothing), False),
    ("membership:refuse_claim", _decide("refuse_claim", ClaimFactory, _reason), False),
    ("membership:ask_about_claim", _decide("ask_about_claim", ClaimFactory, _reason), False),
    (
        "membership:confirm_grant",
        _decide("confirm_grant", _granted_by_assistant, _nothing),
        False,
    ),
    (
        "membership:take_grant_back",
        _decide("take_grant_back", _granted_by_assistant, lambda asked: {"remark": "Keliru"}),
        False,
    ),
    ("membership:propose", propose, True),
    ("membership:add_to_proposal", _own("add_to_proposal", ProposalFactory, text="Juga"), False),
    ("membership:withdraw_proposal", _own("withdraw_proposal", ProposalFactory), False),
    ("membership:accept_proposal", _decide("accept_proposal", ProposalFactory, _described), False),
    ("membership:refuse_proposal", _decide("refuse_proposal", ProposalFactory, _reason), False),
    (
        "membership:ask_about_proposal",
        _decide("ask_about_proposal", ProposalFactory, _reason),
        False,
    ),
]
