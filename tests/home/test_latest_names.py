"""A draft is named in the language of who reads the list, by its newest words."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Workflow
from wagtail.users.models import UserProfile

from home.panels import waiting_for_review
from partners.agreements.models import Agreement
from tests.factories.agreements import TwoPartyAgreementFactory

pytestmark = pytest.mark.django_db
LIST = reverse("wagtailsnippets_agreements_agreement:list")


@pytest.fixture
def draft() -> Agreement:
    made = TwoPartyAgreementFactory(title_id="Nota lama", title_en="Old note", live=False)
    made.title_id, made.title_en = "Nota baru", "New note"
    with override("id"):  # the language of who saved it
        assert made.save_revision().object_str == "Nota baru"
    return made


@pytest.mark.parametrize(("language", "name"), [("id", "Nota baru"), ("en", "New note")])
def test_list_names_it_in_the_readers_language(
    client: Client, moderator, draft: Agreement, language: str, name: str
) -> None:
    profile = UserProfile.get_for_user(moderator)
    profile.preferred_language = language
    profile.save()
    client.force_login(moderator)
    page = client.get(LIST).content.decode()
    assert re.findall(rf'id="snippet_{draft.pk}_title">([^<]+)<', page) == [name]


@pytest.mark.parametrize(("language", "name"), [("id", "Nota baru"), ("en", "New note")])
def test_so_does_the_list_of_what_waits_for_a_review(
    moderator, draft: Agreement, language: str, name: str
) -> None:
    Workflow.objects.first().start(draft, moderator)
    with override(language):
        assert [item.label for item in waiting_for_review(moderator)] == [name]
