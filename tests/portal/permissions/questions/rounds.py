"""Rounds: made, announced, matched, published."""

from typing import Any

from home.access import Actor
from partners.apprenticeships.results.services import matching, publishing
from partners.apprenticeships.rounds.services import rounds
from tests.factories.apprenticeships import in_days
from tests.portal.permissions.asking import Fresh, Question, about, does


def make(world: Fresh, by: Actor) -> Any:
    return rounds.create(by=by, code="baru", name_id="Baru", apply_until=in_days(9))


def choose(world: Fresh, by: Actor) -> Any:
    return rounds.choose_batches(world.draft_round, [world.batch], by=by)


QUESTIONS: dict[str, Question] = {
    **about(
        "A round of the matching",
        {
            "make, service": does(make),
            "change, service": does(
                lambda world, by: rounds.change(world.draft_round, by=by, name_id="Lain")
            ),
            "choose its batches, service": does(choose),
            "announce, service": does(lambda world, by: rounds.announce(world.draft_round, by=by)),
            "call off, service": does(
                lambda world, by: rounds.cancel(world.draft_round, by=by, reason="Batal")
            ),
            "have matched, service": does(
                lambda world, by: matching.ask(world.closed_round, by=by)
            ),
            "compare, service": does(
                lambda world, by: matching.ask_what_if(world.closed_round, ["online"], by=by)
            ),
            "undo its matching, service": does(
                lambda world, by: matching.undo(world.matched_round, by=by, reason="Salah")
            ),
            "publish, service": does(
                lambda world, by: publishing.publish(world.matched_round, by=by)
            ),
        },
    ),
}
