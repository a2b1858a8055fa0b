"""Placements in the admin: days as days, moments by the site's clocks, under the right menu."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from partners.apprenticeships.placements.admin.certificates import LIST as CERTIFICATES
from partners.apprenticeships.placements.admin.placements import LIST
from tests.factories.placements import PlacementFactory

pytestmark = pytest.mark.django_db


def text_of(client: Client, name: str, *args: object) -> str:
    return client.get(reverse(f"{LIST}:{name}", args=args)).content.decode()


def test_list_says_the_first_day_also_where_it_lies_ahead(admin_client: Client) -> None:
    placement = PlacementFactory()
    assert placement.batch.starts_on > timezone.localdate()
    assert date_format(placement.batch.starts_on) in text_of(admin_client, "list")


def test_a_placement_is_opened_from_the_list(admin_client: Client) -> None:
    placement = PlacementFactory()
    assert reverse(f"{LIST}:inspect", args=[placement.pk]) in text_of(admin_client, "list")


def test_moments_are_told_by_the_clocks_of_the_site(admin_client: Client) -> None:
    placement = PlacementFactory(completed=True)
    placement.stated_at = datetime(2026, 10, 13, 1, 30, tzinfo=UTC)
    placement.save()
    page = text_of(admin_client, "inspect", placement.pk)
    assert "13 Oktober 2026, 08.30" in page
    assert timezone.localtime(placement.stated_at).utcoffset() == timedelta(hours=7)


def test_what_is_not_there_yet_is_no_none(admin_client: Client) -> None:
    for placement in (PlacementFactory(), PlacementFactory(completed=True)):
        page = text_of(admin_client, "inspect", placement.pk)
        assert not re.search(r">\s*None\s*<", page)


def test_lists_stand_in_the_menu_of_apprenticeships(admin_client: Client) -> None:
    page = admin_client.get("/admin/").content.decode()
    before, after = page.split('"apprenticeships"', 1)
    for name in (LIST, CERTIFICATES):
        assert reverse(f"{name}:list") in after
        assert reverse(f"{name}:list") not in before
