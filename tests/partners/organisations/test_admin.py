"""The editors' lists and forms."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from home.access import Actor
from home.desk.locking import version_of
from partners.organisations.admin.viewsets import cooperative_viewset, organisation_viewset
from partners.organisations.models import CooperativeProfile, Organisation
from partners.organisations.services import organisations as services
from portal.users.models import User
from tests.factories.organisations import CooperativeFactory, OrganisationFactory

pytestmark = pytest.mark.django_db


def _url(name: str, *args: object, viewset=organisation_viewset) -> str:
    return reverse(viewset.get_url_name(name), args=args)


def test_list_narrows_by_kind_country_and_missing_summary(at_desk: Client) -> None:
    OrganisationFactory(name="Alpha", kind="apex", country="BE")
    OrganisationFactory(name="Beta", kind="apex", summary_id="a", summary_en="b", country="BE")
    OrganisationFactory(name="Gamma", kind="foundation")
    text = at_desk.get(_url("list") + "?kind=apex&country=BE&incomplete=true").content.decode()
    assert "Alpha" in text
    assert "Beta" not in text
    assert "Gamma" not in text


def test_form_creates_an_organisation(at_desk: Client) -> None:
    values = {"name": "ICA", "slug": "ica", "kind": "apex", "country": "BE", "is_public": "on"}
    response = at_desk.post(_url("add"), values, follow=True)
    assert response.status_code == 200
    assert Organisation.objects.get().slug == "ica"


def test_copy_starts_without_the_address(at_desk: Client) -> None:
    organisation = OrganisationFactory(slug="ica", name="ICA")
    text = at_desk.get(_url("copy", organisation.pk)).content.decode()
    assert 'value="ICA"' in text
    assert 'value="ica"' not in text


def test_archive_asks_and_then_archives(at_desk: Client) -> None:
    organisation = OrganisationFactory()
    assert organisation.name in at_desk.get(_url("archive", organisation.pk)).content.decode()
    at_desk.post(_url("archive", organisation.pk), {"seen": version_of(organisation)})
    organisation.refresh_from_db()
    assert organisation.is_archived
    at_desk.post(_url("archive", organisation.pk), {"seen": version_of(organisation)})
    organisation.refresh_from_db()
    assert not organisation.is_archived


def test_second_one_to_archive_is_told_and_restores_nothing(at_desk: Client) -> None:
    organisation = OrganisationFactory()
    seen = {"seen": version_of(organisation)}
    at_desk.post(_url("archive", organisation.pk), seen)
    response = at_desk.post(_url("archive", organisation.pk), seen)
    assert response.status_code == 409
    assert len(response.context["conflict"].events) == 1
    organisation.refresh_from_db()
    assert organisation.is_archived


def test_chooser_leaves_out_the_archived(at_desk: Client, editor: User) -> None:
    services.archive(OrganisationFactory(name="Old"), by=Actor(editor))
    OrganisationFactory(name="New")
    url = reverse(organisation_viewset.chooser_viewset.get_url_name("choose"))
    text = at_desk.get(url).json()["html"]
    assert "New" in text
    assert "Old" not in text


def test_deletion_of_what_is_used_is_refused_with_a_reason(
    client: Client, moderator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.force_login(moderator)
    organisation = OrganisationFactory(name="ICA")
    monkeypatch.setattr(services, "references_to", lambda organisation: {"agreements": 2})
    response = client.post(_url("delete", organisation.pk), follow=True)
    assert "agreements: 2" in response.content.decode()
    assert Organisation.objects.exists()


def test_history_shows_what_was_done(at_desk: Client, editor: User) -> None:
    organisation = OrganisationFactory()
    services.archive(organisation, by=Actor(editor))
    assert at_desk.get(_url("history", organisation.pk)).status_code == 200


def test_edit_form_leads_to_the_cooperatives_profile(at_desk: Client) -> None:
    cooperative = CooperativeFactory(profile=None)
    text = at_desk.get(_url("edit", cooperative.pk)).content.decode()
    assert f"?organisation={cooperative.pk}" in text
    form = at_desk.get(_url("add", viewset=cooperative_viewset) + f"?organisation={cooperative.pk}")
    assert cooperative.name in form.content.decode()


def test_profile_is_saved_from_its_form(at_desk: Client) -> None:
    cooperative = CooperativeFactory(profile=None)
    values = {"organisation": cooperative.pk, "members": "120", "hosts_magang": "on"}
    at_desk.post(_url("add", viewset=cooperative_viewset), values, follow=True)
    assert CooperativeProfile.objects.hosting_magang().get().members == 120


def test_strangers_do_not_get_in(client: Client, stranger: User) -> None:
    client.force_login(stranger)
    assert client.get(_url("list")).status_code == 302


def test_archived_organisation_is_not_shown_by_ticking_a_box(at_desk: Client) -> None:
    organisation = OrganisationFactory(hidden=True, archived_at=timezone.now())
    values = {"name": "ICA", "slug": "ica", "kind": "apex", "country": "BE", "is_public": "on"}
    response = at_desk.post(_url("edit", organisation.pk), values)
    assert list(response.context["form"].errors) == ["is_public"]
