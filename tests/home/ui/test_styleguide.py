"""The style guide shows every component, in both languages."""

from pathlib import Path

import pytest
from django.test import Client
from django.utils import translation

from home.ui import navigation, styleguide

COMPONENTS = Path(__file__).resolve().parents[2] / "templates" / "components"
# Shown by every page, or parts of others.
ELSEWHERE = {"header", "footer", "languages", "scripts", "form", "tag"}


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/id/gaya/", "/en/style-guide/"])
def test_style_guide_answers_in_both_languages(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 200
    assert b"style=" not in response.content


@pytest.mark.django_db
def test_style_guide_shows_every_component(client: Client) -> None:
    page = client.get("/en/style-guide/").content.decode()
    names = {path.stem for path in COMPONENTS.glob("*.html")} - ELSEWHERE
    assert {name for name in names if f'id="{name}"' not in page} == set()


def test_samples_have_the_same_parts_in_both_languages() -> None:
    assert styleguide.samples("id").keys() == styleguide.samples("en").keys()


def test_only_the_door_of_the_page_is_current() -> None:
    pillars = navigation.links(navigation.PILLARS[1].url + "buku-kas/")
    assert [pillar.is_current for pillar in pillars] == [False, True, False, False]


@pytest.mark.parametrize(
    ("language", "root", "label"),
    [("id", "/id/koperasi/", "Koperasi"), ("en", "/en/cooperatives/", "Cooperatives")],
)
def test_cooperatives_stand_beside_the_pillars(language: str, root: str, label: str) -> None:
    with translation.override(language):
        links = navigation.links(f"{root}kdmp-sukamaju/")
        found = [(str(one.label), one.url) for one in links if one.is_current]
    assert found == [(label, root)]
