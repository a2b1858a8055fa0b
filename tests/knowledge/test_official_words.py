"""Needs are named as people say them; the ministry's word is found by search and shown small."""

import pytest
from django.test import Client
from django.utils import translation

from knowledge import vocabulary
from knowledge.models import ToolIndexPage, ToolPage
from knowledge.searchable import documents
from tests.factories.home import ChallengeFactory
from tests.factories.knowledge import ToolPageFactory


@pytest.fixture
def tool(library: ToolIndexPage) -> ToolPage:
    need = ChallengeFactory(
        code="captive-market",
        name_id="Mencari pembeli tetap",
        name_en="Finding steady buyers",
        ministry_wording_id="Pasar yang pasti",
        ministry_wording_en="Captive market",
    )
    ours = ChallengeFactory(code="records", name_id="Catatan belum rapi")
    return ToolPageFactory(parent=library, challenges=[need, ours])


@pytest.mark.django_db
def test_search_finds_a_tool_by_the_ministrys_word(tool: ToolPage) -> None:
    [found] = documents(tool)
    assert {"Mencari pembeli tetap", "Pasar yang pasti"} <= set(found.keywords)


@pytest.mark.django_db
def test_page_shows_it_beside_the_need(tool: ToolPage, client: Client) -> None:
    page = client.get(tool.url).content.decode()
    assert "Istilah kementerian: Pasar yang pasti</p>" in page


@pytest.mark.django_db
def test_terms_of_the_form_say_the_same_as_those_that_were_saved(tool: ToolPage) -> None:
    with translation.override("en"):
        saved, form = vocabulary.terms_of(tool), vocabulary.terms_in_form(tool)
    assert sorted(saved, key=str) == sorted(form, key=str)
    assert {term.code: term.official for term in saved} == {
        "captive-market": "Captive market",
        "records": "",
    }
