"""Who of the staff looks after organisations and offers, as of agreements; told to staff alone."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry, Workflow

from home import work
from home.access import ActionNotPermitted, Actor
from home.four_eyes.letters import CHANGES
from home.notices.models import Notice
from partners.apprenticeships.hosting.changes import between
from partners.apprenticeships.models import Offer
from partners.apprenticeships.services import offers
from partners.organisations.models import Organisation
from partners.organisations.services import organisations
from portal.users.models import User
from tests.factories.agreements import TwoPartyAgreementFactory
from tests.factories.apprenticeships import OfferFactory
from tests.factories.knowledge import ToolPageFactory
from tests.factories.organisations import OrganisationFactory
from tests.home.test_bulk_acts import address, said

pytestmark = pytest.mark.django_db
KINDS: dict[str, tuple[Callable[..., Any], Callable[..., None]]] = {
    "organisation": (OrganisationFactory, organisations.assign),
    "offer": (OfferFactory, offers.assign),
}
LISTS = {
    "organisation": "wagtailsnippets_organisations_organisation",
    "offer": "wagtailsnippets_apprenticeships_offer",
}


@pytest.fixture(params=KINDS)
def kind(request: Any) -> str:
    return str(request.param)


def test_many_are_assigned_and_each_has_its_line(client: Client, editor, moderator, kind) -> None:
    make, _assign = KINDS[kind]
    first, second = make(), make()
    client.force_login(editor)
    answer = client.post(address(first, "assign", second), {"person": moderator.pk}, follow=True)
    assert "2" in said(answer)
    for one in (first, second):
        one.refresh_from_db()
        assert one.in_charge == moderator
        assert one.latest_revision.as_object().in_charge == moderator
        actions = ModelLogEntry.objects.for_instance(one).values_list("action", flat=True)
        assert [name for name in actions if name.endswith(".assign")]
    assert not Notice.objects.filter(kind=CHANGES).exists()
    client.post(address(first, "assign"), {"person": ""})
    first.refresh_from_db()
    assert first.in_charge is None


def test_list_has_a_column_and_is_narrowed(client: Client, editor, moderator, kind) -> None:
    make, assign = KINDS[kind]
    mine, nobodys = make(), make()
    assign(mine, moderator, by=Actor(editor))
    client.force_login(editor)
    listing = reverse(f"{LISTS[kind]}:list")
    assert str(moderator) in client.get(listing).content.decode()
    for value, shown in ((moderator.pk, mine), ("null", nobodys)):
        found = client.get(listing, {"in_charge": value}).context["object_list"]
        assert [one.pk for one in found] == [shown.pk]


def test_who_makes_it_is_in_charge_until_somebody_else_is(client: Client, editor, kind) -> None:
    client.force_login(editor)
    page = client.get(reverse(f"{LISTS[kind]}:add"))
    assert page.context["form"]["in_charge"].value() == editor.pk
    made = organisations.create(by=Actor(editor), name="Baru", slug="baru", country="ID",
                                kind=Organisation.Kind.ALLIANCE)  # fmt: skip
    assert made.in_charge == editor


def test_only_staff_who_may_write_can_be_named(client: Client, editor, stranger, kind) -> None:
    make, _assign = KINDS[kind]
    one = make()
    client.force_login(editor)
    answer = client.post(address(one, "assign"), {"person": stranger.pk})
    assert answer.status_code == 200
    one.refresh_from_db()
    assert one.in_charge is None
    form = client.get(reverse(f"{LISTS[kind]}:edit", args=[one.pk])).context["form"]
    assert stranger not in form.fields["in_charge"].queryset


def test_stranger_assigns_nothing(stranger: User, editor: User, kind) -> None:
    make, assign = KINDS[kind]
    with pytest.raises(ActionNotPermitted):
        assign(make(), editor, by=Actor(stranger))


def test_no_reader_sees_who(client: Client, editor: User, kind) -> None:
    make, assign = KINDS[kind]
    one = make()
    User.objects.filter(pk=editor.pk).update(first_name="Zulaikha", last_name="Penjaga")
    assign(one, User.objects.get(pk=editor.pk), by=Actor(editor))
    page = client.get(one.get_absolute_url()).content.decode()
    assert "Zulaikha" not in page
    assert editor.email not in page


def test_archived_organisation_and_offer_in_review_are_named_with_the_reason(
    client: Client, editor: User, moderator: User
) -> None:
    archived, offer = OrganisationFactory(), OfferFactory()
    offer.save_revision()
    organisations.archive(archived, by=Actor(moderator))
    Workflow.objects.get(name="Moderasi").start(offer, editor)
    client.force_login(editor)
    for record in (archived, offer):
        answer = client.post(address(record, "assign"), {"person": editor.pk}, follow=True)
        assert f"{record}:" in said(answer)
        record.refresh_from_db()
        assert record.in_charge is None


def test_old_version_of_an_organisation_brings_nobody_back(editor: User, moderator: User) -> None:
    one = OrganisationFactory()
    organisations.assign(one, editor, by=Actor(editor))
    old = Organisation.objects.get(pk=one.pk).latest_revision
    organisations.assign(one, moderator, by=Actor(editor))
    assert old.as_object().in_charge == moderator


def test_applicants_are_not_told_who_is_in_charge() -> None:
    offer = OfferFactory()
    before = offer.serializable_data()
    assert "in_charge" in before
    assert not between(before, {**before, "in_charge": 1})


def test_copy_for_next_year_keeps_who_is_in_charge(editor: User) -> None:
    offer = OfferFactory()
    offers.assign(offer, editor, by=Actor(editor))
    copy = offers.copy_for_next_year(Offer.objects.get(pk=offer.pk), by=Actor(editor))
    assert copy.in_charge == editor


def test_my_work_counts_what_is_in_my_charge_and_leads_to_it(client: Client, editor: User) -> None:
    assert work.in_my_charge(editor) == []
    OrganisationFactory(in_charge=editor)
    OfferFactory(in_charge=editor)
    TwoPartyAgreementFactory(in_charge=editor)
    ToolPageFactory(owner=editor)
    client.force_login(editor)
    items = client.get(reverse("my_work")).context["charge"]
    assert {str(item.label): item.note for item in items} == {
        "Alat": "1", "Kesepakatan": "1", "Organisasi": "1", "Penawaran magang": "1"
    }  # fmt: skip
    for item in items:
        assert len(client.get(item.url).context["object_list"]) == 1


def test_offer_of_another_that_came_back_is_mine_when_i_am_in_charge(
    editor: User, moderator: User
) -> None:
    offer = OfferFactory(title_id="Panduan", in_charge=editor)
    offer.save_revision(user=moderator)
    state = Workflow.objects.get(name="Moderasi").start(offer, moderator).current_task_state
    state.reject(user=moderator, comment="Lengkapi.")
    assert [str(item.label) for item in work.returned(editor)] == ["Panduan"]
