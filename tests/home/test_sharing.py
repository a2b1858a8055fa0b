"""Every public page says how it is shown where its address is shared."""

import gzip
import re
from html import unescape
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.template import Context
from django.test import Client
from PIL import Image

from home.templatetags import sharing
from portal.users.models import User
from tests.factories.glossary import TermFactory
from tests.factories.organisations import OrganisationFactory

META = re.compile(r'<meta property="([^"]+)" content="([^"]*)">')


def said(html: str) -> dict[str, str]:
    return {name: unescape(value) for name, value in META.findall(html)}


def read(client: Client, path: str) -> str:
    response = client.get(path)
    body = response.content
    return (gzip.decompress(body) if response.headers.get("Content-Encoding") else body).decode()


@pytest.mark.parametrize("kind", sharing.KINDS)
def test_each_kind_has_a_small_picture(kind: str) -> None:
    path = Path(str(finders.find(f"ui/img/social/{kind}.png")))
    assert path.stat().st_size < 40_000
    with Image.open(path) as picture:
        assert picture.size == (sharing.WIDTH, sharing.HEIGHT)


def test_kind_without_a_picture_is_an_error() -> None:
    with pytest.raises(ValueError, match="poster"):
        sharing.social(Context(), "poster")


@pytest.mark.django_db
class TestCards:
    def test_they_say_what_the_page_says(self, client: Client) -> None:
        OrganisationFactory(slug="ica", name='Koperasi "Maju" & Co', summary_id="Induk <koperasi>.")
        facts = said(read(client, "/id/mitra/ica/"))
        assert facts["og:title"] == 'Koperasi "Maju" & Co'
        assert facts["og:description"] == "Induk <koperasi>."
        assert facts["og:locale"] == "id_ID"
        assert facts["og:url"].endswith("/id/mitra/ica/")
        asked = read(client, "/id/mitra/ica/?near=Cilacap")
        assert said(asked)["og:url"] == facts["og:url"], "where a reader lives is not shared"
        assert facts["og:image"].endswith("/ui/img/social/partner.png")
        assert facts["og:image"].startswith("http")

    def test_they_are_in_the_language_of_the_page(self, client: Client) -> None:
        TermFactory(code="shu", name_en="Surplus", meaning_en="What is left.")
        facts = said(read(client, "/en/glossary/shu/"))
        assert (facts["og:title"], facts["og:locale"]) == ("Surplus", "en_GB")
        assert facts["og:image"].endswith("/glossary.png")

    def test_page_of_one_person_has_none(self, client: Client) -> None:
        client.force_login(User.objects.create_user("orang@simpul.example"))
        html = read(client, "/id/ruang/")
        assert "<title>" in html
        assert not said(html)


@pytest.mark.django_db
class TestShare:
    def test_it_works_without_javascript(self, client: Client) -> None:
        OrganisationFactory(slug="ica", name="Maju & Co")
        html = read(client, "/id/mitra/ica/")
        address = re.search(r'<input[^>]* id="share-address" readonly value="([^"]+)">', html)
        assert address
        assert address[1].endswith("/id/mitra/ica/")
        assert 'href="https://wa.me/?text=Maju%20%26%20Co%20http' in html

    def test_buttons_that_need_a_script_wait_for_it(self, client: Client) -> None:
        OrganisationFactory(slug="ica")
        html = read(client, "/id/mitra/ica/")
        buttons = re.findall(r"<button[^>]*data-print[^>]*>", html)
        assert len(buttons) == 2
        assert all(" hidden" in button for button in buttons)
        assert "/js/always+buttons" in html
