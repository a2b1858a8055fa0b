"""What is learned in a placement: its logbook and the cooperative's self-assessment."""

from typing import Any
from uuid import uuid4

from home.access import Actor
from partners.apprenticeships.placements.logbook.rules import Moment
from partners.apprenticeships.placements.models import SelfAssessment
from partners.apprenticeships.placements.services import assessments, logbook
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
from tests.portal.permissions.questions.placements import begin_again
from tests.portal.permissions.world import NOTED, TAUGHT, World


def _of(name: str, side: str = "shown") -> Address:
    return at(f"placements:{name}", f"{side}.slug", "placement.pk")


def _photo(side: str = "shown") -> Address:
    return at("placements:photo", f"{side}.slug", "placement.pk", "photo.key")


def write(world: Fresh, by: Actor) -> Any:
    placement = world.placement
    day = placement.batch.starts_on
    return logbook.write(placement, by=by, key=uuid4(), day=day, words="Kas")


def show(world: World) -> None:
    SelfAssessment.objects.filter(pk=world.assessment.pk).update(shows_host=True)


QUESTIONS: dict[str, Question] = {
    **about(
        "The logbook of a placement",
        {
            "read, page": shows(_of("logbook"), NOTED),
            "read as host, page": shows(_of("logbook", "partner"), NOTED),
            "read as host when it is over, page": otherwise(
                begin_again, shows(at("placements:logbook", "partner.slug", "disputed.pk"), NOTED)
            ),
            "see a photo, page": opens(_photo()),
            "see a photo as host, page": opens(_photo("partner")),
            "write, form, service": does(write, _of("write")),
        },
    ),
    **about(
        "What a cooperative says it can do",
        {
            "see, page": shows(_of("assessment"), TAUGHT),
            "see as host, page": otherwise(show, shows(_of("assessment", "partner"), TAUGHT)),
            "answer, form, service": does(
                lambda world, by: assessments.assess(world.placement, Moment.AFTER, {}, by=by),
                _of("assess"),
            ),
            "show the host, form, service": does(
                lambda world, by: assessments.show_host(world.placement, True, by=by),
                _of("show_assessment"),
            ),
        },
    ),
}
