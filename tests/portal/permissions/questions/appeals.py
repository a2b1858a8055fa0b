"""Appeals against results: who reads, raises, withdraws and answers them."""

from typing import Any

from django.urls import reverse

from home.access import Actor
from partners.apprenticeships.results import appeal_notices
from partners.apprenticeships.results.admin.appeals import LIST
from partners.apprenticeships.results.models import Appeal, Result
from partners.apprenticeships.results.services import appeals
from tests.portal.permissions.asking import Fresh, Question, about, at, does, hears, shows
from tests.portal.permissions.world import APPEALED, World


def _answer(world: World) -> str:
    return reverse(f"{LIST}:edit", args=[world.appealed.pk])


def _row(world: World) -> str:
    result = world.result
    return reverse("rounds_admin:application", args=[result.round.pk, result.application.pk])


def raise_it(world: Fresh, by: Actor) -> Any:
    result = Result.objects.select_related("round", "organisation").get(pk=world.result.pk)
    return appeals.appeal(result, kind="rule", why="Bobotnya lain.", by=by)


def answered(world: World) -> None:
    state = {"state": "upheld", "reason": APPEALED, "decided_at": world.appealed.raised_at}
    Appeal.objects.filter(pk=world.appealed.pk).update(**state)
    appeal_notices.tell_answered(world.appealed)


_RESULT = ("shown.slug", "result.round.code")
QUESTIONS: dict[str, Question] = about(
    "An appeal against a result",
    {
        "read, page": shows(at("results:result", *_RESULT), APPEALED),
        "read, admin": shows(_row, APPEALED),
        "raise, form, service": does(raise_it, at("results:appeal", *_RESULT)),
        "withdraw, form, service": does(
            lambda world, by: appeals.withdraw(world.appealed, by=by),
            at("results:withdraw_appeal", *_RESULT, "appealed.pk"),
        ),
        "hear the answer, e-mail": hears(answered, APPEALED),
        "answer, admin, service": does(
            lambda world, by: appeals.uphold(world.appealed, reason="Ya.", by=by), _answer
        ),
    },
)
