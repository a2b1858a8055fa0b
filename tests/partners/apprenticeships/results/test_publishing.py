"""Publishing by another moderator, and from when to when answers come in."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from home.access import ActionNotPermitted, Actor
from home.desk.refusals import HasChangedSince
from partners.apprenticeships.models import Batch
from partners.apprenticeships.results import signals
from partners.apprenticeships.results.models import Result
from partners.apprenticeships.results.refusals import (
    AnswersOutOfOrder,
    AnswersTooEarly,
    AnswersTooLate,
    NeedsAnother,
)
from partners.apprenticeships.results.services import publishing
from partners.apprenticeships.rounds.lifecycle import Phase, RoundState
from partners.apprenticeships.rounds.refusals import IsNotOpen

pytestmark = pytest.mark.django_db


@pytest.fixture
def matched(world):
    world.match()
    return world


def test_results_can_be_read_at_once_and_answers_begin_the_next_morning(matched) -> None:
    heard = []
    signals.published.connect(hear := lambda round, **kwargs: heard.append(round))
    round = publishing.publish(matched.round, by=matched.publishes)
    signals.published.disconnect(hear)
    assert (round.state, round.phase) == (RoundState.PUBLISHED, Phase.PUBLISHED)
    begins = round.answers_from.astimezone(ZoneInfo("Asia/Jakarta"))
    assert (begins.hour, begins.minute) == (8, 0)
    assert begins.date() == (timezone.localtime(timezone=begins.tzinfo) + timedelta(days=1)).date()
    ends = round.answers_until.astimezone(ZoneInfo("Asia/Jakarta"))
    assert (ends.date() - begins.date(), ends.hour) == (timedelta(days=8), 0)
    assert Result.objects.published().count() == 6
    assert heard == [round]
    entry = ModelLogEntry.objects.for_instance(round).get(action=publishing.PUBLISHED)
    assert entry.user == matched.publishes.user


def test_results_are_nobodys_before_they_are_published(matched) -> None:
    assert Result.objects.published().count() == 0


def test_who_had_it_matched_does_not_publish(matched) -> None:
    with pytest.raises(NeedsAnother):
        publishing.publish(matched.round, by=matched.asks)
    assert not publishing.user_can_publish(matched.asks, matched.round)
    assert publishing.user_can_publish(matched.publishes, matched.round)


def test_only_who_decides_about_results_publishes(matched, editor, stranger) -> None:
    for person in (editor, stranger):
        with pytest.raises(ActionNotPermitted):
            publishing.publish(matched.round, by=Actor(person))


def test_round_without_a_result_is_not_published(world) -> None:
    with pytest.raises(IsNotOpen):
        publishing.publish(world.round, by=world.publishes)


def test_round_is_published_once(matched) -> None:
    seen = matched.round.updated_at.isoformat()
    publishing.publish(matched.round, by=matched.publishes, seen=seen)
    with pytest.raises(HasChangedSince):
        publishing.publish(matched.round, by=matched.publishes, seen=seen)
    with pytest.raises(IsNotOpen):
        publishing.publish(matched.round, by=matched.publishes)


def test_answers_begin_after_results_and_end_after_they_begin(matched) -> None:
    now = timezone.now()
    with pytest.raises(AnswersTooEarly):
        publishing.publish(
            matched.round, by=matched.publishes, answers_from=now - timedelta(minutes=1)
        )
    begin = now + timedelta(hours=3)
    with pytest.raises(AnswersOutOfOrder) as refused:
        publishing.publish(
            matched.round, by=matched.publishes, answers_from=begin, answers_until=begin
        )
    assert refused.value.about == ("answers_until",)


def test_answers_are_in_before_the_first_batch_that_runs_begins(matched) -> None:
    first = timezone.localdate() + timedelta(days=5)
    Batch.objects.filter(code="b3").update(starts_on=first, ends_on=first)
    publishing.publish(matched.round, by=matched.publishes)  # nobody goes there


def test_answers_after_the_first_day_of_a_batch_are_refused(matched) -> None:
    first = timezone.localdate() + timedelta(days=5)
    Batch.objects.filter(code="b1").update(starts_on=first, ends_on=first)
    with pytest.raises(AnswersTooLate, match="b1"):
        publishing.publish(matched.round, by=matched.publishes)
