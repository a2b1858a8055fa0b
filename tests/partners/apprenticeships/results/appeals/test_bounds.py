"""An appeal is withdrawn and said anew so often and no more; its files are there while it waits."""

from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.utils import timezone

from home.access import Actor
from partners.apprenticeships.applications.forgetting import delete_files
from partners.apprenticeships.applications.models import Attachment
from partners.apprenticeships.results import forgetting
from partners.apprenticeships.results.appeal_refusals import AppealedTooOften
from partners.apprenticeships.results.appeal_rules import MOST
from partners.apprenticeships.results.models import Appeal, Result
from partners.apprenticeships.results.models.result import Answer
from partners.apprenticeships.results.services import appeals
from partners.apprenticeships.rounds.models import Round
from tests.factories.applications import AttachmentFactory, hand_in
from tests.factories.results import AppealFactory, ResultFactory, SeatsFactory
from tests.partners.apprenticeships.results.appeals.conftest import SAID
from tests.partners.apprenticeships.results.appeals.test_pages import (
    address,
    client_of,
    over,
    page,
    send,
)

pytestmark = pytest.mark.django_db


def withdrawn(result: Result, times: int, kind: str = "fact") -> None:
    AppealFactory.create_batch(times, result=result, kind=kind, state=Appeal.State.WITHDRAWN)


def test_a_matter_is_said_anew_twice_and_then_refused(result: Result, board: Actor) -> None:
    for _n in range(MOST):
        appeals.withdraw(appeals.appeal(result, by=board, **SAID), by=board)
    with pytest.raises(AppealedTooOften):
        appeals.appeal(result, by=board, **SAID)
    appeals.appeal(result, kind="rule", why="Bobotnya lain.", by=board)


def test_the_refusal_stands_beside_the_matter_and_nothing_is_lost(
    result: Result, board: Actor
) -> None:
    withdrawn(result, MOST)
    answer = send(board, address("appeal", result), **SAID)
    assert answer.status_code == 200
    assert "kind" in answer.context["form"].errors
    assert SAID["why"] in unescape(answer.content.decode())


def test_who_withdraws_for_the_last_time_reads_so_before(result: Result, board: Actor) -> None:
    def intro() -> Any:
        raised = Appeal.objects.open().get()
        where = address("withdraw_appeal", result, raised.pk)
        return client_of(board).get(where).context["view"].intro

    AppealFactory(result=result)
    anew = intro()
    withdrawn(result, MOST - 2)
    assert intro() == anew
    withdrawn(result, 1)
    assert intro() != anew


def test_who_withdraws_after_the_last_day_reads_that_none_follows(
    result: Result, raised: Appeal, board: Actor
) -> None:
    where = address("withdraw_appeal", result, raised.pk)
    before = client_of(board).get(where).context["view"].intro
    over(result)
    assert client_of(board).get(where).context["view"].intro != before


def test_where_no_matter_is_left_no_way_leads_to_the_form(result: Result, board: Actor) -> None:
    withdrawn(result, MOST)
    withdrawn(result, MOST, "rule")
    assert f'"{address("appeal", result)}"' in page(board, result)
    withdrawn(result, MOST, "other")
    assert f'"{address("appeal", result)}"' not in page(board, result)


class TestFiles:
    """Of an application whose round is over for good."""

    @pytest.fixture
    def file(self, result: Result) -> Attachment:
        found: Attachment = AttachmentFactory(application=result.application)
        hand_in(result.application)
        return found

    def due(self) -> list[Attachment]:
        before = timezone.now() - timedelta(days=30)
        rows = forgetting.files_of_no_place(before), forgetting.files_of_the_past(before)
        for found in rows:
            delete_files(found)
        return list(Attachment.objects.all())

    def test_without_a_place_they_stay_while_an_appeal_waits(
        self, result: Result, file: Attachment, board: Actor
    ) -> None:
        long_ago = timezone.now() - timedelta(days=60)
        raised = AppealFactory(result=result)
        Round.objects.update(
            published_at=long_ago - timedelta(days=8),
            answers_from=long_ago - timedelta(days=7),
            answers_until=long_ago,
        )
        assert self.due() == [file]
        appeals.withdraw(raised, by=board)
        assert self.due() == []

    def test_of_a_stay_that_is_over_too(self, file: Attachment, boss: Actor) -> None:
        place = SeatsFactory()
        placed = ResultFactory(place=place, answer=Answer.BINDING)
        theirs = AttachmentFactory(application=placed.application)
        hand_in(placed.application)
        day = timezone.localdate() - timedelta(days=60)
        batch = place.batch
        batch.starts_on, batch.ends_on, batch.apply_until = day, day, None
        batch.save()
        raised = AppealFactory(result=placed)
        assert theirs in self.due()
        appeals.dismiss(raised, reason="Sudah dihitung.", by=boss)
        assert self.due() == [file]
