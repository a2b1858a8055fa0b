"""What people agree to: asked once for each text, ended at once, never overwritten."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.core import mail
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from home.access import ActionNotPermitted, Actor
from home.consent import services
from home.consent.asking import answers_to_give, asked_of
from home.consent.models import Consent
from home.consent.terms import NECESSARY, REMINDERS, TERMS
from home.notices import posting
from home.notices.kinds import Kind
from home.notices.models import Letter
from home.notices.posting import Occasion
from portal.users.models import Proof, User
from tests.factories.agreements import person
from tests.home.notices.conftest import committed, kind, truth  # noqa: F401 - fixtures
from tests.portal.users.signing_up import EMAIL, PHONE, asks, link_in

pytestmark = pytest.mark.django_db
VERSION = TERMS[REMINDERS].version
Change = Callable[[], None]


@pytest.fixture
def reader() -> User:
    return person()


@pytest.fixture
def changed(monkeypatch: pytest.MonkeyPatch) -> Change:
    """A new text comes into force."""
    new = replace(TERMS[REMINDERS], version="2027-03", changed="Sekarang juga lewat WhatsApp.")
    return lambda: monkeypatch.setitem(TERMS, REMINDERS, new)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def answer(user: User, said: str, version: str = VERSION) -> Any:
    sent = {"purpose": REMINDERS, "version": version, "answer": said}
    return signed_in(user).post(reverse("consent:mine"), sent, follow=True)


def cards(user: User) -> list[str]:
    return [one.url for one in answers_to_give(Actor(user))]


@pytest.mark.parametrize("said", ["yes", "no"])
def test_account_from_before_is_asked_once_and_reads_on_meanwhile(reader: User, said: str) -> None:
    front = signed_in(reader).get(reverse("workspace"))
    assert front.status_code == 200
    assert reverse("consent:mine") in front.content.decode()
    answer(reader, said)
    assert cards(reader) == []


def test_whoever_cannot_be_written_to_is_not_asked(reader: User) -> None:
    User.objects.filter(pk=reader.pk).update(email=None, phone="+6281234567890")
    reader.refresh_from_db()
    assert cards(reader) == []


def test_new_text_asks_again_says_what_changed_and_the_answer_so_far_holds(
    reader: User, changed: Change
) -> None:
    services.give(reader, REMINDERS, VERSION, by=Actor(reader))
    changed()
    assert cards(reader) == [reverse("consent:mine")]
    page = signed_in(reader).get(reverse("consent:mine")).content.decode()
    assert "Sekarang juga lewat WhatsApp." in page
    assert asked_of(reader)[0].since is not None
    answer(reader, "yes", "2027-03")
    assert cards(reader) == []
    assert Consent.objects.in_force().filter(person=reader).count() == 2


def test_text_that_changed_under_the_reader_is_asked_about_again(
    reader: User, changed: Change
) -> None:
    changed()
    page = answer(reader, "yes", VERSION)
    assert "Teksnya sudah berubah" in page.content.decode()
    assert not Consent.objects.exists()


def test_withdrawing_is_one_tap_and_the_row_of_the_consent_stays(reader: User) -> None:
    answer(reader, "yes")
    given_at = Consent.objects.get().given_at
    assert 'value="no"' in signed_in(reader).get(reverse("consent:mine")).content.decode()
    answer(reader, "no")
    answer(reader, "no")
    row = Consent.objects.get()
    assert row.given_at == given_at
    assert row.withdrawn_at is not None
    answer(reader, "yes")
    assert Consent.objects.count() == 2
    assert Consent.objects.in_force().count() == 1


def test_twice_given_is_given_once(reader: User) -> None:
    answer(reader, "yes")
    answer(reader, "yes")
    assert Consent.objects.count() == 1


def test_nobody_answers_for_another(reader: User) -> None:
    for act in (services.give, services.withdraw):
        with pytest.raises(ActionNotPermitted):
            act(reader, REMINDERS, VERSION, by=Actor(person()))


@pytest.mark.parametrize("sent", [{}, {"purpose": "x", "answer": "yes"}, {"purpose": REMINDERS}])
def test_what_nobody_asks_is_not_answered(reader: User, sent: dict[str, str]) -> None:
    assert signed_in(reader).post(reverse("consent:mine"), sent).status_code == 404


def test_letters_stop_at_once_also_those_on_their_way(
    reader: User,
    kind: Kind,  # noqa: F811
    committed: Any,  # noqa: F811
) -> None:
    services.give(reader, REMINDERS, VERSION, by=Actor(reader))
    chosen = posting.choices(kind, [reader.pk], timezone.localdate())
    chosen[reader.pk].rhythm = "at-once"
    chosen[reader.pk].save()
    with committed():
        posting.tell_now(kind, [Occasion(reader.pk, "a", {"title": "A"})])
        services.withdraw(reader, REMINDERS, VERSION, by=Actor(reader))
    assert mail.outbox == []
    with committed():
        posting.tell_now(kind, [Occasion(reader.pk, "b", {"title": "B"})])
        posted = posting.post(kind, chosen, timezone.localdate())
    assert (posted.letters, Letter.objects.filter(notices__occasion="b").count()) == (0, 0)
    page = signed_in(reader).get(reverse("notices:settings")).content.decode()
    assert "tidak menyetujui" in page


def test_obligatory_letters_go_on(
    reader: User,
    kind: Kind,  # noqa: F811
    committed: Any,  # noqa: F811
) -> None:
    services.withdraw(reader, REMINDERS, VERSION, by=Actor(reader))
    with committed():
        posting.tell_now(replace(kind, is_obligatory=True), [Occasion(reader.pk, "a", {})])
    assert Letter.objects.filter(recipient=reader).count() == 1


def test_what_an_account_needs_is_told_and_not_asked(reader: User) -> None:
    sign_up = Client().get(reverse("account_signup")).content.decode()
    mine = signed_in(reader).get(reverse("consent:mine")).content.decode()
    assert all(str(text) in page for text in NECESSARY for page in (sign_up, mine))
    assert sign_up.count('name="agrees_to_') == len(TERMS)
    assert not re.search(r"<input[^>]* checked", sign_up)


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("consent_is_an_answer", {}),
        ("consent_ends_after_it_was_given", {"given_at": 1, "withdrawn_at": 0}),
    ],
)
def test_database_takes_no_row_that_says_nothing(
    reader: User, name: str, row: dict[str, int]
) -> None:
    day = timezone.timedelta(days=1)
    times = {field: timezone.now() + day * days for field, days in row.items()}
    with pytest.raises(IntegrityError, match=name):
        Consent.objects.create(person=reader, purpose=REMINDERS, version=VERSION, **times)


def test_person_reads_what_they_agreed_to_and_when_with_all_else(reader: User) -> None:
    answer(reader, "yes")
    page = signed_in(reader).get(reverse("privacy:stored")).content.decode()
    assert "Pengingat dan kabar lewat surel" in page


@pytest.mark.parametrize(
    ("ticked", "is_given"), [({"agrees_to_reminders": "on"}, True), ({}, False)]
)
def test_who_signs_up_by_e_mail_answers_there(
    committed: Any,  # noqa: F811
    ticked: dict[str, str],
    is_given: bool,
) -> None:
    client = Client()
    with committed():
        asks(client, EMAIL, **ticked)
    client.post(link_in(str(mail.outbox[0].body)))
    row = Consent.objects.get(person__email=EMAIL)
    assert ((row.given_at is not None), (row.withdrawn_at is None)) == (is_given, is_given)
    assert row.version == VERSION


def test_who_signs_up_by_number_is_asked_when_there_is_an_address(committed: Any) -> None:  # noqa: F811
    with committed():
        asks(Client(), PHONE, agrees_to_reminders="on")
    assert Proof.objects.get().facts["answers"] == {}
