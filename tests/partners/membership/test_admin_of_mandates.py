"""Mandates and areas in the admin: who finds, who opens, who gives and ends."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate

from partners.membership.models import Area, Mandate
from tests.factories.home import RegencyFactory
from tests.factories.membership import AreaFactory, MandateFactory, PersonFactory
from tests.factories.organisations import CooperativeFactory

pytestmark = pytest.mark.django_db
MANDATES = reverse("wagtailsnippets_membership_mandate:list")
AREAS = reverse("wagtailsnippets_membership_area:list")
GIVE = reverse("wagtailsnippets_membership_area:add")


def _end(record: Any) -> str:
    name = f"wagtailsnippets_membership_{record._meta.model_name}:edit"
    return reverse(name, args=[record.pk])


def _text(client: Client, address: str) -> str:
    return client.get(address).content.decode()


@pytest.fixture
def moderating(client: Client, moderator: Any) -> Client:
    client.force_login(moderator)
    return client


def test_mandates_are_found_by_cooperative_and_by_person(at_desk: Client) -> None:
    one = MandateFactory(cooperative=CooperativeFactory(name="Koperasi Sukamaju"))
    MandateFactory(cooperative=CooperativeFactory(name="Koperasi Mekarsari"))
    assert "Mekarsari" not in _text(at_desk, f"{MANDATES}?q=sukamaju")
    found = _text(at_desk, f"{MANDATES}?q={one.assistant.email}")
    assert "Sukamaju" in found
    assert "Mekarsari" not in found
    assert "Sukamaju" not in _text(at_desk, f"{MANDATES}?state=asked")


def test_last_days_to_come_are_named_in_the_lists(at_desk: Client) -> None:
    """“Time since” called every day to come “just now”."""
    mandate, area = MandateFactory(), AreaFactory(ends_on=localdate() + timedelta(days=99))
    for address, record in ((MANDATES, mandate), (AREAS, area)):
        page = _text(at_desk, address)
        assert date_format(record.begins_on) in page
        assert date_format(record.ends_on) in page


def test_editor_looks_and_ends_nothing(at_desk: Client) -> None:
    mandate, area = MandateFactory(), AreaFactory()
    assert at_desk.get(AREAS).status_code == 200
    for address in (_end(mandate), _end(area), GIVE):
        assert at_desk.get(address).status_code == 302
        at_desk.post(address, {"seen": "x"})
    assert Mandate.objects.get().state == Mandate.State.GIVEN
    assert Area.objects.get().ends_on is None


def test_moderator_ends_a_mandate(moderating: Client) -> None:
    mandate = MandateFactory()
    page = moderating.get(_end(mandate))
    assert str(mandate.assistant) in page.content.decode()
    moderating.post(_end(mandate), {"seen": page.context["form"]["seen"].value()})
    mandate.refresh_from_db()
    assert mandate.state == Mandate.State.ENDED
    assert "button serious" not in _text(moderating, _end(mandate))


def test_moderator_gives_an_area_by_address_or_number(moderating: Client) -> None:
    person = PersonFactory(phone="+6281234567890")
    typed = {"office": "assistant", "begins_on": str(localdate())}
    for name in (person.email.upper(), "0812-3456-7890"):
        region = RegencyFactory()
        moderating.post(GIVE, {**typed, "person": name, "region": region.pk})
        assert Area.objects.get(region=region).person == person


def test_unknown_account_is_told_at_the_field(moderating: Client) -> None:
    typed = {"office": "pmo", "begins_on": str(localdate()), "region": RegencyFactory().pk}
    page = moderating.post(GIVE, {**typed, "person": "siapa@contoh.example"})
    assert page.context["form"].errors["person"]


def test_areas_are_found_by_person_and_region(at_desk: Client) -> None:
    area, other = AreaFactory(), AreaFactory()
    found = _text(at_desk, f"{AREAS}?q={area.person.email}")
    assert area.region.name in found
    assert other.region.name not in found
    assert other.region.name not in _text(at_desk, f"{AREAS}?q={area.region.name}")


def test_nobody_deletes(moderating: Client) -> None:
    for record in (MandateFactory(), AreaFactory()):
        name = f"wagtailsnippets_membership_{record._meta.model_name}:delete"
        assert moderating.post(reverse(name, args=[record.pk])).status_code == 302
    assert (Mandate.objects.count(), Area.objects.count()) == (1, 1)
