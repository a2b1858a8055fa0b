"""Placements: what their two sides, who helps, and staff may know and do."""

from django.urls import reverse

from partners.apprenticeships.placements.admin.placements import LIST
from partners.apprenticeships.placements.rules import Verb
from partners.apprenticeships.placements.services import placements
from tests.portal.permissions.asking import Address, Question, about, at, does, shows
from tests.portal.permissions.world import DELEGATE, DISAGREED, World


def _of(name: str, placement: str = "placement", side: str = "shown") -> Address:
    return at(f"placements:{name}", f"{side}.slug", f"{placement}.pk")


def _in_admin(world: World) -> str:
    return reverse(f"{LIST}:inspect", args=[world.disputed.pk])


QUESTIONS: dict[str, Question] = {
    **about(
        "A placement of a cooperative at a partner",
        {
            "see, page": shows(_of("placement", "disputed"), DISAGREED),
            "see as host, page": shows(_of("placement", "disputed", "partner"), DISAGREED),
            "see, admin": shows(_in_admin, DISAGREED),
            "read who comes, page": shows(_of("placement"), DELEGATE),
            "read who comes as host, page": shows(_of("placement", side="partner"), DELEGATE),
            "read who came when it is over, page": shows(
                _of("placement", "disputed", "partner"), DELEGATE
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
        },
    ),
}
