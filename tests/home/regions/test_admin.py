"""Regions come with the official list; in the admin editors grade them, and add none."""

import pytest
from django.test import Client
from django.urls import reverse

from home.models import Region
from tests.factories.home import RegionFactory

pytestmark = pytest.mark.django_db
NAME = "wagtailsnippets_home_region"


def test_nobody_adds_one(admin_client: Client) -> None:
    before = Region.objects.count()
    address = reverse(f"{NAME}:add")
    assert admin_client.get(address)["Location"] == reverse("wagtailadmin_home")
    assert admin_client.post(address, {"tier_3t": "0"})["Location"] == reverse("wagtailadmin_home")
    assert Region.objects.count() == before


def test_those_that_there_are_are_graded(admin_client: Client) -> None:
    region = RegionFactory()
    address = reverse(f"{NAME}:edit", args=[region.pk])
    assert address in admin_client.get(reverse(f"{NAME}:list")).content.decode()
    sent = {"tier_3t": "1", "source_3t": "Perpres 63/2020", "as_of_3t": "2020-04-27"}
    assert admin_client.post(address, sent).status_code == 302
    region.refresh_from_db()
    assert region.tier_3t == 1
