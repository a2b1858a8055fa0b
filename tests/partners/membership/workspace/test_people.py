"""The people of one's organisation: what each sees and may do, by address."""

import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from home.notices.models import Notice
from partners.membership.models import Invitation, Membership, Role, Scope
from partners.organisations.models import Organisation
from tests.factories.home import RegencyFactory
from tests.factories.membership import (
    AreaFactory,
    InvitationFactory,
    MandateFactory,
    MembershipFactory,
    PersonFactory,
)
from tests.factories.organisations import CooperativeFactory

pytestmark = pytest.mark.django_db
HERE = "/id/ruang/organisasi/sukamaju/orang/"
NEW = "baru@simpul.test"
ACTS = ("peran", "akhiri", "tegaskan")


@pytest.fixture
def cooperative() -> Organisation:
    return CooperativeFactory(name="Koperasi Sukamaju", slug="sukamaju", region=RegencyFactory())


@pytest.fixture
def chair(client: Client, cooperative: Organisation) -> Membership:
    """Signed in."""
    person = PersonFactory(first_name="Sari", last_name="Dewi")
    membership = MembershipFactory(organisation=cooperative, person=person)
    client.force_login(person)
    return membership


@pytest.fixture
def helper(cooperative: Organisation) -> Membership:
    person = PersonFactory(first_name="Budi", last_name="Utomo")
    return MembershipFactory(organisation=cooperative, role=Role.CONTRIBUTOR, person=person)


def _post(client: Client, address: str, **data: Any) -> Any:
    """With what the page sends unseen: the version."""
    seen = client.get(address).context["form"]["seen"].value()
    return client.post(address, {"seen": seen, **data}, follow=True)


def _signed_in(membership: Membership) -> Client:
    client = Client()
    client.force_login(membership.person)
    return client


class TestPage:
    def test_representative_finds_people_and_what_to_do_about_them(
        self, client: Client, chair: Membership, helper: Membership
    ) -> None:
        assert HERE in client.get("/id/ruang/organisasi/sukamaju/").content.decode()
        page = client.get(HERE).content.decode()
        assert "Sari Dewi" in page
        assert "Budi Utomo" in page
        assert f"{HERE}{helper.pk}/akhiri/" in page
        assert f"{HERE}serahkan/" in page
        assert f"{HERE}undang/" in page

    def test_contributor_sees_the_people_and_may_only_leave(
        self, chair: Membership, helper: Membership
    ) -> None:
        InvitationFactory(organisation=chair.organisation, address=NEW, invited_by=chair.person)
        client = _signed_in(helper)
        page = client.get(HERE).content.decode()
        assert "Sari Dewi" in page
        assert NEW not in page
        links = set(re.findall(rf'href="({HERE}[^"]+)"', page))
        assert links == {f"{HERE}keluar/"}
        for address in (f"{HERE}undang/", f"{HERE}undang-di-kertas/", f"{HERE}serahkan/"):
            assert client.get(address).status_code == 403, address
        for act in ACTS:
            assert client.get(f"{HERE}{chair.pk}/{act}/").status_code == 403, act

    @pytest.mark.parametrize("who", ["stranger", "former member", "another's representative"])
    def test_it_is_not_there_for_others(
        self, cooperative: Organisation, helper: Membership, who: str
    ) -> None:
        invitation = InvitationFactory(organisation=cooperative)
        client = Client()
        client.force_login(
            {
                "stranger": PersonFactory,
                "former member": lambda: (
                    MembershipFactory(organisation=cooperative, over=True).person
                ),
                "another's representative": lambda: MembershipFactory().person,
            }[who]()
        )
        acts = [f"{HERE}{helper.pk}/{act}/" for act in ACTS]
        invited = [
            f"/id/ruang/organisasi/sukamaju/undangan/{invitation.pk}/{act}/"
            for act in ("lagi", "tarik", "lembar")
        ]
        own = [f"{HERE}{act}/" for act in ("serahkan", "keluar", "undang", "undang-di-kertas")]
        answer = f"/id/ruang/undangan/{invitation.pk}/"
        for address in (HERE, *acts, *own, *invited, answer):
            assert client.get(address).status_code == 404, address
        # Who belonged to it knows of it: nothing is done, and what was typed is shown.
        refused = 403 if who == "former member" else 404
        for address in (*acts, *own, *invited[:2]):
            assert client.post(address).status_code == refused, address
        assert client.post(answer).status_code == 404

    def test_member_of_another_organisation_is_not_found_under_ones_own(
        self, client: Client, chair: Membership
    ) -> None:
        other, invitation = MembershipFactory(), InvitationFactory()
        for act in ACTS:
            assert client.get(f"{HERE}{other.pk}/{act}/").status_code == 404
        here = f"/id/ruang/organisasi/sukamaju/undangan/{invitation.pk}/"
        for act in ("lagi", "tarik", "lembar"):
            assert client.get(f"{here}{act}/").status_code == 404

    def test_officer_sees_names_and_does_nothing(
        self, cooperative: Organisation, helper: Membership
    ) -> None:
        nameless = PersonFactory(first_name="", email="tanpa-nama@simpul.test")
        MembershipFactory(organisation=cooperative, person=nameless)
        client = Client()
        client.force_login(AreaFactory(region=cooperative.region).person)
        page = client.get(HERE).content.decode()
        assert "Budi Utomo" in page
        assert nameless.email not in page
        assert helper.person.email not in page
        assert re.findall(rf'href="{HERE}[^"]+"', page) == []
        assert client.get(f"{HERE}undang-di-kertas/").status_code == 403

    def test_queries_do_not_grow(
        self,
        client: Client,
        chair: Membership,
        django_assert_max_num_queries: Any,
    ) -> None:
        MembershipFactory.create_batch(9, organisation=chair.organisation)
        InvitationFactory.create_batch(9, organisation=chair.organisation, invited_by=chair.person)
        with django_assert_max_num_queries(20):
            client.get(HERE)


class TestActs:
    def test_role_is_changed_and_the_person_is_told(
        self, client: Client, chair: Membership, helper: Membership
    ) -> None:
        _post(client, f"{HERE}{helper.pk}/peran/", role="representative")
        helper.refresh_from_db()
        assert helper.represents
        assert Notice.objects.get(recipient=helper.person).kind == "membership-decisions"

    def test_who_is_removed_finds_nothing_any_more_from_that_moment(
        self, client: Client, chair: Membership, helper: Membership
    ) -> None:
        theirs = _signed_in(helper)
        assert theirs.get(HERE).status_code == 200
        _post(client, f"{HERE}{helper.pk}/akhiri/", ending="term-over")
        assert theirs.get(HERE).status_code == 404
        assert HERE not in theirs.get("/id/ruang/").content.decode()

    def test_nobody_to_hand_over_to_is_invited_first(
        self, client: Client, chair: Membership
    ) -> None:
        page = client.get(f"{HERE}serahkan/").content.decode()
        assert f"{HERE}undang/" in page
        assert "Belum ada orang lain" in page

    def test_last_representative_who_leaves_reads_how_to_go_on(
        self, client: Client, chair: Membership, helper: Membership
    ) -> None:
        page = client.get(f"{HERE}keluar/").content.decode()
        assert "Serahkan dahulu" in page
        assert f"{HERE}serahkan/" in page
        assert f"{HERE}undang/" in page
        assert 'name="once"' not in page
        page = _post(client, f"{HERE}keluar/").content.decode()
        assert "Serahkan dahulu" in page
        chair.refresh_from_db()
        assert chair.is_live

    def test_successor_is_one_of_them(
        self, client: Client, chair: Membership, helper: Membership
    ) -> None:
        """Whatever number is sent."""
        other = MembershipFactory()
        page = _post(client, f"{HERE}serahkan/", to=other.pk, leaves="yes")
        assert page.context["form"].errors["to"]
        assert not Membership.objects.filter(ending="handed-over").exists()

    def test_review_is_answered_where_it_waits(
        self, client: Client, chair: Membership, helper: Membership
    ) -> None:
        Membership.objects.filter(pk=helper.pk).update(review_on="2020-01-01")
        assert f"{HERE}{helper.pk}/tegaskan/" in client.get("/id/ruang/").content.decode()
        page = client.get(f"{HERE}{helper.pk}/tegaskan/").content.decode()
        assert f"{HERE}{helper.pk}/akhiri/" in page
        _post(client, f"{HERE}{helper.pk}/tegaskan/")
        assert f"{HERE}{helper.pk}/tegaskan/" not in client.get("/id/ruang/").content.decode()


def _link() -> str:
    found = re.search(r"http://[^/]+(/\S+)", mail.outbox[-1].body)
    assert found is not None
    return found[1]


class TestInviting:
    def _invite(self, client: Client, **data: str) -> Any:
        asked = {"name": "Wayan", "address": NEW, "role": "contributor"}
        return client.post(f"{HERE}undang/", {**asked, **data}, follow=True)

    def test_link_leads_through_signing_in_to_the_answer(
        self, client: Client, chair: Membership
    ) -> None:
        self._invite(client)
        visitor = Client()
        answer = visitor.get(_link())
        assert answer.status_code == 302
        assert answer["Location"].startswith(f"{reverse('account_login')}?next=/id/ruang/undangan/")
        person = PersonFactory(email=NEW)
        visitor.force_login(person)
        page = visitor.get(_link(), follow=True)
        address = page.request["PATH_INFO"]
        assert "Sari Dewi mengundang Anda" in page.content.decode()
        done = visitor.post(address, follow=True).content.decode()
        assert "Selamat datang" in done
        assert Membership.objects.live().filter(person=person).exists()
        told = Notice.objects.get(recipient=chair.person)
        assert (told.kind, told.letter) == ("membership-answers", None)
        again = visitor.get(address).content.decode()
        assert "tidak berlaku lagi" in again

    def test_another_account_is_told_so_and_may_not(
        self, client: Client, chair: Membership
    ) -> None:
        self._invite(client)
        other = Client()
        other.force_login(PersonFactory())
        page = other.get(_link(), follow=True)
        text = page.content.decode()
        assert "alamat surel lain" in text
        assert NEW not in text
        refused = other.post(page.request["PATH_INFO"])
        assert "alamat surel lain" in refused.content.decode()
        assert not Membership.objects.exclude(pk=chair.pk).exists()

    def test_used_or_invented_link_opens_nothing(self, client: Client, chair: Membership) -> None:
        answer = client.get("/id/ruang/undangan/buka/tidak-ada/")
        assert answer.status_code == 404
        assert "tidak berlaku lagi" in answer.content.decode()

    def test_address_of_a_letter_is_one(self, client: Client, chair: Membership) -> None:
        for address in ("bukan", "säri@simpul.test", "a@b.id,c@d.id"):
            page = self._invite(client, address=address)
            assert page.context["form"].errors["address"], address
        assert mail.outbox == []

    def test_sheet_shows_its_code_to_who_made_it_only(
        self, client: Client, chair: Membership
    ) -> None:
        data = {"name": "Wayan", "role": "contributor"}
        page = client.post(f"{HERE}undang-di-kertas/", data, follow=True)
        code = page.context["code"]
        assert code in page.content.decode()
        second = MembershipFactory(organisation=chair.organisation)
        invitation = Invitation.objects.get()
        address = reverse("membership:invitation_sheet", args=["sukamaju", invitation.pk])
        assert _signed_in(second).get(address).status_code == 404

    def test_assistant_makes_a_sheet_for_contributors(self, cooperative: Organisation) -> None:
        MembershipFactory(organisation=cooperative)
        mandate = MandateFactory(cooperative=cooperative, scopes=[Scope.PROFILE])
        client = Client()
        client.force_login(mandate.assistant)
        assert client.get(f"{HERE}undang/").status_code == 403
        page = client.get(f"{HERE}undang-di-kertas/")
        assert page.context["form"].fields["role"].choices == [("contributor", "kontributor")]
        for role, made in (("representative", 0), ("contributor", 1)):
            client.post(f"{HERE}undang-di-kertas/", {"name": "Wayan", "role": role})
            assert Invitation.objects.count() == made
