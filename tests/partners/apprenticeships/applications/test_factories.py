"""What other tests begin from holds what it says."""

import pytest
from django.utils import timezone

from partners.apprenticeships.rounds.lifecycle import Phase
from tests.factories.applications import ApplicationFactory
from tests.factories.rounds import RoundBatchFactory, RoundFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "phase",
    ["collecting", "closed", "matched", "published", "answering", "ended", "cancelled"],
)
def test_each_variant_of_a_round_is_in_its_phase(phase: str) -> None:
    assert RoundFactory(**{phase: True}).phase is Phase(phase)


def test_a_round_is_a_draft_and_closes_after_its_last_day() -> None:
    round = RoundFactory()
    assert round.phase is Phase.DRAFT
    assert round.closes_at > timezone.now()


def test_an_application_is_handed_in_with_its_list() -> None:
    seat = RoundBatchFactory()
    application = ApplicationFactory(
        round=seat.round, choices=[seat.batch], delegates=["Ibu Sri"], handed_in=True
    )
    assert application.standing.content["choices"] == [seat.batch.pk]
    assert "Sri" not in str(application.standing.content)
