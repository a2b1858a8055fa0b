"""Rounds of the demo count only where there is no real one, and then the page says so."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from partners.apprenticeships.programme.models import RoundFigures
from partners.apprenticeships.programme.tending import count_all
from partners.apprenticeships.rounds.models import Round
from tests.factories.rounds import RoundFactory

pytestmark = pytest.mark.django_db
BANNER = "Made up, as an example"


def figures(client: Client) -> str:
    count_all()
    with translation.override("en"):
        response = client.get(reverse("programme:figures"))
    return response.content.decode()


def test_real_rounds_count_alone(client: Client) -> None:
    real = RoundFactory(published=True, name_en="Round of May")
    RoundFactory(published=True, is_demo=True, name_en="Round of the demo")
    assert list(Round.objects.published().that_count()) == [real]
    page = figures(client)
    assert "Round of May" in page
    assert "Round of the demo" not in page
    assert BANNER not in page
    assert RoundFigures.objects.published().that_count().get().round == real


def test_demo_without_a_real_round_shows_its_own_under_a_banner(client: Client) -> None:
    RoundFactory(published=True, is_demo=True, name_en="Round of the demo")
    page = figures(client)
    assert "Round of the demo" in page
    assert BANNER in page
    assert "<title>Apprenticeships in figures (made-up example)" in page
    assert '<meta name="description" content="Made-up figures, as an example' in page


@pytest.mark.parametrize("is_demo", [True, False])
def test_links_to_figures_say_that_they_are_made_up(client: Client, is_demo: bool) -> None:
    RoundFactory(published=True, is_demo=True)
    RoundFactory(published=True, is_demo=is_demo)
    for name in ("rounds:list", "apprenticeships:list"):
        with translation.override("en"):
            page = client.get(reverse(name)).content.decode()
        assert ("Rounds in figures (made-up example)" in page) is is_demo


def test_page_of_a_round_of_the_demo_says_that_it_is_made_up(client: Client) -> None:
    for is_demo in (True, False):
        round = RoundFactory(published=True, is_demo=is_demo)
        for name in ("rounds:detail", "programme:round"):
            with translation.override("en"):
                page = client.get(reverse(name, args=[round.code])).content.decode()
            assert (BANNER in page) is is_demo
