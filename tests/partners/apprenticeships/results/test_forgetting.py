"""Who got no place is forgotten after the round; who has one is not."""

from datetime import timedelta

import pytest
from django.utils import timezone

from partners.apprenticeships.applications.models import Application
from partners.apprenticeships.results import forgetting
from partners.apprenticeships.results.models.result import Answer
from tests.factories.applications import ApplicationFactory, DelegateFactory
from tests.factories.results import ResultFactory, SeatsFactory
from tests.factories.rounds import RoundFactory

pytestmark = pytest.mark.django_db


def forgotten(days: int) -> set[int]:
    rows = forgetting.of_no_place(timezone.now() + timedelta(days=days))
    return set(rows.values_list("application", flat=True))


def named(application: Application) -> int:
    DelegateFactory(application=application)
    return application.pk


def test_of_those_without_a_place_after_the_answers_are_over() -> None:
    seats = SeatsFactory()
    placed = ResultFactory(place=seats, choices=[seats])
    waiting = ResultFactory(round=seats.round, choices=[seats])
    left_out = ApplicationFactory(round=seats.round, handed_in=True)
    named(placed.application)
    without = {named(waiting.application), named(left_out)}
    assert forgotten(0) == set()
    assert forgotten(30) == without


def test_of_who_declined() -> None:
    seats = SeatsFactory()
    declined = ResultFactory(place=seats, choices=[seats])
    key = named(declined.application)
    declined.place, declined.standing, declined.answer = None, "lapsed", Answer.DECLINED
    declined.save()
    assert forgotten(30) == {key}


def test_of_a_round_that_is_not_published_nobody() -> None:
    named(ApplicationFactory(round=RoundFactory(matched=True), handed_in=True))
    assert forgotten(400) == set()
