"""What a member typed is kept until it is carried out: refused, elsewhere, signed out, too late."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.core import signing
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from home.access import Actor
from home.drafts import keeping
from home.drafts.keeping import NewerDraft
from home.drafts.models import Draft
from home.drafts.waiting import unfinished
from home.waiting import Waiting
from portal.users.models import User

pytestmark = pytest.mark.django_db
FORM = "privacy:correct"
BAD = {"first_name": "https://x", "last_name": "Wahyuni", "language": "id"}
GOOD = {**BAD, "first_name": "Sri"}
PASSWORD = "Jembatan-kayu-42"


@pytest.fixture
def person() -> User:
    return User.objects.create_user("sri@contoh.id", PASSWORD, first_name="Asli")


@pytest.fixture
def one(person: User) -> Client:
    return device(person)


@pytest.fixture
def other(person: User) -> Client:
    return device(person)


def device(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def address() -> str:
    return reverse(FORM)


def hidden(page: HttpResponse) -> dict[str, str]:
    """The fields that a form has besides its own."""
    found = re.findall(
        r'<input type="hidden" name="(draft_\w+|once)" value="([^"]*)"', page.content.decode()
    )
    return dict(found)


def keep(client: Client, typed: dict[str, str], page: HttpResponse | None = None) -> HttpResponse:
    """As the script does."""
    sent = {**hidden(page or client.get(address())), **typed}
    return client.post(address(), sent, headers={"X-Draft": "1"})


def draft() -> Draft:
    return Draft.objects.get()


def test_what_was_refused_is_offered_on_another_device(one: Client, other: Client) -> None:
    one.post(address(), BAD)
    page = other.get(address()).content.decode()
    assert "?draft" in page
    assert 'value="Wahyuni"' not in page
    again = other.get(f"{address()}?draft").content.decode()
    assert 'value="Wahyuni"' in again
    assert 'value="https://x"' in again
    assert "error" not in again.split("<form")[-1]


def test_another_person_is_offered_nothing(one: Client) -> None:
    one.post(address(), BAD)
    stranger = device(User.objects.create_user("lain@contoh.id", "x"))
    for query in ("", "?draft"):
        page = stranger.get(address() + query).content.decode()
        assert "Wahyuni" not in page
        assert "draft_drop" not in page


def test_act_carried_out_forgets_the_draft(one: Client) -> None:
    one.post(address(), BAD)
    assert one.post(address(), GOOD).status_code == 302
    assert not Draft.objects.exists()


def test_start_anew_forgets_the_draft(one: Client) -> None:
    one.post(address(), BAD)
    one.post(address(), {"draft_drop": "1"})
    assert not Draft.objects.exists()


def test_keeping_asks_for_no_valid_form_and_does_nothing(one: Client, person: User) -> None:
    answer = keep(one, BAD)
    assert (answer.status_code, answer.headers["X-Draft"]) == (204, "1")
    person.refresh_from_db()
    assert person.first_name == "Asli"
    assert draft().typed["last_name"] == ["Wahyuni"]


def test_newer_work_of_another_device_is_not_overwritten_and_both_are_shown(
    one: Client, other: Client
) -> None:
    first, second = one.get(address()), other.get(address())
    keep(one, {**BAD, "last_name": "Pertama"}, first)
    answer = keep(other, {**BAD, "last_name": "Kedua"}, second)
    assert answer.status_code == 409
    assert {"Pertama", "Kedua"} <= set(re.findall(r"\w+", answer.content.decode()))
    assert draft().typed["last_name"] == ["Pertama"]
    page = other.post(address(), {**hidden(second), **BAD, "last_name": "Kedua"})
    assert page.status_code == 200
    assert "Pertama" in page.content.decode()
    assert draft().typed["last_name"] == ["Pertama"]
    other.post(address(), {**hidden(page), **BAD, "last_name": "Kedua"})
    assert draft().typed["last_name"] == ["Kedua"]


def test_a_copy_of_what_was_carried_out_is_not_kept_again(one: Client) -> None:
    sent = {**hidden(one.get(address())), **GOOD}
    assert one.post(address(), sent).status_code == 302
    assert one.post(address(), sent, headers={"X-Draft": "1"}).status_code == 410
    assert not Draft.objects.exists()


def test_draft_counts_for_nothing_in_a_double_tap(one: Client) -> None:
    """The version changes while one writes; the words are the same."""
    sent = {**hidden(one.get(address())), **GOOD}
    answers = [one.post(address(), {**sent, "draft_version": n}).status_code for n in ("0", "1")]
    assert answers == [302, 302]


def test_form_that_meets_the_log_in_is_filled_after_it(person: User) -> None:
    client = device(person)
    page = client.get(address())
    client.session.flush()
    met = client.post(address(), {**hidden(page), **BAD})
    assert reverse("account_login") in met.headers["Location"]
    assert not Draft.objects.exists()
    back = signs_in(client, met, person.email)
    assert 'value="Wahyuni"' in back.content.decode()
    assert back.context["is_back"]
    assert draft().typed["last_name"] == ["Wahyuni"]


def signs_in(client: Client, met: HttpResponse, email: str) -> HttpResponse:
    sent = {"login": email, "password": PASSWORD}
    return client.post(met.headers["Location"], sent, follow=True)


def test_somebody_else_who_signs_in_there_finds_nothing(person: User) -> None:
    User.objects.create_user("lain@contoh.id", PASSWORD)
    client = device(person)
    page = client.get(address())
    client.session.flush()
    met = client.post(address(), {**hidden(page), **BAD})
    back = signs_in(client, met, "lain@contoh.id")
    assert "Wahyuni" not in back.content.decode()
    assert not Draft.objects.exists()
    assert "typed_before_signing_in" not in client.session


@pytest.mark.parametrize(
    "mark",
    ["", "x:y:z", signing.dumps([1, FORM, ["last_name"]], salt="x")],
    ids=["none", "nonsense", "signed for something else"],  # a signature holds the second
)
def test_nobody_fills_sessions_with_forms_that_we_did_not_give(client: Client, mark: str) -> None:
    client.post(address(), {**BAD, "draft_of": mark})
    assert "typed_before_signing_in" not in client.session


def test_one_form_waits_at_the_log_in_so_often_and_no_more(person: User, settings: Any) -> None:
    settings.STASH_LIMITS = {"stash": "2/h/key"}
    sent = {**hidden(device(person).get(address())), **BAD}
    waits = []
    for _time in range(3):
        stranger = Client()
        stranger.post(address(), sent)
        waits.append("typed_before_signing_in" in stranger.session)
    assert waits == [True, True, False]


def test_newer_work_meets_what_waited_at_the_log_in(person: User, other: Client) -> None:
    client = device(person)
    page = client.get(address())
    client.session.flush()
    met = client.post(address(), {**hidden(page), **BAD, "last_name": "Kedua"})
    keep(other, {**BAD, "last_name": "Pertama"})
    back = signs_in(client, met, person.email).content.decode()
    assert 'value="Kedua"' in back
    assert "Pertama" in back


def test_too_much_is_not_kept_and_the_form_works_on(one: Client) -> None:
    much = {**BAD, "last_name": "x" * (keeping.MOST_LETTERS + 1)}
    assert one.post(address(), much).status_code == 200
    assert keep(one, much).status_code == 204
    assert not Draft.objects.exists()


def test_character_that_no_text_holds_is_left_out(one: Client) -> None:
    """PostgreSQL keeps no NUL, in JSON neither."""
    one.post(address(), {**BAD, "last_name": "Wah\0yuni"})
    assert draft().typed["last_name"] == ["Wahyuni"]


def test_fields_of_no_form_are_not_kept(one: Client) -> None:
    keep(one, {**BAD, "is_superuser": "on", "csrfmiddlewaretoken": "x"})
    assert set(draft().typed) <= {"first_name", "last_name", "language", "seen"}


def test_same_words_are_no_new_version(person: User) -> None:
    for _ in range(2):
        kept = keeping.keep(person, FORM, {"a": ["b"]}, seen=0)
        assert kept is not None
        assert kept.version == 1
    with pytest.raises(NewerDraft):
        keeping.keep(person, FORM, {"a": ["c"]}, seen=0)


def test_draft_is_the_same_in_both_languages(one: Client, person: User) -> None:
    one.post(address(), BAD)
    page = one.get(
        address().replace("/id/ruang/data-saya/perbaiki/", "/en/workspace/your-data/correct/")
    )
    assert "You began this on" in page.content.decode()


def test_a_form_sent_with_its_key_and_refused_is_kept_once(one: Client) -> None:
    sent = {**hidden(one.get(address())), **BAD, "once": str(uuid4())}
    for _ in range(2):
        one.post(address(), sent)
    assert draft().version == 1


def test_form_sent_elsewhere_is_told_and_what_was_typed_since_is_kept(
    one: Client, other: Client
) -> None:
    """It said that nothing stood there now."""
    keep(one, BAD)
    page = other.get(f"{address()}?draft")
    assert one.post(address(), {**hidden(one.get(f"{address()}?draft")), **GOOD}).status_code == 302
    told = keep(other, {**BAD, "last_name": "Lain"}, page)
    assert told.status_code == 409
    assert "sudah mengirim isian ini" in told.content.decode()
    assert "–" not in told.content.decode()
    assert Draft.objects.get().typed["last_name"] == ["Lain"]


def test_form_begun_anew_elsewhere_is_told_as_well(one: Client, other: Client) -> None:
    keep(one, BAD)
    page = other.get(f"{address()}?draft")
    one.post(address(), {"draft_drop": "1"})
    told = keep(other, {**BAD, "last_name": "Lain"}, page)
    assert told.status_code == 409
    assert "sudah Anda mulai dari awal" in told.content.decode()


def test_unfinished_form_waits_on_the_front_for_its_own_person(one: Client, person: User) -> None:
    def cards(actor: Actor) -> list[Waiting]:
        return list(unfinished(actor))

    assert not cards(Actor(person))
    keep(one, BAD)
    [card] = cards(Actor(person))
    assert card.url == f"{address()}?draft"
    assert card in one.get(reverse("workspace")).context["waiting"]
    assert one.get(card.url).context["form"]["last_name"].value() == "Wahyuni"
    assert card.until == localdate() + keeping.KEPT_FOR
    assert not cards(Actor(User.objects.create_user("lain@contoh.id")))
    Draft.objects.update(form="membership:gone")
    assert not cards(Actor(person))
