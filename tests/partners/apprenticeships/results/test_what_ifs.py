"""What-ifs of a round: a job that compares, and makes nothing a result."""

import pytest

from partners.apprenticeships.results import running
from partners.apprenticeships.results.models import Matching
from partners.apprenticeships.results.refusals import BadQuestions
from partners.apprenticeships.results.services import matching
from partners.apprenticeships.rounds.lifecycle import RoundState
from partners.apprenticeships.rounds.refusals import IsNotOpen
from tests.factories.rounds import RoundFactory

pytestmark = pytest.mark.django_db


def test_comparison_has_the_round_and_each_question_in_both_languages(world) -> None:
    asked = matching.ask_what_if(world.round, ["reserve=0,50", "seats=1"], by=world.asks)
    assert running.run(asked.pk) == Matching.State.DONE
    asked.refresh_from_db()
    table = asked.figures["what_if"]
    assert set(table) == {"id", "en"}
    assert [row[0] for row in table["en"]["rows"]] == [
        "This round",
        "3T reserve 0% per batch",
        "3T reserve 50% per batch",
        "1 more seat where full",
    ]
    assert len(table["id"]["header"]) == len(table["id"]["rows"][0])


def test_comparison_writes_no_result_and_the_round_can_be_matched_after_it(world) -> None:
    asked = matching.ask_what_if(world.round, ["online"], by=world.asks)
    running.run(asked.pk)
    world.round.refresh_from_db()
    assert world.round.state == RoundState.OPEN
    assert not world.round.results.exists()
    assert world.match().state == Matching.State.DONE


@pytest.mark.parametrize("asked", [["snow=3"], ["reserve=900"], []])
def test_question_that_is_none_is_refused(world, asked) -> None:
    with pytest.raises(BadQuestions):
        matching.ask_what_if(world.round, asked, by=world.asks)


def test_round_that_is_matched_is_not_compared_any_more(world) -> None:
    with pytest.raises(IsNotOpen):
        matching.ask_what_if(RoundFactory(matched=True), ["online"], by=world.asks)
