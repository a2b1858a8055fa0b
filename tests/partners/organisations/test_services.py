"""Who may do what with organisations, and what is refused."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import ModelLogEntry

from home.access import ActionNotPermitted, Actor
from partners.organisations.models import Organisation
from partners.organisations.services import organisations as services
from portal.users.models import User
from tests.factories.organisations import CooperativeFactory, OrganisationFactory

pytestmark = pytest.mark.django_db


def _actions(organisation: Organisation) -> list[str]:
    entries = ModelLogEntry.objects.for_instance(organisation).order_by("timestamp", "pk")
    return list(entries.values_list("action", flat=True))


def test_creating_leaves_a_revision_and_a_line_in_the_log(editor: User) -> None:
    organisation = services.create(
        by=Actor(editor), name="ICA", slug="ica", kind="apex", country="BE"
    )
    assert _actions(organisation) == ["wagtail.create"]
    assert organisation.latest_revision.user == editor


def test_invalid_values_are_not_saved(editor: User) -> None:
    with pytest.raises(ValidationError):
        services.create(by=Actor(editor), name="", slug="x", kind="apex", country="BE")
    assert not Organisation.objects.exists()


def test_update_changes_and_logs(editor: User) -> None:
    organisation = OrganisationFactory()
    services.update(organisation, by=Actor(editor), acronym="ICA")
    organisation.refresh_from_db()
    assert organisation.acronym == "ICA"
    assert _actions(organisation) == ["wagtail.edit"]


def test_new_organisation_is_off_the_site_unless_a_moderator_says_so(
    editor: User, moderator: User
) -> None:
    values = {"kind": "apex", "country": "BE"}
    assert not services.create(by=Actor(editor), name="A", slug="a", **values).is_public
    with pytest.raises(ActionNotPermitted):
        services.create(by=Actor(editor), name="B", slug="b", is_public=True, **values)
    made = services.create(by=Actor(moderator), name="C", slug="c", is_public=True, **values)
    assert made.is_public
    with pytest.raises(ActionNotPermitted):
        services.update(made, by=Actor(editor), is_public=False)
    services.update(made, by=Actor(editor), is_public=True, acronym="C")


def test_archived_organisation_is_hidden_and_cannot_be_changed(moderator: User) -> None:
    organisation = OrganisationFactory()
    services.archive(organisation, by=Actor(moderator))
    organisation.refresh_from_db()
    assert not organisation.is_public
    assert not Organisation.objects.active().exists()
    with pytest.raises(services.OrganisationIsArchived):
        services.update(organisation, by=Actor(moderator), name="Other")


def test_restored_organisation_stays_off_the_site(moderator: User) -> None:
    organisation = OrganisationFactory()
    services.archive(organisation, by=Actor(moderator))
    services.restore(organisation, by=Actor(moderator))
    organisation.refresh_from_db()
    assert not organisation.is_archived
    assert not organisation.is_public
    assert _actions(organisation) == [services.ARCHIVED, services.RESTORED]


def test_archiving_twice_changes_nothing(moderator: User) -> None:
    organisation = OrganisationFactory()
    services.archive(organisation, by=Actor(moderator))
    services.archive(organisation, by=Actor(moderator))
    assert _actions(organisation) == [services.ARCHIVED]


def test_what_nothing_relies_on_can_be_deleted_with_its_profile(moderator: User) -> None:
    services.delete(CooperativeFactory(), by=Actor(moderator))
    assert not Organisation.objects.exists()


def test_organisation_in_use_is_not_deleted(
    moderator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    organisation = OrganisationFactory()
    monkeypatch.setattr(services, "references_to", lambda organisation: {"agreements": 2})
    with pytest.raises(services.OrganisationIsInUse, match="agreements: 2"):
        services.delete(organisation, by=Actor(moderator))
    assert Organisation.objects.exists()


@pytest.mark.parametrize("action", ["archive", "restore", "delete", "update"])
def test_strangers_may_not_change_anything(stranger: User, action: str) -> None:
    with pytest.raises(ActionNotPermitted):
        getattr(services, action)(OrganisationFactory(), by=Actor(stranger))


def test_people_whose_account_is_closed_may_not_change_anything(editor: User) -> None:
    editor.is_active = False
    with pytest.raises(ActionNotPermitted):
        services.create(by=Actor(editor), name="ICA", slug="ica", kind="apex")
