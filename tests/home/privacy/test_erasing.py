"""An account is erased by its own person: what goes, what stays, and what hinders it."""

from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.models import Permission
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.models import ModelLogEntry

from home import audit
from home.access import ActionNotPermitted, Actor
from home.notices.models import Letter, Notice
from home.privacy import services
from home.privacy.leaving import IsHindered
from partners.membership.models import Invitation, Mandate, Membership, Role
from portal.users.models import User
from tests.factories.membership import (
    AreaFactory,
    InvitationFactory,
    MandateFactory,
    MembershipFactory,
    PersonFactory,
)

pytestmark = pytest.mark.django_db
PASSWORD = "Jembatan-kayu-42"


@pytest.fixture
def person() -> User:
    return User.objects.create_user(
        "sri@contoh.id", PASSWORD, first_name="Sri", last_name="Wahyuni", phone="+6281234567890"
    )


def erased(person: User) -> User:
    services.erase(person, by=Actor(person))
    return User.objects.get(pk=person.pk)


def signed_in(person: User) -> Client:
    client = Client()
    client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})
    return client


def given_again(client: Client) -> None:
    """The password, a moment ago."""
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})


def test_account_names_nobody_any_more_and_lets_nobody_in(person: User) -> None:
    after = erased(person)
    named = (after.email, after.phone, after.account_number, after.first_name, after.last_name)
    assert named == (None, None, None, "", "")
    assert not after.is_active
    assert not after.has_usable_password()
    assert not EmailAddress.objects.filter(user=after).exists()
    assert not Client().login(username="sri@contoh.id", password=PASSWORD)


@pytest.mark.parametrize(("language", "words"), [("id", "mantan anggota"), ("en", "former member")])
def test_old_records_show_a_former_member(person: User, language: str, words: str) -> None:
    membership = MembershipFactory(person=person)
    audit.record(membership.organisation, "membership.joined", by=Actor(person))
    erased(person)
    entry = ModelLogEntry.objects.filter(action="membership.joined").latest("pk")
    with translation.override(language):
        assert entry.user_display_name == words
        assert str(Membership.objects.get(pk=membership.pk).person) == words


def test_no_table_holds_the_address_number_or_name_any_more(person: User) -> None:
    """Every text of every table is looked through."""
    Letter.objects.create(recipient=person, address="sri@contoh.id", text="Kepada Sri Wahyuni")
    Letter.objects.create(address="sri@contoh.id", text="Undangan")
    Notice.objects.create(recipient=person, kind="x", occasion="1")
    InvitationFactory(address="sri@contoh.id", name="Sri Wahyuni")
    audit.record(person, audit.CHANGED, by=Actor(person))
    named = [MembershipFactory(person=person), AreaFactory(person=person)]
    for row in (*named, MandateFactory(assistant=person)):
        audit.record(row, audit.CHANGED, by=Actor(person))
    erased(person)
    assert rows_with("sri@contoh.id", "+6281234567890", "Sri Wahyuni") == []


def rows_with(*texts: str) -> list[str]:
    from django.apps import apps
    from django.db.models import CharField, JSONField, TextField

    found = []
    for model in apps.get_models(include_auto_created=True):
        if not model._meta.managed or model._meta.proxy:
            continue
        fields = [
            one.attname
            for one in model._meta.local_fields
            if isinstance(one, CharField | TextField | JSONField)
        ]
        for row in model._base_manager.values_list(*fields) if fields else []:
            found += [model._meta.label for text in texts if text in str(row)]
    return found


def test_memberships_mandates_and_invitations_end(person: User) -> None:
    MembershipFactory(person=person, role=Role.REPRESENTATIVE)
    MandateFactory(assistant=person)
    MandateFactory(assistant=person, asked=True)
    AreaFactory(person=person, assistant=True)
    sent = InvitationFactory(invited_by=person)
    erased(person)
    assert not Membership.objects.live().filter(person=person).exists()
    states = Mandate.objects.filter(assistant=person).values_list("state", flat=True)
    assert set(states) == {Mandate.State.ENDED, Mandate.State.CANCELLED}
    assert person.areas.get().ends_on is not None
    assert Invitation.objects.get(pk=sent.pk).state == Invitation.State.EXPIRED
    assert ModelLogEntry.objects.filter(action="membership.left", user=person).exists()


def test_last_representative_of_others_hands_over_first(person: User) -> None:
    mine = MembershipFactory(person=person, role=Role.REPRESENTATIVE)
    other = MembershipFactory(organisation=mine.organisation, role=Role.CONTRIBUTOR)
    with pytest.raises(IsHindered):
        services.erase(person, by=Actor(person))
    page = as_owner(person).get(reverse("privacy:erase"))
    assert mine.organisation.name in page.content.decode()
    assert "button danger" not in page.content.decode()
    other.role = Role.REPRESENTATIVE
    other.save()
    assert not erased(person).is_active


def test_staff_are_ended_by_staff(person: User) -> None:
    person.user_permissions.add(Permission.objects.get(codename="access_admin"))
    person = User.objects.get(pk=person.pk)
    with pytest.raises(IsHindered):
        services.erase(person, by=Actor(person))


def test_nobody_erases_somebody_else(person: User) -> None:
    boss = User.objects.create_superuser("root@simpul.test", "x")
    with pytest.raises(ActionNotPermitted):
        services.erase(person, by=Actor(boss))
    with pytest.raises(ActionNotPermitted):
        services.correct(person, first_name="X", last_name="", language="id", by=Actor(boss))


def as_owner(person: User) -> Client:
    client = signed_in(person)
    given_again(client)
    return client


def test_password_is_asked_before_the_page_and_before_the_act(person: User) -> None:
    client = Client()
    client.force_login(person)
    for method in (client.get, client.post):
        answer = method(reverse("privacy:erase"))
        assert answer.status_code == 302
        assert reverse("account_reauthenticate") in answer.headers["Location"]
    person.refresh_from_db()
    assert person.is_active


def test_page_shows_what_goes_and_what_stays_then_ends_all_sessions(person: User) -> None:
    MembershipFactory(person=person)
    elsewhere, client = signed_in(person), as_owner(person)
    page = client.get(reverse("privacy:erase")).content.decode()
    assert "Keanggotaan (1)" in page
    assert "Alamat surel (1)" in page
    answer = client.post(reverse("privacy:erase"))
    assert answer.status_code == 200
    assert "no-store" in answer.headers["Cache-Control"]
    for one in (client, elsewhere):
        assert reverse("account_login") in one.get(reverse("workspace")).headers["Location"]


def test_two_people_may_be_erased() -> None:
    """Empty addresses are not the same address."""
    for one in (PersonFactory(), PersonFactory()):
        erased(one)


def test_erasing_leaves_what_waits_at_an_address_that_was_never_proven(person: User) -> None:
    EmailAddress.objects.create(user=person, email="korban@contoh.id", verified=False)
    theirs = InvitationFactory(address="korban@contoh.id")
    erased(person)
    theirs.refresh_from_db()
    assert theirs.state == Invitation.State.OPEN
    assert theirs.address == "korban@contoh.id"


def test_erasing_takes_out_what_a_second_address_leads_to(person: User) -> None:
    EmailAddress.objects.create(user=person, email="sri@lain.id", verified=True)
    own = InvitationFactory(address="sri@lain.id", name="Sri Wahyuni")
    erased(person)
    own.refresh_from_db()
    assert "sri@lain.id" not in (own.address or "")
    assert "Sri" not in own.name


def test_who_is_alone_is_told_that_nobody_is_left(person: User) -> None:
    """It hinders nothing: nobody is kept because nobody else is there."""
    alone = MembershipFactory(person=person, role=Role.REPRESENTATIVE).organisation
    client = signed_in(person)
    given_again(client)
    page = client.get(reverse("privacy:erase")).content.decode()
    assert reverse("membership:people", args=[alone.slug]) in page
    assert "<button" in page.split("<main")[1]
    MembershipFactory(organisation=alone, role=Role.REPRESENTATIVE)
    page = client.get(reverse("privacy:erase")).content.decode()
    assert reverse("membership:people", args=[alone.slug]) not in page


@pytest.mark.parametrize(("language", "says"), [("id", "surat terakhir"), ("en", "last letter")])
def test_old_address_gets_one_last_letter_that_names_nobody(
    person: User, language: str, says: str, django_capture_on_commit_callbacks: Any
) -> None:
    person.language = language
    person.save()
    with django_capture_on_commit_callbacks(execute=True):
        erased(person)
    [letter] = mail.outbox
    assert letter.to == ["sri@contoh.id"]
    assert says in letter.body
    assert settings.CONTACT_EMAIL in letter.body
    assert "Sri" not in letter.body
    assert "http" not in letter.body


def test_account_without_an_address_is_erased_without_a_letter(
    django_capture_on_commit_callbacks: Any,
) -> None:
    person = User.objects.create_user(None, PASSWORD, phone="+6281234567890")
    with django_capture_on_commit_callbacks(execute=True):
        erased(person)
    assert mail.outbox == []
