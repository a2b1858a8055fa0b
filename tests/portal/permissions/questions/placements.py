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


def _ended(name: str, *more: str) -> Address:
    return at(f"placements:{name}", "shown.slug", "confirmed.placement.pk", *more)


def _to_issue(world: World) -> str:
    return reverse("issue_certificate", args=[world.partly.pk])


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
            "disagree with the outcome, form, service": does(
                lambda world, by: placements.disagree(world.disputed, by=by, comment="x"),
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
            "send back, form, service": does(
                lambda world, by: plans.send_back(world.plan, by=by, reason="x"), _plan("decide")
            ),
            "finish a step, form, service": does(
                lambda world, by: plans.finish_step(world.step, by=by, proof="Ada."),
                _ended("finish_step", "step.number"),
            ),
            "read the proof of a step, page": opens(_ended("proof", "step_proof.key")),
            "publish its result, form, service": does(
                lambda world, by: plans.publish_result(
                    world.confirmed, by=by, result="Ada.", consents=True
                ),
                _ended("publish"),
            ),
            "take its result off, form, service": does(
                lambda world, by: plans.take_off(world.confirmed, by=by), _ended("take_off")
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
            "issue, admin, service": does(
                lambda world, by: certificates.issue(world.partly, by=by), _to_issue
            ),
            "replace, admin, service": does(
                lambda world, by: certificates.replace(world.certificate, by=by, reason="x"),
                _certificate,
            ),
            "erase its names, admin, service": does(
                lambda world, by: certificates.erase_names(world.certificate, by=by), _certificate
            ),
            "withdraw, admin, service": does(
                lambda world, by: certificates.withdraw(world.certificate, by=by, reason="x"),
                _certificate,
            ),
        },
    ),
}
