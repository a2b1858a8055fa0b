"""What a round decided about a cooperative, and what it answers."""

from home.access import Actor
from partners.apprenticeships.results.models import Result
from partners.apprenticeships.results.services import answers
from tests.portal.permissions.asking import Address, Fresh, Question, about, at, does, shows
from tests.portal.permissions.world import RESULT


def _of(name: str) -> Address:
    return at(f"results:{name}", "shown.slug", "result.round.code")


def _fresh(world: Fresh) -> Result:
    rows = Result.objects.select_related("round", "organisation", "place")
    return rows.get(pk=world.result.pk)


def decline(world: Fresh, by: Actor) -> Result:
    return answers.decline(_fresh(world), by=by)


def accept(world: Fresh, by: Actor) -> Result:
    return answers.accept(_fresh(world), by=by)


def accept_conditionally(world: Fresh, by: Actor) -> Result:
    return answers.accept_conditionally(_fresh(world), by=by)


def _answered(world: Fresh, answer: str) -> Result:
    Result.objects.filter(pk=world.result.pk).update(answer=answer)
    return _fresh(world)


def give_back(world: Fresh, by: Actor) -> Result:
    """What was accepted for good."""
    return answers.decline(_answered(world, "binding"), by=by)


def take_back(world: Fresh, by: Actor) -> Result:
    return answers.take_back(_answered(world, "declined"), by=by)


QUESTIONS: dict[str, Question] = {
    **about(
        "A place that a round gave to a cooperative",
        {
            "see, page": shows(_of("result"), RESULT),
            "accept, form, service": does(accept, _of("accept")),
            "accept for now, form, service": does(
                accept_conditionally, _of("accept_conditionally")
            ),
            "decline, form, service": does(decline, _of("decline")),
            "give back what was accepted, form, service": does(give_back, _of("decline")),
            "take a decline back, form, service": does(take_back, _of("take_back")),
        },
    ),
}
