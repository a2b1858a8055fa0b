"""A page of one's own for language and rhythm, also for who has no business in the admin."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.users.models import UserProfile

from home.access import ActionNotPermitted, Actor
from home.notices import services
from home.notices.models import Choice, Letter, State
from portal.users.models import User
from tests.factories.agreements import editor, person

pytestmark = pytest.mark.django_db
ADDRESSES = {"id": "/id/ruang/pemberitahuan/", "en": "/en/workspace/notices/"}


@pytest.fixture
def reader() -> User:
    return person()


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize("language", ADDRESSES)
def test_page_is_of_one_person_and_kept_by_nobody(reader: User, language: str) -> None:
    with translation.override(language):
        assert reverse("notices:settings") == ADDRESSES[language]
    assert "/login/" in Client().get(ADDRESSES[language]).headers["Location"]
    page = signed_in(reader).get(ADDRESSES[language])
    assert page.headers["Cache-Control"] == "private, no-store"
    assert reader.email in page.content.decode()


def test_chosen_language_is_that_of_the_person_the_admin_and_the_answer(reader: User) -> None:
    UserProfile.get_for_user(reader)
    client = signed_in(reader)
    answer = client.post(ADDRESSES["id"], {"language": "en"})
    assert answer.headers["Location"] == f"{ADDRESSES['en']}?saved"
    assert "Saved." in client.get(answer.headers["Location"]).content.decode()
    reader.refresh_from_db()
    assert reader.language == "en"
    assert UserProfile.get_for_user(reader).preferred_language == "en"


def test_staff_choose_the_rhythm_here_too_and_others_are_not_asked(reader: User) -> None:
    keeper = editor()
    sent = {"language": "id", "agreement-reminders": "never"}
    assert signed_in(keeper).post(ADDRESSES["id"], sent).status_code == 302
    assert Choice.objects.get(user=keeper).rhythm == "never"
    signed_in(reader).post(ADDRESSES["id"], sent)
    assert not Choice.objects.filter(user=reader).exists()
    assert "agreement-reminders" not in signed_in(reader).get(ADDRESSES["id"]).content.decode()


def test_language_alone_leaves_the_rhythm_and_its_next_monday(reader: User) -> None:
    keeper, today = editor(), timezone.localdate()
    Choice.objects.create(user=keeper, kind="agreement-reminders", last_digest_on=today)
    sent = {"language": "en", "agreement-reminders": "weekly"}
    signed_in(keeper).post(ADDRESSES["id"], sent)
    assert Choice.objects.get(user=keeper).last_digest_on == today


@pytest.mark.parametrize("sent", [{}, {"language": "xx"}])
def test_what_is_no_choice_is_refused_beside_its_field(reader: User, sent: Any) -> None:
    page = signed_in(reader).post(ADDRESSES["id"], sent)
    assert "language" in page.context["form"].errors
    reader.refresh_from_db()
    assert reader.language == "id"


def test_one_sees_ones_own_letters_only(reader: User) -> None:
    for user, subject, state in (
        (reader, "Untuk saya", State.SENT),
        (reader, "Belum pergi", State.WAITING),
        (person(), "Untuk orang lain", State.SENT),
    ):
        Letter.objects.create(
            recipient=user, kind="x", subject=subject, state=state, finished_at=timezone.now()
        )
    page = signed_in(reader).get(ADDRESSES["id"]).content.decode()
    assert "Untuk saya" in page
    assert "Belum pergi" not in page
    assert "Untuk orang lain" not in page


def test_letter_in_another_language_says_in_which_it_was_sent(reader: User) -> None:
    Letter.objects.create(
        recipient=reader,
        kind="x",
        subject="Usulan Anda",
        language="id",
        state=State.SENT,
        finished_at=timezone.now(),
    )
    assert "(Indonesian)" in signed_in(reader).get(ADDRESSES["en"]).content.decode()
    assert "(Indonesia" not in signed_in(reader).get(ADDRESSES["id"]).content.decode()


def test_nobody_chooses_for_another(reader: User) -> None:
    with pytest.raises(ActionNotPermitted):
        services.choose_language(person(), "en", by=Actor(reader))


def test_language_that_the_site_does_not_speak_is_refused(reader: User) -> None:
    with pytest.raises(ValueError, match="xx"):
        services.choose_language(reader, "xx", by=Actor(reader))
