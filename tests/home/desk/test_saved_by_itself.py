"""A new draft that is saved while one types is one record, whatever comes after."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import querydict_from_html

from home.models import StandardPage
from partners.agreements.models import Agreement
from partners.apprenticeships.models import Offer
from tests.factories.agreements import moderator
from tests.factories.home import HomePageFactory
from tests.factories.organisations import CooperativeFactory

pytestmark = pytest.mark.django_db
JSON = {"headers": {"Accept": "application/json"}}
Typed = dict[str, Any]


@pytest.fixture
def boss() -> Client:
    client = Client()
    client.force_login(moderator(is_superuser=True))
    return client


def opened(boss: Client, address: str, form: str) -> Typed:
    """What a browser sends of the form as it stands at `address`, with its key."""
    typed: Typed = querydict_from_html(boss.get(address).content.decode(), form_id=form).dict()
    assert typed["once"]
    return typed


@pytest.fixture
def agreement_address() -> str:
    return reverse("wagtailsnippets_agreements_agreement:add")


@pytest.fixture
def agreement(boss: Client, agreement_address: str) -> Typed:
    return {**opened(boss, agreement_address, "w-editor-form"), "title_id": "Nota"}


def test_first_words_of_a_new_agreement_make_a_draft_that_is_gone_on_with(
    boss: Client, agreement: Typed, agreement_address: str
) -> None:
    said = boss.post(agreement_address, agreement, **JSON).json()
    draft = Agreement.objects.get()
    assert not draft.live
    assert said["success"]
    assert said["url"].endswith(f"/edit/{draft.pk}/")
    more = boss.post(said["url"], {**agreement, "title_id": "Nota kesepahaman"}, **JSON).json()
    assert more["success"]
    assert Agreement.objects.get().get_latest_revision_as_object().title_id == "Nota kesepahaman"


def test_saving_before_the_browser_knows_of_the_draft_goes_on_in_it(
    boss: Client, agreement: Typed, agreement_address: str
) -> None:
    boss.post(agreement_address, agreement, **JSON)
    answer = boss.post(agreement_address, {**agreement, "title_id": "Nota kesepahaman"})
    assert answer.status_code == 302
    assert Agreement.objects.get().get_latest_revision_as_object().title_id == "Nota kesepahaman"


def test_saving_by_itself_twice_makes_one_draft_and_says_where_it_is(
    boss: Client, agreement: Typed, agreement_address: str
) -> None:
    first, second = (
        boss.post(agreement_address, {**agreement, "title_id": title}, **JSON).json()
        for title in ("Nota", "Nota dua")
    )
    assert second["success"]
    assert (second["url"], second["hydrate_url"]) == (first["url"], first["hydrate_url"])
    assert Agreement.objects.get().get_latest_revision_as_object().title_id == "Nota dua"


def test_what_saves_itself_after_it_was_saved_writes_nothing(
    boss: Client, agreement: Typed, agreement_address: str
) -> None:
    boss.post(agreement_address, {**agreement, "title_id": "Nota kesepahaman"})
    late = boss.post(agreement_address, agreement, **JSON)
    assert (late.status_code, late.json()["success"]) == (409, False)
    assert Agreement.objects.get().get_latest_revision_as_object().title_id == "Nota kesepahaman"


def test_words_survive_a_draft_that_somebody_deleted_meanwhile(
    boss: Client, agreement: Typed, agreement_address: str
) -> None:
    boss.post(agreement_address, agreement, **JSON)
    Agreement.objects.all().delete()
    page = boss.post(agreement_address, {**agreement, "title_id": "Nota kesepahaman"})
    assert page.context["form"]["title_id"].value() == "Nota kesepahaman"
    assert not Agreement.objects.exists()
    again = {**agreement, "title_id": "Nota kesepahaman", "once": page.context["once"]["key"]}
    assert boss.post(agreement_address, again).status_code == 302
    assert Agreement.objects.count() == 1


def test_incomplete_draft_is_saved_and_what_is_compulsory_is_demanded_at_submission(
    boss: Client,
) -> None:
    address = reverse("wagtailsnippets_apprenticeships_offer:add")
    typed = opened(boss, address, "w-editor-form")
    typed |= {"title_id": "Susu", "slug": "susu", "host": CooperativeFactory(host=True).pk}
    said = boss.post(address, typed, **JSON).json()
    assert said["success"], said
    assert Offer.objects.get().summary_id == ""
    page = boss.post(said["url"], {**typed, "action-submit": "1"})
    assert page.status_code == 200
    assert "summary_id" in page.context["form"].errors


def test_new_page_that_saves_itself_and_is_saved_at_once_is_one_page(boss: Client) -> None:
    home = HomePageFactory()
    address = reverse("wagtailadmin_pages:add", args=("home", "standardpage", home.pk))
    typed = {**opened(boss, address, "page-edit-form"), "body-count": "0"}
    typed |= {"title": "Tentang", "slug": "tentang"}
    first = boss.post(address, typed, **JSON).json()
    boss.post(address, {**typed, "title": "Tentang kami"})
    second = boss.post(address, {**typed, "title": "Tentang kami semua"}, **JSON).json()
    assert first["url"] == second["url"]
    page = StandardPage.objects.get()
    assert page.get_latest_revision_as_object().title == "Tentang kami semua"
    assert Page.objects.child_of(home).count() == 1
