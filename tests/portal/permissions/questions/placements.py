"""Placements: what their two sides, who helps, and staff may know and do."""

from typing import Any

from django.urls import reverse

from home.access import Actor
from home.cache import renewal
from partners.apprenticeships.placements.admin.certificates import LIST as CERTIFICATES
from partners.apprenticeships.placements.admin.placements import LIST
from partners.apprenticeships.placements.models import Certificate, Placement
from partners.apprenticeships.placements.rules import Verb
from partners.apprenticeships.placements.services import certificates, confirming, placements, plans
from tests.portal.permissions.asking import (
    Address,
    Fresh,
    Question,
    about,
    at,
    does,
    opens,
    otherwise,
    shows,
)
from tests.portal.permissions.world import DELEGATE, DISAGREED, PLANNED, SHOWN, World

CONFIRM_WORDS = "Angkatan yang perlu dipastikan"
STEP: dict[str, Any] = {"what": "Buku kas", "owner": "Bendahara", "due": 30}


def _of(name: str, placement: str = "placement", side: str = "shown") -> Address:
    return at(f"placements:{name}", f"{side}.slug", f"{placement}.pk")


def _in_admin(world: World) -> str:
    return reverse(f"{LIST}:inspect", args=[world.disputed.pk])


def _plan(name: str, side: str = "shown") -> Address:
    return at(f"placements:{name}", f"{side}.slug", "plan.placement.pk")


def _certificates(world: World) -> str:
    return reverse(f"{CERTIFICATES}:list")


def _certificate(world: World) -> str:
    return reverse(f"{CERTIFICATES}:edit", args=[world.certificate.pk])


def begin_again(world: World) -> None:
    """The outcome is taken back."""
    Placement.objects.filter(pk=world.disputed.pk).update(
        state=Placement.State.ATTENDING, word=Placement.Word.OPEN
    )


def forget_names(world: World) -> None:
    Certificate.objects.filter(pk=world.certificate.pk).update(names=[])
    renewal.changed(Certificate)


def hand_in(world: Fresh, by: Actor) -> None:
    plan = world.plan
    plan.state = plan.State.DRAFT
    plan.save()
    plans.hand_in(plan, by=by)


QUESTIONS: dict[str, Question] = {
    **about(
        "A placement of a cooperative at a partner",
        {
            "see, page": shows(_of("placement", "disputed"), DISAGREED),
            "see as host, page": shows(_of("placement", "disputed", "partner"), DISAGREED),
            "see, admin": shows(_in_admin, DISAGREED),
            "read who comes, page": shows(_of("placement"), DELEGATE),
            "read who comes as host, page": shows(_of("placement", side="partner"), DELEGATE),
            "read who came when it is over, page": otherwise(
                begin_again, shows(_of("placement", "disputed", "partner"), DELEGATE)
            ),
            "confirm papers, form, service": does(
                lambda world, by: placements.confirm_items(world.placement, [1], by=by),
                _of("checklist"),
            ),
            "take attendance, form, service": does(
                lambda world, by: placements.attend(
                    world.placement, {world.placement.batch.ends_on: 1}, by=by
                ),
                _of("attendance", side="partner"),
            ),
            "state the outcome, form, service": does(
                lambda world, by: placements.state_outcome(world.placement, Verb.COMPLETE, by=by),
                _of("outcome", side="partner"),
            ),
            "answer the outcome, form, service": does(
                lambda world, by: placements.agree(world.disputed, by=by),
                _of("answer", "disputed"),
            ),
            "take the letter away, export": opens(_of("letter")),
        },
    ),
    **about(
        "A batch whose host is asked whether it takes place",
        {
            "see, page": shows(at("placements:placements", "partner.slug"), CONFIRM_WORDS),
            "confirm, form, service": does(
                lambda world, by: confirming.confirm(world.awaited, by=by),
                at("placements:confirm_batch", "partner.slug", "awaited.pk"),
            ),
        },
    ),
    **about(
        "The plan at home after an apprenticeship",
        {
            "see, page": shows(_plan("plan"), PLANNED),
            "write, form, service": does(
                lambda world, by: plans.add_step(world.plan.placement, by=by, **STEP),
                _plan("new_step"),
            ),
            "hand in, service": does(hand_in),
            "confirm, form, service": does(
                lambda world, by: plans.confirm(world.plan, by=by), _plan("decide")
            ),
        },
    ),
    **about(
        "A certificate",
        {
            "read with its address, page": otherwise(
                forget_names, shows(at("certificates:certificate", "certificate.key"), DELEGATE)
            ),
            "see, admin": shows(_certificates, SHOWN),
            "withdraw, admin, service": does(
                lambda world, by: certificates.withdraw(world.certificate, by=by, reason="x"),
                _certificate,
            ),
        },
    ),
}
