"""Choosing the points of a round in the admin."""

import pytest

from tests.factories.rounds import RoundFactory

pytestmark = pytest.mark.django_db
OTHER = {"competency": 10, "sector": 0, "units": 30, "nearness": 60}


def test_form_shows_the_usual_points_and_their_sum(desk, url) -> None:
    text = desk.get(url("weigh", RoundFactory().pk)).content.decode()
    assert "45 + 25 + 10 + 20 = 100" in text


def test_wrong_sum_is_told_and_nothing_typed_is_lost(desk, url) -> None:
    round = RoundFactory()
    answer = desk.post(url("weigh", round.pk), {**OTHER, "nearness": 59})
    text = answer.content.decode()
    assert "The points add up to 99." in text
    assert 'value="59"' in text


def test_chosen_points_stand_on_the_rounds_page(desk, url) -> None:
    round = RoundFactory()
    page = desk.get(url("weigh", round.pk)).context["form"].initial["seen"]
    desk.post(url("weigh", round.pk), {**OTHER, "seen": page})
    round.refresh_from_db()
    assert round.weights == OTHER
    assert "(chosen for it)" in desk.get(url("look", round.pk)).content.decode()


def test_announced_round_has_no_form(desk, url) -> None:
    assert desk.get(url("weigh", RoundFactory(collecting=True).pk)).status_code == 404
