"""A moderator sees two organisations side by side before they are one."""

import pytest
from django.test import Client
from django.urls import reverse

from home.access import Actor
from partners.membership.models import Membership, Role
from partners.organisations.models import Organisation
from portal.users.models import User
from tests.factories.agreements import PartyFactory
from tests.factories.membership import InvitationFactory, MembershipFactory
from tests.factories.organisations import CooperativeFactory, OrganisationFactory
from tests.partners.membership.acts.merging import merge as an_act

pytestmark = pytest.mark.django_db


@pytest.fixture
def decider(client: Client, moderator: User) -> Client:
    client.force_login(moderator)
    return client


def _page(client: Client, old: Organisation, kept: Organisation) -> str:
    answer = client.get(reverse("organisations_merge", args=[old.pk, kept.pk]))
    assert answer.status_code == 200
    return answer.content.decode()


def test_both_are_shown_with_names_numbers_people_and_records(decider: Client) -> None:
    old = CooperativeFactory(name="KUD Lama", profile__registration_number="AHU-5")
    kept = CooperativeFactory(name="KUD Baru")
    mine = MembershipFactory(organisation=old, person__first_name="Sari")
    InvitationFactory(organisation=old, invited_by=mine.person)
    PartyFactory(organisation=kept)
    page = _page(decider, old, kept)
    for shown in ("KUD Lama", "KUD Baru", "AHU-5", "Sari", old.get_absolute_url()):
        assert shown in page
    assert f'name="role_{mine.pk}"' in page


def test_what_hinders_is_said_and_leaves_no_button(decider: Client) -> None:
    page = _page(decider, CooperativeFactory(), OrganisationFactory())
    assert "Gabungkan selamanya" not in page
    assert "hanya digabungkan dengan koperasi" in page


def test_contributor_of_the_other_stays_one_unless_it_is_chosen(decider: Client) -> None:
    there = MembershipFactory(role=Role.CONTRIBUTOR)
    MembershipFactory(organisation=there.organisation)
    mine = MembershipFactory(person=there.person)
    address = reverse("organisations_merge", args=[mine.organisation_id, there.organisation_id])
    form = decider.get(address).context["form"]
    assert form.fields[f"role_{mine.pk}"].initial == Role.CONTRIBUTOR
    assert dict(form.fields[f"role_{mine.pk}"].choices).keys() == set(Role)


def test_whether_names_lead_on_is_asked_only_of_one_that_is_not_on_the_site(
    decider: Client,
) -> None:
    shown, hidden, kept = (CooperativeFactory(is_public=is_on) for is_on in (True, False, True))
    assert 'name="tells_names"' not in _page(decider, shown, kept)
    page = _page(decider, hidden, kept)
    assert 'name="tells_names"' in page
    assert "alamatnya mengarah ke yang kedua" not in page


@pytest.mark.parametrize(("sent", "leads"), [({}, False), ({"tells_names": "on"}, True)])
def test_names_of_a_hidden_one_lead_on_where_it_is_ticked(
    sent: dict[str, str], leads: bool, decider: Client
) -> None:
    hidden, kept = CooperativeFactory(is_public=False), CooperativeFactory()
    address = reverse("organisations_merge", args=[hidden.pk, kept.pk])
    seen = decider.get(address).context["form"]["seen"].value()
    answer = decider.post(address, {"seen": seen, "reason": "Tercatat dua kali", **sent})
    assert answer.status_code == 302
    hidden.refresh_from_db()
    assert (hidden.merged_into, hidden.leads_readers_on) == (kept, leads)


def test_choosing_the_other_leads_to_the_comparison(decider: Client) -> None:
    old, kept = CooperativeFactory(), CooperativeFactory()
    address = reverse("organisations_merge_choose", args=[old.pk])
    answer = decider.post(address, {"into": kept.pk})
    assert answer["Location"] == reverse("organisations_merge", args=[old.pk, kept.pk])


def test_list_leads_moderators_there_and_not_editors(
    client: Client, moderator: User, editor: User
) -> None:
    organisation = CooperativeFactory()
    address = reverse("organisations_merge_choose", args=[organisation.pk])
    seen = []
    for person in (moderator, editor):
        client.force_login(person)
        page = client.get(reverse("wagtailsnippets_organisations_organisation:list"))
        seen.append((address in page.content.decode(), client.get(address).status_code))
    assert seen == [(True, 200), (False, 302)]


def test_merged_one_is_not_restored(decider: Client) -> None:
    address, data = an_act(Actor(User.objects.get(email__startswith="moderator")))
    assert decider.post(address, data).status_code == 302
    old = Organisation.objects.get(merged_into__isnull=False)
    back = reverse("wagtailsnippets_organisations_organisation:archive", args=[old.pk])
    seen = decider.get(back).context["form"]["seen"].value()
    page = decider.post(back, {"seen": seen}).content.decode()
    assert "digabungkan ke dalam" in page
    assert Membership.objects.live().get().organisation == old.merged_into
