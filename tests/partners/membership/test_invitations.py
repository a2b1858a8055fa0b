"""Invitations: who may send one, whom it is for, that it opens once and for a while."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.exceptions import ValidationError
from django.utils import timezone, translation

from home.access import NOBODY, ActionNotPermitted, Actor, system
from home.waiting import Waiting, waiting_for
from partners.membership.models import Invitation, Membership, Role, Scope
from partners.membership.models.invitation import digest_of_code, digest_of_token
from partners.membership.refusals import (
    AlreadyInvited,
    InvitationIsOver,
    NotForThisAccount,
    OrganisationIsArchived,
    SentLately,
    TooManyInvitations,
)
from partners.membership.services import invitations, memberships
from partners.organisations.models import Organisation
from partners.organisations.services import organisations
from tests.factories.membership import (
    MandateFactory,
    MembershipFactory,
    PersonFactory,
)

pytestmark = pytest.mark.django_db
TOKEN = re.compile(r"/undangan/buka/([\w-]+)/")
NEW = "baru@simpul.test"


@pytest.fixture
def chair() -> Membership:
    return MembershipFactory(person__first_name="Sari", person__last_name="Dewi")


@pytest.fixture
def cooperative(chair: Membership) -> Organisation:
    return chair.organisation


@pytest.fixture
def by(chair: Membership) -> Actor:
    return Actor(chair.person)


def _invite(organisation: Organisation, by: Actor, **about: Any) -> invitations.Sent:
    asked = {"name": "Budi", "role": Role.CONTRIBUTOR, "address": NEW, **about}
    return invitations.invite(organisation, by=by, **asked)


class TestSending:
    def test_letter_leads_to_it_and_the_row_keeps_no_secret(
        self, cooperative: Organisation, by: Actor
    ) -> None:
        sent = _invite(cooperative, by)
        (letter,) = mail.outbox
        assert letter.to == [NEW]
        assert str(cooperative) in letter.subject
        assert "Sari Dewi mengundang Anda" in letter.body
        token = TOKEN.search(letter.body)
        assert token is not None
        assert token[1] == sent.secret
        row = Invitation.objects.values().get()
        assert row["digest"] == digest_of_token(sent.secret)
        assert sent.secret not in map(str, row.values())
        assert (row["expires_at"] - timezone.now()).days == 13

    def test_letter_is_in_the_language_of_who_sends_it(
        self, cooperative: Organisation, by: Actor
    ) -> None:
        with translation.override("en"):
            _invite(cooperative, by)
        assert "Sari Dewi invites you" in mail.outbox[0].body

    def test_same_letter_whether_or_not_there_is_an_account(
        self, cooperative: Organisation, by: Actor
    ) -> None:
        for address in (PersonFactory().email, NEW):
            _invite(cooperative, by, address=address)
        bodies = {TOKEN.sub("", letter.body) for letter in mail.outbox}
        assert len(bodies) == 1

    def test_on_paper_no_letter_and_a_code_that_is_read_in_any_spelling(
        self, cooperative: Organisation, by: Actor
    ) -> None:
        sent = _invite(cooperative, by, address="")
        assert mail.outbox == []
        for spelling in (sent.secret, sent.secret.lower().replace("-", " "), f" {sent.secret}"):
            assert digest_of_code(spelling) == sent.invitation.digest

    @pytest.mark.parametrize("name", ["", "  ", "Kunjungi https://contoh.id", "a@b.id", "<b>"])
    def test_name_leads_nowhere(self, cooperative: Organisation, by: Actor, name: str) -> None:
        with pytest.raises(ValidationError) as refused:
            _invite(cooperative, by, name=name)
        assert "name" in refused.value.message_dict
        assert mail.outbox == []

    def test_one_open_invitation_for_an_address(self, cooperative: Organisation, by: Actor) -> None:
        _invite(cooperative, by)
        with pytest.raises(AlreadyInvited):
            _invite(cooperative, by, address=NEW.upper())
        Invitation.objects.update(
            sent_at=timezone.now() - timedelta(days=20), expires_at=timezone.now()
        )
        _invite(cooperative, by)
        states = Invitation.objects.order_by("pk").values_list("state", flat=True)
        assert list(states) == ["expired", "open"]

    def test_ten_thousand_are_refused(
        self, cooperative: Organisation, by: Actor, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(invitations, "MOST_OPEN", 2)
        monkeypatch.setattr(invitations, "MOST_A_DAY", 3)
        _invite(cooperative, by)
        sent = _invite(cooperative, by, address="")
        with pytest.raises(TooManyInvitations):
            _invite(cooperative, by, address="")
        invitations.withdraw(sent.invitation, by=by)
        _invite(cooperative, by, address="")
        Invitation.objects.end(Invitation.State.WITHDRAWN)
        with pytest.raises(TooManyInvitations):
            _invite(cooperative, by, address="")

    def test_nobody_is_invited_to_what_is_archived(
        self, cooperative: Organisation, by: Actor, moderator: Any
    ) -> None:
        organisations.archive(cooperative, by=Actor(moderator))
        with pytest.raises(OrganisationIsArchived):
            _invite(cooperative, by)

    def test_again_with_a_new_link_tomorrow(self, cooperative: Organisation, by: Actor) -> None:
        first = _invite(cooperative, by)
        with pytest.raises(SentLately):
            invitations.send_again(first.invitation, by=by)
        Invitation.objects.update(sent_at=timezone.now() - timedelta(days=2))
        second = invitations.send_again(first.invitation, by=by)
        assert not Invitation.objects.filter(digest=digest_of_token(first.secret)).exists()
        assert Invitation.objects.filter(digest=digest_of_token(second.secret)).exists()
        assert len(mail.outbox) == 2


class TestWhoMaySend:
    @pytest.mark.parametrize(
        "who", ["nobody", "job", "contributor", "former member", "another's", "ended mandate"]
    )
    def test_others_send_and_withdraw_nothing(
        self, cooperative: Organisation, by: Actor, who: str
    ) -> None:
        open_one = _invite(cooperative, by).invitation
        other = {
            "nobody": lambda: NOBODY,
            "job": lambda: system("test"),
            "contributor": lambda: Actor(
                MembershipFactory(organisation=cooperative, role=Role.CONTRIBUTOR).person
            ),
            "former member": lambda: Actor(
                MembershipFactory(organisation=cooperative, over=True).person
            ),
            "another's": lambda: Actor(MembershipFactory().person),
            "ended mandate": lambda: Actor(
                MandateFactory(cooperative=cooperative, over=True).assistant
            ),
        }[who]()
        for act in (
            lambda: _invite(cooperative, other, address="lain@simpul.test"),
            lambda: _invite(cooperative, other, address=""),
            lambda: invitations.withdraw(open_one, by=other),
            lambda: invitations.send_again(open_one, by=other),
        ):
            with pytest.raises(ActionNotPermitted):
                act()
        assert Invitation.objects.open().count() == 1

    def test_assistant_with_a_mandate_gives_contributors_a_code(
        self, cooperative: Organisation
    ) -> None:
        mandate = MandateFactory(cooperative=cooperative, scopes=[Scope.PROFILE])
        assistant = Actor(mandate.assistant)
        assert _invite(cooperative, assistant, address="").secret
        for more in ({"address": NEW}, {"address": "", "role": Role.REPRESENTATIVE}):
            with pytest.raises(ActionNotPermitted):
                _invite(cooperative, assistant, **more)
        narrow = MandateFactory(cooperative=cooperative, scopes=[Scope.REPORTS])
        with pytest.raises(ActionNotPermitted):
            _invite(cooperative, Actor(narrow.assistant), address="")


class TestAnswering:
    def test_who_has_the_address_joins_once(self, cooperative: Organisation, by: Actor) -> None:
        sent = _invite(cooperative, by, role=Role.REPRESENTATIVE)
        person = PersonFactory(email=NEW)
        membership = invitations.accept(sent.invitation, by=Actor(person))
        assert (membership.person, membership.represents) == (person, True)
        sent.invitation.refresh_from_db()
        assert sent.invitation.state == Invitation.State.ACCEPTED
        memberships.leave(membership, by=Actor(person))
        with pytest.raises(InvitationIsOver):
            invitations.accept(sent.invitation, by=Actor(person))

    def test_another_account_does_not_answer(self, cooperative: Organisation, by: Actor) -> None:
        """Nor one that only says that it has the address."""
        sent = _invite(cooperative, by)
        unproven = PersonFactory()
        EmailAddress.objects.create(user=unproven, email=NEW, verified=False)
        for person in (PersonFactory(), unproven):
            for answer in (invitations.accept, invitations.decline):
                with pytest.raises(NotForThisAccount):
                    answer(sent.invitation, by=Actor(person), digest=sent.invitation.digest)
        for nobody in (NOBODY, system("test")):
            with pytest.raises(ActionNotPermitted):
                invitations.accept(sent.invitation, by=nobody)

    def test_code_is_for_whoever_gives_it(self, cooperative: Organisation, by: Actor) -> None:
        sent = _invite(cooperative, by, address="")
        person = Actor(PersonFactory())
        for digest in ("", digest_of_code("AAAA-AAAA")):
            with pytest.raises(NotForThisAccount):
                invitations.accept(sent.invitation, by=person, digest=digest)
        assert invitations.accept(sent.invitation, by=person, digest=digest_of_code(sent.secret))

    def test_declined_it_opens_no_more(self, cooperative: Organisation, by: Actor) -> None:
        sent = _invite(cooperative, by)
        person = Actor(PersonFactory(email=NEW))
        invitations.decline(sent.invitation, by=person)
        with pytest.raises(InvitationIsOver):
            invitations.accept(sent.invitation, by=person)

    @pytest.mark.parametrize(
        "over",
        [
            lambda sent, chair, by: invitations.withdraw(sent, by=by),
            lambda sent, chair, by: Invitation.objects.update(
                sent_at=timezone.now() - timedelta(days=20), expires_at=timezone.now()
            ),
            lambda sent, chair, by: memberships.leave(chair, by=by),
            lambda sent, chair, by: Membership.objects.filter(pk=chair.pk).update(
                role=Role.CONTRIBUTOR
            ),
        ],
        ids=["withdrawn", "too old", "sender left", "sender does not represent it"],
    )
    def test_what_is_over_lets_nobody_in(
        self,
        chair: Membership,
        cooperative: Organisation,
        by: Actor,
        over: Callable[[Invitation, Membership, Actor], Any],
    ) -> None:
        MembershipFactory(organisation=cooperative)
        sent = _invite(cooperative, by)
        over(sent.invitation, chair, by)
        with pytest.raises(InvitationIsOver):
            invitations.accept(sent.invitation, by=Actor(PersonFactory(email=NEW)))
        assert not Membership.objects.filter(person__email=NEW).exists()

    def test_contributor_who_accepts_more_represents_it(
        self, cooperative: Organisation, by: Actor
    ) -> None:
        helper = MembershipFactory(organisation=cooperative, role=Role.CONTRIBUTOR)
        sent = _invite(cooperative, by, address=helper.person.email, role=Role.REPRESENTATIVE)
        assert invitations.accept(sent.invitation, by=Actor(helper.person)) == helper


def _waiting(actor: Actor) -> list[Waiting]:
    return [one for one in waiting_for(actor) if one.organisation]


class TestWaiting:
    def test_for_whom_it_is_for_until_it_is_over(
        self, cooperative: Organisation, by: Actor
    ) -> None:
        sent = _invite(cooperative, by)
        _invite(cooperative, by, address="")
        mine, other = Actor(PersonFactory(email=NEW)), Actor(PersonFactory())
        (one,) = _waiting(mine)
        assert str(cooperative) == one.organisation
        assert f"/undangan/{sent.invitation.pk}/" in one.url
        assert _waiting(other) == []
        assert _waiting(NOBODY) == []
        invitations.withdraw(sent.invitation, by=by)
        assert _waiting(mine) == []

    def test_review_waits_for_representatives(self, chair: Membership, by: Actor) -> None:
        helper = MembershipFactory(
            organisation=chair.organisation,
            role=Role.CONTRIBUTOR,
            review_on=timezone.localdate(),
        )
        (one,) = _waiting(by)
        assert helper.person.get_full_name() in str(one.text)
        assert _waiting(Actor(helper.person)) == []
