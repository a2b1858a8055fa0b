"""Who helps somebody looks at their workspace: read only, for a reason that the person reads."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from home.access import NOBODY, ActionNotPermitted, Actor
from home.drafts.models import Draft
from home.privacy.stored import grouped
from portal.users import support
from portal.users.models import User
from tests.factories.claims import ClaimFactory
from tests.factories.membership import InvitationFactory, MembershipFactory, PersonFactory

pytestmark = pytest.mark.django_db
WHY = "Menelepon: undangannya tidak terlihat."


@pytest.fixture
def person() -> User:
    found: User = PersonFactory(first_name="Sri", last_name="Wahyuni")
    MembershipFactory(person=found, organisation__name="Koperasi Tani Sukamaju")
    return found


def _address(person: User) -> str:
    return reverse("wagtailusers_users:look", args=[person.pk])


def _picture(person: User) -> str:
    return reverse("wagtailusers_users:picture", args=[person.pk])


def _desk(by: User) -> Client:
    client = Client()
    client.force_login(by)
    return client


def test_it_is_shown_once_a_reason_is_given(person: User, moderator: User) -> None:
    desk = _desk(moderator)
    asked = desk.get(_address(person)).content.decode()
    assert "Koperasi Tani Sukamaju" not in asked
    assert "Koperasi Tani Sukamaju" not in desk.post(_address(person), {}).content.decode()
    assert not ModelLogEntry.objects.filter(action=support.LOOKED).exists()
    assert desk.get(_picture(person))["Location"] == _address(person)
    answer = desk.post(_address(person), {"reason": WHY}, follow=True)
    assert answer.redirect_chain == [(_picture(person), 302)]
    assert "Koperasi Tani Sukamaju" in answer.content.decode()
    assert "no-store" in answer.headers["Cache-Control"]
    with time_machine.travel(timezone.now() + support.OPEN_FOR + timedelta(seconds=5)):
        assert support.picture_of(person, Actor(moderator)) is None


def test_each_look_is_written_down_and_read_by_the_person(person: User, moderator: User) -> None:
    for _ in range(2):
        support.look(person, WHY, by=Actor(moderator))
    looks = ModelLogEntry.objects.filter(action=support.LOOKED, object_id=str(person.pk))
    assert [entry.user for entry in looks] == [moderator, moderator]
    told = str([kind.lines for _heading, kinds in grouped(person) for kind in kinds])
    assert WHY in told
    assert moderator.get_full_name() in told


def test_reason_of_nothing_but_spaces_is_none(person: User, moderator: User) -> None:
    with pytest.raises(support.WhyIsMissing):
        support.look(person, "  ", by=Actor(moderator))
    page = _desk(moderator).post(_address(person), {"reason": "  "}).content.decode()
    assert "Koperasi Tani Sukamaju" not in page


def test_nobody_looks_who_does_not_look_after_the_account(
    person: User, editor: User, moderator: User, admin_user: User
) -> None:
    for by in (NOBODY, Actor(person), Actor(PersonFactory()), Actor(editor)):
        with pytest.raises(ActionNotPermitted):
            support.look(person, WHY, by=by)
        with pytest.raises(ActionNotPermitted):
            support.picture_of(person, by)
    for more in (admin_user, moderator):
        with pytest.raises(ActionNotPermitted):
            support.look(more, WHY, by=Actor(moderator))
    _desk(person).post(_address(person), {"reason": WHY})
    assert not ModelLogEntry.objects.filter(action=support.LOOKED).exists()


def test_it_leads_to_no_act_and_holds_no_words_and_no_secret(person: User, moderator: User) -> None:
    invitation = InvitationFactory(address=person.email)
    claim = ClaimFactory(person=person)
    Draft.objects.create(person=person, form="x", typed={"a": "Konsep pribadi"})
    page = _desk(moderator).post(_address(person), {"reason": WHY}, follow=True).content.decode()
    main = page[page.index("<main") :]
    assert reverse("membership:answer", args=[invitation.pk]) not in main
    assert claim.get_absolute_url() not in main
    assert "Konsep pribadi" not in main
    assert str(invitation.digest or "–––") not in main
    assert main.count("<form") == 0


def test_whoever_looks_stays_who_they_are(person: User, moderator: User) -> None:
    desk = _desk(moderator)
    desk.post(_address(person), {"reason": WHY})
    page = desk.get(reverse("workspace"), follow=True).content.decode()
    assert "Koperasi Tani Sukamaju" not in page
