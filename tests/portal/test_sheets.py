"""The policy of each page allows the sheet that the page carries, and no other."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from home.ui import css

PAGES = {
    "account_login": "",
    "agreements:list": "agreements",
    "apprenticeships:list": "offers",
    "cooperatives:list": "directory",
    "offline": "",
    "organisations:list": "directory",
    "styleguide": css.STYLE_GUIDE,
}


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "room"), PAGES.items())
def test_page_carries_the_sheet_of_its_room_and_may(client: Client, name: str, room: str) -> None:
    response = client.get(reverse(name))
    sheets = re.findall(r"<style>(.*?)</style>", response.content.decode(), re.DOTALL)
    assert sheets == [css.sheet(room)]
    allowed = re.findall(r"'sha256-[^']+'", response.headers["Content-Security-Policy"])
    assert allowed == [css.source(css.sheet(room))]
