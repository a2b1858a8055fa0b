"""What rounds ask of moderators on their first page."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from partners.apprenticeships.results.admin.today import rounds_to_see_to
from partners.apprenticeships.results.models import Matching
from partners.apprenticeships.rounds.models import Round
from tests.factories.apprenticeships import in_days
from tests.factories.rounds import RoundFactory, last_day

pytestmark = pytest.mark.django_db


def told(user: Any) -> dict[str, tuple[str, bool]]:
    return {str(one.label): (str(one.note), one.is_urgent) for one in rounds_to_see_to(user)}


def test_it_says_what_each_round_waits_for(moderator: Any) -> None:
    for trait in ("closed", "matched"):
        RoundFactory(**{trait: True}, name_id=trait, name_en="")
    RoundFactory(collecting=True, name_id="lama", name_en="")
    last_day(RoundFactory(collecting=True, name_id="hari ini", name_en=""), in_days(0))
    ending = RoundFactory(answering=True, name_id="jawaban", name_en="")
    Round.objects.filter(pk=ending.pk).update(answers_until=timezone.now() + timedelta(hours=5))
    RoundFactory(answering=True)
    RoundFactory(ended=True)
    RoundFactory()
    found = told(moderator)
    assert {name: urgent for name, (_note, urgent) in found.items()} == {
        "closed": True,
        "matched": True,
        "hari ini": False,
        "jawaban": False,
    }


def test_who_had_it_matched_is_not_asked_to_publish(moderator: Any) -> None:
    RoundFactory(matched=True, matched_by=moderator)
    assert told(moderator) == {}


@pytest.mark.parametrize(("state", "is_told"), [("running", False), ("stopped", True)])
def test_a_job_that_works_asks_for_nothing_and_one_that_stopped_does(
    moderator: Any, state: str, is_told: bool
) -> None:
    Matching.objects.create(round=RoundFactory(closed=True), asked_by=moderator, state=state)
    assert bool(told(moderator)) is is_told


def test_editors_and_others_are_asked_for_nothing(editor: Any, stranger: Any) -> None:
    RoundFactory(closed=True)
    assert told(editor) == told(stranger) == {}


def test_its_queries_do_not_grow(moderator: Any, django_assert_max_num_queries: Any) -> None:
    RoundFactory.create_batch(6, closed=True)
    with django_assert_max_num_queries(4):
        assert len(rounds_to_see_to(moderator)) == 6
