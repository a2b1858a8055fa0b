"""What is stored about a person: all of theirs, nothing of others, as page and file."""

import json

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from home import audit
from home.access import Actor
from home.notices.models import Letter, State
from partners.membership.models import Invitation
from partners.membership.services import claims
from portal.users.models import User
from tests.factories.claims import ClaimFactory, ReasonFactory
from tests.factories.membership import InvitationFactory, MembershipFactory, PersonFactory
from tests.home.privacy.test_erasing import as_owner, signed_in

pytestmark = pytest.mark.django_db
PASSWORD = "Jembatan-kayu-42"


@pytest.fixture
def person() -> User:
    return User.objects.create_user("sri@contoh.id", PASSWORD, first_name="Sri")


def a_letter(person: User, subject: str) -> Letter:
    return Letter.objects.create(
        recipient=person, subject=subject, text="rahasia", state=State.SENT
    )


def test_page_groups_what_is_stored_and_says_where_it_comes_from(person: User) -> None:
    membership = MembershipFactory(person=person)
    a_letter(person, "Pengingat kesepakatan")
    a_letter(PersonFactory(), "Surat orang lain")
    page = signed_in(person).get(reverse("privacy:stored")).content.decode()
    assert membership.organisation.name in page
    assert "Pengingat kesepakatan" in page
    assert "sri@contoh.id" in page
    assert "diberikan oleh Anda" in page
    assert "sejak: " in page
    assert "Surat orang lain" not in page


def test_person_reads_who_changed_their_data(person: User) -> None:
    boss = PersonFactory(first_name="Bambang")
    audit.record(person, audit.CHANGED, by=Actor(boss))
    page = signed_in(person).get(reverse("privacy:stored")).content.decode()
    assert "Bambang" in page


def test_file_has_every_row_and_no_secret(person: User) -> None:
    for number in range(25):
        a_letter(person, f"Surat {number}")
    boss = PersonFactory(first_name="Bambang")
    MembershipFactory(person=person, over=True, ended_by=boss)
    InvitationFactory(address="sri@contoh.id")
    audit.record(person, audit.CHANGED, by=Actor(boss))
    answer = as_owner(person).get(reverse("privacy:download"))
    assert answer.headers["Content-Disposition"] == (
        f'attachment; filename="data-{timezone.localdate()}.json"'
    )
    told = json.loads(answer.content)
    assert len(told["notices.Letter.recipient"]["rows"]) == 25
    assert told["membership.Membership.person"]["rows"][0]["ended_by"] == "…"
    assert told["wagtailcore.ModelLogEntry.object_id"]["rows"][0]["user"] == "Bambang"
    assert told["users.User.id"]["rows"][0]["email"] == "sri@contoh.id"
    text = answer.content.decode()
    for secret in ("rahasia", "password", '"digest"', person.password, "session_key"):
        assert secret not in text


def test_file_asks_for_the_password(person: User) -> None:
    client = Client()
    client.force_login(person)
    answer = client.get(reverse("privacy:download"))
    assert reverse("account_reauthenticate") in answer.headers["Location"]


def test_page_asks_no_more_with_more_rows(person: User, django_assert_max_num_queries) -> None:
    client = signed_in(person)
    for rows in (1, 12):
        for number in range(rows):
            MembershipFactory(person=person)
            a_letter(person, f"Surat {number}")
            audit.record(person, audit.CHANGED, by=Actor(PersonFactory()))
        with django_assert_max_num_queries(20):
            client.get(reverse("privacy:stored"))


@pytest.mark.parametrize("name", ["stored", "download", "correct", "erase"])
def test_nobody_sees_any_of_it_without_signing_in(name: str) -> None:
    answer = Client().get(reverse(f"privacy:{name}"))
    assert reverse("account_login") in answer.headers["Location"]


def test_name_and_language_are_corrected(person: User) -> None:
    client = signed_in(person)
    sent = {"first_name": "Sri Wahyuni", "last_name": "", "language": "en", "seen": ""}
    answer = client.post(reverse("privacy:correct"), sent)
    assert answer.status_code == 302
    person.refresh_from_db()
    assert (person.first_name, person.language) == ("Sri Wahyuni", "en")


def test_a_name_leads_nowhere(person: User) -> None:
    sent = {"first_name": "https://jahat.id", "language": "id"}
    answer = signed_in(person).post(reverse("privacy:correct"), sent)
    assert answer.status_code == 200
    person.refresh_from_db()
    assert person.first_name == "Sri"


def test_address_that_is_not_proven_shows_nothing_of_whoever_reads_it(person: User) -> None:
    """Anybody can name another one's address as theirs."""
    EmailAddress.objects.create(user=person, email="korban@contoh.id", verified=False)
    Letter.objects.create(address="korban@contoh.id", subject="Reset kata sandi", text="x")
    InvitationFactory(address="korban@contoh.id", name="Korban")
    answer = as_owner(person).get(reverse("privacy:download"))
    assert "korban@contoh.id" in answer.content.decode()  # the row that the person made
    assert "Reset kata sandi" not in answer.content.decode()
    assert "Korban" not in answer.content.decode()


def test_who_decided_or_answered_keeps_no_words_of_others(person: User) -> None:
    claim = ClaimFactory(words="Rahasia pengaju")
    MembershipFactory(person=person, organisation=claim.organisation)
    claims.refuse(claim, by=Actor(person), reason=ReasonFactory())
    InvitationFactory(
        name="Tamu", ended_by=person, ended_at=timezone.now(), state=Invitation.State.WITHDRAWN
    )
    file = as_owner(person).get(reverse("privacy:download")).content.decode()
    assert "membership.Claim.decided_by" in file
    assert "membership.Invitation.ended_by" in file
    assert "Rahasia pengaju" not in file
    assert "Tamu" not in file


def test_download_stands_in_the_trail(person: User) -> None:
    client = as_owner(person)
    assert client.get(reverse("privacy:download")).status_code == 200
    page = client.get(reverse("privacy:stored")).content.decode()
    assert "mengunduh datanya sendiri" in page
    entry = ModelLogEntry.objects.get(action="privacy.downloaded")
    assert (entry.user, entry.object_id) == (person, str(person.pk))
