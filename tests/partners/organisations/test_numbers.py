"""The beginning of a registration number finds its cooperative, from an index."""

import pytest
from django.db import connection
from django.utils import timezone

from partners.organisations.finding import find
from partners.organisations.models import CooperativeProfile, FormerIdentity, Organisation
from tests.factories.claims import VillageFactory
from tests.factories.organisations import CooperativeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def sukamaju() -> Organisation:
    return CooperativeFactory(
        name="Koperasi Desa Merah Putih Sukamaju",
        region=VillageFactory(code="3203012001", name="Sukamaju"),
        profile__registration_number="AHU-0012345.AH.01.29 Tahun 2025",
    )


@pytest.mark.parametrize("text", ["AHU-0", "ahu 00123", "No. AHU-0012345", "NIK: AHU-0012345.AH."])
def test_beginning_of_a_number_finds_it(text: str, sukamaju: Organisation) -> None:
    CooperativeFactory(profile__registration_number="AHV-0012345")
    assert find(text).organisations == ([sukamaju] if len(text) > 5 else [])


def test_beginning_of_a_former_number_finds_what_has_another_now(sukamaju: Organisation) -> None:
    day = timezone.localdate()
    FormerIdentity.objects.create(
        organisation=sukamaju, kind="number", value="BH-518/2009", until=day
    )
    assert find("bh 518/").organisations == [sukamaju]


def test_beginning_of_a_number_is_found_in_an_index(sukamaju: Organisation) -> None:
    begun = CooperativeProfile.objects.with_number_beginning("AHU-0012")
    # Of one row a database reads all, whatever index there is.
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
    assert "cooperative_number_begins" in begun.order_by().explain()


@pytest.mark.parametrize("odd", ["AHU-%%%%", "AHU-____", "AHU0\\%", "AHU-00\U0010ffff"])
def test_signs_of_patterns_in_a_number_stand_for_themselves(
    odd: str, sukamaju: Organisation
) -> None:
    assert find(f"1{odd}").organisations == []
    assert list(CooperativeProfile.objects.with_number_beginning(odd)) == []
