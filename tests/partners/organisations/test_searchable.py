"""The site-wide search leads to the directory where words look like a cooperative."""

import pytest
from django.test import Client

from tests.factories.claims import VillageFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "is_led"),
    [
        ("kdmp margaluyu", True),
        ("Koperasi Desa Merah Putih Margaluyu", True),
        ("AHU-0012345.AH.01.29", True),
        ("Sukamaju", True),
        ("koperasi", False),
        ("pembukuan", False),
        ("", False),
    ],
)
def test_search_leads_to_the_directory(text: str, is_led: bool, client: Client) -> None:
    VillageFactory(code="3203012001", name="Sukamaju")
    page = client.get("/id/cari/", {"q": text}).content.decode()
    assert ('href="/id/koperasi/?q=' in page) is is_led
