"""Rounds: made, announced, matched, published."""

from typing import Any

from django.core.files.base import ContentFile

from home.access import Actor
from partners.apprenticeships.results.services import matching, publishing, taking_in
from partners.apprenticeships.results.taking_in.reading import FILES
from partners.apprenticeships.rounds.services import rounds, weighing
from tests.factories.apprenticeships import in_days
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
from tests.portal.permissions.world import DRAFT_ROUND, World

POINTS = {"competency": 10, "sector": 0, "units": 30, "nearness": 60}


def make(world: Fresh, by: Actor) -> Any:
    return rounds.create(by=by, code="baru", name_id="Baru", apply_until=in_days(9))


def choose(world: Fresh, by: Actor) -> Any:
    return rounds.choose_batches(world.draft_round, [world.batch], by=by)


def announce_it(world: World) -> None:
    rounds.announce(Fresh(world).draft_round, by=world.actor("moderator"))


def take_in(world: Fresh, by: Actor) -> Any:
    files = {name: ContentFile(b"x", name=f"{name}.csv") for name in FILES}
    return taking_in.take_in(world.draft_round, files, by=by, commitment="0" * 64)


def _at(name: str, round: str) -> Address:
    return at(f"rounds_admin:{name}", f"{round}.pk")


QUESTIONS: dict[str, Question] = {
    **about(
        "A round of the matching",
        {
            "read a draft, public page": otherwise(
                announce_it, shows(at("rounds:detail", "draft_round.code"), DRAFT_ROUND)
            ),
            "see a draft, admin": shows(_at("look", "draft_round"), DRAFT_ROUND),
            "make, admin, service": does(make, at("rounds_admin:create")),
            "change, admin, service": does(
                lambda world, by: rounds.change(world.draft_round, by=by, name_id="Lain"),
                _at("change", "draft_round"),
            ),
            "choose its batches, admin, service": does(choose, _at("choose", "draft_round")),
            "announce, admin, service": does(
                lambda world, by: rounds.announce(world.draft_round, by=by),
                _at("announce", "draft_round"),
            ),
            "choose its points, admin, service": does(
                lambda world, by: weighing.weigh(world.draft_round, POINTS, by=by),
                _at("weigh", "draft_round"),
            ),
            "take in from sheets, admin, service": does(take_in, _at("take_in", "draft_round")),
            "call off, admin, service": does(
                lambda world, by: rounds.cancel(world.draft_round, by=by, reason="Batal"),
                _at("cancel", "draft_round"),
            ),
            "have matched, admin, service": does(
                lambda world, by: matching.ask(world.closed_round, by=by),
                _at("match", "closed_round"),
            ),
            "compare, admin, service": does(
                lambda world, by: matching.ask_what_if(world.closed_round, ["online"], by=by),
                _at("what_if", "closed_round"),
            ),
            "undo its matching, admin, service": does(
                lambda world, by: matching.undo(world.matched_round, by=by, reason="Salah"),
                _at("undo", "matched_round"),
            ),
            "take its sheets and files away, export": opens(_at("folder", "matched_round")),
            "publish, admin, service": does(
                lambda world, by: publishing.publish(world.matched_round, by=by),
                _at("publish", "matched_round"),
            ),
        },
    ),
}
