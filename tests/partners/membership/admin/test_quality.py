"""The page about the quality of the register."""

from typing import Any
from urllib.parse import urlencode

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import escape

from home.access import system
from partners.organisations.admin.viewsets import organisation_viewset
from partners.organisations.models import RegisterReview
from partners.organisations.services import duplicates
from tests.factories.claims import VillageFactory
from tests.factories.duplicates import a_pair
from tests.factories.organisations import CooperativeFactory, RegisterRowFactory
from tests.factories.people import admin, stranger

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


def _stands(html: str, url: str) -> bool:
    return f'href="{escape(url)}"' in html


def _narrowed(**filters: str) -> str:
    return f"{reverse(organisation_viewset.get_url_name('list'))}?{urlencode(filters)}"


def test_each_line_leads_to_what_to_do_next() -> None:
    row = RegisterRowFactory(outcome="unsure")
    page = admin().get(reverse(URL)).content.decode()
    unsure = reverse("register_import:look", args=[row.register_import.key])
    for url in (f"{unsure}?show=unsure#rows", _narrowed(care="missing"), _narrowed(care="stale")):
        assert _stands(page, url)


def test_what_is_not_known_leads_to_whom_and_what_is_known_of_all_nowhere() -> None:
    CooperativeFactory(region=VillageFactory(within="320301"), contact_email="kop@contoh.id")
    duplicates.look_through(by=system("find_duplicates", "organisations.change_organisation"))
    page = admin().get(reverse(URL)).content.decode()
    assert _stands(page, _narrowed(province="32", lacking="number"))
    assert not _stands(page, _narrowed(province="32", lacking="contact"))


def test_those_without_a_province_are_led_to() -> None:
    lost = CooperativeFactory(name="Koperasi Entah", region=None)
    CooperativeFactory(name="Koperasi Terang", region=VillageFactory())
    duplicates.look_through(by=system("find_duplicates", "organisations.change_organisation"))
    client = admin()
    page = client.get(reverse(URL)).content.decode()
    unplaced = _narrowed(care="unplaced")
    assert _stands(page, unplaced)
    assert _stands(page, _narrowed(care="unplaced", lacking="place"))
    listed = client.get(unplaced).content.decode()
    assert lost.name in listed
    assert "Koperasi Terang" not in listed


@time_machine.travel("2026-11-29T10:00+07:00", tick=False)
def test_what_is_stale_says_since_when() -> None:
    page = admin().get(reverse(URL)).content.decode()
    assert "sejak 29 November 2025" in page


def test_who_may_not_look_at_lists_reads_no_name_of_one() -> None:
    row, client, person = RegisterRowFactory(outcome="unsure"), Client(), stranger()
    names = ["access_admin", "change_organisation"]
    person.user_permissions.add(*Permission.objects.filter(codename__in=names))
    client.force_login(person)
    page = client.get(reverse(URL)).content.decode()
    assert _stands(page, _narrowed(care="missing"))
    assert row.register_import.name not in page


def test_lists_cost_the_same_number_of_queries(django_assert_num_queries: Any) -> None:
    client = admin()
    RegisterRowFactory(outcome="unsure")
    client.get(reverse(URL))
    with CaptureQueriesContext(connection) as with_one:
        client.get(reverse(URL))
    RegisterRowFactory.create_batch(3, outcome="unsure")
    with django_assert_num_queries(len(with_one)):
        client.get(reverse(URL))
