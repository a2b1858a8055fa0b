"""The editors' lists and forms."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from home.access import Actor
from home.desk.locking import version_of
from partners.organisations.admin.viewsets import cooperative_viewset, organisation_viewset
from partners.organisations.models import CooperativeProfile, Organisation, RegisterEntry
from partners.organisations.services import organisations as services
from portal.users.models import User
from tests.factories.agreements import AgreementFactory, PartyFactory
from tests.factories.claims import VillageFactory
from tests.factories.organisations import CooperativeFactory, OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def deciding(client: Client, moderator: User) -> Client:
    """A moderator's browser."""
    client.force_login(moderator)
    return client


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


def _listed(at_desk: Client, **filters: str) -> set[str]:
    rows = at_desk.get(_url("list"), filters).context["object_list"]
    return {one.name for one in rows}


def test_list_narrows_to_the_cooperatives_of_a_province_whose_number_is_not_known(
    at_desk: Client,
) -> None:
    village = VillageFactory(within="320301")
    CooperativeFactory(name="Tanpa", region=village)
    numbered = CooperativeFactory(name="Bernomor", region=village)
    profile, _ = CooperativeProfile.objects.get_or_create(organisation=numbered)
    profile.registration_number = "AHU-1"
    profile.save()
    CooperativeFactory(name="Jauh", region=VillageFactory(within="110401", code="1104012001"))
    OrganisationFactory(name="Yayasan", kind="foundation", country="ID", region=village)
    assert _listed(at_desk, province="32", lacking="number") == {"Tanpa"}


def test_list_narrows_to_whom_the_last_full_list_does_not_hold(at_desk: Client) -> None:
    today = timezone.localdate()
    gone, there = CooperativeFactory(name="Hilang"), CooperativeFactory(name="Ada")
    for one, since in ((gone, today), (there, None)):
        RegisterEntry.objects.create(organisation=one, source="X", as_of=today, missing_since=since)
    assert _listed(at_desk, care="missing") == {"Hilang"}


def test_list_narrows_to_what_nobody_touched_for_a_year(at_desk: Client) -> None:
    long_ago = timezone.now() - timedelta(days=400)
    for name in ("Lama", "Lama tetapi terdaftar", "Baru"):
        CooperativeFactory(name=name)
    Organisation.objects.filter(name__startswith="Lama").update(updated_at=long_ago)
    listed = Organisation.objects.get(name="Lama tetapi terdaftar")
    RegisterEntry.objects.create(organisation=listed, source="X", as_of=timezone.localdate())
    assert _listed(at_desk, care="stale") == {"Lama"}


@pytest.mark.parametrize("name", ["care", "lacking", "province"])
def test_filter_that_is_none_narrows_nothing_and_breaks_nothing(at_desk: Client, name: str) -> None:
    assert at_desk.get(_url("list"), {name: '%00"' * 50}).status_code == 200


def test_narrowed_list_costs_the_same_number_of_queries(
    at_desk: Client, django_assert_num_queries: Any
) -> None:
    filters = {"lacking": "number"}
    CooperativeFactory()
    _listed(at_desk, **filters)
    with CaptureQueriesContext(connection) as with_one:
        _listed(at_desk, **filters)
    CooperativeFactory.create_batch(3)
    with django_assert_num_queries(len(with_one)):
        _listed(at_desk, **filters)


def test_form_creates_an_organisation(at_desk: Client) -> None:
    values = {"name": "ICA", "slug": "ica", "kind": "apex", "country": "BE", "is_public": "on"}
    response = at_desk.post(_url("add"), values, follow=True)
    assert response.status_code == 200
    made = Organisation.objects.get()
    assert (made.slug, made.is_public) == ("ica", False)


def test_new_organisation_starts_off_the_site_for_moderators_too(deciding: Client) -> None:
    assert 'name="is_public" checked' not in deciding.get(_url("add")).content.decode()
    values = {"name": "ICA", "slug": "ica", "kind": "apex", "country": "BE"}
    deciding.post(_url("add"), values)
    assert not Organisation.objects.get(slug="ica").is_public
    deciding.post(_url("add"), {**values, "name": "IRU", "slug": "iru", "is_public": "on"})
    assert Organisation.objects.get(slug="iru").is_public


def test_editor_neither_shows_nor_hides_nor_archives(at_desk: Client) -> None:
    shown, hidden = OrganisationFactory(is_public=True), OrganisationFactory(is_public=False)
    for one, ticked in ((shown, {}), (hidden, {"is_public": "on"})):
        values = {"name": one.name, "slug": one.slug, "kind": "apex", "country": "BE"}
        at_desk.post(_url("edit", one.pk), {**values, **ticked})
        assert _url("archive", one.pk) not in at_desk.get(_url("edit", one.pk)).content.decode()
        at_desk.post(_url("archive", one.pk), {"seen": version_of(one)})
        one.refresh_from_db()
    assert (shown.kind, hidden.kind) == ("apex", "apex")
    assert (shown.is_public, hidden.is_public) == (True, False)
    assert (shown.archived_at, hidden.archived_at) == (None, None)


def test_archiving_shows_by_name_what_hangs_on_it(deciding: Client) -> None:
    organisation = OrganisationFactory()
    for title, live in (("Nota lama", False), ("Nota di situs", True)):
        agreement = AgreementFactory(title_id=title, live=live)
        PartyFactory(agreement=agreement, organisation=organisation)
    text = deciding.get(_url("archive", organisation.pk)).content.decode()
    assert "2: Nota di situs (di situs), Nota lama" in text


def test_copy_starts_without_the_address(at_desk: Client) -> None:
    organisation = OrganisationFactory(slug="ica", name="ICA")
    text = at_desk.get(_url("copy", organisation.pk)).content.decode()
    assert 'value="ICA"' in text
    assert 'value="ica"' not in text


def test_archive_asks_and_then_archives(deciding: Client) -> None:
    organisation = OrganisationFactory()
    assert organisation.name in deciding.get(_url("archive", organisation.pk)).content.decode()
    deciding.post(_url("archive", organisation.pk), {"seen": version_of(organisation)})
    organisation.refresh_from_db()
    assert organisation.is_archived
    deciding.post(_url("archive", organisation.pk), {"seen": version_of(organisation)})
    organisation.refresh_from_db()
    assert not organisation.is_archived


def test_second_one_to_archive_is_told_and_restores_nothing(deciding: Client) -> None:
    organisation = OrganisationFactory()
    seen = {"seen": version_of(organisation)}
    deciding.post(_url("archive", organisation.pk), seen)
    response = deciding.post(_url("archive", organisation.pk), seen)
    assert response.status_code == 409
    assert len(response.context["conflict"].events) == 1
    organisation.refresh_from_db()
    assert organisation.is_archived


def test_chooser_leaves_out_the_archived(at_desk: Client, moderator: User) -> None:
    services.archive(OrganisationFactory(name="Old"), by=Actor(moderator))
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


def test_history_shows_what_was_done(at_desk: Client, moderator: User) -> None:
    organisation = OrganisationFactory()
    services.archive(organisation, by=Actor(moderator))
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


def test_archived_organisation_is_not_shown_by_ticking_a_box(deciding: Client) -> None:
    organisation = OrganisationFactory(hidden=True, archived_at=timezone.now())
    values = {"name": "ICA", "slug": "ica", "kind": "apex", "country": "BE", "is_public": "on"}
    response = deciding.post(_url("edit", organisation.pk), values)
    assert list(response.context["form"].errors) == ["is_public"]
