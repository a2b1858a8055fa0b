"""The page about the quality of the register."""

import pytest
from django.test import Client
from django.urls import reverse

from home.access import system
from partners.organisations.models import RegisterReview
from partners.organisations.services import duplicates
from tests.factories.duplicates import a_pair
from tests.factories.organisations import CooperativeFactory
from tests.factories.people import admin

pytestmark = pytest.mark.django_db
URL = "register_quality"


def test_before_the_first_review_nothing_is_said_of_provinces() -> None:
    page = admin().get(reverse(URL)).content.decode()
    assert "%</td>" not in page


def test_it_tells_what_is_known_and_what_waits() -> None:
    CooperativeFactory(contact_email="kop@contoh.id")
    duplicates.look_through(by=system("find_duplicates", "organisations.change_organisation"))
    a_pair()
    page = admin().get(reverse(URL)).content.decode()
    assert "<td>100 %</td>" in page
    assert reverse("duplicates") in page


def test_it_has_the_register_looked_through_once() -> None:
    client = admin()
    assert client.post(reverse(URL)).status_code == 302
    assert RegisterReview.objects.count() == 1


def test_nobody_else_opens_it(client: Client) -> None:
    assert client.get(reverse(URL)).status_code == 302
