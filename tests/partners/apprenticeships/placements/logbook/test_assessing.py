"""What is told of a self-assessment that is saved: only what was written."""

import pytest
from django.contrib.messages import get_messages

from home.access import Actor
from partners.apprenticeships.placements.models import Placement, SelfAssessment
from tests.factories.home import CompetencyFactory
from tests.partners.apprenticeships.placements.logbook.test_pages import address
from tests.partners.apprenticeships.placements.test_pages import client_of, send

pytestmark = pytest.mark.django_db


def test_who_answers_nothing_is_told_that_nothing_was_saved(
    board: Actor, placement: Placement
) -> None:
    term = CompetencyFactory()
    placement.batch.offer.competencies.set([term])
    placement.batch.offer.save()
    ours, name = client_of(board), f"competency_{term.pk}"
    where = address("assess", placement)

    def told(level: str) -> str:
        answer = send(ours, where, **{name: level})
        return str(next(iter(get_messages(answer.wsgi_request))))

    assert "Tidak ada yang disimpan" in told("")
    assert not SelfAssessment.objects.exists()
    assert told("4") == "Tersimpan."
    assert "Tidak ada yang diubah" in told("4")
    assert told("") == "Tersimpan."
    assert not SelfAssessment.objects.get().ratings.exists()
