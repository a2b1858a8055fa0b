"""Records of the demo are marked once, at the top of a page, and nowhere else."""

import pytest
from django.test import Client

from home.models import HomePage
from tests.factories.agreements import AgreementFactory
from tests.factories.apprenticeships import OfferFactory
from tests.factories.organisations import CooperativeFactory, OrganisationFactory

pytestmark = pytest.mark.django_db
LINE = 'class="demo-line'


def html(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("url", ["/id/", "/id/mitra/", "/id/koperasi/", "/id/kesepakatan/"])
@pytest.mark.parametrize("is_demo", [True, False])
def test_pages_of_a_demo_say_once_that_they_show_its_data(
    client: Client, home: HomePage, url: str, is_demo: bool
) -> None:
    HomePage.objects.update(is_demo=is_demo)
    OrganisationFactory(is_demo=is_demo)
    AgreementFactory(is_demo=is_demo)
    page = html(client, url)
    assert page.count(LINE) == is_demo
    assert page.count("Data contoh") == is_demo


@pytest.mark.parametrize("factory", [AgreementFactory, OfferFactory, CooperativeFactory])
def test_page_of_one_record_says_it_of_this_record(
    client: Client, home: HomePage, factory: type
) -> None:
    HomePage.objects.update(is_demo=True)
    real, demo = factory(), factory(is_demo=True)
    assert LINE not in html(client, real.get_absolute_url())
    assert LINE in html(client, demo.get_absolute_url())
