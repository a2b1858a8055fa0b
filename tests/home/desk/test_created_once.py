"""Wagtail's own form of a new record or page, sent twice, makes one."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import querydict_from_html

from home.models import StandardPage
from knowledge.glossary.models import Term
from tests.factories.agreements import moderator
from tests.factories.home import HomePageFactory

pytestmark = pytest.mark.django_db
TERM = {
    "name_id": "Kas", "name_en": "Cash", "meaning_id": "Uang tunai.", "meaning_en": "Money.",
    "short_id": "", "short_en": "", "others_id": "", "others_en": "", "source": "",
    "source_url": "", "code": "", "is_explained": "on",
}  # fmt: skip
ADD = "wagtailsnippets_glossary_term:add"


@pytest.fixture
def boss() -> Client:
    client = Client()
    client.force_login(moderator(is_superuser=True))
    return client


def test_form_of_a_new_record_has_a_key_of_its_own(boss: Client) -> None:
    pages = [boss.get(reverse(ADD)) for _ in range(2)]
    keys = {page.context["once"]["key"] for page in pages}
    assert len(keys) == 2
    assert f'name="once" value="{pages[0].context["once"]["key"]}"' in pages[0].content.decode()


def test_second_tap_makes_no_second_record_and_is_answered_alike(boss: Client) -> None:
    sent = {**TERM, "once": str(uuid4())}
    first, second = (boss.post(reverse(ADD), sent) for _ in range(2))
    assert (first.status_code, first.url) == (302, second.url)
    assert Term.objects.count() == 1


def test_other_words_under_the_same_key_are_asked_about_and_kept(boss: Client) -> None:
    key = str(uuid4())
    boss.post(reverse(ADD), {**TERM, "once": key})
    page = boss.post(reverse(ADD), {**TERM, "name_id": "Kas kecil", "once": key})
    assert page.context["form"]["name_id"].value() == "Kas kecil"
    assert Term.objects.count() == 1
    again = {**TERM, "name_id": "Kas kecil", "once": page.context["once"]["key"]}
    assert boss.post(reverse(ADD), again).status_code == 302
    assert Term.objects.count() == 2


def test_refused_form_is_shown_with_what_was_typed_and_can_be_sent_again(boss: Client) -> None:
    sent = {**TERM, "once": str(uuid4())}
    page = boss.post(reverse(ADD), {**sent, "name_en": ""})
    assert page.context["form"]["name_id"].value() == "Kas"
    assert boss.post(reverse(ADD), sent).status_code == 302


@pytest.fixture
def new_page(boss: Client) -> tuple[str, dict[str, object]]:
    """Address and content of the form of a new page, filled in as a browser sends it."""
    home = HomePageFactory()
    address = reverse("wagtailadmin_pages:add", args=("home", "standardpage", home.pk))
    html = boss.get(address).content.decode()
    sent = querydict_from_html(html, form_id="page-edit-form").dict()
    script = {"body-count": "0"}  # what the script of the form adds
    return address, {**sent, **script, "title": "Tentang kami", "slug": "tentang-kami"}


@pytest.mark.parametrize("action", ["", "action-publish"])
def test_second_tap_makes_no_second_page(
    boss: Client, new_page: tuple[str, dict[str, object]], action: str
) -> None:
    address, sent = new_page
    answers = [boss.post(address, {**sent, action or "plain": "1"}) for _ in range(2)]
    assert (answers[0].status_code, answers[0].url) == (302, answers[1].url)
    assert [page.live for page in StandardPage.objects.all()] == [bool(action)]


def test_another_page_under_the_same_key_is_asked_about_and_kept(
    boss: Client, new_page: tuple[str, dict[str, object]]
) -> None:
    address, sent = new_page
    boss.post(address, sent)
    other = {**sent, "title": "Hubungi kami", "slug": "hubungi-kami"}
    page = boss.post(address, other)
    assert page.context["form"]["title"].value() == "Hubungi kami"
    assert StandardPage.objects.count() == 1
    assert boss.post(address, {**other, "once": page.context["once"]["key"]}).status_code == 302
    assert StandardPage.objects.count() == 2


def test_page_that_was_refused_can_be_sent_again(
    boss: Client, new_page: tuple[str, dict[str, object]]
) -> None:
    address, sent = new_page
    assert boss.post(address, {**sent, "title": "", "action-publish": "1"}).status_code == 200
    assert not StandardPage.objects.exists()
    assert boss.post(address, sent).status_code == 302


def test_draft_saved_by_itself_is_answered_as_wagtail_does(
    boss: Client, new_page: tuple[str, dict[str, object]]
) -> None:
    address, sent = new_page
    answer = boss.post(address, sent, headers={"accept": "application/json"})
    assert answer.json()["pk"] == StandardPage.objects.get().pk
