"""A link that somebody types leads to the web, and runs nothing."""

import json
from typing import Any

import pytest
from django import forms
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.test import Client
from django.urls import reverse
from wagtail import blocks

from home.models import StandardPage
from tests.factories.home import HomePageFactory
from tests.factories.links import BAD, RUNS

pytestmark = pytest.mark.django_db
ROOMS = ("home", "knowledge", "partners", "portal", "search")
ELSEWHERE = (*BAD, "ftp://a.example/", "a", "https://", "https:javascript:alert(1)")


def _fields() -> list[models.Field]:
    return [
        field
        for model in apps.get_models()
        if model.__module__.split(".")[0] in ROOMS
        for field in model._meta.get_fields()
        if isinstance(field, models.URLField)
    ]


@pytest.mark.parametrize("address", ELSEWHERE)
def test_no_field_keeps_an_address_that_is_none_of_the_web(address: str) -> None:
    fields = _fields()
    assert len(fields) > 5
    for field in fields:
        with pytest.raises(ValidationError):
            field.clean(address, None)
    for made in (blocks.URLBlock(), forms.URLField(assume_scheme="https")):
        with pytest.raises(ValidationError):
            made.clean(address)


def test_addresses_of_the_web_are_kept() -> None:
    for field in _fields():
        for address in ("https://a.example/?a=b#c", "http://127.0.0.1:8000/"):
            assert field.clean(address, None) == address


@pytest.mark.parametrize("address", RUNS)
def test_text_of_a_page_keeps_no_link_that_runs(admin_client: Client, address: str) -> None:
    home = HomePageFactory()
    entity = {"type": "LINK", "mutability": "MUTABLE", "data": {"url": address}}
    block = {
        "key": "a",
        "text": "Klik di sini",
        "type": "unstyled",
        "depth": 0,
        "inlineStyleRanges": [],
        "entityRanges": [{"key": 0, "offset": 0, "length": 4}],
    }
    sent = {
        "title": "Tautan",
        "slug": "tautan",
        "body-count": "1",
        "body-0-type": "paragraph",
        "body-0-order": "0",
        "body-0-deleted": "",
        "body-0-value": json.dumps({"blocks": [block], "entityMap": {"0": entity}}),
    }
    address_of_form = reverse("wagtailadmin_pages:add", args=["home", "standardpage", home.pk])
    answer: Any = admin_client.post(address_of_form, sent)
    assert answer.status_code == 302
    [text] = [str(block.value) for block in _latest("tautan").body]
    assert "Klik" in text
    assert "href" not in text


def _latest(slug: str) -> StandardPage:
    """What is published next."""
    return StandardPage.objects.get(slug=slug).get_latest_revision_as_object()
