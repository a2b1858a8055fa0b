"""Objections of hosts: who reads, raises, answers and decides them."""

from typing import Any

from django.urls import reverse

from partners.apprenticeships.placements import objection_notices
from partners.apprenticeships.placements.admin.objections import LIST
from partners.apprenticeships.placements.services import objections
from tests.portal.permissions.asking import (
    Address,
    Question,
    about,
    at,
    does,
    hears,
    shows,
)
from tests.portal.permissions.world import OBJECTED, World

SAID: dict[str, Any] = {"kind": "other", "why": "Kandang terbakar."}


def _of(name: str, side: str, objection: str = "objected") -> Address:
    return at(f"placements:{name}", f"{side}.slug", f"{objection}.placement.pk")


def _decision(world: World) -> str:
    return reverse(f"{LIST}:edit", args=[world.objected.pk])


def raised(world: World) -> None:
    objection_notices.tell_raised(world.objected)


QUESTIONS: dict[str, Question] = about(
    "An objection of the host to a placement",
    {
        "read, page": shows(_of("placement", "shown"), OBJECTED),
        "read as host, page": shows(_of("placement", "partner"), OBJECTED),
        "read, admin": shows(_decision, OBJECTED),
        "raise, form, service": does(
            lambda world, by: objections.object_to(world.objectable, by=by, **SAID),
            at("placements:object", "partner.slug", "objectable.pk"),
        ),
        "withdraw, form, service": does(
            lambda world, by: objections.withdraw(world.objected, by=by),
            _of("withdraw_objection", "partner"),
        ),
        "answer, form, service": does(
            lambda world, by: objections.answer(world.objected, text="Kami bisa.", by=by),
            _of("answer_objection", "shown"),
        ),
        "hear that it was raised, e-mail": hears(raised, OBJECTED),
        "decide, admin, service": does(
            lambda world, by: objections.uphold(world.objected_late, reason="Ya.", by=by),
            _decision,
        ),
    },
)
